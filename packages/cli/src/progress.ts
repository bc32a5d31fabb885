import type { Io } from './io.ts';

/** Told how far long work is. */
export interface Progress {
  readonly at: (done: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { at: () => {}, stop: () => {} };

/** A bar with rate and time left, for a person at a terminal. */
export async function startProgress({ err }: Io, total: number, unit: string): Promise<Progress> {
  if (err.isTTY !== true || total === 0) return silent;
  const { default: cliProgress } = await import('cli-progress');
  const begin = performance.now();
  const bar = new cliProgress.SingleBar({
    // A screen that is a terminal is the stream of one.
    stream: err as NodeJS.WriteStream,
    format: `{bar} {percentage}% {value}/{total} ${unit}, {rate}/s, {eta_formatted} left`,
    hideCursor: true,
    etaBuffer: 50,
  });
  bar.start(total, 0, { rate: '0' });
  return {
    at: (done) => bar.update(done, { rate: rateOf(done, performance.now() - begin) }),
    stop: () => bar.stop(),
  };
}

function rateOf(done: number, milliseconds: number): string {
  return Math.round((done * 1000) / Math.max(milliseconds, 1)).toLocaleString('en');
}
