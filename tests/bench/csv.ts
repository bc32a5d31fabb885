import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readCsv, type TableSchema } from '@assay/core';
import { build } from 'rolldown';
import { inferSchema, initParser } from 'udsv';
import { countries, firstYear, makeRanking, size, yearCount } from './ranking.ts';

const csvSchema = {
  company: { type: 'text', vocabulary: null, required: true },
  country: { type: 'text', vocabulary: countries, required: true },
  year: { type: 'number', unit: 'calendar-year', required: true },
  published: { type: 'date', required: true },
  revenue: { type: 'number', unit: 'MUSD', required: false },
  place: { type: 'number', unit: 'rank', required: false },
} as const satisfies TableSchema;

/** A million rows of six columns as comma-separated values. */
function makeCsv(): string {
  const { country, year, revenue } = makeRanking();
  const lines = [Object.keys(csvSchema).join(',')];
  for (let row = 0; row < size; row += 1) {
    const day = `${firstYear + (row % yearCount)}-12-${10 + (row % 20)}`;
    const cells = [`Company ${row % 5000}`, countries[country[row] ?? 0], year[row], day, revenue[row], row % 90_000];
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Rows in a second, ours in the checked form a table needs, the peer's as bare text; in turn, the best of each. */
export async function benchCsv(file: string): Promise<void> {
  const text = makeCsv();
  writeFileSync(file, text);
  let [ours, peer] = [Infinity, Infinity];
  for (let round = 0; round < 4; round += 1) {
    let begin = performance.now();
    const reading = readCsv(text, csvSchema);
    ours = Math.min(ours, performance.now() - begin);
    if (!reading.loaded || reading.rows.length !== size) throw new Error('the file is read whole');
    begin = performance.now();
    const rows = initParser(inferSchema(text)).stringArrs(text);
    peer = Math.min(peer, performance.now() - begin);
    if (rows.length !== size) throw new Error('the peer reads the file whole');
  }
  console.log(
    `CSV of 1,000,000 × 6 cells: baseline ${(size / peer / 1000).toFixed(2)} million rows/s by uDSV, unchecked`,
  );
  console.log(
    `CSV of 1,000,000 × 6 cells: ratio ${(peer / ours).toFixed(2)}, every cell checked (wanted: at least 0.33)`,
  );
  // Compiled, as who installs the library runs it: stripping the types of our sources takes memory as well.
  const program = `${file}.mjs`;
  await build({
    input: new URL('load-csv.ts', import.meta.url).pathname,
    platform: 'node',
    resolve: { conditionNames: ['source'] },
    output: { file: program },
    logLevel: 'warn',
  });
  const grown = execFileSync(process.execPath, [program, file, JSON.stringify(csvSchema)]);
  console.log(`CSV of 1,000,000 × 6 cells: ${grown.toString().trim()} (wanted: under 400 MB)\n`);
}
