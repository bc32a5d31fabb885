import { always, type Case, ifSo, type Question } from './cases.ts';
import type { Column, Columns } from './columns.ts';
import { known, type Relation, where } from './terms.ts';

/** Rows, and whether they are at most one by their making. */
export interface Rows {
  readonly relation: Relation;
  readonly single: boolean;
  /** Whether they are all rows of the table. */
  readonly all: boolean;
}

/** Whether there is a row with a value in the column. */
export function anyKnown({ relation, all }: Rows, column: Column): Question {
  if (column.empty) return false;
  return all ? true : where(relation, known(column.name));
}

/**
 * The numbers of a column of these rows. Where a cell has an equals sign with a number after it, only such numbers count;
 * where a number has several points, all numbers are read without points.
 */
export function numberSeries(rows: Rows, header: string, columns: Columns): readonly Case<Column>[] {
  const column = (reading: 'result' | 'pointless' | 'joined' | 'first') => columns.column(header, reading);
  return ifSo(
    anyKnown(rows, column('result')),
    () => always(column('result')),
    () =>
      ifSo(
        anyKnown(rows, column('pointless')),
        () => always(column('joined')),
        () => always(column('first')),
      ),
  );
}

/**
 * What these rows are put in order by: days where a cell names a month and every cell can be read as a day the executor
 * can hold, else numbers.
 */
export function orderSeries(rows: Rows, header: string, columns: Columns): readonly Case<Column>[] {
  const numbers = () => numberSeries(rows, header, columns);
  return ifSo(
    anyKnown(rows, columns.column(header, 'month')),
    () => ifSo(anyKnown(rows, columns.column(header, 'unheld')), numbers, () => always(columns.column(header, 'days'))),
    numbers,
  );
}
