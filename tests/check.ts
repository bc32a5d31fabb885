// Everything that can be said about the code without running it: `npm run check`, and the first half of `npm test`.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Outcome, runProgram, runSteps, type Step } from './house/steps.ts';
import { root } from './house/tracked-files.ts';

// The programs come from here, also where this file is started without npm; their output is read, not looked at.
process.env['PATH'] = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
process.env['NO_COLOR'] = '1';
delete process.env['FORCE_COLOR'];

const library = join(root, 'packages/core');
const packed = mkdtempSync(join(tmpdir(), 'assay-pack-'));
const tarball = join(packed, 'assay-core.tgz');

const steps: readonly Step[] = [
  program('lint and format', [], 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  program('types', [], 'tsc', ['-b', '--pretty', 'false']),
  program('unused code', [], 'knip', ['--no-progress']),
  { name: 'pack', needs: ['types'], run: pack },
  program('packed manifest', ['pack'], 'publint', ['run', tarball, '--strict']),
  // The library is ESM only: `require` of it works on Node 22 and later, which is what `engines` asks for, so the two
  // older ways to resolve it are not judged. Types of foreign packages are not looked up: that would need a network.
  program('packed types', ['pack'], 'attw', [tarball, '--profile', 'esm-only', '--no-definitely-typed']),
];

const passed = await runSteps(steps, console.log);
rmSync(packed, { recursive: true });
console.log(passed ? '\nAll checks passed. Next: npx vitest run' : '\nMend the above, then: npm run check');
process.exitCode = passed ? 0 : 1;

function program(name: string, needs: readonly string[], command: string, args: readonly string[]): Step {
  return { name, needs, run: () => runProgram(command, args, root) };
}

/** Packs the library as a release would, and looks at which files went in. */
async function pack(): Promise<Outcome> {
  const pnpm = ['--yes', '--prefer-offline', 'pnpm@12.21.0', 'pack', '--json', '--out', tarball];
  const outcome = await runProgram('npx', pnpm, library);
  if (!outcome.passed) return outcome;
  const listed = await runProgram('tar', ['-tzf', tarball], root);
  if (!listed.passed) return listed;
  const files = listed.output.split('\n').map((file) => file.replace(/^package\//, ''));
  const faults = files.filter((file) => isForeign(file) || isStale(file));
  const output = `expected only sources and what was built from them, got\n${faults.join('\n')}`;
  return { passed: faults.length === 0, output };
}

function isForeign(file: string): boolean {
  return /\.(test|test-d)\.|tsbuildinfo$|(^|\/)node_modules\//.test(file);
}

/** `tsc -b` does not remove what a deleted source file left in `dist`. */
function isStale(file: string): boolean {
  const source = /^dist\/(.*?)(\.d\.ts|\.js)(\.map)?$/.exec(file)?.[1];
  return source !== undefined && !existsSync(join(library, `src/${source}.ts`));
}
