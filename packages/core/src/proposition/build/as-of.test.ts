import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../evaluate/evaluator.ts';
import { toTruth } from '../../evaluate/kleene.ts';
import { checkProposition } from '../check-proposition.ts';
import { type AsOfOptions, asOf } from './as-of.ts';
import { column } from './column.ts';
import { proposition } from './statement.ts';
import { defineTable } from './table.ts';

const offices = defineTable('offices', { from: column.date(), to: column.date().optional() });
type Options = Partial<AsOfOptions<typeof offices.schema>>;

function heldOn(day: string, from: string, to: string | null, options: Options = {}): string {
  const claim = proposition(asOf(offices, { from: 'from', to: 'to', ...options }, day).exists());
  expect(checkProposition(claim, { offices: offices.schema })).toEqual([]);
  const tables = { offices: offices.rows([{ from, to }]) };
  return toTruth(createEvaluator({ tables, documents: {} })(claim.term, {}).truth);
}

describe('the rows as of a date', () => {
  it.each([
    ['before the first day', '2024-09-30', '2024-10-01', '2025-06-30', 'false'],
    ['on the first day', '2024-10-01', '2024-10-01', '2025-06-30', 'true'],
    ['on the last day', '2025-06-30', '2024-10-01', '2025-06-30', 'true'],
    ['after the last day', '2025-07-01', '2024-10-01', '2025-06-30', 'false'],
    ['in a month it began in', '2024-10', '2024-10-15', '2025-06-30', 'undecided'],
    ['in a month it held all of', '2024-11', '2024-10-15', '2025-06-30', 'true'],
    ['in the year it is known to have begun in', '2024-06-01', '2024', '2025', 'undecided'],
    ['up to the day it was last seen to hold', '2025-06-23', '2024-10-01', '2025-06-23/..', 'true'],
    ['after the day it was last seen to hold', '2025-06-24', '2024-10-01', '2025-06-23/..', 'undecided'],
    ['with an end nobody wrote down', '2025-06-23', '2024-10-01', null, 'undecided'],
    ['before it began, whatever the end', '2024-09-30', '2024-10-01', null, 'false'],
  ])('are told %s', (_, day, from, to, truth) => {
    expect(heldOn(day, from, to)).toBe(truth);
  });

  it('leave out the day of the end where the table has the first day after', () => {
    expect(heldOn('2025-06-30', '2024-10-01', '2025-06-30', { lastDay: 'excluded' })).toBe('false');
    expect(heldOn('2025-06-29', '2024-10-01', '2025-06-30', { lastDay: 'excluded' })).toBe('true');
  });

  it('hold with an empty end where that means still so', () => {
    expect(heldOn('2025-06-23', '2024-10-01', null, { emptyEnd: 'still' })).toBe('true');
    expect(heldOn('2024-09-30', '2024-10-01', null, { emptyEnd: 'still' })).toBe('false');
    expect(heldOn('2025-07-01', '2024-10-01', '2025-06-30', { emptyEnd: 'still' })).toBe('false');
  });
});
