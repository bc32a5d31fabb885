import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssayError } from '../error.ts';
import type { TableSchema } from '../table/table.ts';
import { asProposition, checkProposition, propositionLimits } from './check-proposition.ts';
import type { Readings } from './reading.ts';

const schemas: { readonly [table: string]: TableSchema } = {
  ranking: {
    company: { type: 'text', vocabulary: null, required: true },
    country: { type: 'text', vocabulary: ['CN', 'US'], required: true },
    year: { type: 'number', unit: 'calendar-year', required: true },
    revenue: { type: 'number', unit: 'MUSD', required: false },
    published: { type: 'date', required: true },
  },
  prices: {
    code: { type: 'text', vocabulary: null, required: true },
    eur: { type: 'number', unit: 'EUR', required: true },
  },
};

const table = { op: 'table', table: 'ranking' };
const revenue = { op: 'column', column: 'revenue' };
const day = { op: 'date', value: '2025-06-23' };
const exists = { op: 'exists', of: table };
const china = { op: 'row-text-is', column: 'country', value: 'CN' };

function faultsOf(term: unknown, readings?: Readings): string[] {
  const options = readings === undefined ? { documents: ['transcript'] } : { documents: ['transcript'], readings };
  return checkProposition({ assay: 1, term }, schemas, options).map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

const where = (condition: unknown) => ({ op: 'exists', of: { op: 'where', of: table, if: condition } });
const rows = (relation: unknown) => ({ op: 'exists', of: relation });
const number = (term: unknown) => ({ op: 'compare', left: term, is: '=', right: term });
const dated = (term: unknown) => ({ op: 'date-order', left: term, is: 'before', right: day });

describe('the check of a proposition', () => {
  it('finds what is not a proposition, and a version it does not know', () => {
    expect(checkProposition('x', schemas).map(({ rule }) => rule)).toEqual(['shape']);
    expect(checkProposition({ assay: 2, term: exists }, schemas).map(({ path }) => path)).toEqual([['assay']]);
  });

  it('is not misled by names that objects have by themselves', () => {
    const tricky: unknown = JSON.parse(
      '{"assay":1,"term":{"op":"exists","of":{"op":"table","table":"ranking"},"__proto__":{"x":1}}}',
    );
    expect(checkProposition(tricky, schemas).map(({ rule }) => rule)).toEqual(['unknown-key']);
    const options: unknown = JSON.parse(
      '{"op":"group","of":{"op":"table","table":"ranking"},"by":[],"aggregates":{"__proto__":{"op":"count"}}}',
    );
    expect(faultsOf(rows(options))).toEqual(['shape term.of.aggregates.__proto__']);
    expect(faultsOf({ op: 'constructor' })).toEqual(['unknown-op term.op']);
    expect(faultsOf(where({ op: 'row-known', column: 'constructor' }))).toEqual(['unknown-column term.of.if.column']);
  });

  it('is as deep and as large as the limits allow, and no more', () => {
    const nots = (depth: number) => {
      let term: unknown = exists;
      for (let level = 0; level < depth; level += 1) term = { op: 'not', of: term };
      return term;
    };
    // `exists` and its table are two levels.
    expect(faultsOf(nots(propositionLimits.depth - 2))).toEqual([]);
    expect(faultsOf(nots(propositionLimits.depth - 1)).map((fault) => fault.split(' ')[0])).toEqual(['too-deep']);
    expect(faultsOf(nots(200_000)).map((fault) => fault.split(' ')[0])).toEqual(['too-deep']);
    const many = (count: number) => ({ op: 'or', of: Array.from({ length: count }, () => exists) });
    expect(faultsOf(many((propositionLimits.nodes - 2) / 2))).toEqual([]);
    expect(faultsOf(many(1_000_000)).map((fault) => fault.split(' ')[0])).toEqual(['too-many-nodes']);
  });

  it('gives a short report of a long list of faults', () => {
    const values = Array.from({ length: 10_000 }, () => 1);
    expect(faultsOf(where({ op: 'row-text-in', column: 'country', values })).length).toBe(101);
  });

  it('never throws, whatever it is given', () => {
    const ops = fc.constantFrom(
      'exists',
      'table',
      'where',
      'compare',
      'number',
      'choose',
      'and',
      'row-not',
      '__proto__',
    );
    const term = fc.letrec((tie) => ({
      term: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue(),
        fc.record({
          op: ops,
          of: tie('term'),
          if: tie('term'),
          table: fc.string(),
          options: fc.dictionary(fc.string(), tie('term')),
        }),
      ),
    })).term;
    fc.assert(
      fc.property(term, (value) => {
        expect(Array.isArray(checkProposition(value, schemas))).toBe(true);
        expect(checkProposition({ assay: 1, term: value }, schemas)).toBeDefined();
      }),
    );
  });
});

