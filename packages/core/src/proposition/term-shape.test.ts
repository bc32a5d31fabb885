import { describe, expect, it } from 'vitest';
import type { TableSchema } from '../table/table.ts';
import { checkProposition } from './check-proposition.ts';

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
const prices = { op: 'table', table: 'prices' };
const revenue = { op: 'column', column: 'revenue' };
const one = { op: 'number', value: 1, unit: '1' };
const day = { op: 'date', value: '2025-06-23' };
const exists = { op: 'exists', of: table };
const china = { op: 'row-text-is', column: 'country', value: 'CN' };

function faultsOf(term: unknown): string[] {
  return checkProposition({ assay: 1, term }, schemas, { documents: ['transcript'] }).map(
    ({ rule, path }) => `${rule} ${path.join('.')}`,
  );
}

const where = (condition: unknown) => ({ op: 'exists', of: { op: 'where', of: table, if: condition } });
const rows = (relation: unknown) => ({ op: 'exists', of: relation });
const number = (term: unknown) => ({ op: 'compare', left: term, is: '=', right: term });
const dated = (term: unknown) => ({ op: 'date-order', left: term, is: 'before', right: day });

describe('the shape of a term', () => {
  it.each([
    ['compare', number(one)],
    [
      'row-compare',
      where({ op: 'row-compare', left: revenue, is: '<', right: { op: 'constant', value: 1, unit: 'MUSD' } }),
    ],
    ['row-within', where({ op: 'row-within', of: revenue, range: { min: null, max: 3 } })],
    ['row-text-in', where({ op: 'row-text-in', column: 'country', values: ['CN', 'US'] })],
    ['row-in-column', where({ op: 'row-in-column', column: 'company', of: prices, in: 'code' })],
    ['row-date', where({ op: 'row-date', column: 'published', is: 'same', date: day })],
    ['row-known', where({ op: 'row-known', column: 'revenue' })],
    ['row-not', where({ op: 'row-not', of: { op: 'row-or', of: [china, { op: 'row-and', of: [china] }] } })],
    [
      'row-arithmetic',
      number({ op: 'the', of: table, value: { op: 'row-arithmetic', with: '/', left: revenue, right: revenue } }),
    ],
    ['rank', rows({ op: 'rank', of: table, by: revenue, direction: 'ascending', per: ['country'], as: 'place' })],
    ['derive', rows({ op: 'derive', of: table, value: revenue, as: 'again' })],
    [
      'group',
      rows({
        op: 'group',
        of: table,
        by: ['country'],
        aggregates: {
          n: { op: 'count' },
          total: { op: 'sum', of: revenue },
          often: { op: 'mode', of: revenue },
          spread: { op: 'standard-deviation', of: revenue, over: 'population' },
          tenth: { op: 'percentile', of: revenue, percent: 10 },
        },
      }),
    ],
    ['look-up', rows({ op: 'look-up', of: table, by: 'company', in: prices, key: 'code', take: { price: 'eur' } })],
    ['previous', rows({ op: 'previous', of: table, order: 'year', per: ['company'], column: 'revenue', as: 'before' })],
    ['count', number({ op: 'count', of: table })],
    ['count-distinct', number({ op: 'count-distinct', of: table, column: 'company' })],
    ['median', number({ op: 'median', of: table, value: revenue })],
    ['mode', number({ op: 'mode', of: table, value: revenue })],
    ['standard-deviation', number({ op: 'standard-deviation', of: table, value: revenue, over: 'sample' })],
    ['percentile', number({ op: 'percentile', of: table, value: revenue, percent: { parameter: 'p' } })],
    ['nth', number({ op: 'nth', of: table, by: revenue, direction: 'descending', n: 3, value: revenue })],
    ['arithmetic', number({ op: 'arithmetic', with: '-', left: one, right: one })],
    ['absolute', number({ op: 'absolute', of: one })],
    [
      'annual-growth',
      number({ op: 'annual-growth', from: one, to: one, years: { op: 'number', value: 3, unit: 'year' } }),
    ],
    ['elapsed', number({ op: 'elapsed', from: day, to: day, in: 'days' })],
    ['convert', number({ op: 'convert', of: one, unit: '%' })],
    ['choose', number({ op: 'choose', by: 'list', options: { a: one, b: { op: 'count', of: table } } })],
    ['the-date', dated({ op: 'the-date', of: table, column: 'published' })],
    ['shift', dated({ op: 'shift', of: day, by: 2, unit: 'years', direction: 'earlier' })],
    ['within', { op: 'within', of: one, range: { min: 3, max: 5 } }],
    ['text-is', { op: 'text-is', of: table, column: 'country', value: 'US' }],
    ['mode-is', { op: 'mode-is', of: table, column: 'country', value: 'US' }],
    ['none', { op: 'none', of: table }],
    ['only-one', { op: 'only-one', of: table }],
    ['all', { op: 'all', of: table, if: china, empty: 'undecided' }],
    ['share', { op: 'share', of: table, if: china, share: 0.5, strict: true }],
    ['quotation', { op: 'quotation', quote: 'naive', document: 'transcript', mode: 'verbatim' }],
    ['judgement', { op: 'judgement', statement: 'it is fair', by: 'A. Editor', value: null }],
    ['and', { op: 'and', of: [exists, { op: 'or', of: [exists] }, { op: 'not', of: exists }] }],
    ['at-least', { op: 'at-least', k: 1, of: [exists, exists] }],
  ])('finds nothing in a right %s', (_, term) => {
    expect(faultsOf(term)).toEqual([]);
  });

  it.each([
    ['no object', null, ['shape term']],
    ['an operator there is not', { op: 'exist', of: table }, ['unknown-op term.op']],
    ['an operator of another sort', { op: 'not', of: table }, ['unknown-op term.of.op']],
    ['no operator', { of: table }, ['unknown-op term.op']],
    ['a key too few', { op: 'exists' }, ['missing-key term']],
    ['a key too many', { op: 'exists', of: table, also: 1 }, ['unknown-key term.also']],
    ['a comparison there is not', { op: 'compare', left: one, is: '==', right: one }, ['shape term.is']],
    ['a number that is none', { op: 'within', of: one, range: { min: '3', max: null } }, ['shape term.range.min']],
    ['a range without an end', { op: 'within', of: one, range: { min: 3 } }, ['missing-key term.range']],
    [
      'a range that ends before it starts',
      { op: 'within', of: one, range: { min: 5, max: 3 } },
      ['empty-range term.range'],
    ],
    ['a date there is not', dated({ op: 'date', value: '2025-02-30' }), ['shape term.left.value']],
    [
      'a spread of nobody',
      number({ op: 'standard-deviation', of: table, value: revenue, over: 'all' }),
      ['shape term.left.over', 'shape term.right.over'],
    ],
    ['no statements', { op: 'and', of: [] }, ['shape term.of']],
    ['no list of statements', { op: 'or', of: exists }, ['shape term.of']],
    ['a parameter without a name', { op: 'within', of: one, range: { parameter: '' } }, ['shape term.range.parameter']],
    ['no words', where({ op: 'row-text-in', column: 'country', values: [] }), ['shape term.of.if.values']],
    ['text that is not Unicode', where({ ...china, value: '\ud800' }), ['shape term.of.if.value']],
    [
      'two faults',
      { op: 'and', of: [{ op: 'x' }, { op: 'exists', of: 3 }] },
      ['unknown-op term.of.0.op', 'shape term.of.1.of'],
    ],
  ])('finds %s', (_, term, faults) => {
    expect(faultsOf(term)).toEqual(faults);
  });
});
