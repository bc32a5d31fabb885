import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from '@assay/gateway/test-answer';

/** What an address was called with. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: Answer;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How the next calls are answered: with a status, or in any other way. */
  answer: number | ((response: ServerResponse, got: Received) => void);
  readonly close: () => Promise<void>;
}

/** A service that listens, and keeps what it was called with. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const got = { headers: request.headers, text, body: JSON.parse(text) };
    received.push(got);
    if (typeof receiver.answer === 'number') response.writeHead(receiver.answer, { location: '/elsewhere' }).end();
    else receiver.answer(response, got);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    // A server that listens on a port has this address.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: 204,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** The signature that Standard Webhooks asks for, made by its words. */
export function signatureOf(secret: string, { headers, text }: Received): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
