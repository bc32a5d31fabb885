import { always, type Case, ifSo, mapCases, predicateOf, thenCases } from './cases.ts';
import { type Column, type Columns, place } from './columns.ts';
import type { Options } from './options.ts';
import { anyKnown, orderSeries, type Rows } from './series.ts';
import {
  type Comparison,
  constant,
  known,
  numberIn,
  type Relation,
  type RowNumber,
  ranked,
  rowCompare,
  rowIn,
  where,
} from './terms.ts';

/** What a translation is made with. */
export interface Setting {
  readonly columns: Columns;
  readonly options: Options;
}

/** A name that no column of the relation has: it says how deep the relation is. Equal forms stay equal terms by it. */
export function fresh(what: string, relation: Relation): string {
  let depth = 0;
  for (let of = relation; of.op !== 'table'; of = of.of) depth += 1;
  return `${what}${depth}`;
}

/** The first of the rows, in the order of the table. */
export function firstRow(rows: Rows): Rows {
  if (rows.single) return rows;
  const rank = fresh('first', rows.relation);
  const relation = where(ranked(rows.relation, numberIn(place), 'ascending', rank), rankIs(rank, '=', 1));
  return { relation, single: true, all: false };
}

/** The row that is meant where one is: the first, or the only one. */
export function theRow(rows: Rows, setting: Setting): Rows {
  return setting.options.theRow === 'first' ? firstRow(rows) : rows;
}

/** The row at a place in the order of a column. */
export function rowAt(rows: Rows, header: string, direction: Direction, n: number, setting: Setting): Rows {
  const { nth } = setting.options;
  const cases = thenCases(orderSeries(rows, header, setting.columns), (column) =>
    nth === 'place'
      ? ifSo(
          anyKnown(rows, column),
          () => always(atPlace(rows, column, direction, n, setting)),
          () => [],
        )
      : always(atRank(rows, column, direction, n, setting)),
  );
  return { relation: oneOf(rows, cases), single: nth === 'place', all: false };
}

type Direction = 'ascending' | 'descending';

/**
 * Ties keep the order of the table. Rows whose cell cannot be read come last, and where there are too few rows it is the
 * last of them.
 */
function atPlace({ relation }: Rows, column: Column, direction: Direction, n: number, setting: Setting): Relation {
  const { columns, options } = setting;
  const name = (what: string) => fresh(what, relation);
  const [rank, order, placed, last] = [name('rank'), name('order'), name('placed'), name('last')];
  const by = options.unreadable === 'fails' ? columns.unreadableLast(column, direction) : column;
  const byValue = ranked(relation, numberIn(by.name), direction, rank);
  const rankThenPlace: RowNumber = {
    op: 'row-arithmetic',
    with: '+',
    left: { op: 'row-arithmetic', with: '*', left: numberIn(rank), right: constant(columns.rowCount + 1, '1') },
    right: numberIn(place),
  };
  const derived: Relation = { op: 'derive', of: byValue, value: rankThenPlace, as: order };
  const upTo = where(ranked(derived, numberIn(order), 'ascending', placed), rankIs(placed, '<=', n));
  if (n === 1) return upTo;
  return where(ranked(upTo, numberIn(placed), 'descending', last), rankIs(last, '=', 1));
}

function atRank(rows: Rows, column: Column, direction: Direction, n: number, setting: Setting): Relation {
  const rank = fresh('rank', rows.relation);
  const byValue = ranked(readableRows(rows, column, setting), numberIn(column.name), direction, rank);
  return where(byValue, rankIs(rank, '=', n));
}

/** Without the rows whose cell cannot be read, where such a row counts for nothing. */
export function readableRows({ relation }: Rows, column: Column, { options }: Setting): Relation {
  return column.complete || options.unreadable === 'undecided' ? relation : where(relation, known(column.name));
}

/** The rows of the case at hand. */
function oneOf({ relation }: Rows, cases: readonly Case<Relation>[]): Relation {
  const [first] = cases;
  if (cases.length === 1 && first !== undefined && first.when.length === 0) return first.is;
  return where(relation, predicateOf(mapCases(cases, rowIn)));
}

function rankIs(rank: string, is: Comparison, n: number) {
  return rowCompare(numberIn(rank), is, constant(n, 'rank'));
}
