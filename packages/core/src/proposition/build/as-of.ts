import type { TableSchema } from '../../table/table.ts';
import type { ColumnNamed } from './column.ts';
import { type DateOf, dateTerm } from './date.ts';
import { RelationOf } from './relation.ts';
import { RowPredicate } from './row-predicate.ts';

export interface AsOfOptions<C extends TableSchema> {
  /** The column of the first day a row holds. */
  readonly from: ColumnNamed<C, 'date'>;
  /** The column of the day it ends. */
  readonly to: ColumnNamed<C, 'date'>;
  /** Whether the row still holds on the day it ends, as it does unless said otherwise: a successor may start that day. */
  readonly lastDay?: 'included' | 'excluded';
  /** What an empty cell in `to` says: that the end is not known, unless said otherwise, or that there is none. */
  readonly emptyEnd?: 'unknown' | 'still';
}

/**
 * The rows that hold on a date, of a table whose rows hold from one date to another: who held an office, what was in
 * force. A row whose dates do not say whether it holds is possibly in, as everywhere.
 *
 * An end not reached yet is best written as the day it was last seen to hold, open at the end: `2025-06-23/..` ends on that
 * day or later, so the row holds up to it and is undecided after. An empty cell is an end nobody wrote down, undecided
 * from the first day on. Where an author knows that the table means "still so" by it, `emptyEnd: 'still'` says so, and
 * rests on what the table records, not only on the dates.
 *
 * @example
 * ```ts
 * import { asOf, column, defineTable, proposition } from '@assay/core';
 * const offices = defineTable('offices', { holder: column.text(), from: column.date(), to: column.date().optional() });
 * const then = asOf(offices, { from: 'from', to: 'to' }, '2025-06-23');
 * proposition(then.where((row) => row.holder.is('Mark Rutte')).exists()).term.op // => 'exists'
 * ```
 */
export function asOf<C extends TableSchema>(
  relation: RelationOf<C>,
  { from, to, lastDay = 'included', emptyEnd = 'unknown' }: AsOfOptions<C>,
  on: DateOf | string,
): RelationOf<C> {
  const date = dateTerm(on);
  const begun = new RowPredicate({ op: 'row-date', column: from, is: 'on-or-before', date });
  const lasting = lastDay === 'included' ? 'on-or-after' : 'after';
  const notEnded = new RowPredicate({ op: 'row-date', column: to, is: lasting, date });
  const known = new RowPredicate({ op: 'row-known', column: to });
  const condition = begun.and(emptyEnd === 'still' ? notEnded.or(known.not()) : notEnded);
  return new RelationOf({ op: 'where', of: relation.term, if: condition.predicate }, relation.schema);
}
