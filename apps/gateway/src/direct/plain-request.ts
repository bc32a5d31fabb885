import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestHead } from '../auth/principal.ts';
import { isJson } from '../limits/json-body.ts';

/** A body that is longer is not of a document that was kept. */
const longestBody = 32_768;

/** As what an answer is sent, by what a client accepts: what the clients in use send. */
const answerTypes = new Map([
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json'],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'application/graphql-response+json',
  ],
]);

/** The type of the answer to a POST of a short JSON; `undefined` for any other request. */
export function typeForPlain({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'POST' || url !== '/graphql') return undefined;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return undefined;
  const length = headers['content-length'] ?? '';
  if (!/^\d{1,6}$/.test(length) || Number(length) > longestBody) return undefined;
  if (!isJson.test(headers['content-type'] ?? '')) return undefined;
  return answerTypes.get(headers.accept ?? '*/*');
}

/** The head of a request as those that find out who asks read it. */
export function headOf({ headers }: IncomingMessage): RequestHead {
  const get = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  return { url: `http://${headers.host}/graphql`, headers: { get } };
}

/** The whole body; `null` where who sent it went away. */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)));
    request.once('close', () => resolve(null));
  });
}

/** What is in a body; `undefined` where it is no JSON. */
export function parsedBody(body: Buffer): unknown {
  if (!isUtf8(body)) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** Puts a body that was read back, for whoever reads the request next. */
export function putBack(request: IncomingMessage, body: Buffer): void {
  Object.assign(request, {
    body: {
      // The server looks whether there is anything in a body before it looks whether it can be read.
      length: body.length,
      async *[Symbol.asyncIterator]() {
        yield body;
      },
    },
  });
}
