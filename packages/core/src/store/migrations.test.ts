import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const packageRoot = join(import.meta.dirname, '../..');

describe('the migrations', () => {
  let copy: string;
  beforeEach(() => {
    // Beside the package, since drizzle-kit takes no path out of it.
    copy = mkdtempSync(join(packageRoot, 'node_modules/.migrations-'));
    cpSync(join(import.meta.dirname, 'migrations'), copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it('make the tables that the schema says, with nothing left to generate', () => {
    const before = readdirSync(copy);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(packageRoot, 'node_modules/drizzle-kit/bin.cjs'),
        'generate',
        '--dialect=sqlite',
        '--schema=./src/store/tables/*.ts',
        `--out=${relative(packageRoot, copy)}`,
      ],
      { cwd: packageRoot, encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain('No schema changes');
    expect(readdirSync(copy)).toEqual(before);
  }, 60_000);

  it('are what the module holds that the library reads them from', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(packageRoot, 'scripts/embed-migrations.ts'), '--check'],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  }, 60_000);
});
