import { writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Manifest, readJson } from './manifests.ts';
import { type ModuleSource, parseModule } from './module-source.ts';
import { root, textsOf } from './tracked-files.ts';

// The list is what users may rely on, so a change of it is a decision. After one, write it anew with
//   UPDATE_FACE=1 npx vitest run tests/house/public-face
const listPath = 'tests/house/public-face.json';
const library = 'packages/core';

interface Face {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

function faceOf({ exports }: ModuleSource): Face {
  const named = (isType: boolean): string[] =>
    exports.flatMap((one) => (one.isType === isType ? [one.name] : [])).toSorted();
  return { values: named(false), types: named(true) };
}

function faces(): Record<string, Face> {
  const { exports = {} } = readJson<Manifest>(`${library}/package.json`);
  return Object.fromEntries(
    Object.entries(exports).map(([entry, { source }]) => {
      const path = posix.join(library, source);
      return [entry, faceOf(parseModule(path, textsOf([path]).get(path) ?? ''))];
    }),
  );
}

describe('the public face of the library', () => {
  it('is the list', () => {
    const actual = faces();
    if (process.env['UPDATE_FACE'] !== undefined) {
      expect(process.env['CI'], 'the list is written by a person, not by CI').toBeUndefined();
      writeFileSync(join(root, listPath), `${JSON.stringify(actual, null, 2)}\n`);
    }
    expect(actual).toEqual(readJson(listPath));
  });

  it('tells values from types, under the names users write', () => {
    const module = parseModule(
      'index.ts',
      `export { a, type B, c as d } from './a.ts'; export type { E } from './e.ts';`,
    );
    expect(faceOf(module)).toEqual({ values: ['a', 'd'], types: ['B', 'E'] });
  });
});
