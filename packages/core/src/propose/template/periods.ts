import type { NumberTerm } from '../../proposition/language.ts';
import type { Parameter, ReadingOption } from '../../proposition/reading.ts';
import { isDate } from '../../value/date.ts';
import { type Conditions, noConditions } from '../conditions-said.ts';
import { type Basis, mustConfirm, nothing, type Scene } from '../draft.ts';
import { newestYear, yearColumns } from '../proposal-table.ts';
import { cell, literalIn, textIs } from '../terms.ts';
import { inYear, timesIn } from '../times-said.ts';

/** From when to when something changed, as conditions on the rows of both times. */
export interface Period extends Basis {
  readonly from: Pick<Conditions, 'conditions' | 'columns'>;
  readonly to: Pick<Conditions, 'conditions' | 'columns'>;
  /** How many years lie between; `null` where the times are not years. */
  readonly years: NumberTerm | null;
}

export function periodsOf(scene: Scene): readonly Period[] {
  const years = yearColumns(scene.table).slice(0, 2);
  return years.length > 0 ? years.flatMap((column) => yearPeriod(scene, column) ?? []) : namedPeriods(scene);
}

function yearPeriod(scene: Scene, column: string): Period | undefined {
  const times = timesIn(scene).filter(({ unit }) => unit === 'calendar-year');
  const [first, second] = times;
  const newest =
    newestYear(scene.table, column, scene.saidOn?.to ?? null, scene.saidOn?.year ?? null) ?? scene.saidOn?.year;
  const quantities = times.slice(0, 2);
  if (first === undefined) return openPeriod(scene, column, newest);
  const { min, max } = first.value;
  if (second !== undefined && min !== null && second.value.min !== null) {
    const [a, b] = [min, second.value.min].sort((x, y) => x - y);
    return between(column, a ?? min, b ?? min, { ...nothing, quantities });
  }
  if (min !== null && max !== null && min < max) return between(column, min, max, { ...nothing, quantities });
  if (min !== null && max === null && newest !== undefined && newest > min) {
    return between(column, min, newest, { ...mustConfirm(`that ${newest} is the last ${column}`), quantities });
  }
  if (min === null || max === null) return undefined;
  return between(column, min - 1, min, { ...mustConfirm(`that it is compared with the ${column} before`), quantities });
}

function between(column: string, from: number, to: number, basis: Basis): Period {
  const at = (year: number) => ({ conditions: [inYear(column, year)], columns: [column] });
  const years: NumberTerm = { op: 'number', value: to - from, unit: 'year' };
  return { ...basis, from: at(from), to: at(to), years };
}

/** So many years back, where the words do not say since when. */
const spans = [1, 3, 5, 10];

function openPeriod(scene: Scene, column: string, newest: number | undefined): Period | undefined {
  if (newest === undefined) return undefined;
  const held = new Set(scene.table.cells(column));
  const years = [...held].filter((year) => typeof year === 'number');
  const earliest = Math.min(...years.filter(Number.isSafeInteger));
  const starts = [...spans.map((span) => newest - span).filter((year) => held.size === 0 || held.has(year))];
  if (Number.isFinite(earliest) && earliest < newest && !starts.includes(earliest)) starts.push(earliest);
  const options: ReadingOption[] = starts.map((year) => ({
    id: String(year),
    label: `since ${year}`,
    value: year,
    reason: `The words do not say since when: ${year} is ${year === earliest ? 'the first year held' : `${newest - year} before the newest`}.`,
    source: null,
  }));
  if (options.length === 0) return undefined;
  const since: Parameter = { name: 'since', type: 'number', unit: 'calendar-year', label: 'the first year', options };
  const first = { parameter: since.name };
  return {
    ...mustConfirm('since when, which the words do not say', `that ${newest} is the last ${column}`),
    parameters: [since],
    from: {
      conditions: [{ op: 'row-compare', left: cell(column), is: '=', right: literalIn(first, 'calendar-year') }],
      columns: [column],
    },
    to: { conditions: [inYear(column, newest)], columns: [column] },
    years: {
      op: 'arithmetic',
      with: '-',
      left: { op: 'number', value: newest, unit: 'calendar-year' },
      right: { op: 'number', value: first, unit: 'calendar-year' },
    },
  };
}

/** A column of text whose words are all dates tells times as well: the first of a length against the last of it. */
function namedPeriods({ table }: Scene): readonly Period[] {
  const column = table.columns.find((one) => {
    const cells = table.schema[one]?.type === 'text' ? table.cells(one) : [];
    return cells.length > 1 && cells.every(isDate) && new Set(cells).size === cells.length;
  });
  if (column === undefined) return [];
  const byLength = new Map<number, string[]>();
  for (const value of table.cells(column)) {
    if (typeof value === 'string') byLength.set(value.length, [...(byLength.get(value.length) ?? []), value].sort());
  }
  return [...byLength]
    .sort(([a], [b]) => a - b)
    .flatMap(([, values]): Period[] => {
      const [first, last] = [values[0], values.at(-1)];
      if (first === undefined || last === undefined || first === last) return [];
      const at = (value: string) => ({ ...noConditions, conditions: [textIs(column, value)], columns: [column] });
      return [{ ...mustConfirm('which times are compared'), from: at(first), to: at(last), years: null }];
    });
}
