import type { PropositionTerm } from '../../proposition/language.ts';
import { isSure, joinConditions, noConditions, valueConditions } from '../conditions-said.ts';
import { type Draft, joinBases, mustConfirm, nothing, restsOn, type Scene } from '../draft.ts';
import type { ValueMention } from '../mention.ts';
import { amountColumns, freeColumn, rankColumns } from '../proposal-table.ts';
import { findWords, ownQuantities, type SaidQuantity, type SaidWord } from '../sentence-read.ts';
import { cell, literalIn, narrowed, rowsOf } from '../terms.ts';
import { timeConditions } from '../times-said.ts';
import { findPlaces } from './places.ts';

/** The highest, the lowest, the third-highest of the rows has the values mentioned. */
export function proposeSuperlatives(scene: Scene): readonly Draft[] {
  const { sentence, table, mentions } = scene;
  const [highest, lowest] = [
    findWords(sentence, sentence.language.highest),
    findWords(sentence, sentence.language.lowest),
  ];
  const isLowest = highest.length === 0 && lowest.length > 0;
  const words = (isLowest ? lowest : highest).filter(isSuperlative);
  const ordinal = ownQuantities(sentence).find((quantity) => isPlace(quantity, rankColumns(table).length > 0));
  const subject = subjectOf(scene);
  if (words.length + (ordinal === undefined ? 0 : 1) === 0 || subject === undefined) return [];
  const values = valueConditions(scene, (mention) => mention === subject);
  const scope = valueConditions(scene, (mention) => mention.column !== subject.column && isSure(mention));
  if (findPlaces(scene) !== undefined && ordinal === undefined) return [];
  const times = timeConditions(scene).slice(0, 2);
  const amounts = amountColumns(table);
  const mentioned = mentions.columns.filter(({ column }) => amounts.includes(column));
  const place = ordinal?.value.min ?? 1;
  const placed = freeColumn(table, 'place');
  return (times.length > 0 ? times : [noConditions]).flatMap((time) => {
    const basis = joinBases(
      time,
      values,
      scope,
      restsOn(words, isLowest ? 'the lowest' : 'the highest'),
      restsOn(mentions.table, `rows of ${table.name}`, 0.5),
      { ...nothing, quantities: [ordinal, ...words.map(({ quantity }) => quantity)].filter((one) => one != null) },
    );
    const byAmount = (
      mentioned.length > 0 ? mentioned : amounts.slice(0, 3).map((column) => ({ column, words: [], strength: 1 }))
    ).map(({ column, words: named, strength }): Draft => {
      const ranked = {
        op: 'rank',
        of: rowsOf(table.name, ...time.conditions, ...scope.conditions),
        by: cell(column),
        direction: isLowest ? 'ascending' : 'descending',
        per: [],
        as: placed,
      } as const;
      const first = narrowed(ranked, [isAtPlace(placed, place)]);
      const term: PropositionTerm = { op: 'exists', of: narrowed(first, values.conditions) };
      const asked =
        named.length > 0 ? restsOn(named, column, strength) : mustConfirm(`that the order goes by ${column}`);
      return { ...joinBases(basis, asked), template: 'superlative', term };
    });
    const [rank] = mentioned.length > 0 || isLowest ? [] : rankColumns(table);
    if (rank === undefined) return byAmount;
    const at = joinConditions(time, { ...noConditions, conditions: [isAtPlace(rank, place)] }, scope, values);
    const term: PropositionTerm = { op: 'exists', of: rowsOf(table.name, ...at.conditions) };
    return [{ ...basis, template: 'superlative' as const, term }, ...byAmount];
  });
}

/** Who stands at the place is named first, among whom after that. */
function subjectOf({ mentions }: Scene): ValueMention | undefined {
  const sure = mentions.values.filter(isSure);
  return sure.find((one) => sure.every((other) => startOf(one) <= startOf(other)));
}

function startOf({ words }: ValueMention): number {
  return Math.min(...words.map(({ start }) => start));
}

/** `the most goals` is read as a share too. */
function isSuperlative({ quantity, text }: SaidWord): boolean {
  return quantity === null || quantity.role === 'rank' || quantity.words === text;
}

/** `third-largest`; where the table has places `second` by itself. */
function isPlace({ role, unit, from, value }: SaidQuantity, hasPlaces: boolean): boolean {
  const isOrdinal = hasPlaces && role === 'ordinal' && unit === 'rank' && from === 'start';
  return (role === 'rank' || isOrdinal) && value.min !== null && value.min === value.max;
}

function isAtPlace(column: string, place: number) {
  return {
    op: 'row-compare',
    left: cell(column),
    is: place === 1 ? '<=' : '=',
    right: literalIn(place, 'rank'),
  } as const;
}
