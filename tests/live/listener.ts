import type { Answer } from '@assay/gateway/test-answer';

/** One server-sent event. */
export interface Message {
  readonly id: string | null;
  readonly event: string | null;
  readonly data: string | null;
}

export interface Listener {
  readonly status: number;
  readonly headers: Headers;
  /** The next message that is no heartbeat; `undefined` once there are no more. */
  readonly message: () => Promise<Message | undefined>;
  /** The next result. */
  readonly next: () => Promise<Answer>;
  /** The last cursor that came, by whichever message. */
  readonly cursor: () => string | null;
  /** How often the stream showed that it is there. */
  readonly beats: () => number;
  /** Leaves without a word. */
  readonly leave: () => Promise<void>;
}

interface Asking {
  readonly url: string;
  readonly query: string;
  readonly variables?: object;
  readonly headers?: { readonly [name: string]: string };
  readonly method?: 'POST' | 'GET';
  /** Asks a gateway without a socket. */
  readonly send?: (request: Request) => Promise<Response>;
}

/** Subscribes, and reads what comes as a browser would: `id` lines count without an event. */
export async function listen({ url, query, variables = {}, headers = {}, method = 'POST', send = fetch }: Asking) {
  const leaving = new AbortController();
  const accept = { accept: 'text/event-stream', ...headers };
  const inUrl = `${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
  const { signal } = leaving;
  const response = await send(
    method === 'GET'
      ? new Request(inUrl, { headers: accept, signal })
      : new Request(url, {
          method,
          headers: { 'content-type': 'application/json', ...accept },
          body: JSON.stringify({ query, variables }),
          signal,
        }),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let cursor: string | null = null;
  let beats = 0;

  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const more = await reader?.read().catch(() => undefined);
      if (more?.value === undefined) return undefined;
      text += more.value;
    }
  };
  const message = async (): Promise<Message | undefined> => {
    for (let found = await block(); found !== undefined; found = await block()) {
      const field = (name: string): string | null =>
        new RegExp(`^${name}:[ ]?(.*)$`, 'm').exec(found ?? '')?.[1] ?? null;
      const id = field('id');
      cursor = id ?? cursor;
      if (field('event') !== null) return { id, event: field('event'), data: field('data') };
      beats += 1;
    }
    return undefined;
  };
  const listener: Listener = {
    status: response.status,
    headers: response.headers,
    message,
    next: async () => {
      const got = await message();
      if (got?.event !== 'next') throw new Error(`expected a result, got ${JSON.stringify(got)}`);
      return JSON.parse(got.data ?? 'null');
    },
    cursor: () => cursor,
    beats: () => beats,
    leave: async () => {
      leaving.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
  return listener;
}
