import {
  asDate,
  type Cell,
  type CellConstraint,
  type ColumnSchema,
  daysOf,
  type Gap,
  type TableContent,
  type TableSchema,
} from '@assay/core';
import fc from 'fast-check';

/** The tables and documents a proposition is evaluated over, by the names it uses. */
export interface World {
  readonly tables: { readonly [name: string]: TableContent };
  readonly documents: { readonly [name: string]: string };
}

const countries = ['A', 'B', 'C'];

/**
 * The tables of every random world. Their columns are always the same, so that terms and worlds shrink apart; what
 * stands in them is random.
 */
export const schemas = {
  firms: {
    country: { type: 'text', vocabulary: countries, required: true },
    name: { type: 'text', vocabulary: null, required: false },
    sales: { type: 'number', unit: 'MUSD', required: false },
    staff: { type: 'number', unit: 'person', required: true },
    founded: { type: 'date', required: false },
  },
  editions: {
    title: { type: 'text', vocabulary: null, required: true },
    country: { type: 'text', vocabulary: [...countries, 'D'], required: false },
    year: { type: 'number', unit: 'calendar-year', required: true },
    sales: { type: 'number', unit: 'MUSD', required: false },
    held: { type: 'date', required: true },
  },
  places: {
    country: { type: 'text', vocabulary: countries, required: true },
    place: { type: 'number', unit: 'rank', required: false },
    share: { type: 'number', unit: '%', required: false },
    cost: { type: 'number', unit: 'kUSD', required: false },
    year: { type: 'number', unit: 'calendar-year', required: true },
  },
} as const satisfies { readonly [table: string]: TableSchema };

/** Words of columns without a vocabulary. */
export const openWords = ['x', 'y', 'z'];
export const quotes = ['ab', '“a” b', '"a" b', 'a … b', 'c'];
const texts = ['so ab is', 'a “a”  b it', 'the a and then b'];
/** The documents propositions name, held or not. */
export const documents = ['report', 'speech'];

const numbersByUnit: { readonly [unit: string]: readonly number[] } = {
  MUSD: [0, 1, 2, 0.1, 0.2, 0.3, -1, 1.25],
  kUSD: [0, 1000, 2000, 100, 300, -1000, 1250],
  '%': [0, 50, 100, 12.5, 33.33],
  'calendar-year': [2019, 2020, 2021],
  rank: [1, 2, 3],
  year: [0, 1, 2, 3],
  day: [0, 1, 30, 365, 366],
};

/** Numbers that columns and literals of a unit share, so that they are often equal. */
export function numbersIn(unit: string): readonly number[] {
  return numbersByUnit[unit] ?? [0, 1, 2, 3, -1, 0.5];
}

export const exactDays = ['2020-02-29', '2020-02-28', '2020-03-01', '2019-12-31', '2021-02-28'].map(asDate);
export const vagueDates = [
  ...['2020', '2020-02', '2020-02-2X', '2020-02-XX', '2020~', '2020-02?', '202X', '2020-21', '2020-33', '2019-24'],
  ...['2019-12/2020-03', '2020/..', '../2020-02-28', '../..'],
].map(asDate);

type Interval = Extract<CellConstraint, { readonly min: number | null }>;

function intervalOf(unit: string): fc.Arbitrary<{ readonly min: number; readonly max: number }> {
  const number = fc.constantFrom(...numbersIn(unit));
  return fc.tuple(number, number).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
}

function cellOf(column: ColumnSchema): fc.Arbitrary<Cell> {
  const missing = column.required ? [] : [{ weight: 1, arbitrary: fc.constant(null) }];
  switch (column.type) {
    case 'number':
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...numbersIn(column.unit)) }, ...missing, {
        weight: 1,
        arbitrary: intervalOf(column.unit),
      });
    case 'text':
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...(column.vocabulary ?? openWords)) }, ...missing);
    case 'date':
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...exactDays) }, ...missing, {
        weight: 2,
        arbitrary: fc.constantFrom(...vagueDates),
      });
  }
}

function constraintOf(column: ColumnSchema): fc.Arbitrary<CellConstraint> {
  switch (column.type) {
    case 'number':
      return fc.oneof(
        intervalOf(column.unit).map((interval): Interval => interval),
        intervalOf(column.unit).map(({ min }): Interval => ({ min, max: null })),
        intervalOf(column.unit).map(({ max }): Interval => ({ min: null, max })),
      );
    case 'text': {
      const words = column.vocabulary ?? openWords;
      return fc.oneof(
        fc.subarray([...words], { minLength: 1 }).map((list) => ({ in: list })),
        fc.subarray([...words], { maxLength: words.length - 1 }).map((list) => ({ notIn: list })),
        { weight: 1, arbitrary: fc.constantFrom({ in: [] }, { notIn: [...words] }) },
      );
    }
    case 'date': {
      const [early, late] = [fc.constantFrom(...openDates), fc.constantFrom(...openDates)];
      return fc
        .record({ from: early, to: late })
        .filter(({ from, to }) => from === null || to === null || daysOf(from).from <= daysOf(to).to);
    }
  }
}

const openDates = [null, ...exactDays, ...vagueDates];

function gapIn(schema: TableSchema): fc.Arbitrary<Gap> {
  const some = fc.tuple(
    ...Object.entries(schema).map(([name, column]) =>
      fc.option(constraintOf(column).map((constraint) => [name, constraint] as const)),
    ),
  );
  return fc.record({
    columns: some.map((columns) => Object.fromEntries(columns.filter((column) => column !== null))),
    atMost: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(1, 2, null) }, fc.constant(0)),
    reason: fc.constant('not covered'),
    source: fc.constant(null),
  });
}

function tableOf(schema: TableSchema): fc.Arbitrary<TableContent> {
  const row = fc.tuple(...Object.values(schema).map(cellOf));
  return fc.record({
    schema: fc.constant(schema),
    // One row is what many terms presuppose.
    rows: fc.oneof(
      { weight: 3, arbitrary: fc.array(row, { maxLength: 4, size: 'max' }) },
      fc.array(row, { minLength: 1, maxLength: 1 }),
    ),
    gaps: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(gapIn(schema), { maxLength: 2 })),
  });
}

/** A world in which much may be missing, vague, or not covered. */
export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  tables: fc.record({
    firms: tableOf(schemas.firms),
    editions: tableOf(schemas.editions),
    places: tableOf(schemas.places),
  }),
  documents: fc.record({ report: fc.constantFrom(...texts), speech: fc.constantFrom(...texts) }, { requiredKeys: [] }),
});
