import { describe, expect, it } from 'vitest';
import { AssayError } from '../../error.ts';
import { createEvaluator } from '../../evaluate/evaluator.ts';
import { toTruth } from '../../evaluate/kleene.ts';
import { column } from './column.ts';
import { convertBy } from './convert-by.ts';
import { NumberOf, number } from './number.ts';
import { proposition } from './statement.ts';
import { defineTable } from './table.ts';

const rates = defineTable('rates', {
  year: column.number('calendar-year'),
  euros: column.number('EUR/USD'),
  prices: column.number('USD@2024/USD@2015'),
});
const tables = {
  rates: rates.rows([
    { year: 2023, euros: 0.9, prices: 1.25 },
    { year: 2024, euros: { min: 0.9, max: 0.95 }, prices: 1.5 },
  ]),
};
const evaluate = createEvaluator({ tables, documents: {} });
const in2023 = rates.where((row) => row.year.equals(2023));
const in2024 = rates.where((row) => row.year.equals(2024));

describe('an amount by a rate', () => {
  it('is in the other currency, as uncertain as the rate', () => {
    const then = convertBy(number(100, 'USD'), in2023, (row) => row.euros);
    const now = convertBy(number(100, 'USD'), in2024, (row) => row.euros);
    const truths = [
      then.equals(90),
      now.atLeast(90),
      now.atLeast(92),
      convertBy(number(1, 'USD'), rates, (row) => row.euros).atLeast(0),
    ];
    expect(truths.map((one) => toTruth(evaluate(proposition(one).term, {}).truth))).toEqual([
      'true',
      'true',
      'undecided',
      'undecided',
    ]);
  });

  it('is in the prices of another year', () => {
    const real = convertBy(number(4, 'USD@2015'), in2023, (row) => row.prices);
    expect(real.unit).toBe('USD@2024');
    expect(toTruth(evaluate(proposition(real.equals(5)).term, {}).truth)).toBe('true');
  });

  it('may be one for each of something', () => {
    const each = new NumberOf<string>(number(3, 'USD/person').term, 'USD/person');
    expect(convertBy(each, in2023, (row) => row.euros).unit).toBe('EUR/person');
  });

  it.each(['GBP', 'MUSD', '1'])('is refused in %s, which the rate is not for', (unit) => {
    const amount = new NumberOf<string>(number(1, unit).term, unit);
    const work = () => convertBy(amount, in2023, (row) => row.euros);
    expect(work).toThrow(expect.objectContaining({ code: 'invalid-unit' }));
    expect(work).toThrow(AssayError);
  });
});
