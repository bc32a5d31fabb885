import {
  type Aggregate,
  comparisons,
  type DateTerm,
  dateComparisons,
  type Literal,
  type Predicate,
  type Range,
  type Relation,
  type RowNumber,
  spreads,
} from '../proposition/language.ts';
import type { ColumnSchema, TableSchema } from '../table/table.ts';
import { addUnits, divideUnits, multiplyUnits } from '../value/unit.ts';

/** A whole number from 0 to below the given one; whoever draws decides how. */
export type Draw = (below: number) => number;

export const randomWords = ['A', 'B', 'C'] as const;

/** The tables that random propositions are about: a column of each type, with and without missing cells. */
export const randomSchemas = {
  t: {
    key: { type: 'text', vocabulary: randomWords, required: true },
    word: { type: 'text', vocabulary: randomWords, required: false },
    x: { type: 'number', unit: 'MUSD', required: false },
    share: { type: 'number', unit: '%', required: false },
    year: { type: 'number', unit: 'calendar-year', required: true },
    day: { type: 'date', required: true },
    until: { type: 'date', required: false },
  },
  u: {
    code: { type: 'text', vocabulary: randomWords, required: true },
    y: { type: 'number', unit: 'person', required: false },
  },
} as const satisfies { readonly [table: string]: TableSchema };

export const yes = (g: Draw): boolean => g(2) === 1;
export function oneOf<const T>(g: Draw, values: readonly [T, ...T[]]): T;
export function oneOf<T>(g: Draw, values: readonly T[]): T | undefined;
export function oneOf<T>(g: Draw, values: readonly T[]): T | undefined {
  return values[g(values.length)];
}
const numbers: readonly [number, ...number[]] = [0, -0, 1, 2, -3, 0.1, 2.5, 100, 1e308, -1e308, 5e-324, 2 ** 53];
const dates: readonly [string, ...string[]] = [
  '2024',
  '2024-06',
  '2024-06-2X',
  '2020/2025',
  '../2020',
  '2020/..',
  '2024~',
  '2025-23',
  '2024-02-29?',
];
/** A relation and the columns it has. */
export interface RandomRows {
  readonly of: Relation;
  readonly schema: TableSchema;
}

export const named = (type: ColumnSchema['type'] | null, { schema }: RandomRows, keys = false) =>
  Object.entries(schema).flatMap(([name, column]) =>
    (type === null || column.type === type) && (column.required || !keys) ? [name] : [],
  );
function columnOf({ schema }: RandomRows, name: string | undefined): ColumnSchema | undefined {
  return name === undefined ? undefined : schema[name];
}
function newName({ schema }: Pick<RandomRows, 'schema'>, number = 1): string {
  return Object.hasOwn(schema, `c${number}`) ? newName({ schema }, number + 1) : `c${number}`;
}
export const literal = <T>(g: Draw, name: string, value: T): Literal<T> => (g(5) === 0 ? { parameter: name } : value);
export const numberIn = (g: Draw, unit: string) => literal(g, `number ${unit}`, oneOf(g, numbers));
export const randomRange = (g: Draw): Literal<Range> => {
  const ends = oneOf<Range>(g, [
    { min: null, max: 1 },
    { min: -1, max: null },
    { min: 0, max: 0 },
    { min: 0.1, max: 2.5 },
  ]);
  return literal(g, 'range', ends);
};
const withColumn = ({ schema }: RandomRows, of: Relation, as: string, column: ColumnSchema): RandomRows => ({
  of,
  schema: { ...schema, [as]: { ...column, required: false } },
});

export function relation(g: Draw, depth: number): RandomRows {
  if (depth <= 0) {
    const table = oneOf(g, ['t', 'u'] as const);
    return { of: { op: 'table', table }, schema: randomSchemas[table] };
  }
  const rows = relation(g, depth - 1);
  const { of } = rows;
  const as = newName(rows);
  const per = yes(g) ? named(null, rows, true).slice(0, 1) : [];
  switch (oneOf(g, ['where', 'rank', 'derive', 'group', 'look-up', 'previous'] as const)) {
    case 'where':
      return { of: { op: 'where', of, if: predicate(g, rows, 2) }, schema: rows.schema };
    case 'rank': {
      const by = rowNumber(g, rows, 1).value;
      const ranked: Relation = { op: 'rank', of, by, direction: oneOf(g, ['ascending', 'descending']), per, as };
      return withColumn(rows, ranked, as, { type: 'number', unit: 'rank', required: false });
    }
    case 'derive': {
      const { value, unit } = rowNumber(g, rows, 2);
      return withColumn(rows, { op: 'derive', of, value, as }, as, { type: 'number', unit, required: false });
    }
    case 'group': {
      const [aggregate, unit] = aggregateOf(g, rows);
      const by = named(null, rows, true).slice(0, g(3));
      const keys = Object.fromEntries(Object.entries(rows.schema).filter(([name]) => by.includes(name)));
      const grouped: Relation = { op: 'group', of, by, aggregates: { [as]: aggregate } };
      return withColumn({ of, schema: keys }, grouped, as, { type: 'number', unit, required: false });
    }
    case 'look-up': {
      const [by] = named('text', rows, true);
      if (by === undefined) return rows;
      const other = yes(g) ? rows : { of: { op: 'table', table: 'u' } as const, schema: randomSchemas.u };
      const [key] = named('text', other, true);
      const from = oneOf(g, named(null, other));
      const column = columnOf(other, from);
      if (key === undefined || from === undefined || column === undefined) return rows;
      return withColumn(rows, { op: 'look-up', of, by, in: other.of, key, take: { [as]: from } }, as, column);
    }
    case 'previous': {
      const [order] = [...named('date', rows, true), ...named('number', rows, true)];
      const column = oneOf(g, named(null, rows));
      const schema = columnOf(rows, column);
      if (order === undefined || column === undefined || schema === undefined) return rows;
      return withColumn(rows, { op: 'previous', of, order, per, column, as }, as, schema);
    }
  }
}

