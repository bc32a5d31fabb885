import { matchQuotation } from '../evidence/anchor.ts';
import {
  type Literal,
  type ParameterRef,
  type PropositionTerm,
  type QuotationMode,
  quotationModes,
  type Relation,
} from '../proposition/language.ts';
import type { LeafValue, Reason } from './answer.ts';
import type { Context, DateValue, NumberValue } from './context.ts';
import { compareDays } from './date.ts';
import { toDateText } from './date-text.ts';
import { compareIntervals, finerGrain, type Interval } from './interval.ts';
import { FALSE, type Kleene, kleene, TRUE, UNDECIDED } from './kleene.ts';
import { valueAt } from './members.ts';
import { modeIs } from './mode-is.ts';
import { compareRange, finestOf, rowTruths, whyUndecided } from './row.ts';
import { beyondDoubles } from './row-number.ts';
import { isCertain, mostOf, type Rows, textColumn } from './rows.ts';
import { countOf, few, plain, theRow, whyPossible } from './the-row.ts';

/** A term that is not made of other propositions. */
export type Leaf = Exclude<PropositionTerm, { readonly op: 'and' | 'or' | 'not' | 'at-least' | 'choose' }>;

export interface LeafAnswer {
  readonly truth: Kleene;
  readonly why: () => readonly Reason[];
  readonly from: readonly Rows[];
  /** What was compared, in the order of the term. */
  readonly values: readonly Omit<LeafValue, 'words'>[];
}

/** Whether a leaf holds, with what it compared and the rows it rests on. */
export function evaluateLeaf(leaf: Leaf, context: Context): LeafAnswer {
  switch (leaf.op) {
    case 'compare': {
      const left = context.numberOf(leaf.left);
      const right = context.numberOf(leaf.right);
      const decided = left.defined && right.defined;
      return {
        truth: decided ? compareIntervals(left, leaf.is, right, finerGrain(left.grain, right.grain)) : UNDECIDED,
        why: whyNumbers(left, right),
        from: [...left.from, ...right.from],
        values: [numberValue(left), numberValue(right)],
      };
    }
    case 'within': {
      const of = context.numberOf(leaf.of);
      const { min, max } = context.valueOf(leaf.range);
      return {
        truth: of.defined ? compareRange(of, min, max, finestOf(of.grain, [min, max])) : UNDECIDED,
        why: whyNumbers(of),
        from: of.from,
        values: [numberValue(of)],
      };
    }
    case 'date-order': {
      const [left, right] = [context.dateOf(leaf.left), context.dateOf(leaf.right)];
      return {
        truth: left.defined && right.defined ? compareDays(left, leaf.is, right) : UNDECIDED,
        why: () => [...left.why(), ...right.why()],
        from: [...left.from, ...right.from],
        values: [dateValue(left), dateValue(right)],
      };
    }
    case 'text-is': {
      const rows = context.rowsOf(leaf.of);
      const found = theRow(rows);
      if (typeof found !== 'number') return answer(UNDECIDED, rows, found);
      const column = textColumn(rows, leaf.column);
      const wanted = { op: 'row-text-is', column: leaf.column, value: leaf.value } as const;
      const word = valueAt(column, found);
      const truth = toKleene(rowTruths(wanted, rows, context)[found]);
      const values = [{ min: null, max: null, unit: typeof word === 'string' ? word : '?' }];
      return { ...answer(truth, rows, () => column.why(found)), values };
    }
    case 'mode-is':
      return modeIs(leaf, context);
    case 'exists':
    case 'none':
    case 'only-one': {
      const rows = context.rowsOf(leaf.of);
      const { lo, hi } = countOf(rows);
      const truth =
        leaf.op === 'exists'
          ? kleene(lo >= 1, hi < 1)
          : leaf.op === 'none'
            ? kleene(hi < 1, lo >= 1)
            : kleene(lo === 1 && hi === 1, lo > 1 || hi < 1);
      return { ...answer(truth, rows, () => whyPossible(rows)), values: [numberValue({ lo, hi, unit: '1' })] };
    }
    case 'all': {
      const { rows, truths, why } = judged(leaf, context);
      return answer(all(rows, truths, leaf.empty), rows, why);
    }
    case 'share': {
      const { rows, truths, why } = judged(leaf, context);
      const { truth, share } = compareShare(rows, truths, context.valueOf(leaf.share), leaf.strict);
      return { ...answer(truth, rows, why), values: share === undefined ? [] : [numberValue({ ...share, unit: '1' })] };
    }
    case 'quotation':
      return quotation(leaf.document, context.valueOf(leaf.quote), toMode(leaf.mode, context), context);
    case 'judgement': {
      const truth = leaf.value === null ? UNDECIDED : leaf.value ? TRUE : FALSE;
      return { truth, why: () => [plain('not-judged', 'nobody has judged this yet')], from: [], values: [] };
    }
  }
}

function whyNumbers(...numbers: readonly NumberValue[]): () => readonly Reason[] {
  return () => {
    const reasons = numbers.flatMap(({ why }) => why());
    const isBeyond = numbers.some(({ defined, lo, hi }) => defined && !(Number.isFinite(lo) && Number.isFinite(hi)));
    return reasons.length === 0 && isBeyond ? [beyondDoubles] : reasons;
  };
}

