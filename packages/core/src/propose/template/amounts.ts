import { NumberOf } from '../../proposition/build/number.ts';
import { shareOf } from '../../proposition/build/patterns.ts';
import type { Predicate, PropositionTerm } from '../../proposition/language.ts';
import { isAsSaid, isCommensurable } from '../amount-said.ts';
import { type Conditions, isOwn, isSure, joinConditions, noConditions, valueConditions } from '../conditions-said.ts';
import { type Basis, type Draft, joinBases, mustConfirm, nothing, restsOn, type Scene } from '../draft.ts';
import { isOneRow, leftOpen } from '../held-rows.ts';
import type { ColumnMention } from '../mention.ts';
import { amountColumns, rankColumns, unitOfColumn } from '../proposal-table.ts';
import { contains, findWords, ownQuantities, type SaidQuantity } from '../sentence-read.ts';
import { stemOf } from '../stem.ts';
import { cell, countOf, rowsOf } from '../terms.ts';
import { timeConditions } from '../times-said.ts';

/** A column that a quantity may be an amount of, and the words that name it. */
interface AmountColumn extends Basis {
  readonly column: string;
  readonly unit: string;
}

const told: ReadonlySet<SaidQuantity['role']> = new Set(['count', 'share', 'amount', 'duration']);

/** An amount in a row, in a sum or as a share of the whole is what the words say. */
export function proposeAmounts(scene: Scene): readonly Draft[] {
  return ownQuantities(scene.sentence)
    .filter(({ role, value }) => told.has(role) && (value.min ?? value.max) !== null)
    .flatMap((quantity) => {
      const columns = columnsOf(scene, quantity);
      return [...inRows(scene, quantity, columns), ...totals(scene, quantity, columns), ...shares(scene, quantity)];
    });
}

/** The columns named in what is counted, or else those named anywhere, or else those of a unit that only they have. */
function columnsOf(scene: Scene, quantity: SaidQuantity): readonly AmountColumn[] {
  const { table, mentions } = scene;
  const fitting = amountColumns(table).filter((column) => isCommensurable(unitOfColumn(table, column) ?? '', quantity));
  const mentioned = mentions.columns.filter(({ column }) => fitting.includes(column));
  const inNoun = mentioned.filter(({ words }) => words.some((word) => isOfNoun(quantity, word)));
  if (inNoun.length > 0) return inNoun.map((mention) => amountColumn(scene, mention));
  if (mentioned.length > 0) return mentioned.map((mention) => amountColumn(scene, mention));
  const counted = fitting.filter((column) => isCountedIn(scene, column, quantity));
  if (counted.length > 0)
    return counted.map((column) => ({ ...nothing, column, unit: unitOfColumn(table, column) ?? '1' }));
  return fitting.slice(0, 3).map((column) => ({
    ...nothing,
    toConfirm: [`that ${column} is meant`],
    column,
    unit: unitOfColumn(table, column) ?? '1',
  }));
}

function amountColumn({ table }: Scene, { column, words, strength }: ColumnMention): AmountColumn {
  return { ...restsOn(words, column, strength), column, unit: unitOfColumn(table, column) ?? '1' };
}

function isOfNoun({ noun, isAround }: SaidQuantity, word: { start: number; end: number; isAround: boolean }): boolean {
  return noun !== null && word.isAround === isAround && contains(noun, word);
}

/** `76 aircraft` in a column of the unit `aircraft`. */
function isCountedIn({ table }: Scene, column: string, { noun }: SaidQuantity): boolean {
  const unit = stemOf((unitOfColumn(table, column) ?? '').replace(/^[MGT]/, ''));
  const words = noun?.words.toLowerCase().split(/[^\p{L}]+/u) ?? [];
  return words.some((word) => stemOf(word) === unit);
}

/** Values that are only half named single no row out: they are left to a person. */
function surely(scene: Scene): Conditions {
  return valueConditions(scene, isSure);
}

function onePerTime(scene: Scene): readonly Conditions[] {
  const times = timeConditions(scene);
  return times.length > 0 ? times.slice(0, 2) : [noConditions];
}

function inRows(scene: Scene, quantity: SaidQuantity, columns: readonly AmountColumn[]): readonly Draft[] {
  const { table } = scene;
  if (columns.length === 0) return [];
  return onePerTime(scene).flatMap((time) => {
    const said = joinConditions(time, surely(scene));
    const rows = joinConditions(said, ...leftOpen(scene, said));
    const basis = joinBases(restsOn(scene.mentions.table, `rows of ${table.name}`, 0.5), rows);
    const isOne = table.rows.length === 0 || isOneRow(table, said.conditions) || rows.parameters.length > 0;
    const together = columns.length > 1 && columns.every(({ rests }) => rests.length > 0);
    const groups = together ? [columns] : columns.map((column) => [column]);
    return groups.flatMap((group): Draft[] => {
      const joined = joinBases(basis, ...group);
      // A number alone singles out no table.
      if (joined.rests.length === time.rests.length) return [];
      const [only] = group;
      if (group.length === 1 && only !== undefined && isOne) {
        const value = { op: 'the', of: rowsOf(table.name, ...rows.conditions), value: cell(only.column) } as const;
        const statement = isAsSaid({ term: value, unit: only.unit }, quantity);
        if (statement === undefined) return [];
        const template = only.unit === '%' ? 'share' : 'threshold';
        return [{ ...joinBases(joined, statement), template, term: statement.term }];
      }
      const within = group.map((one) => rowIsAsSaid(one, quantity));
      if (within.some((one) => one === undefined)) return [];
      const found = within.filter((one) => one !== undefined);
      const of = rowsOf(table.name, ...rows.conditions, ...found.flatMap(({ conditions }) => conditions));
      return [{ ...joinBases(joined, ...found), template: 'threshold', term: { op: 'exists', of } }];
    });
  });
}

