import type {
  DateComparison,
  DateTerm,
  Literal,
  NumberTerm,
  Predicate,
  Relation,
  RowNumber,
} from '../proposition/language.ts';

/** A number term with its unit. */
export interface Measured {
  readonly term: NumberTerm;
  readonly unit: string;
}

export function rowsOf(table: string, ...conditions: readonly Predicate[]): Relation {
  return narrowed({ op: 'table', table }, conditions);
}

export function narrowed(of: Relation, conditions: readonly Predicate[]): Relation {
  const [first, ...others] = conditions;
  if (first === undefined) return of;
  return { op: 'where', of, if: others.length === 0 ? first : { op: 'row-and', of: conditions } };
}

export function cell(column: string): RowNumber {
  return { op: 'column', column };
}

export function literalIn(value: Literal<number>, unit: string): RowNumber {
  return { op: 'constant', value, unit };
}

export function textIs(column: string, value: Literal<string>): Predicate {
  return { op: 'row-text-is', column, value };
}

export function dateIs(column: string, is: DateComparison, date: DateTerm): Predicate {
  return { op: 'row-date', column, is, date };
}

export function dateOn(value: string): DateTerm {
  return { op: 'date', value };
}

export function countOf(of: Relation): Measured {
  return { term: { op: 'count', of }, unit: '1' };
}
