import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usePostgres } from './server.ts';

const bin = new URL('../../packages/cli/src/bin.js', import.meta.url).pathname;
const { server } = usePostgres();
let folder: string;

/** The command in a process of its own. */
function assay(...argv: readonly string[]): Promise<{ readonly exit: number; readonly said: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--conditions=source', bin, ...argv],
      { cwd: folder },
      (_, stdout, stderr) => resolve({ exit: child.exitCode ?? -1, said: stderr + stdout }),
    );
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-verify-'));
  await assay('init');
  await assay('check', '--record', 'Jane Doe');
  const store = await openStore(`sqlite:${join(folder, 'assay.db')}`);
  const { items } = await store.read((reader) => reader.eventsPage({ first: 100 }));
  await store.close();
  const id = items.find(({ kind }) => kind === 'proposition-assessed')?.subject.id ?? '';
  await assay('export', '--assessment', id, 'case.json');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const address = (host = server().connection.host) => `postgres://assay:s3cret@${encodeURIComponent(host)}/postgres`;

describe('assay verify --postgres', { timeout: 60_000 }, () => {
  it('runs the statement of the file on the server too', async () => {
    const { exit, said } = await assay('verify', 'case.json', '--postgres', address());
    expect([exit, said]).toEqual([0, expect.stringContaining('the evaluator, SQLite and PostgreSQL')]);
  });

  it('finds a statement that answers otherwise', async () => {
    const text = readFileSync(join(folder, 'case.json'), 'utf8');
    const file: { assessment: { sql: { postgresql: string } } } = JSON.parse(text);
    const { postgresql } = file.assessment.sql;
    file.assessment.sql.postgresql = postgresql.replace(/THEN 'true'/g, `THEN 'false'`);
    expect(file.assessment.sql.postgresql).not.toBe(postgresql);
    writeFileSync(join(folder, 'forged.json'), JSON.stringify(file));
    const { exit, said } = await assay('verify', 'forged.json', '--postgres', address());
    expect([exit, said]).toEqual([1, expect.stringContaining('assessment-sql')]);
    // SQLite has its own statement, which nobody touched.
    expect((await assay('verify', 'forged.json')).exit).toBe(0);
  });

  it.each([
    ['a server that is not there', () => address(join(folder, 'nowhere'))],
    ['a user that is not there', () => address().replace('assay:', 's3cret:')],
    ['an address that is none', () => 'mysql://assay:s3cret@localhost/x'],
  ])('refuses %s as usage, and repeats no password', async (_, url) => {
    const { exit, said } = await assay('verify', 'case.json', '--postgres', url());
    expect(exit).toBe(2);
    expect(said).not.toContain('s3cret');
  });

  it('is for an exported assessment only', async () => {
    expect((await assay('verify', 'assay.db', '--postgres', address())).exit).toBe(2);
  });
});
