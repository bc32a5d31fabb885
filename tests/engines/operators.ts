import { assessProposition, type Reading, type Truth } from '@assay/core';
import type { Case } from './case.ts';
import type { Aggregate, DateTerm, NumberTerm, Predicate, PropositionTerm, Relation, RowNumber } from './language.ts';

/** The name of the option that a reading takes, for each choice. */
type Options = ReadonlyMap<string, unknown>;
type Sort = 'proposition' | 'number' | 'date' | 'aggregate' | 'other';

/** A compiler's error says which operator of the language lacks here. */
function namesOf<Term extends { readonly op: string }>(
  sort: Sort,
  ops: { readonly [Op in Term['op']]: true },
): string[] {
  return Object.keys(ops).map((op) => nameOf(op, sort));
}

/** Sorts have operators of the same name. */
function nameOf(op: string, sort: Sort): string {
  return op === 'choose' || sort === 'aggregate' ? `${op} (${sort})` : op;
}

const measures = { sum: true, average: true, minimum: true, maximum: true, median: true, mode: true } as const;
const counts = { count: true, 'count-distinct': true } as const;
const spreads = { 'standard-deviation': true, percentile: true } as const;

/** Every operator of the language. */
export const everyOperator: readonly string[] = [
  ...namesOf<PropositionTerm>('proposition', {
    ...{ compare: true, within: true, 'text-is': true, 'mode-is': true, exists: true, none: true, 'only-one': true },
    ...{ all: true, share: true, 'date-order': true, quotation: true, judgement: true },
    ...{ and: true, or: true, not: true, 'at-least': true, choose: true },
  }),
  ...namesOf<NumberTerm>('number', {
    ...{ ...measures, ...counts, ...spreads, number: true, the: true, nth: true, arithmetic: true, absolute: true },
    ...{ 'annual-growth': true, elapsed: true, convert: true, choose: true },
  }),
  ...namesOf<DateTerm>('date', { date: true, 'the-date': true, shift: true, choose: true }),
  ...namesOf<Aggregate>('aggregate', { ...measures, ...counts, ...spreads }),
  ...namesOf<Relation>('other', {
    ...{ table: true, where: true, rank: true, derive: true, group: true, 'look-up': true, previous: true },
  }),
  ...namesOf<Predicate>('other', {
    ...{ 'row-compare': true, 'row-within': true, 'row-text-is': true, 'row-text-in': true, 'row-in-column': true },
    ...{ 'row-date': true, 'row-known': true, 'row-and': true, 'row-or': true, 'row-not': true },
  }),
  ...namesOf<RowNumber>('other', { column: true, constant: true, 'row-arithmetic': true }),
];

export type Tally = ReadonlyMap<string, Readonly<Record<Truth, number>>>;

/** How often each operator stood in a leaf, or was the outermost term, that came to each truth. */
export function tallyDecided(cases: readonly Case[]): Tally {
  const tally = new Map<string, Record<Truth, number>>();
  const count = (operators: Iterable<string>, truth: Truth) => {
    for (const operator of operators) {
      const counts = tally.get(operator) ?? { true: 0, false: 0, undecided: 0 };
      tally.set(operator, { ...counts, [truth]: counts[truth] + 1 });
    }
  };
  for (const { world, proposition, readings } of cases) {
    for (const { reading, truth, leaves } of assessProposition({ proposition, readings, ...world }).results) {
      const options = optionsTaken(readings.parameters, reading);
      const outermost = nameOf(proposition.term.op, 'proposition');
      if (leaves[0]?.path !== 'term') count([outermost], truth);
      for (const leaf of leaves) count(operatorsIn(partAt(proposition, leaf.path), options), leaf.truth);
    }
  }
  return tally;
}

function optionsTaken(parameters: Case['readings']['parameters'], reading: Reading): Options {
  return new Map(
    parameters.map(({ name, options }) => [name, options.find(({ id }) => id === reading[name])?.value] as const),
  );
}

/** The operators in a term. Of a choice only the option taken counts. */
function operatorsIn(
  term: unknown,
  options: Options,
  sort: Sort = 'proposition',
  found = new Set<string>(),
): Set<string> {
  if (typeof term !== 'object' || term === null) return found;
  const op = 'op' in term && typeof term.op === 'string' ? term.op : undefined;
  if (op !== undefined) found.add(nameOf(op, sort));
  for (const [key, part] of Object.entries(term)) {
    if (op === 'choose' && key === 'options' && 'by' in term) {
      const taken = typeof term.by === 'string' ? options.get(term.by) : undefined;
      operatorsIn(Object.entries(part ?? {}).find(([name]) => name === taken)?.[1], options, sort, found);
    } else {
      operatorsIn(part, options, sortOf(key, op, sort), found);
    }
  }
  return found;
}

const ofNumbers = ['compare', 'within', 'arithmetic', 'absolute', 'annual-growth', 'convert'];
const ofDates = ['date-order', 'elapsed', 'shift', 'row-date'];

/** The sort of what stands under a key of a term, or of a list or map in one. */
function sortOf(key: string, op: string | undefined, sort: Sort): Sort {
  if (op === undefined) return sort;
  if (key === 'aggregates') return 'aggregate';
  if (ofDates.includes(op)) return 'date';
  return ofNumbers.includes(op) ? 'number' : 'other';
}

/** The part of a proposition that a path such as `term.of[0].options.first` leads to. */
function partAt(proposition: object, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((part, key) => Object.entries(part ?? {}).find(([name]) => name === key)?.[1], proposition);
}
