import { always, type Case, ifSo, predicateOf, thenCases } from './cases.ts';
import { type Column, everyRow } from './columns.ts';
import type { Options } from './options.ts';
import { firstRow, fresh, type Setting } from './order.ts';
import { type DateReadings, readDate, toDate } from './read-date.ts';
import { readNumbers } from './read-number.ts';
import { anyKnown, numberSeries, type Rows } from './series.ts';
import {
  anyRow,
  type Comparison,
  constant,
  type DateComparison,
  known,
  noRow,
  numberIn,
  type Predicate,
  type Relation,
  type RowNumber,
  rowAnd,
  rowCompare,
  rowIn,
  rowNot,
  rowOr,
  where,
} from './terms.ts';
import { Untranslatable } from './untranslatable.ts';

/** The rows whose text matches: where matching is containment, whose text has the value in it, spaces aside. */
export function textFilter(header: string, value: string, isNot: boolean, { columns, options }: Setting): Predicate {
  const column = columns.column(header, 'text');
  if (options.textMatch === 'exact') return textIn(column, value, [], isNot, options);
  const inner = withoutSpaces(value);
  if (inner === '') return isNot ? noRow : anyRow;
  const alike = columns.texts(header).filter((text) => withoutSpaces(text).includes(inner));
  return textIn(column, value, alike, isNot, options);
}

function textIn(column: Column, value: string, alike: readonly string[], isNot: boolean, options: Options): Predicate {
  const values = [...new Set([value, ...alike])];
  return readable(column, { op: 'row-text-in', column: column.name, values }, isNot, options);
}

/** The rows whose number, or date where the value names a month, stands so to the value. */
export function valueFilter(rows: Rows, header: string, is: Comparison, value: string, setting: Setting): Predicate {
  const { columns, options } = setting;
  if (readDate(value, options).hasMonth) return dateFilter(rows, header, is, value, setting);
  const read = readNumbers(value, options);
  const wanted = read.first ?? read.joined;
  if (wanted === null) {
    if (is !== '=' && is !== '!=') {
      if (options.numbers === 'whole-cell') throw new Untranslatable(`expected a number, got ${value}`);
      return noRow;
    }
    const alike = columns.texts(header).filter((text) => options.textMatch === 'containment' && text.includes(value));
    return textIn(columns.column(header, 'text'), value, alike, is === '!=', options);
  }
  return predicateOf(
    thenCases(numberSeries(rows, header, columns), (column): readonly Case<Predicate>[] => {
      const condition = always(numberFilter(column, is, wanted, options));
      // Where no cell can be read not even "not equal" holds.
      if (is !== '!=' || options.unreadable === 'undecided' || column.complete) return condition;
      return ifSo(
        anyKnown(rows, column),
        () => condition,
        () => [],
      );
    }),
  );
}

function numberFilter(column: Column, is: Comparison, wanted: number, options: Options): Predicate {
  const number = numberIn(column.name);
  if (is !== '=' && is !== '!=') {
    return readable(column, rowCompare(number, is, constant(wanted, '1')), false, options);
  }
  const slack = options.filterEq === 'slack' ? 1e-8 + 1e-5 * Math.abs(wanted) : 0;
  const equal: Predicate = { op: 'row-within', of: number, range: { min: wanted - slack, max: wanted + slack } };
  return readable(column, equal, is === '!=', options);
}

/** The condition or its denial, and what holds where the cell cannot be read. */
function readable(column: Column, condition: Predicate, isNot: boolean, { unreadable }: Options): Predicate {
  const wanted = isNot ? rowNot(condition) : condition;
  if (column.complete || unreadable === 'undecided') return wanted;
  return isNot ? rowOr([rowNot(known(column.name)), wanted]) : rowAnd([known(column.name), wanted]);
}

const dateComparisons = {
  '=': 'same',
  '<': 'before',
  '<=': 'on-or-before',
  '>': 'after',
  '>=': 'on-or-after',
} as const satisfies Record<Exclude<Comparison, '!='>, DateComparison>;

export function dateComparison(is: Exclude<Comparison, '!='>): DateComparison {
  return dateComparisons[is];
}

function dateFilter(rows: Rows, header: string, is: Comparison, value: string, setting: Setting): Predicate {
  const { columns, options } = setting;
  const wanted = readDate(value, options);
  const written = options.dates === 'whole-cell' || (wanted.year !== null && wanted.day !== null);
  if (!written) return datePartsFilter(rows, header, is, wanted, setting);
  const date = options.dates === 'whole-cell' ? wanted.date : toDate(wanted);
  if (date === null) throw new Untranslatable(`expected a date there is, got ${value}`);
  const column = columns.column(header, 'date');
  const compared: Predicate = {
    op: 'row-date',
    column: column.name,
    is: dateComparison(is === '!=' ? '=' : is),
    date: { op: 'date', value: date },
  };
  return readable(column, compared, is === '!=', options);
}

/** A year or day that the value leaves out is the one of the first row. */
function datePartsFilter(
  rows: Rows,
  header: string,
  is: Comparison,
  wanted: Pick<DateReadings, 'year' | 'month' | 'day'>,
  setting: Setting,
): Predicate {
  const names = { year: 'year', month: 'monthOfYear', day: 'dayOfMonth' } as const;
  const parts = { year: column('year'), month: column('month'), day: column('day') };
  const name = (what: string) => fresh(what, rows.relation);
  const first = { year: name('year'), month: name('month'), day: name('day') };
  const take = Object.fromEntries(partNames.map((part) => [first[part], parts[part]]));
  const besideFirst: Relation = {
    op: 'look-up',
    of: rows.relation,
    by: everyRow,
    in: firstRow(rows).relation,
    key: everyRow,
    take,
  };
  const own = inOrder((part) => numberIn(parts[part]));
  const other = inOrder((part) => {
    const value = wanted[part];
    return value === null ? numberIn(first[part]) : constant(value, '1');
  });
  return rowIn(where(besideFirst, rowCompare(own, is, other)));

  function column(part: PartName): string {
    return setting.columns.column(header, names[part]).name;
  }
}

const partNames = ['year', 'month', 'day'] as const;
type PartName = (typeof partNames)[number];

/** A number that puts the parts of dates in the order of time. */
function inOrder(part: (name: PartName) => RowNumber): RowNumber {
  const add = (left: RowNumber, right: RowNumber): RowNumber => ({ op: 'row-arithmetic', with: '+', left, right });
  const times = (left: RowNumber, by: number): RowNumber => {
    return { op: 'row-arithmetic', with: '*', left, right: constant(by, '1') };
  };
  return add(add(times(part('year'), 372), times(part('month'), 31)), part('day'));
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}
