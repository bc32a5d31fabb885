import type { DateTerm, PropositionTerm } from '../../proposition/language.ts';
import type { Parameter } from '../../proposition/reading.ts';
import { isAsSaid, rangeLabel } from '../amount-said.ts';
import { isSure } from '../conditions-said.ts';
import { type Basis, type Draft, joinBases, mustConfirm, nothing, restsOn, type Scene } from '../draft.ts';
import type { ValueMention } from '../mention.ts';
import { valuesOf } from '../phrase-index.ts';
import { dateColumns, daysOfCell, type TableView } from '../proposal-table.ts';
import { findPhrase, findWords, ownQuantities, type SaidQuantity, type SaidWord } from '../sentence-read.ts';
import { stemOf } from '../stem.ts';
import { dateOn, rowsOf, textIs } from '../terms.ts';

/** A dated row that the sentence names, such as an event. */
interface Dated extends Basis {
  readonly column: string;
  readonly value: string;
  readonly at: number;
  readonly dateOf: (column: string) => DateTerm;
}

/** Anniversaries, how long something lasted, and what came before what. */
export function proposeEvents(scene: Scene): readonly Draft[] {
  const [start, end] = dateColumns(scene.table);
  if (start === undefined) return [];
  const events = scene.mentions.values.flatMap((mention) => datedRow(scene, mention) ?? []);
  return [
    ...anniversaries(scene, events, start),
    ...ofOneEvent(scene, events, start, end ?? null),
    ...betweenTwo(scene, events, start),
  ];
}

/** Of several rows that the words fit the one nearest to the day of speaking. */
function datedRow(scene: Scene, mention: ValueMention): Dated | undefined {
  const { table, saidOn } = scene;
  const { column } = mention;
  const isWhole = namesRows(table, column);
  const values = isWhole ? mention.values : mention.values.filter((one) => namesOneRow(table, column, one));
  const [value] = [...values].sort(
    (a, b) => distance(table, column, a, saidOn?.from) - distance(table, column, b, saidOn?.from),
  );
  if (value === undefined) return undefined;
  const basis = restsOn(mention.words, `${column} is ${value}`, mention.strength);
  const others = values.filter((other) => other !== value);
  return {
    ...basis,
    toConfirm: others.length === 0 ? [] : [`that ${value} is meant, and not ${others.join(' or ')}`],
    column,
    value,
    at: mention.words[0]?.start ?? 0,
    dateOf: (date) => ({ op: 'the-date', of: rowsOf(table.name, textIs(column, value)), column: date }),
  };
}

/** Does no value stand in two rows? Without rows the first column of text is taken for the name of a row. */
function namesRows(table: TableView, column: string): boolean {
  const cells = table.cells(column).filter((cell) => cell !== null);
  if (cells.length > 0) return new Set(cells).size === cells.length;
  return table.columns.find((one) => table.schema[one]?.type === 'text') === column;
}

/** Milton, where one hospital stands. */
function namesOneRow(table: TableView, column: string, value: string): boolean {
  return table.cells(column).filter((cell) => cell === value).length === 1;
}

function distance(table: TableView, column: string, value: string, day: number | undefined): number {
  const [date] = dateColumns(table);
  const at = table.cells(column).indexOf(value);
  const days = date === undefined ? undefined : daysOfCell(table.cells(date)[at]);
  return day === undefined || days === undefined ? Number.MAX_VALUE : Math.abs(days.from - day);
}

