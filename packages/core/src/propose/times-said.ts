import type { Predicate } from '../proposition/language.ts';
import type { Parameter, ReadingOption } from '../proposition/reading.ts';
import { type Conditions, noConditions } from './conditions-said.ts';
import { type Basis, nothing, restsOn, type Scene } from './draft.ts';
import { dateColumns, newestYear, yearColumns } from './proposal-table.ts';
import { findPhrase, ownQuantities, type SaidQuantity } from './sentence-read.ts';
import { cell, dateIs, dateOn, literalIn } from './terms.ts';

/** A calendar year, an interval of them, or so many years before. */
export function timesIn({ sentence }: Pick<Scene, 'sentence'>): readonly SaidQuantity[] {
  return ownQuantities(sentence).filter(({ role }) => role === 'date');
}

/**
 * Which rows are of the time that the sentence speaks of: one answer for each column that tells the year. Where it says
 * none, that is the newest there was when it was said, for a person to confirm.
 */
export function timeConditions(scene: Scene, quantities = timesIn(scene)): readonly Conditions[] {
  const { table } = scene;
  const [time] = quantities;
  const years = yearColumns(table);
  if (years.length > 0) return years.flatMap((column) => yearCondition(scene, column, time) ?? []);
  if (time?.unit !== 'calendar-year') return [noConditions];
  return dateColumns(table)
    .slice(0, 2)
    .map((column) => ({ ...saidTime(time), conditions: dateConditions(column, time), columns: [column] }));
}

function saidTime(time: SaidQuantity): Basis {
  return { ...nothing, quantities: [time] };
}

function yearCondition(scene: Scene, column: string, time: SaidQuantity | undefined): Conditions | undefined {
  if (time === undefined) return spokenOf(scene, column);
  const { min, max } = time.value;
  if (time.unit === 'year') return yearsAgo(scene, column, time);
  if (time.unit !== 'calendar-year') return undefined;
  const condition: Predicate =
    min !== null && min === max ? inYear(column, min) : { op: 'row-within', of: cell(column), range: { min, max } };
  return { ...saidTime(time), conditions: [condition], columns: [column] };
}

/** `this year`, `at this moment`, or nothing said. */
function spokenOf(scene: Scene, column: string): Conditions | undefined {
  const { sentence, saidOn, table } = scene;
  const { language } = sentence;
  const [last, own, now] = [language.lastYear, language.thisYear, language.now].map((words) =>
    findPhrase(sentence, words),
  );
  const said = last?.length ? last : own?.length ? own : [];
  if (saidOn !== null && said.length > 0) {
    const year = said === last ? saidOn.year - 1 : saidOn.year;
    return { ...restsOn(said, `${column} is ${year}`), conditions: [inYear(column, year)], columns: [column] };
  }
  const newest = newestYear(table, column, saidOn?.to ?? null, saidOn?.year ?? null) ?? saidOn?.year ?? null;
  if (newest === null) return undefined;
  const isSaid = now !== undefined && now.length > 0;
  const what = `${column} ${newest}, the newest${saidOn === null ? '' : ' when it was said'}`;
  return {
    ...restsOn(now ?? [], what),
    toConfirm: [isSaid ? `that the time is ${what}` : `the time, which the words do not say: ${what}, is taken`],
    conditions: [inYear(column, newest)],
    columns: [column],
  };
}

export function inYear(column: string, year: number): Predicate {
  return { op: 'row-compare', left: cell(column), is: '=', right: literalIn(year, 'calendar-year') };
}

/** So many years before the newest figures, or before the year of speaking. */
function yearsAgo(scene: Scene, column: string, time: SaidQuantity): Conditions | undefined {
  const base = baseYear(scene, column);
  const ago = yearsParameter(time);
  if (base === undefined || ago === undefined) return undefined;
  return {
    ...saidTime(time),
    parameters: [base, ago],
    toConfirm: [`from which ${column} the years are counted`],
    conditions: [yearsBefore(column, ago.name, base.name)],
    columns: [column],
  };
}

export function yearsBefore(column: string, ago: string, base: string): Predicate {
  const later = {
    op: 'row-arithmetic',
    with: '+',
    left: cell(column),
    right: literalIn({ parameter: ago }, 'year'),
  } as const;
  return { op: 'row-compare', left: later, is: '=', right: literalIn({ parameter: base }, 'calendar-year') };
}

export function baseYear({ table, saidOn }: Scene, column: string): Parameter | undefined {
  const newest = newestYear(table, column, saidOn?.to ?? null, saidOn?.year ?? null);
  const options: ReadingOption[] = [];
  if (newest !== null) {
    const reason = `Of the figures that were out when it was said those of ${newest} are the newest.`;
    options.push({ id: 'newest', label: `${newest}, the newest then`, value: newest, reason, source: null });
  }
  if (saidOn !== null && saidOn.year !== newest) {
    const reason = 'Years are counted back from the day of speaking.';
    options.push({ id: 'own', label: `${saidOn.year}, when it was said`, value: saidOn.year, reason, source: null });
  }
  if (options.length === 0) return undefined;
  return { name: `latest-${column}`, type: 'number', unit: 'calendar-year', label: `the latest ${column}`, options };
}

/** Above so many whole years a span is not taken apart into them. */
const mostYears = 6;

/** Every whole number of years that a reading allows, with the reason of the narrowest one that does. */
export function yearsParameter(time: SaidQuantity): Parameter | undefined {
  const whole = new Map<number, { readonly width: number; readonly option: ReadingOption }>();
  for (const { value, reason, source } of time.alternatives) {
    const [from, to] = [Math.ceil(value.min ?? 1), Math.floor(value.max ?? (value.min ?? 1) + mostYears)];
    if (to - from > mostYears) continue;
    for (let years = from; years <= to; years += 1) {
      const width = to - from;
      const label = years === 1 ? 'one year' : `${years} years`;
      const option = { id: String(years), label, value: years, reason, source };
      if ((whole.get(years)?.width ?? Number.POSITIVE_INFINITY) > width) whole.set(years, { width, option });
    }
  }
  const options = [...whole].sort(([a], [b]) => a - b).map(([, { option }]) => option);
  if (options.length === 0) return undefined;
  return { name: 'ago', type: 'number', unit: 'year', label: `“${time.words.slice(0, 200)}”`, options };
}

function dateConditions(column: string, { value, date }: SaidQuantity): readonly Predicate[] {
  if (date !== null) return [dateIs(column, 'on-or-after', dateOn(date)), dateIs(column, 'on-or-before', dateOn(date))];
  const year = (end: number) => dateOn(String(end).padStart(4, '0'));
  return [
    ...(value.min === null ? [] : [dateIs(column, value.includesMin ? 'on-or-after' : 'after', year(value.min))]),
    ...(value.max === null ? [] : [dateIs(column, value.includesMax ? 'on-or-before' : 'before', year(value.max))]),
  ];
}
