import type { Server, ServerResponse } from 'node:http';

/** Ends a server: nothing new comes in, what is under way ends, and after so many milliseconds what is left is cut off. */
export type GracefulClose = (deadlineMs: number) => Promise<void>;

/**
 * Keeps an eye on the answers of a server. A connection that is kept would bring requests for ever: once the server
 * closes, each answer on it says that it is the last.
 */
export function gracefulClose(server: Server): GracefulClose {
  const open = new Set<ServerResponse>();
  let isClosing = false;
  server.prependListener('request', (_, response: ServerResponse) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (isClosing) sayLast(response);
  });
  return async (deadlineMs) => {
    isClosing = true;
    for (const response of open) sayLast(response);
    const closed = new Promise((resolve) => server.close(resolve));
    const impatient = setTimeout(() => server.closeAllConnections(), deadlineMs);
    await closed;
    clearTimeout(impatient);
  };
}

function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
