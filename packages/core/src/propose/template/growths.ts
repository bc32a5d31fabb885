import { NumberOf } from '../../proposition/build/number.ts';
import { annualGrowth, growth } from '../../proposition/build/patterns.ts';
import type { NumberTerm, Predicate, PropositionTerm } from '../../proposition/language.ts';
import type { Parameter, ReadingOption } from '../../proposition/reading.ts';
import { isAsSaid } from '../amount-said.ts';
import { columnLabel, isSure, valueConditions } from '../conditions-said.ts';
import { type Basis, type Draft, joinBases, mustConfirm, nothing, restsOn, type Scene } from '../draft.ts';
import { isOneRow } from '../held-rows.ts';
import { amountColumns, rankColumns, unitOfColumn } from '../proposal-table.ts';
import { findPhrase, findWords, ownQuantities, type SaidQuantity, type SaidWord } from '../sentence-read.ts';
import { cell, rowsOf } from '../terms.ts';
import { type Period, periodsOf } from './periods.ts';

interface Move extends Basis {
  readonly isRise: boolean;
  /** From which amount to which, as said. */
  readonly ends: readonly [SaidQuantity, SaidQuantity] | null;
  /** By how much, as said. */
  readonly change: SaidQuantity | null;
}

/** An amount rose or fell from one time to another: by so much, at some pace, or at all. */
export function proposeGrowth(scene: Scene): readonly Draft[] {
  const move = moveOf(scene);
  if (move === undefined) return [];
  const { table, mentions } = scene;
  const values = valueConditions(scene, isSure);
  const amounts = amountColumns(table);
  const mentioned = mentions.columns.filter(({ column }) => amounts.includes(column));
  const columns = mentioned.length > 0 ? mentioned.map(({ column }) => column) : amounts.slice(0, 4);
  return periodsOf(scene).flatMap((period) => {
    const drafts = columns.flatMap((column): Draft[] => {
      const words = mentioned.find((one) => one.column === column);
      const basis = joinBases(
        values,
        period,
        move,
        restsOn(words?.words ?? [], column, words?.strength),
        restsOn(mentions.table, `rows of ${table.name}`, 0.5),
      );
      return grown(scene, column, period, values, move).map((draft) => ({ ...draft, ...joinBases(basis, draft) }));
    });
    return mentioned.length > 0 ? drafts : measured(scene, columns, drafts);
  });
}

function moveOf({ sentence }: Scene): Move | undefined {
  const { rise, fall } = sentence.language;
  // What makes up a third does not rise.
  const idle = findPhrase(sentence, sentence.language.quantities.changes.idle);
  const [up, down] = [findWords(sentence, rise), findWords(sentence, fall)].map((found) =>
    found.filter((word) => !idle.includes(word)),
  );
  if (up === undefined || down === undefined) return undefined;
  const isRise = up.length > 0;
  const words = isRise ? up : down;
  const change = ownQuantities(sentence).find(
    (quantity) => quantity.role === 'change' || quantity.unit === yearly || isBehindMove(sentence, quantity, words),
  );
  if (words.length === 0) return undefined;
  return { ...restsOn(words, isRise ? 'it rose' : 'it fell'), isRise, ends: endsOf(sentence), change: change ?? null };
}

/** `rose from 23 to 30 gigawatts` */
function endsOf(sentence: Scene['sentence']): Move['ends'] {
  const { from, to } = sentence.language.ends;
  const said = ownQuantities(sentence).filter(({ role }) => role !== 'date');
  const first = said.findIndex((quantity) => wordBefore(sentence, quantity) === from);
  const [one, other] = first < 0 ? [] : said.slice(first, first + 2);
  return one === undefined || other === undefined || wordBefore(sentence, other) !== to ? null : [one, other];
}

function wordBefore({ words }: Scene['sentence'], { start }: SaidQuantity): string | undefined {
  return words.findLast((word) => !word.isAround && word.end <= start)?.text.toLowerCase();
}

/** `rose by 2.8 million`, `lost 3,500 votes`. */
function isBehindMove(
  { words, language }: Scene['sentence'],
  { start, role }: SaidQuantity,
  moves: readonly SaidWord[],
): boolean {
  const before = words.findLast((word) => !word.isAround && word.end <= start);
  if (role === 'date' || before === undefined) return false;
  return before.text.toLowerCase() === language.by || moves.includes(before);
}

function grown(
  scene: Scene,
  column: string,
  period: Period,
  values: ReturnType<typeof valueConditions>,
  move: Move,
): readonly Draft[] {
  const unit = unitOfColumn(scene.table, column) ?? '1';
  const at = (time: Period['from']) => [...values.conditions, ...time.conditions];
  const isSummed = !isOneRow(scene.table, at(period.to));
  const [from, to] = [period.from, period.to].map((time) => amountAt(scene, column, at(time), isSummed));
  if (from === undefined || to === undefined) return [];
  // The sum over a list that ends at some place is not that of all there are.
  if (isSummed && rankColumns(scene.table).length > 0) return [];
  const basis = isSummed ? mustConfirm('that the amounts of a time are to be added up') : nothing;
  const { change } = move;
  const amounts = [new NumberOf<'1'>(from, '1'), new NumberOf<'1'>(to, '1')] as const;
  const between = move.ends && betweenEnds([from, to], unit, move.ends);
  if (between !== null && between !== undefined)
    return [{ ...joinBases(basis, between), template: 'growth', term: between.term }];
  const by =
    change === null
      ? undefined
      : change.unit === yearly
        ? yearlyBy(amounts, change, period, move)
        : changedBy(amounts, unit, change, move);
  if (by !== undefined) return [{ ...joinBases(basis, by), template: 'growth', term: by.term }];
  const pace = paceOf(scene, amounts, period, move);
  if (pace !== undefined) return [{ ...joinBases(basis, pace), template: 'growth', term: pace.term }];
  const compared: PropositionTerm = { op: 'compare', left: to, is: move.isRise ? '>' : '<', right: from };
  return [{ ...basis, template: 'trend', term: compared }];
}