function anniversaries(scene: Scene, events: readonly Dated[], start: string): readonly Draft[] {
  const { sentence, saidOn, table } = scene;
  const { language } = sentence;
  const quantities = ownQuantities(sentence);
  const words = [...findWords(sentence, language.anniversary), ...findWords(sentence, language.founding)];
  // `the 75th anniversary`, `founded 75 years ago`, `75 years old`
  const { ages } = language.quantities;
  const age = quantities.find(({ words: said, unit }) => unit === 'year' && ages.some((tail) => said.endsWith(tail)));
  const quantity =
    age ??
    quantities.find(({ role, unit }) => role === 'ordinal' && unit === 'year') ??
    quantities.find(({ unit, hedge }) => unit === 'year' && hedge?.kind === 'ago');
  if (quantity === undefined || (words.length === 0 && age === undefined)) return [];
  const founded = new Set(language.founding.map(stemOf));
  const firsts = table.columns
    .filter((column) => namesRows(table, column))
    .flatMap((column) =>
      valuesOf(table, column)
        .slice(0, 1000)
        .filter((value) => value.split(/[^\p{L}]+/u).some((word) => founded.has(stemOf(word.toLowerCase()))))
        .map((value) => ({ ...nothing, column, value })),
    )
    .slice(0, 3);
  const origins = [...firsts, ...events].slice(0, 5);
  return origins.flatMap((origin) => {
    const from: DateTerm = {
      op: 'the-date',
      of: rowsOf(table.name, textIs(origin.column, origin.value)),
      column: start,
    };
    const days = events
      .filter((event) => event.value !== origin.value)
      .map((event) => ({ ...event, date: event.dateOf(start) }));
    const today = saidOn === null ? [] : [{ ...nothing, date: dateOn(saidOn.date) }];
    return [...days, ...today].flatMap((day): Draft[] => {
      const elapsed = { op: 'elapsed', from, to: day.date, in: 'calendar-years' } as const;
      const said = isAsSaid({ term: elapsed, unit: 'year' }, quantity, 'years');
      if (said === undefined) return [];
      const { column, value } = origin;
      const basis = joinBases(
        day,
        mustConfirm(`that it is counted from ${column} ${value}`),
        restsOn(words, 'counted in calendar years'),
        said,
      );
      return [{ ...basis, template: 'anniversary', term: said.term }];
    });
  });
}

/** All that the sentence says of one event: how long it lasted, its place, whether it lay ahead. */
function ofOneEvent(scene: Scene, events: readonly Dated[], start: string, end: string | null): readonly Draft[] {
  return events.flatMap((event): Draft[] => {
    const length = end === null ? undefined : lengthOf(scene, event, start, end);
    const order = orderOf(scene, event, start);
    const parts = [order, length].filter((part) => part !== undefined);
    if (parts.length === 0) return [];
    const single = parts.map((part) => ({ ...part, ...joinBases(event, part) }));
    const all = [...parts, ...textsOf(scene, event)];
    const [first, second] = all;
    if (first === undefined || second === undefined) return single;
    const term: PropositionTerm = { op: 'and', of: all.map((part) => part.term) };
    return [{ ...joinBases(event, ...all), template: first.template, term }, ...single];
  });
}

function lengthOf({ sentence }: Scene, event: Dated, start: string, end: string): Draft | undefined {
  const durations = ownQuantities(sentence).filter(({ role }) => role === 'duration');
  const [from, to] = [event.dateOf(start), event.dateOf(end)];
  const ofYears = durations.find(({ unit }) => unit === 'year');
  const years = { op: 'elapsed', from, to, in: 'calendar-years' } as const;
  const saidInYears = ofYears && isAsSaid({ term: years, unit: 'year' }, ofYears, 'years');
  if (saidInYears !== undefined) {
    return {
      ...joinBases(saidInYears, mustConfirm('that calendar years are counted')),
      template: 'duration',
      term: saidInYears.term,
    };
  }
  const quantity = durations.find(({ unit }) => unit === 'day');
  if (quantity === undefined) return undefined;
  const elapsed = { op: 'elapsed', from, to, in: 'days' } as const;
  // From its first day to its second is one day, and it lasts two.
  const lasting = {
    op: 'arithmetic',
    with: '+',
    left: elapsed,
    right: { op: 'number', value: 1, unit: 'day' },
  } as const;
  const said = isAsSaid({ term: lasting, unit: 'day' }, quantity, 'days');
  return said && { ...said, template: 'duration' };
}

function orderOf({ sentence, saidOn }: Scene, event: Dated, start: string): Draft | undefined {
  if (saidOn === null) return undefined;
  const { before, after } = sentence.language;
  const [ahead, later] = [findPhrase(sentence, before), findPhrase(sentence, after)];
  const words = ahead.length > 0 ? ahead : later;
  const [first] = words;
  if (first === undefined || first.start > event.at) return undefined;
  const is = ahead.length > 0 ? 'before' : 'after';
  const term: PropositionTerm = { op: 'date-order', left: dateOn(saidOn.date), is, right: event.dateOf(start) };
  return {
    ...joinBases(
      restsOn(words, `said ${is} it`),
      mustConfirm(`that what is ${is} it is what was said, on ${saidOn.date}`),
    ),
    template: 'order',
    term,
  };
}

