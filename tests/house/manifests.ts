import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, trackedFiles } from './tracked-files.ts';

type Dependencies = Readonly<Record<string, string>>;

/** What the house tests read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, { readonly source: string }>>;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
}

/** Every package.json of the workspace by its folder; the root's is `.`. */
export function manifests(): Map<string, Manifest> {
  const paths = trackedFiles().filter((path) => posix.basename(path) === 'package.json');
  return new Map(paths.map((path) => [posix.dirname(path), readJson(path)]));
}

/** The packages of the workspace by their folders, without the root. */
export function workspacePackages(): Map<string, Manifest> {
  return new Map([...manifests()].filter(([folder]) => folder !== '.'));
}

/** The source of every `exports` entry, as a path from the root. */
export function entryPaths(): Set<string> {
  return new Set(
    [...workspacePackages()].flatMap(([folder, { exports }]) =>
      Object.values(exports ?? {}).map(({ source }) => posix.join(folder, source)),
    ),
  );
}

/** A JSON file of ours. Its shape is ours as well, so the caller names it; a wrong one fails the test that reads it. */
export function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
