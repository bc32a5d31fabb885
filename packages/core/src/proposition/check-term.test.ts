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
const eur = { op: 'column', column: 'eur' };
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

describe('the meaning of a term over its tables', () => {
  it.each([
    ['a table there is not', rows({ op: 'table', table: 'rankings' }), ['unknown-table term.of.table']],
    [
      'a table named as what every object has',
      rows({ op: 'table', table: 'toString' }),
      ['unknown-table term.of.table'],
    ],
    ['a column there is not', where({ op: 'row-known', column: 'contry' }), ['unknown-column term.of.if.column']],
    ['a column of another type', where({ ...china, column: 'year' }), ['column-type term.of.if.column']],
    ['a word outside the vocabulary', where({ ...china, value: 'China' }), ['unknown-word term.of.if.value']],
    [
      'words outside the vocabulary',
      where({ op: 'row-text-in', column: 'country', values: ['CN', 'FR'] }),
      ['unknown-word term.of.if.values'],
    ],
    [
      'an answer outside the vocabulary',
      { op: 'text-is', of: table, column: 'country', value: 'FR' },
      ['unknown-word term.value'],
    ],
    [
      'dollars compared with euros',
      {
        op: 'compare',
        left: { op: 'the', of: table, value: revenue },
        is: '=',
        right: { op: 'the', of: prices, value: eur },
      },
      ['units-do-not-compare term'],
    ],
    [
      'rows of millions compared with ones',
      where({ op: 'row-compare', left: revenue, is: '=', right: { op: 'constant', value: 1, unit: 'USD' } }),
      ['units-do-not-compare term.of.if'],
    ],
    [
      'percent compared with percentage points',
      {
        op: 'compare',
        left: { op: 'number', value: 1, unit: '%' },
        is: '=',
        right: { op: 'number', value: 1, unit: 'pp' },
      },
      ['units-do-not-compare term'],
    ],
    [
      'years added up',
      number({
        op: 'arithmetic',
        with: '+',
        left: { op: 'maximum', of: table, value: { op: 'column', column: 'year' } },
        right: { op: 'number', value: 2, unit: 'calendar-year' },
      }),
      ['units-do-not-combine term.left', 'units-do-not-combine term.right'],
    ],
    [
      'euros in dollars',
      number({ op: 'convert', of: { op: 'number', value: 1, unit: 'EUR' }, unit: 'USD' }),
      ['units-do-not-combine term.left.unit', 'units-do-not-combine term.right.unit'],
    ],
    [
      'a unit that is none',
      { op: 'compare', left: { op: 'number', value: 1, unit: '$' }, is: '=', right: one },
      ['unit term.left.unit'],
    ],
    [
      'a unit not in normal form',
      { op: 'compare', left: { op: 'number', value: 1, unit: 'person*USD' }, is: '=', right: one },
      ['unit term.left.unit'],
    ],
    [
      'a choice of several units',
      {
        op: 'compare',
        left: { op: 'choose', by: 'list', options: { a: one, b: { op: 'number', value: 1, unit: 'USD' } } },
        is: '=',
        right: one,
      },
      ['units-do-not-compare term.left.options'],
    ],
    [
      'growth over days',
      {
        op: 'compare',
        left: { op: 'annual-growth', from: one, to: one, years: { op: 'elapsed', from: day, to: day, in: 'days' } },
        is: '=',
        right: one,
      },
      ['units-do-not-compare term.left.years'],
    ],
    [
      'a key with missing cells',
      rows({ op: 'group', of: table, by: ['revenue'], aggregates: {} }),
      ['key-not-required term.of.by.0'],
    ],
    [
      'a rank for each of what may be missing',
      rows({ op: 'rank', of: table, by: revenue, direction: 'ascending', per: ['revenue'], as: 'place' }),
      ['key-not-required term.of.per.0'],
    ],
    [
      'a column that is there already',
      rows({ op: 'derive', of: table, value: revenue, as: 'year' }),
      ['column-exists term.of.as'],
    ],
    [
      'keys of two types',
      rows({ op: 'look-up', of: table, by: 'year', in: prices, key: 'code', take: {} }),
      ['column-type term.of.key'],
    ],
    [
      'membership in a column of another type',
      where({ op: 'row-in-column', column: 'company', of: prices, in: 'eur' }),
      ['column-type term.of.if.in'],
    ],
    [
      'an order of words',
      rows({ op: 'previous', of: table, order: 'company', per: [], column: 'revenue', as: 'before' }),
      ['column-type term.of.order'],
    ],
    [
      'a column lost in grouping',
      rows({
        op: 'where',
        of: { op: 'group', of: table, by: ['country'], aggregates: {} },
        if: { op: 'row-known', column: 'company' },
      }),
      ['unknown-column term.of.if.column'],
    ],
    [
      'a document not held',
      { op: 'quotation', quote: 'a', document: 'other', mode: 'verbatim' },
      ['unknown-document term.document'],
    ],
    ['too many of too few', { op: 'at-least', k: 3, of: [exists, exists] }, ['k-of-n term.k']],
    [
      'half a place',
      {
        op: 'compare',
        left: {
          op: 'nth',
          of: table,
          by: revenue,
          direction: 'ascending',
          n: 1.5,
          value: { op: 'row-arithmetic', with: '/', left: revenue, right: revenue },
        },
        is: '=',
        right: one,
      },
      ['number-range term.left.n'],
    ],
    [
      'a percentile above a hundred',
      { op: 'within', of: { op: 'percentile', of: table, value: revenue, percent: 101 }, range: { min: 0, max: 1 } },
      ['number-range term.of.percent'],
    ],
    [
      'a percentile of a group below nothing',
      rows({ op: 'group', of: table, by: [], aggregates: { p: { op: 'percentile', of: revenue, percent: -1 } } }),
      ['number-range term.of.aggregates.p.percent'],
    ],
    [
      'the spread of years taken for a year',
      {
        op: 'compare',
        left: { op: 'standard-deviation', of: table, value: { op: 'column', column: 'year' }, over: 'population' },
        is: '=',
        right: { op: 'number', value: 2024, unit: 'calendar-year' },
      },
      ['units-do-not-compare term'],
    ],
    [
      'a most frequent word outside the vocabulary',
      { op: 'mode-is', of: table, column: 'country', value: 'FR' },
      ['unknown-word term.value'],
    ],
    [
      'a most frequent number',
      { op: 'mode-is', of: table, column: 'year', value: '2024' },
      ['column-type term.column'],
    ],
    ['a share above one', { op: 'share', of: table, if: china, share: 50, strict: true }, ['number-range term.share']],
    [
      'half a month',
      dated({ op: 'shift', of: day, by: 0.5, unit: 'months', direction: 'later' }),
      ['number-range term.left.by'],
    ],
  ])('finds %s', (_, term, faults) => {
    expect(faultsOf(term)).toEqual(faults);
  });

  it('says one fault once, not again for everything made from it', () => {
    const top = {
      op: 'rank',
      of: { op: 'table', table: 'none' },
      by: revenue,
      direction: 'ascending',
      per: ['x'],
      as: 'place',
    };
    expect(faultsOf(where({ op: 'row-and', of: [china] }))).toEqual([]);
    expect(faultsOf(rows({ op: 'where', of: top, if: china }))).toEqual(['unknown-table term.of.of.of.table']);
  });
});
