import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits/limits.ts';
import type { Hub } from './hub.ts';
import { cursorOf, type Live } from './live.ts';

/**
 * Streams the results of a subscription as server-sent events, in the distinct connections mode of graphql-sse. Each event
 * has its cursor as its id, which a browser sends back as `Last-Event-ID` when it connects again.
 */
export function streamsEvents(live: Live, hub: Hub, limits: Limits): Plugin {
  return {
    onResultProcess: ({ request, result, resultProcessor, setResultProcessor }) => {
      if (!(Symbol.asyncIterator in result)) return;
      const results = result[Symbol.asyncIterator]();
      // A client that takes no stream is told so, and leaves nothing behind.
      if (resultProcessor === undefined) void results.return?.();
      else setResultProcessor(() => toResponse(results, request), 'text/event-stream');
    },
  };

  function toResponse(results: AsyncIterator<ExecutionResult>, request: Request): Response {
    const encoder = new TextEncoder();
    let sentAt = performance.now();
    let release = (): void => undefined;
    const lines = (...parts: readonly string[]): Uint8Array => {
      sentAt = performance.now();
      return encoder.encode(`${parts.join('\n')}\n\n`);
    };
    const beat = (): Uint8Array => lines(...idLine(live.cursorFor(request)), ':');
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          // Some clients show nothing before the first byte.
          controller.enqueue(beat());
          release = hub.hold(() => {
            const due = performance.now() - sentAt >= limits.heartbeatMs;
            // Where the last one is still waiting to be fetched there is no use in another.
            if (due && (controller.desiredSize ?? 0) > 0) controller.enqueue(beat());
          });
          request.signal.addEventListener('abort', release, { once: true });
        },
        pull: async (controller) => {
          const { done, value } = await results.next();
          if (done !== true) {
            controller.enqueue(lines(...idLine(cursorIn(value)), 'event: next', `data: ${toText(value)}`));
            return;
          }
          release();
          controller.enqueue(lines('event: complete', 'data:'));
          controller.close();
        },
        cancel: async () => {
          release();
          await results.return?.();
        },
      },
      { highWaterMark: 1 },
    );
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        // Some proxies would keep events back to fill a buffer.
        'x-accel-buffering': 'no',
        // Once it has ended its connection is of no use to a gateway that stops.
        connection: 'close',
      },
    });
  }
}

function idLine(cursor: string | null): readonly string[] {
  return cursor === null ? [] : [`id: ${cursor}`];
}

function cursorIn(result: ExecutionResult): string | null {
  const cursor: unknown = Reflect.get(result, cursorOf);
  return typeof cursor === 'string' ? cursor : null;
}

/** The result as text, without what only the server reads of it. */
function toText(result: ExecutionResult): string {
  const errors = result.errors?.map((error) => {
    const { http: _, ...extensions } = error.extensions;
    return { ...error.toJSON(), extensions };
  });
  const told = errors === undefined ? result : { ...result, errors };
  // The answer knows how much of it may be written out.
  const stringify: unknown = Reflect.get(result, 'stringify');
  return typeof stringify === 'function' ? String(stringify(told)) : JSON.stringify(told);
}
