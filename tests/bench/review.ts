import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import Database from 'better-sqlite3';
import { type Run, runAssay } from './assay-run.ts';
import { fillDesk } from './desk.ts';

/** Tables that others point at, each after those it points at. */
const parents = [
  ...['actor', 'claimant', 'source', 'snapshot_bytes', 'snapshot', 'table_content', 'evidence_table', 'claim'],
  ...['proposition', 'verdict', 'revision', 'review', 'evidence'],
];

/** What a verdict says of its revisions, which come after it; nothing else points forward. */
const pointers = ['current_revision_id', 'public_revision_id', 'public_state'];

/** How long raw prepared statements take for the rows of a database, its guards and foreign keys in force. */
async function rawInserts(from: string, to: string): Promise<number> {
  await (await openStore(`sqlite:${to}`)).close();
  const [source, target] = [new Database(from, { readonly: true }), new Database(to)];
  for (const setting of ['synchronous = FULL', 'foreign_keys = ON', 'temp_store = memory']) target.pragma(setting);
  const names = source
    // The index of words is no table of rows: triggers fill it. What seals cursors every database has of its own.
    .prepare<[], string>(
      `select name from pragma_table_list where type = 'table' and name not like 'sqlite_%' and name <> 'cursor_key'`,
    )
    .pluck()
    .all();
  const tables = [...parents, ...names.filter((name) => !parents.includes(name))];
  let seconds = 0;
  const timed = (work: () => void) => {
    const begin = performance.now();
    work();
    seconds += (performance.now() - begin) / 1000;
  };
  target.exec('begin immediate');
  for (const table of tables) {
    const columns = target.pragma(`table_info(${table})`) as { name: string }[];
    const insert = target.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
    let chunk: unknown[][] = [];
    const settle = () => timed(() => chunk.forEach((row) => void insert.run(...row)));
    const forward = columns.map(({ name }) => pointers.includes(name));
    for (const row of source.prepare<[], unknown[]>(`select * from ${table} order by rowid`).raw().iterate()) {
      chunk.push(row.map((cell, index) => (forward[index] === true ? null : cell)));
      if (chunk.length === 10_000) {
        settle();
        chunk = [];
      }
    }
    settle();
  }
  const point = target.prepare(`update verdict set ${pointers.map((name) => `${name} = ?`).join(', ')} where id = ?`);
  const pointed = source
    .prepare<[], unknown[]>(`select ${pointers.join(', ')}, id from verdict`)
    .raw()
    .all();
  timed(() => pointed.forEach((row) => void point.run(...row)));
  timed(() => target.exec('commit'));
  source.close();
  target.close();
  return seconds;
}

/** `assay review`, export and import over so many verdicts. */
async function benchSize(folder: string, verdicts: number): Promise<void> {
  const file = (name: string) => join(folder, `${name}-${verdicts}`);
  const count = verdicts.toLocaleString('en');
  const begin = performance.now();
  await fillDesk(file('desk.db'), verdicts);
  console.log(`  filled ${count} verdicts in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  const review = await runAssay(
    folder,
    'review',
    '--preset',
    'recommended',
    '--db',
    file('desk.db'),
    '--format',
    'json',
  );
  console.log(`assay review, ${count} verdicts: ${words(review)} (wanted at 100,000: under 60 s and 400 MB)`);
  const raw = await rawInserts(file('desk.db'), file('raw.db'));
  const exported = await runAssay(folder, 'export', file('desk.jsonl'), '--db', file('desk.db'));
  const imported = await runAssay(folder, 'import', file('desk.jsonl'), '--db', file('copy.db'));
  console.log(`raw prepared inserts of the same rows: ${raw.toFixed(1)} s`);
  console.log(`assay export: ${words(exported)}, ratio ${(exported.seconds / raw).toFixed(2)} (wanted: at most 3.00)`);
  console.log(
    `assay import: ${words(imported)}, ratio ${(imported.seconds / raw).toFixed(2)} (wanted: at most 3.00)\n`,
  );
  for (const name of ['desk.db', 'raw.db', 'copy.db', 'desk.jsonl']) rmSync(file(name), { force: true });
}

function words({ seconds, megabytes }: Run): string {
  return `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
}

/** The command `assay`: review, export and import at two sizes. */
export async function benchReview(folder: string, sizes: readonly number[] = [10_000, 100_000]): Promise<void> {
  for (const size of sizes) await benchSize(folder, size);
}
