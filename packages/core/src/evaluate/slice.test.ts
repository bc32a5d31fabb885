import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate, NumberTerm, Predicate, Relation, RowNumber } from '../proposition/language.ts';
import type { Cell, TableContent, TableSchema } from '../table/table.ts';
import type { DateValue, NumberValue } from './context.ts';
import { evaluateDate } from './date.ts';
import { valueAt } from './members.ts';
import { evaluateNumber } from './number.ts';
import { operate } from './operators.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import { rowsOfTable } from './table-rows.ts';

const schema = {
  key: { type: 'text', vocabulary: null, required: true },
  word: { type: 'text', vocabulary: ['A', 'B'], required: false },
  year: { type: 'number', unit: 'calendar-year', required: true },
  day: { type: 'date', required: true },
  x: { type: 'number', unit: 'MUSD', required: true },
  y: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;

const keys = fc.constantFrom('k', 'l', 'm');
const years = fc.integer({ min: 2000, max: 2003 });
const amounts = fc.constantFrom(-1.5, 0, 0.1, 0.2, 0.3, 1, 2, 2.25);
const orNot = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 9 });
const row: fc.Arbitrary<readonly Cell[]> = fc.tuple(
  keys,
  orNot(fc.constantFrom('A', 'B')),
  years,
  years.map((year) => `${year}-06-01`),
  amounts,
  fc.oneof({ weight: 8, arbitrary: amounts }, fc.constant(null), fc.constant({ min: 0, max: 1 })),
);
const world: fc.Arbitrary<TableContent> = fc.record({
  schema: fc.constant(schema),
  rows: fc.array(row, { maxLength: 30 }),
  gaps: fc.constant([]),
});

const column = (name: string): RowNumber => ({ op: 'column', column: name });
const constant = (value: number, unit: string): RowNumber => ({ op: 'constant', value, unit });
const is = fc.constantFrom('=', '!=', '<', '<=', '>', '>=') as fc.Arbitrary<'=' | '<=' | '>'>;
const plainPredicate: fc.Arbitrary<Predicate> = fc.oneof(
  keys.map((value): Predicate => ({ op: 'row-text-is', column: 'key', value })),
  fc.constantFrom('A', 'C').map((value): Predicate => ({ op: 'row-text-is', column: 'word', value })),
  fc.subarray(['k', 'l', 'z']).map((values): Predicate => ({ op: 'row-text-in', column: 'key', values })),
  fc.tuple(is, years).map(([by, year]): Predicate => {
    return { op: 'row-compare', left: column('year'), is: by, right: constant(year, 'calendar-year') };
  }),
  fc.tuple(is, amounts).map(([by, x]): Predicate => {
    return { op: 'row-compare', left: column('x'), is: by, right: constant(x, 'MUSD') };
  }),
  amounts.map((max): Predicate => ({ op: 'row-within', of: column('y'), range: { min: 0, max } })),
  years.map((year): Predicate => {
    const date = { op: 'date', value: String(year) } as const;
    return { op: 'row-date', column: 'day', is: 'on-or-before', date };
  }),
  fc.constant<Predicate>({ op: 'row-known', column: 'y' }),
);
const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 3, arbitrary: plainPredicate },
  fc.array(plainPredicate, { minLength: 1, maxLength: 3 }).map((of): Predicate => ({ op: 'row-and', of })),
  fc.array(plainPredicate, { minLength: 1, maxLength: 2 }).map((of): Predicate => ({ op: 'row-or', of })),
  plainPredicate.map((of): Predicate => ({ op: 'row-not', of })),
);
const table: Relation = { op: 'table', table: 't' };
const where = (of: Relation, condition: Predicate): Relation => ({ op: 'where', of, if: condition });
const narrowed: fc.Arbitrary<Relation> = fc
  .array(predicate, { maxLength: 2 })
  .map((conditions) => conditions.reduce(where, table));