/** Values of other columns in the event's own row: `in The Hague`. */
function textsOf({ mentions, table }: Scene, event: Dated): readonly Draft[] {
  return mentions.values
    .filter(({ column, strength }) => column !== event.column && strength === 1)
    .flatMap(({ column, values: [value, ...others], words, strength }): Draft[] => {
      if (others.length > 0) return [];
      const of = rowsOf(table.name, textIs(event.column, event.value));
      const basis = restsOn(words, `${column} is ${value}`, strength);
      return [{ ...basis, template: 'membership', term: { op: 'text-is', of, column, value } }];
    });
}

/** `days after`: the time from one event to the other, in the order of the words or the other way round. */
function betweenTwo(scene: Scene, events: readonly Dated[], start: string): readonly Draft[] {
  const { sentence } = scene;
  const { before, after } = sentence.language;
  const [earlier, later] = [findPhrase(sentence, before), findPhrase(sentence, after)];
  const words = later.length > 0 ? later : earlier;
  const [link] = words;
  if (link === undefined) return [];
  const span = spanOf(sentence);
  const firsts = events.filter(({ at }) => at < link.start);
  const seconds = events.filter(({ at }) => at > link.start);
  return firsts.flatMap((first) =>
    seconds.flatMap((second): Draft[] => {
      if (first.value === second.value && first.column === second.column) return [];
      const isLater = later.length > 0;
      const [from, to] = isLater ? [second, first] : [first, second];
      // `returned before the other departed`: each side may name a date of its own.
      const left = dateNamed(scene, start, ({ start: place }) => place < link.start === !isLater);
      const right = dateNamed(scene, start, ({ start: place }) => place < link.start === isLater);
      const basis = joinBases(first, second, left, right, restsOn(words, `${from.value}, then ${to.value}`));
      const dates = [from.dateOf(left.column), to.dateOf(right.column)] as const;
      const order: PropositionTerm = { op: 'date-order', left: dates[0], is: 'before', right: dates[1] };
      if (span === undefined) return [{ ...basis, template: 'order', term: order }];
      const elapsed = { op: 'elapsed', from: dates[0], to: dates[1], in: 'days' } as const;
      return [
        {
          ...joinBases(basis, span),
          template: 'duration',
          term: { op: 'within', of: elapsed, range: { parameter: 'days' } },
        },
      ];
    }),
  );
}

/** The column of dates that the sentence names on one side of the link; where it names none, the first. */
function dateNamed(
  { table, mentions }: Scene,
  start: string,
  isOnSide: (word: SaidWord) => boolean,
): Basis & { readonly column: string } {
  const dates = new Set(dateColumns(table));
  const named = mentions.columns.find(
    (mention) => isSure(mention) && dates.has(mention.column) && mention.words.every(isOnSide),
  );
  const column = named?.column ?? start;
  return { ...(named === undefined ? nothing : restsOn(named.words, column)), column };
}

/** How many days lie between: as said, or what a plural without a number leaves open. */
function spanOf(sentence: Scene['sentence']): Basis | undefined {
  const number = { term: { op: 'number', value: 0, unit: 'day' }, unit: 'day' } as const;
  const quantity = ownQuantities(sentence).find(
    ({ unit, value }) => unit === 'day' && (value.min ?? value.max) !== null,
  );
  const said = quantity && isAsSaid(number, quantity, 'days');
  if (said !== undefined) return said;
  const words = findWords(sentence, Object.keys(sentence.language.plurals));
  if (words.length === 0) return undefined;
  const options = sentence.language.pluralReadings.map(({ id, min, max, reason }) => ({
    id,
    label: rangeLabel({ min, max }),
    value: { min, max },
    reason,
    source: null,
  }));
  const days: Parameter = { name: 'days', type: 'range', unit: 'day', label: 'a few days', options };
  const quantities: readonly SaidQuantity[] = words.flatMap(({ quantity: one }) => one ?? []);
  return { ...restsOn(words, 'some days'), quantities, parameters: [days] };
}
