import { join } from 'node:path';
import { type Run, runAssay, runNode } from './assay-run.ts';

const rounds = 20;

/** How long the command takes to start, beside Node that starts and does nothing. */
export async function benchStart(folder: string): Promise<void> {
  await runAssay(folder, 'init', 'start');
  const desk = join(folder, 'start');
  const runs = {
    bare: () => runNode(desk, '-e', '0'),
    help: () => runAssay(desk, '--help'),
    check: () => runAssay(desk, 'check', 'claims/example.claim.ts'),
  };
  const times = { bare: [] as number[], help: [] as number[], check: [] as number[] };
  // Turn about, so that a machine that slows down slows all; the first round fills the cache of compiled modules.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['bare', 'help', 'check'] as const) {
      const { seconds }: Run = await runs[name]();
      if (round > 0) times[name].push(seconds * 1000);
    }
  }
  const bare = spread(times.bare);
  const line = (given: readonly number[]) => {
    const { best, median } = spread(given);
    const ratio = (median / bare.median).toFixed(1);
    return `best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms of ${rounds}; ratio to bare Node ${ratio}`;
  };
  console.log(`node -e 0: ${line(times.bare)}`);
  console.log(`assay --help: ${line(times.help)} (wanted: under 150 ms)`);
  console.log(`assay check, one file: ${line(times.check)} (wanted: under 700 ms)\n`);
}

function spread(given: readonly number[]): { readonly best: number; readonly median: number } {
  const sorted = given.toSorted((a, b) => a - b);
  return { best: sorted[0] ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}
