import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toModule } from './example-module.ts';
import { type Fence, fencesInMarkdown, fencesInSource } from './fences.ts';
import { isTestFile } from './module-source.ts';
import { root, textsOf, trackedFiles } from './tracked-files.ts';

// Inside `tests`, so that `@assay/*` resolves as for any test; ignored by git.
const cache = join(root, 'tests/.cache');

/** Every fence of the README, the other pages and the doc comments of the packages, whatever its language. */
export function documentedFences(): Fence[] {
  const paths = trackedFiles();
  const pages = paths.filter((path) => /(^|\/)[A-Z]+\.md$|^docs\/.*\.md$/.test(path) && !path.endsWith('CHANGELOG.md'));
  const sources = paths.filter((path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !isTestFile(path));
  return [
    ...[...textsOf(pages)].flatMap(([path, text]) => fencesInMarkdown(path, text)),
    ...[...textsOf(sources)].flatMap(([path, text]) => fencesInSource(path, text)),
  ];
}

/** An example and the file it was written to, or the reason why it could not be. */
export type PreparedExample =
  | { readonly fence: Fence; readonly file: string }
  | { readonly fence: Fence; readonly error: unknown };

/** Writes each example as a module of its own into a folder that holds nothing else. */
export function prepareExamples(fences: readonly Fence[], folderName: string): PreparedExample[] {
  const folder = join(cache, folderName);
  mkdirSync(folder, { recursive: true });
  const prepared = fences.map((fence): PreparedExample => {
    const file = join(folder, `${fence.path.replaceAll(/[^\w-]+/g, '_')}_line_${fence.line}.ts`);
    try {
      writeIfNew(file, toModule(fence, '../../house/expectations.ts'));
      return { fence, file };
    } catch (error) {
      return { fence, error };
    }
  });
  const kept = new Set([
    ...prepared.flatMap((one) => ('file' in one ? [one.file] : [])),
    join(folder, 'tsconfig.json'),
  ]);
  for (const name of readdirSync(folder)) if (!kept.has(join(folder, name))) rmSync(join(folder, name));
  return prepared;
}

/** Runs an example to its end. Throws what it throws, its failed comparisons first of all. */
export async function runExample(example: PreparedExample): Promise<void> {
  if ('error' in example) throw example.error;
  await import(pathToFileURL(example.file).href);
}

/** What the compiler says against the examples, each line with its place in the page. */
export function typeErrorsOf(examples: readonly PreparedExample[], folderName: string): string[] {
  const folder = join(cache, folderName);
  // An example may name a value only to show it.
  const compilerOptions = {
    composite: false,
    incremental: false,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
  };
  const config = { extends: '../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] };
  writeIfNew(join(folder, 'tsconfig.json'), `${JSON.stringify(config, null, 2)}\n`);
  const fenceOf = new Map(examples.flatMap((one) => ('file' in one ? [[one.file, one.fence] as const] : [])));
  return compilerOutput(folder).flatMap((line) => {
    if (line.startsWith('error ')) return [line];
    const [, file = '', lineInFile = '', message = ''] = /^(.+?)\((\d+),\d+\): (error .*)$/.exec(line) ?? [];
    // What is wrong in the sources themselves is for `tsc -b` to say.
    const fence = fenceOf.get(join(folder, file));
    return fence === undefined ? [] : [`${fence.path}:${fence.line + Number(lineInFile)}: ${message}`];
  });
}

function compilerOutput(folder: string): string[] {
  const tsc = join(root, 'node_modules/.bin/tsc');
  try {
    execFileSync(tsc, ['-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (failure) {
    if (failure instanceof Error && 'stdout' in failure) return String(failure.stdout).split('\n');
    throw failure;
  }
}

/** A file that stays the same is left alone: a watching test run would start over. */
function writeIfNew(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // It is not there yet.
  }
  writeFileSync(file, text);
}