const per = fc.subarray(['key', 'year']);
const first: fc.Arbitrary<Relation> = fc
  .tuple(narrowed, fc.constantFrom('x', 'y'), fc.constantFrom('ascending', 'descending'), per, is, predicate, fc.nat(5))
  .map(([of, by, direction, per, compare, other, n]) => {
    const ranked: Relation = { op: 'rank', of, by: column(by), direction, per, as: 'place' };
    const last: Predicate = { op: 'row-compare', left: column('place'), is: compare, right: constant(n, 'rank') };
    return where(ranked, { op: 'row-and', of: [last, other] });
  });
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  fc.constant<Aggregate>({ op: 'count' }),
  fc
    .tuple(fc.constantFrom('sum', 'average', 'minimum', 'median'), fc.constantFrom('x', 'y'))
    .map(([op, name]): Aggregate => ({ op, of: column(name) })),
);
const grouped: fc.Arbitrary<Relation> = fc
  .tuple(narrowed, fc.subarray(['key', 'year', 'day']), aggregate, aggregate)
  .map(([of, by, a, b]) => ({ op: 'group', of, by, aggregates: { a, b } }));
const relation = fc.oneof(narrowed, first, grouped);

const total: fc.Arbitrary<NumberTerm> = fc.oneof(
  relation.map((of): NumberTerm => ({ op: 'count', of })),
  fc
    .tuple(fc.oneof(narrowed, first), fc.constantFrom('sum', 'average', 'maximum', 'median'), fc.constantFrom('x', 'y'))
    .map(([of, op, name]): NumberTerm => ({ op, of, value: column(name) })),
);

/** Evaluates over the rows of a table, with or without what is kept of them. */
function evaluator(base: Rows) {
  const context = {
    rowsOf: (of: Relation): Rows => (of.op === 'table' ? base : operate(of, context)),
    dateOf: (term: Parameters<typeof evaluateDate>[0]): DateValue => evaluateDate(term, context),
    numberOf: (term: NumberTerm): NumberValue => evaluateNumber(term, context),
    valueOf: <T>(literal: T) => literal,
    optionOf: () => '',
    documents: {},
  } as Parameters<typeof operate>[1];
  return context;
}

function shown(rows: Rows, names: readonly string[]) {
  return Array.from({ length: rows.size }, (_, at) => ({
    cells: names.map((name) => valueAt(rows.column(name), at)),
    origin: rows.origin(at),
    certain: isCertain(rows, at),
    most: mostOf(rows, at),
    why: rows.why(at),
  }));
}

function columnsOf(of: Relation): readonly string[] {
  if (of.op === 'group') return [...of.by, ...Object.keys(of.aggregates)];
  const before = of.op === 'table' ? Object.keys(schema) : columnsOf(of.of);
  return of.op === 'rank' ? [...before, of.as] : before;
}

const asRows = (content: TableContent) => {
  const kept = rowsOfTable('t', content);
  return { kept: evaluator(kept), general: evaluator({ ...kept, slice: null, dictionary: () => undefined }) };
};

describe('what is kept of a table', () => {
  it('gives the rows that going through them gives', () => {
    fc.assert(
      fc.property(world, fc.array(relation, { minLength: 1, maxLength: 6 }), (content, relations) => {
        const { kept, general } = asRows(content);
        // One after the other over one table, so that later ones meet what earlier ones left.
        for (const of of relations) {
          expect(shown(kept.rowsOf(of), columnsOf(of))).toEqual(shown(general.rowsOf(of), columnsOf(of)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the numbers that going through the rows gives', () => {
    fc.assert(
      fc.property(world, fc.array(total, { minLength: 1, maxLength: 8 }), (content, terms) => {
        const { kept, general } = asRows(content);
        for (const term of terms) {
          const [a, b] = [kept.numberOf(term), general.numberOf(term)];
          // Minus nothing is nothing.
          const plain = ({ lo, hi, defined, unit, grain, why }: NumberValue) => {
            return { lo: lo + 0, hi: hi + 0, defined, unit, grain, why: defined && lo === hi ? [] : why() };
          };
          expect(plain(a)).toEqual(plain(b));
        }
      }),
      { numRuns: 500 },
    );
  });
});
