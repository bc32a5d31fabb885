import { describe, expect, it } from 'vitest';
import type { DateComparison, DateTerm, PropositionTerm } from '../proposition/language.ts';
import { dateComparisons } from '../proposition/language.ts';
import type { Cell, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  name: { type: 'text', vocabulary: null, required: true },
  on: { type: 'date', required: false },
} as const satisfies TableSchema;

const date = (value: string): DateTerm => ({ op: 'date', value });
const onlyDate: DateTerm = { op: 'the-date', of: { op: 'table', table: 't' }, column: 'on' };

function answerTo(left: DateTerm, is: DateComparison, right: DateTerm, rows: readonly (readonly Cell[])[] = []) {
  const term: PropositionTerm = { op: 'date-order', left, is, right };
  const evaluate = createEvaluator({ tables: { t: { schema, rows, gaps: [] } }, documents: {} });
  const { truth, why, leaves } = evaluate(term, {});
  return {
    truth: toTruth(truth),
    reasons: why().map(({ code, row, column }) => [code, row, column]),
    dates: leaves[0]?.answer.values.map(({ unit }) => unit),
  };
}

/** The truth of each comparison, in the order before, on or before, same, on or after, after. */
const truths = (left: string, right: string) =>
  dateComparisons.map((is) => answerTo(date(left), is, date(right)).truth[0]).join('');

describe('the order of dates', () => {
  it.each([
    ['2020-02-28', '2020-02-29', 'ttfff'],
    ['2020-02-29', '2020-02-29', 'ftttf'],
    ['2020-03-01', '2020-02-29', 'ffftt'],
    // The day may be the first or the last of the month, or in it.
    ['2020-02', '2020-02-29', 'utuuf'],
    ['2020-02', '2020-02-01', 'fuutu'],
    ['2020-02', '2020-02-10', 'uuuuu'],
    ['2020-02', '2020-03', 'ttfff'],
    ['2020-02', '2020-02', 'uuuuu'],
    // An open end is no day.
    ['2020/..', '2019-12-31', 'ffftt'],
    ['../2020', '2020-12-31', 'utuuf'],
  ])('of %s and %s is %s', (left, right, expected) => expect(truths(left, right)).toBe(expected));

  it('is undecided for the vague one of two dates', () => {
    expect(answerTo(date('2020-02'), 'before', date('2020-02-10')).reasons).toEqual([['vague-date', null, null]]);
    expect(answerTo(date('2020-02-10'), 'before', onlyDate, [['a', '2020-02']]).reasons).toEqual([
      ['vague-date', 0, 'on'],
    ]);
  });

  it('says which dates it compared', () => {
    expect(answerTo(date('2020-02-10'), 'before', onlyDate, [['a', '2020-03']]).dates).toEqual([
      '2020-02-10',
      '2020-03',
    ]);
    expect(answerTo(date('2020-02-10'), 'before', onlyDate, [['a', null]]).dates).toEqual(['2020-02-10', '../..']);
    expect(answerTo(date('2020-02-10'), 'before', onlyDate).dates).toEqual(['2020-02-10', 'date']);
  });
});

describe('the date of a relation', () => {
  it.each([
    [[], [['no-rows', null, null]]],
    [
      [
        ['a', '2020-01-01'],
        ['b', '2020-01-01'],
      ],
      [['several-rows', null, null]],
    ],
    [[['a', null]], [['missing-cell', 0, 'on']]],
  ])('is undecided over %j', (rows, reasons) => {
    expect(answerTo(onlyDate, 'before', date('2020-06-01'), rows)).toMatchObject({ truth: 'undecided', reasons });
  });
});

describe('a shifted date', () => {
  const shifted = (
    of: DateTerm,
    by: number,
    unit: 'years' | 'months' | 'days',
    direction: 'earlier' | 'later' = 'later',
  ) => ({ op: 'shift', of, by, unit, direction }) as const;

  it.each([
    [shifted(date('2020-02-29'), 1, 'years'), '2021-02-28'],
    [shifted(date('2020-02-29'), 1, 'years', 'earlier'), '2019-02-28'],
    [shifted(date('2020-01-31'), 1, 'months'), '2020-02-29'],
    [shifted(date('2020-01-31'), -1, 'days', 'earlier'), '2020-02-01'],
    [shifted(date('2020-02'), 1, 'months'), '2020-03-01/2020-03-29'],
    [shifted(date('2020/..'), 1, 'years'), '2021/..'],
  ])('%j is %s', (term, expected) => {
    expect(answerTo(term, 'same', date('1900-01-01')).dates?.[0]).toBe(expected);
  });

  it('of no date is none', () => {
    expect(answerTo(shifted(onlyDate, 1, 'years'), 'before', date('2020-06-01'))).toMatchObject({
      truth: 'undecided',
      reasons: [['no-rows', null, null]],
    });
  });
});
