import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const bin = new URL('../../packages/cli/src/bin.js', import.meta.url).pathname;
/** As the program's first line says. */
const flags = ['--conditions=source', '--max-semi-space-size=16'];

/** One run in a process of its own: how long it took, and the most memory it held. */
export interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs the command in a folder. */
export function runAssay(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return runNode(cwd, ...flags, bin, ...argv);
}

/** Runs Node itself in a folder. */
export async function runNode(cwd: string, ...argv: readonly string[]): Promise<Run> {
  const begin = performance.now();
  const child = spawn(process.execPath, argv, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let megabytes = 0;
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 50);
  await once(child, 'exit');
  clearInterval(look);
  return { seconds: (performance.now() - begin) / 1000, megabytes };
}

/** The kernel keeps the peak, so that a look now and then misses nothing but the last moments. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
