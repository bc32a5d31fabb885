import type { Proposition } from '@assay/core';
import { everyRow, place, sheetName } from './columns.ts';

// The sorts of the claim language, by where they stand in a proposition.
export type PropositionTerm = Proposition['term'];
type Term<Op extends PropositionTerm['op']> = Extract<PropositionTerm, { readonly op: Op }>;
export type Relation = Term<'all'>['of'];
export type Predicate = Term<'all'>['if'];
export type NumberTerm = Term<'compare'>['left'];
export type DateTerm = Term<'date-order'>['left'];
export type RowNumber = Extract<Predicate, { readonly op: 'row-compare' }>['left'];
export type Comparison = Term<'compare'>['is'];
export type DateComparison = Term<'date-order'>['is'];
type Direction = Extract<Relation, { readonly op: 'rank' }>['direction'];

export const allRows: Relation = { op: 'table', table: sheetName };

export function where(of: Relation, condition: Predicate): Relation {
  return { op: 'where', of, if: condition };
}

export function numberIn(column: string): RowNumber {
  return { op: 'column', column };
}

export function constant(value: number, unit: string): RowNumber {
  return { op: 'constant', value, unit };
}

export function rowCompare(left: RowNumber, is: Comparison, right: RowNumber): Predicate {
  return { op: 'row-compare', left, is, right };
}

export function known(column: string): Predicate {
  return { op: 'row-known', column };
}

export function rowNot(of: Predicate): Predicate {
  return { op: 'row-not', of };
}

export function rowAnd(of: readonly Predicate[]): Predicate {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { op: 'row-and', of };
}

export function rowOr(of: readonly Predicate[]): Predicate {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { op: 'row-or', of };
}

/** What no row is, and what every row is: every row has the key that all rows have. */
export const noRow: Predicate = rowNot(known(everyRow));
export const anyRow: Predicate = known(everyRow);

/** The rows of the second relation are among those of the first. */
export function rowIn(of: Relation): Predicate {
  return { op: 'row-in-column', column: place, of, in: place };
}

export function ranked(of: Relation, by: RowNumber, direction: Direction, as: string): Relation {
  return { op: 'rank', of, by, direction, per: [], as };
}

export function number(value: number, unit = '1'): NumberTerm {
  return { op: 'number', value, unit };
}

export function arithmetic(left: NumberTerm, sign: '+' | '-' | '*' | '/', right: NumberTerm): NumberTerm {
  return { op: 'arithmetic', with: sign, left, right };
}

export function compare(left: NumberTerm, is: Comparison, right: NumberTerm): PropositionTerm {
  return { op: 'compare', left, is, right };
}

export function and(of: readonly PropositionTerm[]): PropositionTerm {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { op: 'and', of };
}

export function or(of: readonly PropositionTerm[]): PropositionTerm {
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { op: 'or', of };
}

export function not(of: PropositionTerm): PropositionTerm {
  return { op: 'not', of };
}

/** False, as a comparison: the executor compares a number with words that hold none. */
export const never: PropositionTerm = compare(number(0), '=', number(1));
/** What has no answer: the executor fails, for instance on the greater of two texts. */
export const unanswered: PropositionTerm = { op: 'all', of: where(allRows, noRow), if: anyRow, empty: 'undecided' };
