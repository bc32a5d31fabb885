import type { DateTerm, Predicate, PropositionTerm } from '../../proposition/language.ts';
import type { Parameter } from '../../proposition/reading.ts';
import { type Conditions, isOwn, joinConditions, noConditions, valueConditions } from '../conditions-said.ts';
import { type Draft, joinBases, mustConfirm, restsOn, type Scene } from '../draft.ts';
import { chosenRow } from '../held-rows.ts';
import { valuesOf } from '../phrase-index.ts';
import { dateColumns } from '../proposal-table.ts';
import { findWords } from '../sentence-read.ts';
import { dateIs, dateOn, rowsOf } from '../terms.ts';
import { timeConditions, timesIn } from '../times-said.ts';
import { findPlaces, rankedRows } from './places.ts';

/** There is a row with the values mentioned, in force on the day of speaking, or recent then. */
export function proposeMembership(scene: Scene): readonly Draft[] {
  const { table, mentions, sentence } = scene;
  const rows = restsOn(mentions.table, `rows of ${table.name}`, 0.5);
  const said = valueConditions(scene, isOwn);
  if (said.conditions.length === 0) return [];
  const values = joinConditions(said, sortLeftOpen(scene, said));
  const words = findWords(sentence, sentence.language.recent);
  const drafts = atTimeSaid(scene, values) ?? [inForce(scene, values)];
  const recent = words.length > 0 ? recently(scene, values) : undefined;
  if (recent !== undefined)
    drafts.unshift({ ...joinBases(recent, restsOn(words, 'recent')), template: recent.template, term: recent.term });
  return drafts.map((draft) => ({ ...draft, ...joinBases(draft, rows) }));
}

/** Where a column sorts the rows and the words name no sort, which one counts is left to the readings. */
function sortLeftOpen(scene: Scene, said: Conditions): Conditions {
  const { sorts } = scene.sentence.language;
  const column = scene.table.columns.find((one) => sorts.includes(one.toLowerCase()) && !said.columns.includes(one));
  const values = column === undefined ? [] : valuesOf(scene.table, column);
  if (column === undefined || values.length < 2 || values.length > 4) return noConditions;
  return chosenRow(scene, column, values);
}

/** Among the first places, or at the time that the words say. */
function atTimeSaid(scene: Scene, values: Conditions): Draft[] | undefined {
  const places = findPlaces(scene);
  const times = timeConditions(scene).filter(({ conditions }) => conditions.length > 0);
  if (timesIn(scene).length > 0 ? times.length === 0 : places === undefined) return undefined;
  return (times.length > 0 ? times : [noConditions]).slice(0, 2).flatMap((time): Draft[] => {
    if (places === undefined) {
      const all = joinConditions(time, values);
      const of = rowsOf(scene.table.name, ...all.conditions);
      return [{ ...joinBases(all), template: 'membership', term: { op: 'exists', of } }];
    }
    return rankedRows(scene, places, time).map((ranked) => ({
      ...joinBases(time, values, ranked),
      template: 'membership',
      term: { op: 'exists', of: ranked.rowsWhere(...values.conditions) },
    }));
  });
}

/** From a first date to a last one; with one date, from then on. */
function inForce({ table, saidOn }: Scene, values: Conditions): Draft {
  const [from, to] = dateColumns(table);
  const days = saidOn === null ? null : dateOn(saidOn.date);
  const times: readonly Predicate[] =
    days === null
      ? []
      : [
          ...(from === undefined ? [] : [dateIs(from, 'on-or-before', days)]),
          ...(to === undefined ? [] : [dateIs(to, 'on-or-after', days)]),
        ];
  const asked =
    saidOn === null || times.length === 0
      ? []
      : [`that it is to hold on ${saidOn.date}, by ${[from, to].filter((one) => one !== undefined).join(' and ')}`];
  const term: PropositionTerm = { op: 'exists', of: rowsOf(table.name, ...values.conditions, ...times) };
  return { ...joinBases(values, mustConfirm(...asked)), template: 'membership', term };
}

function recently({ table, saidOn, sentence }: Scene, values: Conditions): Draft | undefined {
  const dates = dateColumns(table);
  const date = dates.at(-1);
  if (saidOn === null || date === undefined) return undefined;
  const within: Parameter = {
    name: 'within',
    type: 'number',
    unit: 'day',
    label: 'a short time',
    options: sentence.language.recency.map(({ id, days, reason }) => ({
      id,
      label: `${days} days`,
      value: days,
      reason,
      source: null,
    })),
  };
  const day = dateOn(saidOn.date);
  const since: DateTerm = { op: 'shift', of: day, by: { parameter: within.name }, unit: 'days', direction: 'earlier' };
  const rows = rowsOf(
    table.name,
    ...values.conditions,
    dateIs(date, 'on-or-after', since),
    dateIs(date, 'on-or-before', day),
  );
  const asked = `that ${date} is the date which is to be recent on ${saidOn.date}`;
  return {
    ...joinBases(values, mustConfirm(asked), { ...values, parameters: [within] }),
    template: 'membership',
    term: { op: 'exists', of: rows },
  };
}
