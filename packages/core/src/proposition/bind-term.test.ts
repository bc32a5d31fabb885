import { describe, expect, it } from 'vitest';
import { bindTerm, commonTerm } from './bind-term.ts';
import type { NumberTerm, PropositionTerm } from './language.ts';

const number = (value: number): NumberTerm => ({ op: 'number', value, unit: '1' });
const rowsOf = (table: string): PropositionTerm => ({ op: 'exists', of: { op: 'table', table } });
const quoted = (document: string, quote = 'We agreed.'): PropositionTerm => ({
  op: 'quotation',
  quote,
  document,
  mode: 'verbatim',
});

describe('a term under given values', () => {
  const choose: PropositionTerm = {
    op: 'choose',
    by: 'list',
    options: { sipri: rowsOf('sipri'), news: rowsOf('news') },
  };
  const within: PropositionTerm = { op: 'within', of: number(4), range: { parameter: 'few' } };

  it('has the values in the place of the parameters', () => {
    expect(bindTerm(within, { few: { min: 3, max: 5 } })).toEqual({ ...within, range: { min: 3, max: 5 } });
  });

  it('has the option taken in the place of a choice, and what it holds bound as well', () => {
    const term: PropositionTerm = { op: 'and', of: [choose, within] };
    expect(bindTerm(term, { list: 'news', few: { min: 1, max: 1 } })).toEqual({
      op: 'and',
      of: [rowsOf('news'), { ...within, range: { min: 1, max: 1 } }],
    });
  });

  it('keeps what no value is given for, and a choice of what is no option', () => {
    expect(bindTerm(choose, {})).toEqual(choose);
    expect(bindTerm(choose, { list: 'toString' })).toEqual(choose);
    expect(bindTerm(within, { other: 3 })).toEqual(within);
  });

  it('takes no column called "by" for a choice', () => {
    const ranked: PropositionTerm = {
      op: 'exists',
      of: {
        op: 'look-up',
        of: { op: 'table', table: 'a' },
        by: 'list',
        in: { op: 'table', table: 'b' },
        key: 'k',
        take: {},
      },
    };
    expect(bindTerm(ranked, { list: 'sipri' })).toEqual(ranked);
  });
});

describe('what several terms have in common', () => {
  it('is the term, where they differ in one name, wherever it stands', () => {
    const both = (table: string): PropositionTerm => ({
      op: 'and',
      of: [rowsOf(table), rowsOf('same'), rowsOf(table)],
    });
    expect(commonTerm([both('a'), both('b')], 'p', 'the list')).toEqual({
      term: both('the list'),
      kind: 'table',
      names: ['a', 'b'],
    });
    expect(commonTerm([quoted('a'), quoted('b')], 'p', 'the report')).toEqual({
      term: quoted('the report'),
      kind: 'document',
      names: ['a', 'b'],
    });
  });

  it('has the parameter in the place of a text', () => {
    const on = (value: string) => ({ op: 'date', value }) as const;
    expect(commonTerm([on('2025-06-22'), on('2025-06-25')], 'day', 'the day')?.term).toEqual({
      op: 'date',
      value: { parameter: 'day' },
    });
  });

  it('is nothing where they differ in more, in a number or in what they are', () => {
    expect(commonTerm([quoted('a'), quoted('b', 'We did not.')], 'p', 'it')).toBeUndefined();
    expect(commonTerm([number(1), number(2)], 'p', 'it')).toBeUndefined();
    expect(commonTerm([rowsOf('a'), quoted('a')], 'p', 'it')).toBeUndefined();
    const pair = (left: string, right: string): PropositionTerm => ({ op: 'or', of: [rowsOf(left), rowsOf(right)] });
    expect(commonTerm([pair('a', 'b'), pair('c', 'd')], 'p', 'it')).toBeUndefined();
  });
});
