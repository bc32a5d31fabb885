import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');

/** The path of every file git tracks or would track, from the root, sorted. */
export function trackedFiles(): string[] {
  return (listedByGit() ?? listedByWalk()).filter(isFile).sort();
}

/** The text of each path, by path. */
export function textsOf(paths: readonly string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The text of every tracked TypeScript file, by path. */
export function sourceTexts(): Map<string, string> {
  return textsOf(trackedFiles().filter((path) => /\.m?tsx?$/.test(path)));
}

function listedByGit(): string[] | undefined {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
    return listed.split('\0').filter((path) => path !== '');
  } catch {
    return undefined;
  }
}

/** For a machine without git, or a copy without its history: every file but those in the folders `.gitignore` names. */
export function listedByWalk(): string[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('/') ? line.slice(1) : `**/${line}`).replace(/\/$/, ''));
  return globSync(['**/*', '**/.*', '.ci/*', '.changeset/*'], { cwd: root, exclude: ['.git', ...ignored] });
}

/** A tracked file may have been deleted, and a link to a folder is no file. */
function isFile(path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
