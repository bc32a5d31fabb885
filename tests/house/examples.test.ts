import { describe, expect, it } from 'vitest';
import { placeOf, toModule } from './example-module.ts';
import { type Fence, faultOfMark, fencesInMarkdown, fencesInSource, isExample } from './fences.ts';
import { documentedFences, prepareExamples, runExample, typeErrorsOf } from './run-examples.ts';

const fences = documentedFences();
const examples = prepareExamples(fences.filter(isExample), 'documented');

describe('the documentation', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(0));

  it('marks each fence to be run, or says why not', () => {
    const faults = fences.map((fence) => ({ place: placeOf(fence), fault: faultOfMark(fence) }));
    expect(faults.filter(({ fault }) => fault !== null)).toEqual([]);
  });

  it.each(examples.map((example) => [placeOf(example.fence), example] as const))('%s runs', async (_, example) => {
    await runExample(example);
  });

  it('passes the compiler', { timeout: 120_000 }, () => expect(typeErrorsOf(examples, 'documented')).toEqual([]));
});

const fence = (code: string, line = 10): Fence => ({ path: 'page.md', line, language: 'ts', info: '', code });

describe('an example', () => {
  const run = async (code: string): Promise<void> => {
    const [example] = prepareExamples([fence(code, hash(code))], 'own');
    if (example !== undefined) await runExample(example);
  };
  // A module is loaded once under its name, and an example is named for its line.
  const hash = (code: string): number => [...code].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7);

  it.each([
    ['a value behind the expression', '1 + 1 // => 2'],
    ['a value behind a semicolon', '1 + 1; // => 2'],
    ['a value on the next line', '[\n  1,\n  2,\n].length;\n// => 2'],
    ['a value of several lines', `({ a: [1], b: null }) // => {\n//   a: [1],\n//   b: null,\n// }`],
    ['an awaited value', 'await Promise.resolve({ a: 1 }) // => { a: 1 }'],
    ['a value among statements without semicolons', 'const a = 1\n  a // => 1\nconst b = a + 1\nb // => 2'],
    [
      'a refusal',
      `import { asDigest } from '@assay/core';\nasDigest('x'); // => throws invalid-text\nasDigest('y')\n// => throws invalid-text`,
    ],
    [
      'a late refusal',
      `import { asDigest } from '@assay/core';\n(async () => asDigest('x'))() // => throws invalid-text`,
    ],
  ])('passes with %s', (_, code) => run(code));

  it.each([
    ['another value', '1 + 1 // => 3'],
    ['another value on the next line', '1 + 1;\n// => 3'],
    ['a value that lacks a key', '({ a: 1, b: undefined }) // => { a: 1 }'],
    ['the second of two values wrong', '1 // => 1\n2 // => 1'],
    ['another refusal', `import { asDigest } from '@assay/core';\nasDigest('x') // => throws not-found`],
    ['no refusal', '1 // => throws not-found'],
    ['an error of another kind', `null!.x // => throws not-found`],
    ['an error without any mark', `throw new Error('no')`],
  ])('fails with %s', async (_, code) => {
    await expect(run(code)).rejects.toThrow();
  });

  it.each([
    ['a mark behind a declaration', 'const a = 1 // => 1'],
    ['a mark two lines below', '1\n\n// => 1'],
    ['a mark in a nested block', 'for (const a of [1]) {\n  a // => 1\n}'],
    ['words behind the value', '1 // => 1, the first'],
    ['no value', '1 // =>'],
    ['code that does not parse', 'const = 1'],
  ])('is refused with %s', async (_, code) => {
    await expect(run(code)).rejects.toThrow(SyntaxError);
  });

  it('says the line in the page', () => {
    expect(() => toModule(fence('1\n\n1 // => 1, the first'), '')).toThrow('page.md:13');
    expect(toModule(fence('1\n\n1 // => 1'), '')).toContain('"page.md:13"');
  });

  it('is checked by the compiler, at the line in the page', { timeout: 120_000 }, () => {
    const own = prepareExamples(
      [fence(`const a: string = 'a';\na // => 'a'`, 1), fence('\nconst b: string = 1;', 20)],
      'typed',
    );
    expect(typeErrorsOf(own, 'typed').map((error) => error.replace(/: error.*/, ''))).toEqual(['page.md:22']);
  });
});

describe('the finder of fences', () => {
  it('reads a page, indented and long fences included', () => {
    const text = 'Text\n```ts\na\n```\n- item\n  ~~~sh\n  b\n    c\n  ~~~\n````md\n```ts\nd\n```\n````\n';
    expect(fencesInMarkdown('page.md', text)).toEqual([
      { path: 'page.md', line: 2, language: 'ts', info: '', code: 'a' },
      { path: 'page.md', line: 6, language: 'sh', info: '', code: 'b\n  c' },
      { path: 'page.md', line: 10, language: 'md', info: '', code: '```ts\nd\n```' },
    ]);
  });

  it('reads doc comments and no others', () => {
    const text = '// ```ts\nconst a = "```ts";\n\n\n/**\n * Text.\n * ```ts\n * b;\n *   c;\n * ```\n */\n/* ```ts */';
    expect(fencesInSource('a.ts', text)).toEqual([
      { path: 'a.ts', line: 7, language: 'ts', info: '', code: 'b;\n  c;' },
    ]);
  });

  it('refuses a fence that is never closed', () => {
    expect(() => fencesInMarkdown('page.md', '```ts\na\n')).toThrow(SyntaxError);
  });

  it.each([
    ['ts', '', true, true],
    ['ts', 'no-run: it would listen on a port', true, false],
    ['ts', 'no-run', false, false],
    ['ts', 'no-run:', false, false],
    ['ts', 'twoslash', false, false],
    ['typescript', '', false, false],
    ['js', '', false, false],
    ['sh', '', true, false],
    ['', '', true, false],
  ])('of `%s %s` says: well marked %s, to be run %s', (language, info, isWellMarked, runs) => {
    const marked = { ...fence(''), language, info };
    expect([faultOfMark(marked) === null, isExample(marked)]).toEqual([isWellMarked, runs]);
  });
});
