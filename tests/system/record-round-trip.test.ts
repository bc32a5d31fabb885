import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  const store = await openStore(`sqlite:${join(folder, 'desk.db')}`);
  await loadExample(store);
  await store.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const assay = (...argv: readonly string[]) =>
  execFileSync(process.execPath, ['--conditions=source', join(root, 'packages/cli/src/bin.js'), ...argv], {
    cwd: folder,
    stdio: 'pipe',
  });

/** Every row of every table, by its key; but not what seals the cursors of one database, which is its own. */
function rowsOf(name: string): Record<string, unknown[]> {
  const driver = new Database(join(folder, name), { readonly: true });
  const tables = driver
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'cursor_key'`,
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [table, driver.prepare(`select * from ${table} order by 1`).all()] as const);
  driver.close();
  return Object.fromEntries(rows);
}

describe('the worked example, exported and imported', () => {
  it('is row for row the same, and nothing is left out', { timeout: 60_000 }, () => {
    assay('export', 'desk.jsonl', '--db', 'desk.db');
    assay('import', 'desk.jsonl', '--db', 'copy.db');
    const [rows, copied] = [rowsOf('desk.db'), rowsOf('copy.db')];
    expect(rows['revision']?.length).toBeGreaterThan(30);
    expect(copied).toEqual(rows);
    assay('verify', 'copy.db');
  });
});
