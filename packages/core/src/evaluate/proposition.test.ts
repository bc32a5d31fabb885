import { describe, expect, it } from 'vitest';
import type { Predicate, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  country: { type: 'text', vocabulary: ['A', 'B', 'C'], required: false },
  sales: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;

const table: Relation = { op: 'table', table: 't' };
const big: Predicate = {
  op: 'row-compare',
  left: { op: 'column', column: 'sales' },
  is: '>=',
  right: { op: 'constant', value: 5, unit: 'MUSD' },
};
const gap = (columns: Gap['columns'], atMost: number | null = 1): Gap => ({
  columns,
  atMost,
  reason: 'not covered',
  source: null,
});
const documents = { speech: 'We will build “three to five” of them … in two years.' };

function answerTo(term: PropositionTerm, rows: readonly (readonly Cell[])[] = [], gaps: readonly Gap[] = []) {
  const { truth, why, leaves } = createEvaluator({ tables: { t: { schema, rows, gaps } }, documents })(term, {});
  const reasons = why().map(({ code, row, column }) => [code, row, column]);
  return { truth: toTruth(truth), reasons, values: leaves.flatMap(({ answer }) => answer.values) };
}

const truthOf = (...given: Parameters<typeof answerTo>) => answerTo(...given).truth;

/** Rows of country A with these sales. */
const selling = (...sales: readonly Cell[]) => sales.map((cell): readonly Cell[] => ['A', cell]);

describe('there being rows', () => {
  const [exists, none, onlyOne] = (['exists', 'none', 'only-one'] as const).map((op) => ({ op, of: table }) as const);
  const three = (rows: readonly (readonly Cell[])[], gaps: readonly Gap[] = []) =>
    [exists, none, onlyOne].map((term) => term && truthOf(term, rows, gaps));

  it.each([
    [0, [], ['false', 'true', 'false']],
    [1, [], ['true', 'false', 'true']],
    [2, [], ['true', 'false', 'false']],
    [0, [gap({})], ['undecided', 'undecided', 'undecided']],
    [1, [gap({})], ['true', 'false', 'undecided']],
    [2, [gap({})], ['true', 'false', 'false']],
    [1, [gap({}, 0)], ['true', 'false', 'true']],
  ])('with %d rows and the gaps %j exists, none and only one are %j', (count, gaps, expected) => {
    expect(three(selling(...Array<Cell>(count).fill(1)), gaps)).toEqual(expected);
  });

  it('is in doubt for the cell that a condition asks about', () => {
    const term: PropositionTerm = { op: 'exists', of: { op: 'where', of: table, if: big } };
    expect(answerTo(term, selling(1, null, { min: 4, max: 6 }))).toMatchObject({
      truth: 'undecided',
      reasons: [
        ['missing-cell', 1, 'sales'],
        ['uncertain-cell', 2, 'sales'],
      ],
    });
  });
});

describe('all', () => {
  const all = (empty: 'true' | 'false' | 'undecided'): PropositionTerm => ({ op: 'all', of: table, if: big, empty });

  it('is false for one row that fails, true where none can', () => {
    expect(truthOf(all('true'), selling(5, 4))).toBe('false');
    expect(truthOf(all('false'), selling(5, 6))).toBe('true');
    expect(truthOf(all('true'), selling(5, null))).toBe('undecided');
    expect(truthOf(all('true'), selling(null, 4))).toBe('false');
  });

  it.each(['true', 'false', 'undecided'] as const)('of no rows is %s where that is said', (empty) => {
    expect(truthOf(all(empty))).toBe(empty);
  });

  it('asks of rows that may be lacking both what they would be and what is without them', () => {
    const passes = [gap({ sales: { min: 5, max: null } })];
    const fails = [gap({ sales: { min: null, max: 4 } })];
    expect((['true', 'false', 'undecided'] as const).map((empty) => truthOf(all(empty), [], passes))).toEqual([
      'true',
      'undecided',
      'undecided',
    ]);
    expect((['true', 'false', 'undecided'] as const).map((empty) => truthOf(all(empty), [], fails))).toEqual([
      'undecided',
      'false',
      'undecided',
    ]);
    expect(truthOf(all('false'), selling(5), passes)).toBe('true');
    expect(truthOf(all('false'), selling(5), fails)).toBe('undecided');
    expect(answerTo(all('undecided')).reasons).toEqual([['no-rows', null, null]]);
  });
});

describe('a share', () => {
  const share = (of: number, strict = false): PropositionTerm => ({
    op: 'share',
    of: table,
    if: big,
    share: of,
    strict,
  });

  it('is reached at the share, and passed only beyond it', () => {
    expect(truthOf(share(0.5), selling(5, 4))).toBe('true');
    expect(truthOf(share(0.5, true), selling(5, 4))).toBe('false');
    expect(truthOf(share(2 / 3), selling(5, 6, 4))).toBe('true');
    expect(truthOf(share(2 / 3, true), selling(5, 6, 4))).toBe('false');
  });

  it('lies between what it is with every doubt against and with every doubt for', () => {
    expect(answerTo(share(0.5), selling(5, 4, null)).values).toEqual([{ min: 1 / 3, max: 2 / 3, unit: '1' }]);
    expect(answerTo(share(0.5), selling(5), [gap({}, 3)]).values).toEqual([{ min: 0.25, max: 1, unit: '1' }]);
    expect(answerTo(share(0.5), selling(5), [gap({}, null)]).values).toEqual([{ min: 0, max: 1, unit: '1' }]);
    expect(truthOf(share(0.5), selling(5), [gap({ sales: { min: 5, max: null } }, null)])).toBe('true');
  });

  it('of no rows, or perhaps none, there is not', () => {
    expect(answerTo(share(0))).toMatchObject({ truth: 'undecided', reasons: [['no-rows', null, null]] });
    expect(answerTo(share(0), [], [gap({})]).truth).toBe('undecided');
  });
});

describe('the text of the one row', () => {
  const isA: PropositionTerm = { op: 'text-is', of: table, column: 'country', value: 'A' };

  it('is the word or another', () => {
    expect(answerTo(isA, [['A', 1]])).toMatchObject({ truth: 'true', values: [{ unit: 'A' }] });
    expect(truthOf(isA, [['B', 1]])).toBe('false');
  });

  it('is not known where the cell is missing, or there is not one row', () => {
    expect(answerTo(isA, [[null, 1]])).toMatchObject({ truth: 'undecided', reasons: [['missing-cell', 0, 'country']] });
    expect(answerTo(isA).reasons).toEqual([['no-rows', null, null]]);
    expect(answerTo(isA, selling(1, 2)).reasons).toEqual([['several-rows', null, null]]);
    expect(answerTo(isA, selling(1), [gap({})]).reasons).toEqual([['declared-gap', null, null]]);
  });
});

describe('a quotation', () => {
  const quoted = (quote: string, mode: 'verbatim' | 'normalised' | 'elided', document = 'speech'): PropositionTerm => ({
    op: 'quotation',
    quote,
    document,
    mode,
  });

  it.each([
    ['“three to five”', 'verbatim', 'true'],
    ['"three to five"', 'verbatim', 'false'],
    ['"three to five"', 'normalised', 'true'],
    ['We will build … in two years', 'normalised', 'false'],
    ['We will build … in two years', 'elided', 'true'],
    ['in two years … We will build', 'elided', 'false'],
  ] as const)('of %j, %s, is %s', (quote, mode, expected) => expect(truthOf(quoted(quote, mode))).toBe(expected));

  it('says where it stands', () => {
    expect(answerTo(quoted('will build', 'verbatim')).values).toEqual([{ min: 3, max: 13, unit: 'character' }]);
  });

  it('from a document not held is undecided', () => {
    expect(answerTo(quoted('We', 'verbatim', 'letter'))).toMatchObject({
      truth: 'undecided',
      reasons: [['document-not-held', null, null]],
    });
  });
});

describe('joined propositions', () => {
  const judged = (value: boolean | null): PropositionTerm => ({
    op: 'judgement',
    statement: 'it is so',
    by: 'a judge',
    value,
  });
  const [yes, no, open] = [judged(true), judged(false), judged(null)];

  it('are decided as soon as what is open cannot change them', () => {
    expect(truthOf({ op: 'and', of: [no, open] })).toBe('false');
    expect(truthOf({ op: 'and', of: [yes, open] })).toBe('undecided');
    expect(truthOf({ op: 'or', of: [yes, open] })).toBe('true');
    expect(truthOf({ op: 'or', of: [no, open] })).toBe('undecided');
    expect(truthOf({ op: 'not', of: no })).toBe('true');
    expect(truthOf({ op: 'at-least', k: 2, of: [yes, no, yes] })).toBe('true');
    expect(truthOf({ op: 'at-least', k: 2, of: [yes, no, open] })).toBe('undecided');
    expect(truthOf({ op: 'at-least', k: 2, of: [no, no, open] })).toBe('false');
  });

  it('give the reasons of their open parts only', () => {
    const exists: PropositionTerm = { op: 'only-one', of: table };
    const { reasons } = answerTo({ op: 'and', of: [open, exists] }, selling(1));
    expect(reasons).toEqual([['not-judged', null, null]]);
  });
});

describe('the witness rows of a leaf', () => {
  it('are the rows it rests on, and say which are only possible', () => {
    const evaluate = createEvaluator({ tables: { t: { schema, rows: selling(7, 4, null), gaps: [] } }, documents: {} });
    const { leaves } = evaluate({ op: 'exists', of: { op: 'where', of: table, if: big } }, {});
    const witnesses = leaves.flatMap(({ answer }) =>
      answer.from.flatMap((rows) =>
        Array.from({ length: rows.size }, (_, index) => [rows.origin(index), rows.certain?.[index]]),
      ),
    );
    expect(witnesses).toEqual([
      [[{ table: 't', row: 0 }], 1],
      [[{ table: 't', row: 2 }], 0],
    ]);
  });
});

describe('numbers beyond what a double holds', () => {
  const sales = { op: 'column', column: 'sales' } as const;
  const huge = { op: 'number', value: 1e308, unit: 'MUSD' } as const;
  const twice = (by: '+' | '-') => ({ op: 'row-arithmetic', with: by, left: sales, right: sales }) as const;
  const beyond = { truth: 'undecided', reasons: [['limit-exceeded', null, null]] };

  it('are the reason why the spread of them is not known', () => {
    const left = { op: 'standard-deviation', over: 'sample', of: table, value: twice('+') } as const;
    expect(answerTo({ op: 'compare', left, is: '>=', right: huge }, selling(-3, -1e308))).toMatchObject(beyond);
  });

  it('are the reason why the difference of them is not known, whether of numbers or in a row', () => {
    const sum = { op: 'sum', of: table, value: sales } as const;
    const left = { op: 'arithmetic', with: '-', left: sum, right: sum } as const;
    expect(answerTo({ op: 'compare', left, is: '=', right: huge }, selling(1e308, 1e308))).toMatchObject(beyond);
    const none = { ...twice('-'), left: twice('+'), right: twice('+') };
    const isHuge: Predicate = { op: 'row-compare', left: none, is: '=', right: { ...huge, op: 'constant' } };
    expect(answerTo({ op: 'all', of: table, if: isHuge, empty: 'true' }, selling(1e308))).toMatchObject(beyond);
  });

  it('still compare where they lie on one side', () => {
    const left = { op: 'sum', of: table, value: sales } as const;
    expect(truthOf({ op: 'compare', left, is: '>', right: huge }, selling(1e308, 1e308))).toBe('true');
  });
});