function answer(truth: Kleene, rows: Rows, why: () => readonly Reason[]): LeafAnswer {
  return { truth, why, from: [rows], values: [] };
}

function numberValue(
  value: Interval & { readonly unit: string; readonly defined?: boolean },
): Omit<LeafValue, 'words'> {
  return { ...finite(value), unit: value.unit };
}

function dateValue(value: DateValue): Omit<LeafValue, 'words'> {
  return { ...finite(value), unit: value.defined ? toDateText(value) : 'date' };
}

function finite({ lo, hi }: Interval): { min: number | null; max: number | null } {
  return { min: Number.isFinite(lo) ? lo : null, max: Number.isFinite(hi) ? hi : null };
}

function toKleene(value: number | undefined): Kleene {
  return value === TRUE ? TRUE : value === FALSE ? FALSE : UNDECIDED;
}

function judged(leaf: { readonly of: Relation; readonly if: Parameters<typeof rowTruths>[0] }, context: Context) {
  const rows = context.rowsOf(leaf.of);
  const truths = rowTruths(leaf.if, rows, context);
  const why = (): readonly Reason[] => {
    const reasons = [...whyPossible(rows)];
    for (let index = 0, seen = 0; index < rows.size && seen < few; index += 1) {
      if (truths[index] !== UNDECIDED || !isCertain(rows, index)) continue;
      reasons.push(...whyUndecided(leaf.if, rows, index, context));
      seen += 1;
    }
    return countOf(rows).hi === 0 ? [plain('no-rows', 'there are no rows to ask about')] : reasons;
  };
  return { rows, truths, why };
}

/** All rows that are there pass; where there may be none, what is then the case is asked too. */
function all(rows: Rows, truths: Uint8Array, empty: 'true' | 'false' | 'undecided'): Kleene {
  let surelyOne = false;
  let worstOfAll: Kleene = TRUE;
  let bestOfPossible: Kleene = FALSE;
  for (let index = 0; index < rows.size; index += 1) {
    if (mostOf(rows, index) === 0) continue;
    const truth = toKleene(truths[index]);
    if (isCertain(rows, index)) {
      surelyOne = true;
      if (truth === FALSE) return FALSE;
    }
    if (truth < worstOfAll) worstOfAll = truth;
    if (truth > bestOfPossible) bestOfPossible = truth;
  }
  if (surelyOne) return worstOfAll === TRUE ? TRUE : UNDECIDED;
  const ifEmpty = empty === 'true' ? TRUE : empty === 'false' ? FALSE : UNDECIDED;
  if (countOf(rows).hi === 0) return ifEmpty;
  if (worstOfAll === TRUE && ifEmpty === TRUE) return TRUE;
  // Whoever is there fails, and nobody there fails as well.
  return bestOfPossible === FALSE && ifEmpty === FALSE ? FALSE : UNDECIDED;
}

/** Bounds of the share of rows that pass, taken by letting every doubt fall to the one side and then to the other. */
function compareShare(
  rows: Rows,
  truths: Uint8Array,
  share: number,
  strict: boolean,
): { truth: Kleene; share?: Interval } {
  let [sureFor, sureAgainst, possiblyFor, possiblyAgainst] = [0, 0, 0, 0];
  for (let index = 0; index < rows.size; index += 1) {
    const truth = truths[index];
    const most = mostOf(rows, index);
    if (isCertain(rows, index)) {
      if (truth === TRUE) sureFor += 1;
      if (truth === FALSE) sureAgainst += 1;
    }
    if (truth !== FALSE) possiblyFor += most;
    if (truth !== TRUE) possiblyAgainst += most;
  }
  if (countOf(rows).lo === 0) return { truth: UNDECIDED };
  const lo = ratio(sureFor, possiblyAgainst);
  const hi = ratio(possiblyFor, sureAgainst);
  const bounds = { lo, hi };
  return { truth: compareIntervals(bounds, strict ? '>' : '>=', { lo: share, hi: share }, null), share: bounds };
}

function ratio(part: number, rest: number): number {
  return part === Infinity ? 1 : part + rest === 0 ? 0 : part / (part + rest);
}

function toMode(mode: QuotationMode | ParameterRef, context: Context): QuotationMode {
  const value = typeof mode === 'string' ? mode : context.valueOf<string>(mode satisfies Literal<string>);
  return quotationModes.find((known) => known === value) ?? 'verbatim';
}

function quotation(document: string, quote: string, mode: QuotationMode, context: Context): LeafAnswer {
  const text = Object.hasOwn(context.documents, document) ? context.documents[document] : undefined;
  if (text === undefined) {
    const reason = plain('document-not-held', `no text of ${document} is held`);
    return { truth: UNDECIDED, why: () => [reason], from: [], values: [] };
  }
  const spans = matchQuotation(text, quote, mode);
  const values = (spans ?? []).map(({ start, end }) => ({ min: start, max: end, unit: 'character' }));
  return { truth: spans === undefined ? FALSE : TRUE, why: () => [], from: [], values };
}
