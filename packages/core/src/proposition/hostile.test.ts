import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bindings, createEvaluator } from '../evaluate/evaluator.ts';
import { randomProposition } from '../testing/random-proposition.ts';
import { randomSchemas } from '../testing/random-rows.ts';
import { asProposition, checkProposition } from './check-proposition.ts';
import { checkReadings } from './check-readings.ts';
import type { Proposition } from './language.ts';
import { type ParameterUse, parameterUses } from './parameter-uses.ts';
import type { Parameter, Readings } from './reading.ts';

const rulesOf = (term: unknown) => [
  ...new Set(checkProposition({ assay: 1, term }, randomSchemas).map(({ rule }) => rule)),
];
const parse = (json: string): unknown => JSON.parse(json);
const t = { op: 'table', table: 't' };
const exists = { op: 'exists', of: t };
const where = (condition: unknown) => ({ op: 'exists', of: { op: 'where', of: t, if: condition } });
const number = (value: unknown) => ({ op: 'number', value, unit: '1' });

describe('what is sent to do harm', () => {
  it.each([
    ['deep lists', parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), ['shape']],
    ['deep terms', parse(`${'{"op":"not","of":'.repeat(100_000)}1${'}'.repeat(100_000)}`), ['too-deep']],
    ['a wide term', { op: 'and', of: Array.from({ length: 300_000 }, () => exists) }, ['too-many-nodes']],
    ['many words', where({ op: 'row-text-in', column: 'key', values: Array(1e6).fill('A') }), ['too-many']],
    [
      'many columns',
      { op: 'exists', of: { op: 'group', of: t, by: Array(1e6).fill('key'), aggregates: {} } },
      ['too-many'],
    ],
    ['many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])), ['unknown-op']],
    [
      'many keys too many',
      { ...exists, ...Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [index, 1])) },
      ['unknown-key', 'further-findings'],
    ],
    ['a prototype for a term', parse('{"__proto__":{"op":"exists"}}'), ['unknown-op']],
    [
      'a prototype beside a term',
      parse('{"op":"exists","of":{"op":"table","table":"t"},"__proto__":1}'),
      ['unknown-key'],
    ],
    ['a prototype for a table', { op: 'exists', of: { op: 'table', table: '__proto__' } }, ['shape']],
    ['a name every object has', { op: 'exists', of: { op: 'table', table: 'hasOwnProperty' } }, ['unknown-table']],
    [
      'no number',
      { op: 'within', of: number(Number.NaN), range: { min: 0, max: Number.POSITIVE_INFINITY } },
      ['shape'],
    ],
    ['half a character', where({ op: 'row-text-is', column: 'key', value: '\ud800' }), ['shape']],
    ['very long text', where({ op: 'row-text-is', column: 'key', value: 'A'.repeat(10_000_000) }), ['shape']],
    ['a very long name', where({ op: 'row-known', column: 'A'.repeat(10_000_000) }), ['shape']],
    ['a very long operator', { op: 'A'.repeat(10_000_000) }, ['unknown-op']],
    [
      'a very long unit',
      { op: 'within', of: { op: 'number', value: 1, unit: 'a*'.repeat(40_000) }, range: { min: 0, max: 1 } },
      ['unit'],
    ],
  ])('is found out: %s', (_, term, rules) => {
    expect(rulesOf(term)).toEqual(rules);
    for (const { message } of checkProposition({ assay: 1, term }, randomSchemas)) {
      expect(message.length).toBeLessThan(1100);
    }
  });

  it('may be less than nothing: minus zero is a number', () => {
    expect(rulesOf({ op: 'compare', left: number(-0), is: '=', right: number(0) })).toEqual([]);
  });

  it('never makes the check throw, whatever it is', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: true, withSparseArray: true }));
    fc.assert(
      fc.property(anything, (value) => {
        expect(checkProposition(value, randomSchemas).length).toBeGreaterThan(0);
        expect(checkProposition({ assay: 1, term: value }, randomSchemas).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('may be a right proposition with one part put out of place: the fault is found, or there is none', () => {
    const drawn = fc.gen().map((g) => randomProposition((below) => (below <= 1 ? 0 : g(fc.nat, below - 1))));
    fc.assert(
      fc.property(
        drawn,
        fc.nat(),
        fc.oneof(fc.jsonValue(), fc.constantFrom(t, exists, 'A', -1, null)),
        (claim, at, part) => {
          const changed = withPart(claim, at, part);
          const faults = checkProposition(changed, randomSchemas);
          // Each fault stands somewhere in the document, or at a key that it lacks or should lack.
          for (const { path } of faults) expect(path.slice(0, -1).reduce(memberOf, changed)).toBeDefined();
          if (faults.length > 0) return;
          const evaluate = createEvaluator({ tables, documents: {} });
          const { term, bindings } = boundForm(changed);
          expect(evaluate(term, bindings).truth).toBeDefined();
        },
      ),
      { numRuns: 400, endOnFailure: true },
    );
  });
});

const memberOf = (value: unknown, key: string | number): unknown =>
  Object.entries(value ?? {}).find(([name]) => name === String(key))?.[1];

const tables = {
  t: { schema: randomSchemas.t, rows: [['A', null, 1, { min: 0, max: 2 }, 2024, '2024~', null]], gaps: [] },
  u: { schema: randomSchemas.u, rows: [], gaps: [{ columns: {}, atMost: null, reason: 'not covered', source: null }] },
} as const;

/** A proposition in which nothing was found, with a value for each of its parameters. */
function boundForm(value: unknown): { term: Proposition['term']; bindings: Bindings } {
  const proposition = asProposition(value, randomSchemas);
  const valueFor = ({ type, values }: ParameterUse) => {
    if (type === 'number') return 1;
    return type === 'range' ? { min: 0, max: 1 } : (values?.[0] ?? '2024');
  };
  const bindings = Object.fromEntries(parameterUses(proposition).map((use) => [use.name, valueFor(use)]));
  return { term: proposition.term, bindings };
}

/** The proposition with the part at some place of it changed. */
function withPart(claim: Proposition, at: number, part: unknown): unknown {
  let count = 0;
  JSON.stringify(claim, (_, value: unknown) => {
    count += 1;
    return value;
  });
  let place = 0;
  return parse(
    JSON.stringify(claim, (_, value: unknown) => {
      place += 1;
      return place === 1 + (at % count) ? part : value;
    }) ?? 'null',
  );
}

const parameter = (name: string, ids: readonly string[]): Parameter => ({
  name,
  type: 'choice',
  unit: null,
  label: name,
  options: ids.map((id) => ({ id, label: id, value: id, reason: 'said so', source: null })),
});

describe('readings sent to do harm', () => {
  it('are looked at only as far as there may be parameters', () => {
    const parameters = Array.from({ length: 100_000 }, (_, index) => parameter(`p${index}`, ['a']));
    const claim: Proposition = { assay: 1, term: { op: 'exists', of: { op: 'table', table: 't' } } };
    const rules = (readings: Readings) => [...new Set(checkReadings(claim, readings).map(({ rule }) => rule))];
    expect(rules({ parameters, exclusions: [], axes: [] })).toEqual(['too-many']);
  });
});
