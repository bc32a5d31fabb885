import { describe, expect, it } from 'vitest';
import { checkCircles, checkHolders, checkLayers, checkPackages, checkPurity, checkShape } from './import-rules.ts';
import { entryPaths } from './manifests.ts';
import { type Fault, parseModule, parseModules } from './module-source.ts';
import { sourceTexts } from './tracked-files.ts';

const house = parseModules(sourceTexts());
const core = (path: string): string => `packages/core/src/${path}`;
const modulesOf = (files: Record<string, string>) => parseModules(new Map(Object.entries(files)));
const places = (faults: readonly Fault[]): string[] => faults.map(({ rule, path }) => `${rule} ${path}`);

describe('the house', () => {
  it('has source files to look at', () => expect(house.size).toBeGreaterThan(20));
  it('imports only downwards inside the library', () => expect(checkLayers(house)).toEqual([]));
  it('imports packages by name and only lower ones', () => expect(checkPackages(house)).toEqual([]));
  it('has no circle of imports, type-only ones included', () => expect(checkCircles(house)).toEqual([]));
  it('has a pure entry that runs in a browser', () => expect(checkPurity(house)).toEqual([]));
  it('keeps drivers and servers in their places', () => expect(checkHolders(house)).toEqual([]));
  it('has telling folders, one index per entry and named exports', () =>
    expect(checkShape(house, entryPaths())).toEqual([]));
});

describe('a parsed module', () => {
  it('lists every way to name another file', () => {
    const text = `
      import { a } from 'one';
      import type { B } from 'two';
      import 'three';
      export { c } from 'four';
      export type { D } from 'five';
      export * from 'six';
      const e: import('seven').E = await import('eight');
      // import 'nine'; and in a string:
      const text = "import 'ten'";`;
    expect(parseModule('a.ts', text).imports.toSorted()).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].toSorted(),
    );
  });

  it('lists its exports as values and types', () => {
    const text = `export { a, type B as C } from './a.ts'; export interface D {} export const e = 1;`;
    expect(parseModule('a.ts', text).exports).toEqual([
      { name: 'a', isType: false },
      { name: 'C', isType: true },
      { name: 'D', isType: true },
      { name: 'e', isType: false },
    ]);
  });

  it('is refused where it does not parse', () => expect(() => parseModule('a.ts', 'const = 1')).toThrow(SyntaxError));
});

describe('the rules', () => {
  it('report an import upwards, type-only ones included', () => {
    const modules = modulesOf({
      [core('value/id.ts')]: `import type { Claim } from '../claim/claim.ts';`,
      [core('claim/claim.ts')]: `import { asId } from '../value/id.ts';`,
      [core('claim/claim.test.ts')]: `import { openStore } from '../store/open.ts';`,
    });
    expect(places(checkLayers(modules))).toEqual([`layer ${core('value/id.ts')}`]);
  });

  it('report a folder that is no layer', () => {
    expect(places(checkLayers(modulesOf({ [core('extra/a.ts')]: '' })))).toEqual([`layer ${core('extra/a.ts')}`]);
  });

  it('report an import of an entry from inside', () => {
    const modules = modulesOf({ [core('commands/submit-claim.ts')]: `import { openStore } from '../store/index.ts';` });
    expect(places(checkLayers(modules))).toEqual([`layer ${core('commands/submit-claim.ts')}`]);
  });

  it('report an import of a higher package, of its own name and by a path into another one', () => {
    const modules = modulesOf({
      [core('claim/claim.ts')]: `import { x } from '@assay/gateway';`,
      [core('value/id.ts')]: `import { openStore } from '@assay/core/store';`,
      [core('value/id.test.ts')]: `import { asId } from '@assay/core';`,
      'packages/cli/src/main.ts': `import { y } from '@assay/example-defence-firms';`,
      'apps/gateway/src/main.ts': `import { z } from '@assay/example-defence-firms';`,
      'tests/a.test.ts': `import { a } from '../packages/core/src/error.ts';`,
    });
    expect(places(checkPackages(modules))).toEqual([
      `package ${core('claim/claim.ts')}`,
      `package ${core('value/id.ts')}`,
      'package packages/cli/src/main.ts',
      'package tests/a.test.ts',
    ]);
  });

  it('report a circle once, made of types alone or not', () => {
    const modules = modulesOf({
      'a.ts': `import type { B } from './b.ts';`,
      'b.ts': `export type { C } from './c.ts';`,
      'c.ts': `export type C = import('./a.ts').A;`,
      'd.ts': `import './a.ts';`,
    });
    expect(checkCircles(modules).map(({ message }) => message)).toEqual(['a.ts -> b.ts -> c.ts -> a.ts']);
  });

  it('report what the pure entry reaches and may not', () => {
    const modules = modulesOf({
      [core('index.ts')]: `export { a } from './a.ts';`,
      [core('a.ts')]:
        `import { readFileSync } from 'node:fs'; import 'path'; import { z } from 'zod'; import 'csv-parse/sync';`,
      [core('store/open.ts')]: `import { join } from 'node:path';`,
    });
    expect(checkPurity(modules)).toHaveLength(3);
    expect(places(checkPurity(modules))).toContain(`purity ${core('a.ts')}`);
  });

  it('report a driver outside the store and a server outside the gateway', () => {
    const modules = modulesOf({
      [core('store/open.ts')]: `import Database from 'better-sqlite3';`,
      [core('commands/a.ts')]: `import { eq } from 'drizzle-orm/sqlite-core';`,
      'packages/cli/src/main.ts': `import { parse } from 'graphql'; import '@pothos/core'; import 'graphql-yoga';`,
      'apps/gateway/src/schema.ts': `import { parse } from 'graphql';`,
    });
    expect(places(checkHolders(modules))).toEqual([
      `holder ${core('commands/a.ts')}`,
      'holder packages/cli/src/main.ts',
      'holder packages/cli/src/main.ts',
      'holder packages/cli/src/main.ts',
    ]);
  });

  it('report vague folders, inner barrels, star and default exports', () => {
    const modules = modulesOf({
      'a/utils/a.ts': '',
      'a/index.ts': '',
      'b/index.ts': '',
      'c.ts': `export * from './d.ts';`,
      'd.ts': `export * as e from './e.ts';`,
      'e.ts': 'export default 1;',
      'f.ts': `export { a as default } from './a.ts';`,
      'vitest.config.ts': 'export default {};',
    });
    expect(places(checkShape(modules, new Set(['a/index.ts'])))).toEqual([
      'folder a/utils/a.ts',
      'index b/index.ts',
      'star c.ts',
      'star d.ts',
      'default e.ts',
      'default f.ts',
    ]);
  });
});
