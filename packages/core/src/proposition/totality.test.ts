import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undecidedCodes } from '../evaluate/answer.ts';
import { createEvaluator } from '../evaluate/evaluator.ts';
import { UNDECIDED } from '../evaluate/kleene.ts';
import { checkTable } from '../table/check-table.ts';
import type { Cell, ColumnSchema, Gap, TableContent, TableSchema } from '../table/table.ts';
import { randomProposition } from '../testing/random-proposition.ts';
import { randomSchemas, randomWords } from '../testing/random-rows.ts';
import { checkProposition } from './check-proposition.ts';
import type { Proposition } from './language.ts';
import { parameterUses } from './parameter-uses.ts';
import type { Parameter, ParameterValue, Readings } from './reading.ts';
import { sentenceOf } from './sentence.ts';

const numbers = [0, -0, 1, 2, 2, -3, 0.1, 2.5, 1e308, -1e308, 5e-324, 2 ** 53];
const dates = [
  '2024',
  '2024-06-23',
  '2024-06-2X',
  '2020/2025',
  '../2020',
  '2020/..',
  '2024~',
  '2025-23',
  '2024-02-29?',
];

function cellOf(column: ColumnSchema): fc.Arbitrary<Cell> {
  const value: fc.Arbitrary<Cell> =
    column.type === 'text'
      ? fc.constantFrom(...randomWords)
      : column.type === 'date'
        ? fc.constantFrom(...dates)
        : fc.oneof(
            fc.constantFrom(...numbers),
            fc
              .tuple(fc.constantFrom(...numbers), fc.constantFrom(...numbers))
              .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
          );
  return column.required ? value : fc.oneof({ weight: 4, arbitrary: value }, fc.constant(null));
}
const gap: fc.Arbitrary<Gap> = fc.record({
  columns: fc.constant({}),
  atMost: fc.constantFrom(0, 1, 3, null),
  reason: fc.constant('not covered'),
  source: fc.constant(null),
});
const tableOf = (schema: TableSchema): fc.Arbitrary<TableContent> =>
  fc.record({
    schema: fc.constant(schema),
    rows: fc.array(fc.tuple(...Object.values(schema).map(cellOf)), { maxLength: 6 }),
    gaps: fc.array(gap, { maxLength: 1 }),
  });
const worlds = fc.record({
  tables: fc.record({ t: tableOf(randomSchemas.t), u: tableOf(randomSchemas.u) }),
  documents: fc.constant({ speech: 'A was said, and A again.' }),
});

/** A value for what a parameter stands for, from its name. */
function valueFor({ name, values }: { name: string; values: readonly string[] | null }): ParameterValue {
  const byName: { readonly [name: string]: ParameterValue } = {
    range: { min: -1, max: 2 },
    nth: 2,
    percent: 90,
    share: 0.5,
    text: 'A',
    date: '2024~',
    mode: 'elided',
  };
  return byName[name] ?? values?.[0] ?? (name.startsWith('shift') ? 3 : 2.5);
}
function readingsFor(proposition: Proposition): Readings {
  const parameters = new Map<string, Parameter>();
  for (const { name, type, unit, values } of parameterUses(proposition)) {
    const ids: readonly string[] = type === 'choice' ? (values ?? []) : ['one'];
    const options = ids.map((id) => ({
      id,
      label: id,
      value: type === 'choice' ? id : valueFor({ name, values }),
      reason: 'said so',
      source: null,
    }));
    parameters.set(name, { name, type, unit: type === 'range' ? rangeUnit : unit, label: name, options });
  }
  return { parameters: [...parameters.values()], exclusions: [], axes: [] };
}
const rangeUnit = '1';

const claims = fc.gen().map((g) => randomProposition((below) => (below <= 1 ? 0 : g(fc.nat, below - 1))));

describe('a proposition without faults', () => {
  it('has none to find, is decided or undecided with reasons over every table, and has a sentence', {
    timeout: 60_000,
  }, () => {
    const codes = new Set<string>();
    const decided = { true: 0, false: 0, undecided: 0 };
    fc.assert(
      fc.property(claims, worlds, (claim, world) => {
        const readings = readingsFor(claim);
        const faults = checkProposition(claim, randomSchemas, { readings });
        // A range that a reading gives is in one unit, and here it is asked of numbers in many.
        expect(faults.filter(({ rule, path }) => rule !== 'units-do-not-compare' || path.at(-1) !== 'range')).toEqual(
          [],
        );
        const evaluate = createEvaluator(world);
        for (const choice of ['a', 'b']) {
          const bindings = Object.fromEntries(
            readings.parameters.map(({ name, type, options }) => [
              name,
              type === 'choice' ? choice : (options[0]?.value ?? 0),
            ]),
          );
          const { truth, why, leaves } = evaluate(claim.term, bindings);
          decided[truth === UNDECIDED ? 'undecided' : truth === 0 ? 'false' : 'true'] += 1;
          if (truth === UNDECIDED) {
            const reasons = why();
            expect(reasons.length).toBeGreaterThan(0);
            for (const { code } of reasons) codes.add(code);
          }
          for (const { min, max } of leaves.flatMap(({ answer }) => answer.values)) {
            expect([min, max]).not.toContain(Number.NaN);
            if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
          }
        }
        expect(sentenceOf(claim, readings).length).toBeGreaterThan(0);
      }),
      // What was drawn step by step shrinks in minutes, and a run of one seed is the same every time.
      { numRuns: 1000, endOnFailure: true },
    );
    // The property would say little of an evaluator that never decides, or has one reason for everything.
    expect(Math.min(...Object.values(decided))).toBeGreaterThan(100);
    expect([...codes].filter((code) => !undecidedCodes.some((known) => known === code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(8);
  });

  it('is asked over tables without faults', () => {
    fc.assert(
      fc.property(worlds, ({ tables }) => {
        expect(Object.values(tables).flatMap((table) => checkTable(table))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