export function combineUnits(a: string, sign: '+' | '-' | '*' | '/', b: string): string | undefined {
  if (a.length + b.length > 60) return undefined;
  return sign === '*' ? multiplyUnits(a, b) : sign === '/' ? divideUnits(a, b) : addUnits(a, b, sign);
}

export function rowNumber(g: Draw, rows: RandomRows, depth: number): { value: RowNumber; unit: string } {
  if (depth > 0 && yes(g)) {
    const [left, right] = [rowNumber(g, rows, depth - 1), rowNumber(g, rows, depth - 1)];
    const sign = oneOf(g, ['+', '-', '*', '/'] as const);
    const unit = combineUnits(left.unit, sign, right.unit);
    if (unit === undefined) return left;
    return { value: { op: 'row-arithmetic', with: sign, left: left.value, right: right.value }, unit };
  }
  const column = g(4) > 0 ? oneOf(g, named('number', rows)) : undefined;
  const schema = columnOf(rows, column);
  if (column === undefined || schema?.type !== 'number') {
    return { value: { op: 'constant', value: numberIn(g, 'MUSD'), unit: 'MUSD' }, unit: 'MUSD' };
  }
  return { value: { op: 'column', column }, unit: schema.unit };
}

export function predicate(g: Draw, rows: RandomRows, depth: number): Predicate {
  const column = oneOf(g, named('text', rows));
  const date = oneOf(g, named('date', rows));
  const any = oneOf(g, named(null, rows));
  const { value: left, unit } = rowNumber(g, rows, 1);
  if (depth > 0 && yes(g)) {
    const of = [predicate(g, rows, depth - 1), predicate(g, rows, depth - 1)];
    return yes(g) ? { op: oneOf(g, ['row-and', 'row-or']), of } : { op: 'row-not', of: predicate(g, rows, depth - 1) };
  }
  const kind = oneOf(g, ['compare', 'within', 'is', 'in', 'in-column', 'date', 'known'] as const);
  if (kind === 'within') return { op: 'row-within', of: left, range: randomRange(g) };
  if (kind === 'known' && any !== undefined) return { op: 'row-known', column: any };
  if (kind === 'date' && date !== undefined) {
    return { op: 'row-date', column: date, is: oneOf(g, dateComparisons), date: randomDate(g, 1) };
  }
  if (column !== undefined) {
    if (kind === 'is') return { op: 'row-text-is', column, value: literal(g, 'text', oneOf(g, randomWords)) };
    if (kind === 'in') return { op: 'row-text-in', column, values: randomWords.slice(g(3)) };
    if (kind === 'in-column') return { op: 'row-in-column', column, of: { op: 'table', table: 'u' }, in: 'code' };
  }
  return {
    op: 'row-compare',
    left,
    is: oneOf(g, comparisons),
    right: { op: 'constant', value: numberIn(g, unit), unit },
  };
}

const plainOps = ['sum', 'average', 'minimum', 'maximum', 'median', 'mode'] as const;

/** An aggregate of the rows and its unit. */
export function aggregateOf(g: Draw, rows: RandomRows): readonly [Aggregate, string] {
  const { value: of, unit } = rowNumber(g, rows, 1);
  const any = oneOf(g, named(null, rows));
  switch (oneOf(g, ['count', 'count-distinct', 'standard-deviation', 'percentile', 'plain'])) {
    case 'count':
      return [{ op: 'count' }, '1'];
    case 'count-distinct':
      return [any === undefined ? { op: 'count' } : { op: 'count-distinct', column: any }, '1'];
    case 'standard-deviation':
      return [{ op: 'standard-deviation', of, over: oneOf(g, spreads) }, addUnits(unit, unit, '-') ?? unit];
    case 'percentile':
      return [{ op: 'percentile', of, percent: literal(g, 'percent', oneOf(g, [0, 12.5, 99.9, 100])) }, unit];
    case 'plain':
      return [{ op: oneOf(g, plainOps), of }, unit];
  }
}

export function randomDate(g: Draw, depth: number): DateTerm {
  const rows = relation(g, depth);
  const column = oneOf(g, named('date', rows));
  if (g(3) === 0 && column !== undefined) return { op: 'the-date', of: rows.of, column };
  if (depth > 0 && yes(g)) {
    const unit = oneOf(g, ['years', 'months', 'days']);
    const by = literal(g, `shift ${unit}`, oneOf(g, [0, 1, -13, 10_000_000]));
    return { op: 'shift', of: randomDate(g, depth - 1), by, unit, direction: oneOf(g, ['earlier', 'later']) };
  }
  const date: DateTerm = { op: 'date', value: literal(g, 'date', oneOf(g, dates)) };
  return g(5) === 0 ? { op: 'choose', by: 'choice', options: { a: date, b: date } } : date;
}
