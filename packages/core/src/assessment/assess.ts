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
 * `interrupt` is called between steps; what it throws ends the evaluation.
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
export function assessProposition(
  { proposition, readings, tables, documents }: AssessmentInput,
  options: { readonly interrupt?: () => void } = {},
): Matrix {
  const evaluate = createEvaluator({ tables, documents }, options.interrupt);
  const { parameters } = readings;
  const all = enumerateReadings(readings).map((reading) => ({ reading, values: toBindings(readings, reading) }));
  const describeLeaf = createLeafDescriber();
  const results = all.map(({ reading, values }): ReadingResult => {
    const answer = evaluate(proposition.term, values);
    const truth = toTruth(answer.truth);
    return {
      reading,
      truth,
      reasons: truth === 'undecided' ? distinct(answer.why()) : [],
      leaves: answer.leaves.map((leaf) => ({ path: leaf.path, ...describeLeaf(leaf, values) })),
    };
  });
  const outcome = outcomeOf(results.map(({ truth }) => truth));
  const versions = versionsOf(readings, (moved) =>
    all.map(({ values }) => toTruth(evaluate(proposition.term, { ...values, ...moved }).truth)),
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

/** What a leaf came to, in words; once for all readings that give its parameters the same, which have one answer. */
function createLeafDescriber(): (leaf: LeafOfAnswer, values: Bindings) => Omit<LeafResult, 'path'> {
  const described = new Map<LeafOfAnswer['answer'], Omit<LeafResult, 'path'>>();
  return ({ leaf, answer }, values) => {
    const known = described.get(answer);
    if (known !== undefined) return known;
    const { witnesses, count } = witnessesOf(answer.from);
    const found = {
      words: termWords(leaf, { values }),
      truth: toTruth(answer.truth),
      values: answer.values.map((value, index) => ({ ...value, words: valueName(leaf.op, index) })),
      witnesses,
      witnessCount: count,
    };
    described.set(answer, found);
    return found;
  };
}

type LeafOfAnswer = Answer['leaves'][number];

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
