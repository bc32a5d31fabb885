import { everyRow } from './columns.ts';
import {
  and,
  noRow,
  or,
  type Predicate,
  type PropositionTerm,
  type Relation,
  rowAnd,
  rowNot,
  rowOr,
  unanswered,
} from './terms.ts';

/**
 * The official executor looks at the rows before it says how it reads them ("a cell names a month: these are dates"). Where
 * the whole table settles that, one way is translated; else every way, each with what must be so of the rows.
 */
export interface Case<T> {
  readonly when: readonly Condition[];
  readonly is: T;
}

/** There are rows, or there are none. */
export interface Condition {
  readonly rows: Relation;
  readonly exist: boolean;
}

/** What is asked of the rows: settled for the table, or to be asked. */
export type Question = boolean | Relation;

export function always<T>(is: T): Case<T>[] {
  return [{ when: [], is }];
}

/** The cases of the one answer and those of the other. */
export function ifSo<T>(
  question: Question,
  yes: () => readonly Case<T>[],
  no: () => readonly Case<T>[],
): readonly Case<T>[] {
  if (typeof question === 'boolean') return question ? yes() : no();
  return [...under({ rows: question, exist: true }, yes()), ...under({ rows: question, exist: false }, no())];
}

function under<T>(condition: Condition, cases: readonly Case<T>[]): Case<T>[] {
  return cases.map(({ when, is }) => ({ when: [condition, ...when], is }));
}

export function mapCases<T, U>(cases: readonly Case<T>[], to: (is: T) => U): Case<U>[] {
  return cases.map(({ when, is }) => ({ when, is: to(is) }));
}

/** Every case with every case of what follows from it. */
export function thenCases<T, U>(cases: readonly Case<T>[], to: (is: T) => readonly Case<U>[]): Case<U>[] {
  return cases.flatMap((first) => to(first.is).map(({ when, is }) => ({ when: [...first.when, ...when], is })));
}

/** The condition on a row that the case at hand sets; none passes where no case is at hand. */
export function predicateOf(cases: readonly Case<Predicate>[]): Predicate {
  if (cases.length === 0) return noRow;
  return rowOr(cases.map(({ when, is }) => rowAnd([...when.map(rowCondition), is])));
}

/** What the case at hand says. Some case must be at hand: without one the form has no meaning. */
export function propositionOf(cases: readonly Case<PropositionTerm>[]): PropositionTerm {
  if (cases.length === 0) return unanswered;
  return or(cases.map(({ when, is }) => and([...when.map(condition), is])));
}

function rowCondition({ rows, exist }: Condition): Predicate {
  const some: Predicate = { op: 'row-in-column', column: everyRow, of: rows, in: everyRow };
  return exist ? some : rowNot(some);
}

function condition({ rows, exist }: Condition): PropositionTerm {
  return { op: exist ? 'exists' : 'none', of: rows };
}
