import type { LeafResult, Reason, WitnessRow } from '../evaluate/answer.ts';
import { type Answer, type Bindings, createEvaluator, type World } from '../evaluate/evaluator.ts';
import { toTruth } from '../evaluate/kleene.ts';
import { isCertain, type Rows } from '../evaluate/rows.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { termWords } from '../proposition/sentence.ts';
import type { Matrix, ReadingResult } from './assessment.ts';
import { conditionsOf } from './conditions.ts';
import { enumerateReadings, toBindings } from './matrix.ts';
import { outcomeOf } from './outcome.ts';
import { counterReadingOf, influenceOf } from './sensitivity.ts';
import { tightestRanges } from './tightest.ts';
import { nearestOf, robustnessOf, strongestOf, versionsOf } from './versions.ts';

/** A proposition with its readings, and the tables and documents it is evaluated over, by the names it uses. */
export interface AssessmentInput extends World {
  readonly proposition: Proposition;
  readonly readings: Readings;
}

const mostWitnesses = 50;
const mostReasons = 12;

/**
 * Evaluates a proposition under every admissible reading: the truth in each with its reasons, values and witness rows,
 * the outcome, the conditions in words, the influence of each parameter, the nearest reading that says otherwise,
 * and, along the declared axes, the strongest version that holds, the nearest one and how far the claim may be moved. Deterministic: the same input gives the same matrix.
 *
 * The proposition and its readings must have been checked (`checkProposition`, `checkReadings`).
 *
 * @throws AssayError `limit-exceeded` above 4,096 readings; `invalid-readings`; `invalid-proposition`
 * @example
 * ```ts
 * import { assessProposition, claimForm, column, defineTable } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const form = claimForm(list.where((row) => row.country.is('CN')).count().atLeast(1), []);
 * const tables = { list: list.rows([{ country: 'US' }]) };
 * assessProposition({ ...form, tables, documents: {} }).outcome // => 'false'
 * ```
 */
export function assessProposition({ proposition, readings, tables, documents }: AssessmentInput): Matrix {
  const evaluate = createEvaluator({ tables, documents });
  const { parameters } = readings;
  const all = enumerateReadings(readings);
  const results = all.map((reading): ReadingResult => {
    const answer = evaluate(proposition.term, toBindings(readings, reading));
    const truth = toTruth(answer.truth);
    return {
      reading,
      truth,
      reasons: truth === 'undecided' ? distinct(answer.why()) : [],
      leaves: leavesOf(answer, toBindings(readings, reading)),
    };
  });
  const outcome = outcomeOf(results.map(({ truth }) => truth));
  const versions = versionsOf(readings, (values) =>
    all.map((reading) => toTruth(evaluate(proposition.term, { ...toBindings(readings, reading), ...values }).truth)),
  );
  return {
    results,
    outcome,
    conditions: conditionsOf(results, parameters),
    influence: influenceOf(results, parameters),
    counterReading: counterReadingOf(results),
    strongest: strongestOf(versions),
    nearest: nearestOf(versions),
    robustness: robustnessOf(versions, outcome),
    tightest: tightestRanges(proposition.term, results),
  };
}

function leavesOf(answer: Answer, values: Bindings): readonly LeafResult[] {
  return answer.leaves.map(({ path, leaf, answer: { truth, values: found, from } }) => {
    const { witnesses, count } = witnessesOf(from);
    return {
      path,
      words: termWords(leaf, { values }),
      truth: toTruth(truth),
      values: found.map((value, index) => ({ ...value, words: valueName(leaf.op, index) })),
      witnesses,
      witnessCount: count,
    };
  });
}

function valueName(op: string, index: number): string {
  if (op === 'compare' || op === 'date-order') return index === 0 ? 'left' : 'right';
  return op === 'quotation' ? 'place' : op === 'share' ? 'share' : op === 'text-is' ? 'text' : 'value';
}

/** The table rows the relations of a leaf were made of, each once, in the order of the tables. */
function witnessesOf(from: readonly Rows[]): { witnesses: readonly WitnessRow[]; count: number } {
  const found = new Map<string, WitnessRow>();
  let beyond = 0;
  for (const rows of from) {
    for (let index = 0; index < rows.size; index += 1) {
      if (found.size >= mostWitnesses) {
        beyond += rows.size - index;
        break;
      }
      const certain = isCertain(rows, index);
      for (const { table, row } of rows.origin(index)) {
        const key = `${row} ${table}`;
        found.set(key, { table, row, certain: certain || found.get(key)?.certain === true });
      }
    }
  }
  return { witnesses: [...found.values()].slice(0, mostWitnesses), count: found.size + beyond };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...seen.values()].slice(0, mostReasons);
}
