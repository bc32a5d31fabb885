import { describe, expect, it } from 'vitest';
import { addressesIn, checkLengths } from './file-rules.ts';
import { listedByWalk, sourceTexts, textsOf, trackedFiles } from './tracked-files.ts';

/** Files above the length at which we look again, each with what was found on looking. */
const longFiles: Readonly<Record<string, string>> = {
  'packages/core/src/index.ts': 'the public face is one list, so that a reader finds every name in one place',
  'packages/core/src/commands/roles.test.ts': 'one attempt for each of all commands',
  'packages/core/src/commands/records.test.ts':
    'one describe for each of the eight commands that put something on record',
};

const isText = (path: string): boolean => !/\.(png|jpe?g|gif|webp|ico|woff2?|pdf|zip|gz|db)$/.test(path);

describe('the tracked files', () => {
  it('name no path of a machine and no package registry', () => {
    const texts = textsOf(trackedFiles().filter(isText));
    expect([...texts].flatMap(([path, text]) => addressesIn(path, text))).toEqual([]);
  });

  it('are short, or say why not', () => expect(checkLengths(sourceTexts(), longFiles)).toEqual([]));

  it('are found without git as well', () => {
    const walked = new Set(listedByWalk());
    expect(trackedFiles().filter((path) => !walked.has(path))).toEqual([]);
  });
});

// Put together here, so that this file passes its own rule.
const home = `${'/ho'}me/ada/assay`;
const host = `${'regis'}try.npmjs.org`;

describe('the rules for files', () => {
  it.each([
    ['a home', `cd ${home}`],
    ['a home in quotes', `"${home}"`],
    ['a root', `see ${'/ro'}ot/x`],
    ['a workplace', `(${'/wo'}rk/main)`],
    ['a Mac', `${'/Us'}ers/ada`],
    ['a file address', `file://${home}`],
    ['a Windows disk', `C:${'\\Us'}ers\\ada`],
    ['an escaped Windows disk', `C:${'\\\\Us'}ers\\\\ada`],
    ['a registry', `https://${host}/zod`],
    ['a registry in a setting', `//${host}/:_authToken`],
    ['a mirror', `https://${'regis'}try.npmmirror.com`],
  ])('find %s', (_, text) => {
    expect(addressesIn('page.md', `first\n${text}`)).toEqual([expect.stringContaining('page.md:2')]);
  });

  it.each([
    ['a route', 'https://example.org/home/news'],
    ['a folder of the repository', 'docs/work/plan.md'],
    ['a registry of ours', 'const rule = registry.rules.get(name)'],
    ['a page about a package', 'https://www.npmjs.com/package/zod'],
  ])('pass %s', (_, text) => expect(addressesIn('page.md', text)).toEqual([]));

  it('find any address in the lockfile', () => {
    expect(addressesIn('pnpm-lock.yaml', 'resolution: {tarball: https://example.org/a.tgz}')).toHaveLength(1);
    expect(addressesIn('pnpm-lock.yaml', 'deprecated: see https://example.org')).toEqual([]);
  });

  it('find a long file without a reason and a reason without a long file', () => {
    const texts = new Map([
      ['long.ts', 'a\n'.repeat(301)],
      ['known.ts', 'a\n'.repeat(301)],
      ['short.ts', 'a\n'.repeat(300)],
    ]);
    const faults = checkLengths(texts, { 'known.ts': 'one table', 'short.ts': 'was long', 'gone.ts': 'was here' });
    expect(faults.map(({ path }) => path)).toEqual(['long.ts', 'short.ts', 'gone.ts']);
  });
});
