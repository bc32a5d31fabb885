import { readFileSync } from 'node:fs';
import { join, matchesGlob, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifests, workspacePackages } from './manifests.ts';
import { root, trackedFiles } from './tracked-files.ts';

const packages = workspacePackages();
const folders = [...packages.keys()];
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The projects a tsconfig.json refers to. Ours hold comments on their own lines only. */
function references(folder: string): string[] {
  const text = textOf(posix.join(folder, 'tsconfig.json')).replaceAll(/^\s*\/\/.*$/gm, '');
  const { references: list }: { references?: { path: string }[] } = JSON.parse(text);
  return (list ?? []).map(({ path }) => posix.join(folder, path));
}

describe('the packages', () => {
  it('are those of the workspace', () => {
    const globs = /^packages: \[(.*)\]$/m.exec(textOf('pnpm-workspace.yaml'))?.[1]?.split(/, */) ?? [];
    expect(folders.filter((folder) => !globs.some((glob) => matchesGlob(folder, glob)))).toEqual([]);
  });

  it.each(['README.md', 'ARCHITECTURE.md'])('are all named in %s', (page) => {
    const text = textOf(page);
    const names = [...packages.values()].map(({ name }) => name);
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('are all built by the solution, their second projects included', () => {
    const second = trackedFiles().filter((path) => /\/tsconfig\.(?!base)\w+\.json$/.test(path));
    expect(references('.').toSorted()).toEqual([...folders, ...second].toSorted());
  });

  it('refer to the projects of the packages they depend on', () => {
    const folderOf = new Map([...packages].map(([folder, { name }]) => [name, folder]));
    for (const [folder, { dependencies = {} }] of packages) {
      const ours = Object.keys(dependencies).flatMap((name) => folderOf.get(name) ?? []);
      expect(references(folder).toSorted(), folder).toEqual(ours.toSorted());
    }
  });
});

describe('the dependencies', () => {
  const declared = [...manifests().values()].flatMap((manifest) => [
    ...Object.entries(manifest.dependencies ?? {}),
    ...Object.entries(manifest.devDependencies ?? {}),
    ...Object.entries(manifest.optionalDependencies ?? {}),
    ...Object.entries(manifest.peerDependencies ?? {}),
  ]);
  const foreign = declared.filter(([, version]) => !version.startsWith('workspace:'));

  it('are pinned exactly', () => {
    expect(foreign.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('have one version each', () => {
    const versions = new Map(foreign);
    expect(foreign.filter(([name, version]) => versions.get(name) !== version)).toEqual([]);
  });

  it('have a line each in docs/dependencies.md, and no line is idle', () => {
    const rows = [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual([...new Set(foreign.map(([name]) => name))].toSorted());
  });
});
