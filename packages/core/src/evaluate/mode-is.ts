import type { PropositionTerm } from '../proposition/language.ts';
import type { LeafValue, Reason } from './answer.ts';
import type { Context } from './context.ts';
import { FALSE, type Kleene, TRUE, UNDECIDED } from './kleene.ts';
import { modeOf } from './mode.ts';
import { type Rows, textColumn } from './rows.ts';
import { tie } from './statistic.ts';
import { countOf, plain, whyCells, whyPossible } from './the-row.ts';

type ModeIs = Extract<PropositionTerm, { readonly op: 'mode-is' }>;

/** Whether the most frequent text of a column is the one said. */
export function modeIs(
  term: ModeIs,
  context: Context,
): {
  readonly truth: Kleene;
  readonly why: () => readonly Reason[];
  readonly from: readonly Rows[];
  readonly values: readonly Omit<LeafValue, 'words'>[];
} {
  const rows = context.rowsOf(term.of);
  const column = textColumn(rows, term.column);
  const mode = modeOf(rows, column);
  if ('value' in mode) {
    const truth = mode.value === context.valueOf(term.value) ? TRUE : FALSE;
    return { truth, why: () => [], from: [rows], values: [{ min: null, max: null, unit: String(mode.value) }] };
  }
  const why = () => {
    if (countOf(rows).hi === 0) return [plain('no-rows', 'there are no rows to ask about')];
    if (mode.tied > 0) return [tie(mode.tied)];
    return [...whyPossible(rows), ...whyCells(rows, column)];
  };
  return { truth: UNDECIDED, why, from: [rows], values: [] };
}