function amountAt({ table }: Scene, column: string, conditions: readonly Predicate[], isSummed: boolean): NumberTerm {
  return { op: isSummed ? 'sum' : 'the', of: rowsOf(table.name, ...conditions), value: cell(column) };
}

type Amounts = readonly [NumberOf<'1'>, NumberOf<'1'>];

/** By what the words say: in percent, as a factor, or in the amount's own unit. */
function changedBy(
  [from, to]: Amounts,
  unit: string,
  quantity: SaidQuantity,
  { isRise }: Move,
): (Basis & { readonly term: PropositionTerm }) | undefined {
  const loss = {
    op: 'arithmetic',
    with: '-',
    left: isRise ? to.term : from.term,
    right: isRise ? from.term : to.term,
  } as const;
  if (quantity.unit === 'pp')
    return unit === '%' ? isAsSaid({ term: loss, unit: 'pp' }, quantity, 'change') : undefined;
  if (quantity.unit === '1' && quantity.role === 'change') {
    const ratio = { op: 'arithmetic', with: '/', left: to.term, right: from.term } as const;
    return isAsSaid({ term: ratio, unit: '1' }, quantity, 'factor');
  }
  if (quantity.unit !== '%') return unit === '%' ? undefined : isAsSaid({ term: loss, unit }, quantity, 'change');
  // A loss is a share of what there was, as growth is.
  const share = isRise
    ? growth(from, to).term
    : ({
        op: 'arithmetic',
        with: '-',
        left: one,
        right: { op: 'arithmetic', with: '/', left: to.term, right: from.term },
      } as const);
  return isAsSaid({ term: { op: 'convert', of: share, unit: '%' }, unit: '%' }, quantity, 'change');
}

/** At the one time it was the first amount, at the other the second. */
function betweenEnds(
  amounts: readonly [NumberTerm, NumberTerm],
  unit: string,
  [first, last]: readonly [SaidQuantity, SaidQuantity],
): (Basis & { readonly term: PropositionTerm }) | undefined {
  const start = isAsSaid({ term: amounts[0], unit }, first, 'start');
  const end = isAsSaid({ term: amounts[1], unit }, last, 'end');
  if (start === undefined || end === undefined) return undefined;
  return { ...joinBases(start, end), term: { op: 'and', of: [start.term, end.term] } };
}

const one = { op: 'number', value: 1, unit: '1' } as const;

const yearly = '%/year';

/** `5 percent a year`: growth compounded over the years of the period. */
function yearlyBy(
  [from, to]: Amounts,
  quantity: SaidQuantity,
  { years }: Period,
  { isRise }: Move,
): (Basis & { readonly term: PropositionTerm }) | undefined {
  if (years === null || !isRise) return undefined;
  const rate = annualGrowth(from, to, new NumberOf<'year'>(years, 'year')).to('%');
  const alternatives = quantity.alternatives.map((one) => ({ ...one, unit: '%' }));
  const [first, ...others] = alternatives;
  if (first === undefined) return undefined;
  const inPercent: SaidQuantity = { ...quantity, role: 'share', unit: '%', alternatives: [first, ...others] };
  const said = isAsSaid({ term: rate.term, unit: '%' }, inPercent, 'rate');
  return said && { ...said, quantities: [quantity] };
}

/** `rapidly`: so many percent a year or more, a parameter. */
function paceOf(
  { sentence }: Scene,
  [from, to]: Amounts,
  { years }: Period,
  { isRise }: Move,
): (Basis & { readonly term: PropositionTerm }) | undefined {
  const { pace } = sentence.language;
  const [word] = findWords(sentence, Object.keys(pace));
  const readings = word && pace[word.text.toLowerCase()];
  if (word === undefined || readings === undefined || years === null || !isRise) return undefined;
  const options: ReadingOption[] = readings.map(({ id, percent, reason }) => ({
    id,
    label: `${percent}% a year or more`,
    value: { min: percent, max: null },
    reason,
    source: null,
  }));
  const parameter: Parameter = { name: 'pace', type: 'range', unit: '%', label: `what “${word.text}” means`, options };
  const yearly = annualGrowth(from, to, new NumberOf<'year'>(years, 'year')).to('%');
  return {
    ...restsOn([word], 'the pace'),
    parameters: [parameter],
    toConfirm: [`what “${word.text}” is to mean`],
    term: { op: 'within', of: yearly.term, range: { parameter: parameter.name } },
  };
}

/** Where the words name no column the measure is left to the readings. */
function measured(scene: Scene, columns: readonly string[], drafts: readonly Draft[]): readonly Draft[] {
  const [first] = drafts;
  if (first === undefined || drafts.length === 1 || drafts.length !== columns.length) return drafts;
  const { table } = scene;
  const options: ReadingOption[] = columns.map((column) => ({
    id: column,
    label: columnLabel(table.labels.columns, column),
    value: column,
    reason: 'The words do not say what is measured, and the table has this.',
    source: null,
  }));
  const measure: Parameter = { name: 'measure', type: 'choice', unit: null, label: 'measure', options };
  const terms = Object.fromEntries(columns.map((column, at) => [column, drafts[at]?.term ?? first.term]));
  const basis = joinBases(...drafts, {
    ...mustConfirm('what is measured, which the words do not say'),
    parameters: [measure],
  });
  return [{ ...basis, template: first.template, term: { op: 'choose', by: measure.name, options: terms } }];
}
