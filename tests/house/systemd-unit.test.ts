import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './tracked-files.ts';

const unit = readFileSync(join(root, 'ops/assay-gateway.service'), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.warn('systemd-analyze is not on this machine: its checks of the unit are skipped.');

/** Runs a check over the unit, with a program that is there in place of the one that will be. */
function analyze(...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-unit-'));
  const file = join(folder, 'assay-gateway.service');
  writeFileSync(file, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
  try {
    return execFileSync('systemd-analyze', [...args, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the unit for systemd', () => {
  it('starts what npm start starts', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const command = /^ExecStart=\/opt\/assay\/node_modules\/\.bin\/(.*)$/m.exec(unit)?.[1];
    expect(command).toBe(scripts.start);
  });

  it.skipIf(!hasSystemd)('is understood by systemd', () => expect(analyze('verify')).toBe(''));

  it.skipIf(!hasSystemd)('leaves the service little that it could harm', () => {
    const [, exposure] = /exposure level for \S+: ([\d.]+)/.exec(analyze('security', '--offline=true')) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });
});
