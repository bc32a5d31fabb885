import type { EventEmitter } from 'node:events';

interface Options {
  /** In milliseconds, by a clock that only moves forward. */
  readonly now: () => number;
  readonly exit: (code: number) => void;
}

const signals = ['SIGTERM', 'SIGINT'] as const;

/** One key press can reach a process twice: from the terminal, and from the npm that started it. */
const samePress = 500;

/** Aborted by the first signal to stop; a second one exits at once. */
export function stopSignals(process: EventEmitter, { now, exit }: Options): AbortSignal {
  const stop = new AbortController();
  let first: number | null = null;
  for (const signal of signals) {
    process.on(signal, () => {
      if (first === null) {
        first = now();
        stop.abort();
      } else if (now() - first >= samePress) {
        exit(1);
      }
    });
  }
  return stop.signal;
}
