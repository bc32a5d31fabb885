import type { LeafResult, Reason, WitnessRow } from '../evaluate/answer.ts';
import { type Answer, type Bindings, createEvaluator, parametersIn, type World } from '../evaluate/evaluator.ts';
import { toTruth } from '../evaluate/kleene.ts';
import { isCertain, type Rows } from '../evaluate/rows.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Reading, Readings } from '../proposition/reading.ts';
import { termWords } from '../proposition/sentence.ts';
import type { Matrix, ReadingResult } from './assessment.ts';
import { conditionsOf } from './conditions.ts';
import { enumerateReadings, toBindings } from './matrix.ts';
import { outcomeOf } from './outcome.ts';
import { counterReadingOf, influenceOf } from './sensitivity.ts';
import { strongestVersions } from './strongest.ts';

/** A proposition with its readings, and the tables and documents it is evaluated over, by the names it uses. */
export interface AssessmentInput extends World {
  readonly proposition: Proposition;
  readonly readings: Readings;
}

const mostWitnesses = 50;
const mostReasons = 12;

/**
 * Evaluates a proposition under every admissible reading: the truth in each with its reasons, values and witness rows,
 * the outcome, the conditions in words, the influence of each parameter, the nearest reading that says otherwise, and
 * the strongest true version along the declared axes. Deterministic: the same input gives the same matrix.
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
  const { parameters, axes } = readings;
  const all = enumerateReadings(readings);
  const results = all.map((reading): ReadingResult => {
    const answer = evaluate(proposition.term, toBindings(readings, reading));
    const truth = toTruth(answer.truth);
    return {
      reading,
      truth,
      reasons: truth === 'undecided' ? distinct(answer.why()) : [],
      leaves: leavesOf(answer, wordsIn(readings, reading)),
    };
  });
  const versionBindings = (reading: Reading, values: Bindings) => ({ ...toBindings(readings, reading), ...values });
  return {
    results,
    outcome: outcomeOf(results.map(({ truth }) => truth)),
    conditions: conditionsOf(results, parameters),
    influence: influenceOf(results, parameters),
    counterReading: counterReadingOf(results),
    strongest: strongestVersions(
      axes,
      (values) => all.map((reading) => toTruth(evaluate(proposition.term, versionBindings(reading, values)).truth)),
      (values) => versionWords(readings, values),
    ),
  };
}

/** Every option by its own name, so that a leaf reads as it was read. */
function wordsIn({ parameters }: Readings, reading: Reading): { readonly [parameter: string]: string } {
  return Object.fromEntries(parameters.map(({ name }) => [name, reading[name] ?? name]));
}

/** As conditions are said: "how many of the largest is 6". */
function versionWords({ parameters }: Readings, values: { readonly [parameter: string]: number }): string {
  return parameters
    .filter(({ name }) => Object.hasOwn(values, name))
    .map(({ name, label }) => `${label} is ${values[name]}`)
    .join(' and ');
}

function leavesOf(answer: Answer, words: { readonly [parameter: string]: string }): readonly LeafResult[] {
  return answer.leaves.map(({ path, leaf, answer: { truth, values, from } }) => {
    const { witnesses, count } = witnessesOf(from);
    const used = parametersIn(leaf);
    const said = Object.fromEntries(Object.entries(words).filter(([name]) => used.has(name)));
    return {
      path,
      words: termWords(leaf, { values: said }),
      truth: toTruth(truth),
      values: values.map((value, index) => ({ ...value, words: valueName(leaf.op, index) })),
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
