import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { lastHeaders } from '../security-headers.ts';
import { setAlarm } from './alarm.ts';
import { networkOf } from './caller.ts';
import type { Limits } from './limits.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * A server for a gateway's listener that lets nobody hold a connection for long: not by sending slowly, not by fetching
 * an answer slowly, and not by doing nothing. Who is over the number of connections is not let in.
 */
export function createLimitedServer(listener: Listener, limits: Limits): Server {
  const longest = limits.requestMs + limits.deadlineMs + limits.answerMs;
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      // The server refuses to wait longer for a part than for the whole.
      headersTimeout: Math.min(limits.headersMs, limits.requestMs),
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      // How often the two timeouts above are looked at; half a minute unless told.
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      // The gateway refuses those without one, with its own headers.
      requireHostHeader: false,
    },
    (request, response) => {
      // A stream has no end to wait for: it is given up once nothing of what waits has been fetched meanwhile.
      let fetched = -1;
      const look = (): void => {
        const waiting = request.socket.writableLength;
        const before = fetched;
        fetched = request.socket.bytesWritten - waiting;
        const isStream = response.getHeader('content-type') === 'text/event-stream';
        if (!isStream || (waiting > 0 && fetched === before)) request.socket.destroy();
        else end = setAlarm(longest, look);
      };
      let end = setAlarm(longest, look);
      response.once('close', () => end());
      listener(request, response);
    },
  );
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  server.on('connection', shareOut(limits));
  server.on('checkExpectation', (_, response: ServerResponse) => response.writeHead(417, lastHeaders).end());
  server.on('clientError', refuse);
  return server;
}

/** What cannot be read as a request, by what Node calls it; anything else is a bad request. */
const refusals: { readonly [code: string]: string } = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function refuse({ code = '' }: NodeJS.ErrnoException, socket: Duplex & Pick<Partial<Socket>, 'bytesWritten'>): void {
  // In the middle of an answer it would be read as a part of it.
  if (!socket.writable || code === 'ECONNRESET' || (socket.bytesWritten ?? 0) > 0) {
    socket.destroy();
    return;
  }
  const lines = Object.entries(lastHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${refusals[code] ?? '400 Bad Request'}\r\n${lines.join('')}\r\n`);
}

/** Leaves places for others: no address holds more than its share of connections. */
function shareOut(limits: Limits): (socket: Socket) => void {
  const held = new Map<string, number>();
  return (socket) => {
    const address = networkOf({ req: { socket } });
    const count = (held.get(address) ?? 0) + 1;
    held.set(address, count);
    socket.once('close', () => {
      const left = (held.get(address) ?? 0) - 1;
      if (left > 0) held.set(address, left);
      else held.delete(address);
    });
    if (count > limits.connectionsByAddress) socket.destroy();
  };
}
