import type { NumberTerm, PropositionTerm } from '../../proposition/language.ts';
import { isAsSaid } from '../amount-said.ts';
import { type Conditions, isOwn, isSure, joinConditions, noConditions, valueConditions } from '../conditions-said.ts';
import { type Draft, joinBases, mustConfirm, restsOn, type Scene } from '../draft.ts';
import { isOneRow } from '../held-rows.ts';
import type { ValueMention } from '../mention.ts';
import { amountColumns, unitOfColumn } from '../proposal-table.ts';
import { findWords, ownQuantities, type SaidWord } from '../sentence-read.ts';
import { cell, countOf, type Measured, rowsOf, textIs } from '../terms.ts';
import { timeConditions } from '../times-said.ts';
import { findPlaces, rankedRows } from './places.ts';

/** One is more, less, or so many times as much as the other: two values of one column, joined by `than` or `as`. */
export function proposeComparisons(scene: Scene): readonly Draft[] {
  const { language } = scene.sentence;
  const than = findWords(scene.sentence, language.than)[0];
  const as = findWords(scene.sentence, language.as).at(-1);
  const factor = ownQuantities(scene.sentence).find(({ role, unit }) => role === 'change' && unit === '1');
  const link = than ?? (factor === undefined ? undefined : as);
  if (link === undefined) return [];
  const own = scene.mentions.values.filter((mention) => isOwn(mention) && isSure(mention));
  return own.flatMap((left) =>
    own
      .filter((right) => right.column === left.column && startOf(left) < startOf(right))
      .flatMap((right) => comparedBy(scene, [left, right], link)),
  );
}

function startOf({ words }: ValueMention): number {
  return words[0]?.start ?? 0;
}

function comparedBy(scene: Scene, pair: readonly [ValueMention, ValueMention], link: SaidWord): readonly Draft[] {
  const { table, mentions, sentence } = scene;
  const amounts = amountColumns(table);
  const mentioned = mentions.columns.filter(({ column }) => amounts.includes(column));
  const less = findWords(sentence, sentence.language.less);
  const words = [...(less.length > 0 ? less : findWords(sentence, sentence.language.more)), link];
  const others = valueConditions(scene, (one) => one.column !== pair[0].column && isSure(one));
  const times = timeConditions(scene).slice(0, 2);
  const columns = mentioned.length > 0 ? mentioned.map(({ column }) => column) : amounts.slice(0, 3);
  return (times.length > 0 ? times : [noConditions]).flatMap((time) => {
    const fixed = joinConditions(time, others);
    const basis = joinBases(
      fixed,
      ...pair.map((one) => restsOn(one.words, `${one.column} is ${one.values[0]}`, one.strength)),
      restsOn(words, less.length > 0 ? 'is less' : 'is more'),
      restsOn(mentions.table, `rows of ${table.name}`, 0.5),
    );
    const byAmount = columns.flatMap((column): Draft[] => {
      const of = mentioned.find((one) => one.column === column);
      const asked =
        of === undefined ? mustConfirm(`that ${column} is compared`) : restsOn(of.words, column, of.strength);
      const [left, right] = pair.map((one) => amountOf(scene, column, one, fixed));
      return statement(scene, left, right, less.length > 0).map((draft) => ({
        ...draft,
        ...joinBases(basis, asked, draft),
      }));
    });
    // Two single rows are compared by what they hold.
    const areRows = pair.every((one) => isOneRow(table, [...fixed.conditions, textIs(one.column, one.values[0])]));
    if (mentioned.length > 0 || (areRows && byAmount.length > 0)) return byAmount;
    const [left, right] = pair.map((one) => countAt(scene, one, fixed, time));
    const byCount = statement(scene, left, right, less.length > 0).map((draft) => ({
      ...draft,
      ...joinBases(basis, draft),
    }));
    return [...byCount, ...byAmount];
  });
}

function amountOf(
  { table }: Scene,
  column: string,
  { column: key, values }: ValueMention,
  fixed: Conditions,
): Measured {
  const conditions = [...fixed.conditions, textIs(key, values[0])];
  const op = isOneRow(table, conditions) ? 'the' : 'sum';
  return {
    term: { op, of: rowsOf(table.name, ...conditions), value: cell(column) },
    unit: unitOfColumn(table, column) ?? '1',
  };
}

function countAt(scene: Scene, { column, values }: ValueMention, fixed: Conditions, time: Conditions): Measured {
  const places = findPlaces(scene);
  const [ranked] = places === undefined ? [] : rankedRows(scene, places, time);
  const is = textIs(column, values[0]);
  return countOf(ranked?.rowsWhere(is) ?? rowsOf(scene.table.name, ...fixed.conditions, is));
}

function statement(
  { sentence }: Scene,
  left: Measured | undefined,
  right: Measured | undefined,
  isLess: boolean,
): readonly Draft[] {
  if (left === undefined || right === undefined) return [];
  const factor = ownQuantities(sentence).find(({ role, unit }) => role === 'change' && unit === '1');
  const ratio: NumberTerm = { op: 'arithmetic', with: '/', left: left.term, right: right.term };
  const said = factor && isAsSaid({ term: ratio, unit: '1' }, factor, 'factor');
  if (said !== undefined) return [{ ...said, template: 'comparison' }];
  const term: PropositionTerm = { op: 'compare', left: left.term, is: isLess ? '<' : '>', right: right.term };
  return [{ ...joinBases(), template: 'comparison', term }];
}
