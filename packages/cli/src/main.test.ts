import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './main.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const silent = { out: () => {}, err: () => {} };

describe('assay verify', () => {
  it('finds nothing wrong with a store of ours', async () => {
    const file = join(folder, 'a.db');
    await (await openStore(`sqlite:${file}`)).close();
    expect(await main(['verify', file], silent)).toBe(0);
  });

  it('refuses a file that is not ours', async () => {
    const file = join(folder, 'b.db');
    writeFileSync(file, 'a letter to the editor, not a database');
    const lines: string[] = [];
    expect(await main(['verify', file], { out: () => {}, err: (line) => lines.push(line) })).toBe(3);
    expect(lines[0]).toMatch(/^store-not-ours: /);
  });
});

describe('assay', () => {
  it('answers 0 to --help and 2 to what it does not know', async () => {
    expect(await main(['--help'], silent)).toBe(0);
    expect(await main(['frobnicate'], silent)).toBe(2);
  });
});