/** The row's own amount is what the words say. */
function rowIsAsSaid({ column, unit }: AmountColumn, quantity: SaidQuantity): Conditions | undefined {
  const name = `amount-${column}`;
  const said = isAsSaid({ term: { op: 'number', value: 0, unit }, unit }, quantity, name);
  if (said === undefined) return undefined;
  const condition: Predicate = { op: 'row-within', of: cell(column), range: { parameter: name } };
  return { ...joinBases(said), conditions: [condition], columns: [] };
}

/** `altogether`: the sum over the rows; without such a word where the rows are several, which a person confirms. */
function totals(scene: Scene, quantity: SaidQuantity, columns: readonly AmountColumn[]): readonly Draft[] {
  const { table, sentence } = scene;
  const words = findWords(sentence, sentence.language.total);
  // The sum over a list that ends at some place is not that of all there are.
  if (words.length === 0 && rankColumns(table).length > 0) return [];
  const named = columns.filter(({ rests, unit }) => words.length > 0 || (rests.length > 0 && unit !== '%'));
  const asked = words.length > 0 ? nothing : mustConfirm('that the amounts are to be added up');
  return named.slice(0, 3).flatMap((column) =>
    onePerTime(scene).flatMap((time): Draft[] => {
      const rows = joinConditions(time, surely(scene));
      if (words.length === 0 && (rows.conditions.length === 0 || isOneRow(table, rows.conditions))) return [];
      const sum = { op: 'sum', of: rowsOf(table.name, ...rows.conditions), value: cell(column.column) } as const;
      const statement = isAsSaid({ term: sum, unit: column.unit }, quantity);
      if (statement === undefined) return [];
      const basis = joinBases(rows, column, restsOn(words, `the sum of ${column.column}`), asked, statement);
      return [{ ...basis, template: 'total', term: statement.term }];
    }),
  );
}

/** What part of the rows, or of a sum over them, those with the values mentioned are. */
function shares(scene: Scene, quantity: SaidQuantity): readonly Draft[] {
  const values = surely(scene);
  const isPart = quantity.role === 'share' && (quantity.unit === '%' || quantity.unit === '1');
  if (!isPart || values.conditions.length === 0) return [];
  return onePerTime(scene).flatMap((time) =>
    wholesOf(scene, quantity).flatMap((named) => sharesOf(scene, quantity, time, values, named)),
  );
}

/**
 * Of what it is a share: the value that stands before it, or else the last, is what has the share, and the others say of
 * what: coal has it of what is German. Last comes all there is.
 */
function wholesOf(scene: Scene, quantity: SaidQuantity): readonly Conditions[] {
  const own = scene.mentions.values.filter((one) => isSure(one) && isOwn(one));
  const columns = [...new Set(own.map(({ column }) => column))];
  if (columns.length < 2) return [noConditions];
  const part = own.find(({ words }) => (words[0]?.start ?? 0) < quantity.start) ?? own.at(-1);
  const others = valueConditions(scene, (one) => isSure(one) && one.column !== part?.column);
  return [others, noConditions];
}

function sharesOf(
  scene: Scene,
  quantity: SaidQuantity,
  time: Conditions,
  values: Conditions,
  named: Conditions,
): readonly Draft[] {
  const { table, mentions } = scene;
  const rows = restsOn(mentions.table, `rows of ${table.name}`, 0.5);
  const amounts = mentions.columns.filter(({ column }) => amountColumns(table).includes(column));
  const [part, whole] = [joinConditions(time, values), joinConditions(time, named)];
  const [of, all] = [rowsOf(table.name, ...part.conditions), rowsOf(table.name, ...whole.conditions)];
  // One row of many is counted by nobody.
  const isOne = isOneRow(table, part.conditions) && amountColumns(table).length > 0;
  const counted = isOne ? [] : share(joinBases(part, rows), countOf(of).term, countOf(all).term, '1', quantity);
  const summed = amounts.flatMap(({ column, words, strength }) => {
    const value = cell(column);
    const basis = joinBases(part, restsOn(words, `the sum of ${column}`, strength));
    const unit = unitOfColumn(table, column) ?? '1';
    return share(basis, { op: 'sum', of, value }, { op: 'sum', of: all, value }, unit, quantity);
  });
  return [...summed, ...counted];
}

function share(
  basis: Basis,
  part: NumberOf<string>['term'],
  whole: NumberOf<string>['term'],
  unit: string,
  quantity: SaidQuantity,
): readonly Draft[] {
  const ratio = shareOf(new NumberOf<'1'>(part, '1'), new NumberOf<'1'>(whole, '1'));
  const number = quantity.unit === '%' ? ratio.to('%') : ratio;
  const said = isAsSaid({ term: number.term, unit: number.unit }, quantity, 'share');
  if (said === undefined || unit === '%') return [];
  const term: PropositionTerm = said.term;
  return [{ ...joinBases(basis, said), template: 'share', term }];
}