describe('the check of a proposition with its readings', () => {
  const option = { id: 'one', label: 'one', reason: 'said so', source: null };
  const readingsOf = (
    type: Readings['parameters'][number]['type'],
    unit: string | null,
    value: number | string | { min: number; max: number },
  ): Readings => ({
    parameters: [{ name: 'p', type, unit, label: 'it', options: [{ ...option, value }] }],
    exclusions: [],
    axes: [],
  });
  const given = { parameter: 'p' };

  it('finds a parameter that is not given, and one used as something else', () => {
    const none: Readings = { parameters: [], exclusions: [], axes: [] };
    const text = where({ ...china, value: given });
    expect(faultsOf(text, none)).toEqual(['parameter-not-given term.of.if.value']);
    expect(faultsOf(text, readingsOf('number', '1', 3))).toEqual(['parameter-type term.of.if.value']);
    expect(faultsOf(text, readingsOf('text', null, 'CN'))).toEqual([]);
    expect(faultsOf(text, readingsOf('text', null, 'FR'))).toEqual(['unknown-word term.of.if.value']);
  });

  it('finds a range in another unit, and values a term cannot take', () => {
    const within = { op: 'within', of: { op: 'sum', of: table, value: revenue }, range: given };
    expect(faultsOf(within, readingsOf('range', 'MUSD', { min: 1, max: 2 }))).toEqual([]);
    expect(faultsOf(within, readingsOf('range', 'USD', { min: 1, max: 2 }))).toEqual([
      'units-do-not-compare term.range',
    ]);
    const shifted = dated({ op: 'shift', of: day, by: given, unit: 'years', direction: 'earlier' });
    expect(faultsOf(shifted, readingsOf('number', 'year', 2))).toEqual([]);
    expect(faultsOf(shifted, readingsOf('number', 'year', 1.5))).toEqual(['number-range term.left.by']);
    expect(faultsOf(shifted, readingsOf('number', 'month', 2))).toEqual(['parameter-unit term.left.by']);
    const axes = [{ parameter: 'p', values: [2, 2.5], distances: null, reason: 'said so' }];
    expect(faultsOf(shifted, { ...readingsOf('number', 'year', 2), axes })).toEqual(['number-range term.left.by']);
  });

  it('finds, also without readings, one parameter used as two things', () => {
    const both = { op: 'and', of: [where({ ...china, value: given }), dated({ op: 'date', value: given })] };
    expect(faultsOf(both)).toEqual(['parameter-type term.of.1.left.value']);
    const units = (unit: string) => number({ op: 'number', value: given, unit });
    expect(faultsOf({ op: 'and', of: [units('USD'), units('EUR')] })).toEqual([
      'parameter-unit term.of.1.left.value',
      'parameter-unit term.of.1.right.value',
    ]);
    const choice = (id: string) => ({ op: 'choose', by: 'p', options: { a: exists, [id]: exists } });
    expect(faultsOf({ op: 'and', of: [choice('b'), choice('b')] })).toEqual([]);
    expect(faultsOf({ op: 'and', of: [choice('b'), choice('c')] })).toEqual(['parameter-options term.of.1.by']);
  });
});

describe('a value as a proposition', () => {
  it('is the value, or a refusal with every finding', () => {
    const value = { assay: 1, term: exists };
    expect(asProposition(value, schemas)).toBe(value);
    try {
      asProposition({ assay: 1, term: { op: 'exists', also: 1 } }, schemas);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AssayError);
      expect(error).toMatchObject({ code: 'invalid-proposition', findings: [{}, {}] });
    }
  });
});
