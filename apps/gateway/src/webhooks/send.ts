import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, mayCall, type Ranges, type Resolve, refused, Unreachable } from './address.ts';

/** How long a call may take, and how much of its answer is fetched. */
const [patience, most] = [10_000, 65_536];

export interface Call {
  readonly url: string;
  readonly id: string;
  /** Each makes a signature, and one that holds is enough. */
  readonly secrets: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly body: string;
  readonly ranges: Ranges;
  readonly resolve?: Resolve | undefined;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly status: number | null;
  /** `null` where the call was taken: answered with 2xx. */
  readonly fault: string | null;
}

/** Calls an address, signed as Standard Webhooks has it. Never fails: what went wrong is told in few words. */
export async function send({ url: text, id, secrets, now, body, ranges, resolve, signal }: Call): Promise<Answered> {
  const url = new URL(text);
  const isHttps = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // An address is called as it stands, without a look-up.
  if (isIP(host) !== 0 && !mayCall(host, isHttps, ranges)) return { status: null, fault: refused(isHttps).message };
  const timestamp = String(Math.floor(now / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Assay-Webhook',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signatureOf(secret, signed)}`).join(' '),
  };
  const request = isHttps ? requestHttps : requestHttp;
  try {
    const status = await new Promise<number>((done, fail) => {
      const lookup = guardedLookup(isHttps, ranges, resolve);
      const ending = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      // A connection of its own: one that was kept could lead elsewhere by now.
      const call = request(url, { method: 'POST', headers, lookup, agent: false, signal: ending }, (response) => {
        let bytes = 0;
        const answered = (): void => done(response.statusCode ?? 0);
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= most) return;
          answered();
          response.destroy();
        });
        response.on('end', answered).on('error', fail);
      });
      call.on('error', fail).end(body);
    });
    if (status >= 200 && status < 300) return { status, fault: null };
    const redirected = status >= 300 && status < 400;
    return {
      status,
      fault: redirected ? 'expected an answer with 2xx, got a redirect' : 'expected an answer with 2xx',
    };
  } catch (error) {
    return { status: null, fault: wordsOf(error, signal) };
  }
}

/** HMAC-SHA-256 with the bytes that stand in base64 after `whsec_`. */
function signatureOf(secret: string, signed: string): string {
  return createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(signed)
    .digest('base64');
}

/** What is told of a fault: nothing that whoever answers has written. */
function wordsOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof Unreachable) return error.message;
  if (signal.aborted) return 'the gateway stopped';
  if (error instanceof Error && error.name === 'AbortError') return `expected an answer within ${patience} ms`;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? `the call failed: ${code}` : 'the call failed';
}
