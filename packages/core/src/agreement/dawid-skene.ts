import type { AgreementSize, LabelTable } from './label-table.ts';

export interface ConsensusOptions {
  readonly iterations?: number;
  /** Stops when the log-likelihood per label grows by less. */
  readonly tolerance?: number;
  /** Added to every cell of the reviewers' matrices; above 0 it keeps reviewers with few labels from certainty. */
  readonly smoothing?: number;
}

export interface Consensus {
  /** Of each item, the probability of each level: a row of `levels.length`. */
  readonly probabilities: Float64Array;
  /** How frequent each level is. */
  readonly prior: Float64Array;
  /** Of each reviewer, the probability of the level given (column) for each true level (row). */
  readonly confusion: readonly Float64Array[];
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly n: AgreementSize;
}

/**
 * The labels items most likely have, and how each reviewer errs, by expectation maximisation from the shares of the
 * labels given. Reviewers may label an item more than once. Linear in labels, in time and memory.
 *
 * A. P. Dawid and A. M. Skene, Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm, Journal of
 * the Royal Statistical Society C 28, 1979.
 *
 * @example
 * ```ts
 * import { dawidSkene, toLabelTable } from '@assay/core';
 * const said = (item: string, ...levels: string[]) => levels.map((level, by) => ({ item, reviewer: `r${by}`, level }));
 * const labels = [...said('a', 'true', 'true', 'true'), ...said('b', 'false', 'false', 'false')];
 * [...dawidSkene(toLabelTable(labels, ['true', 'false'])).prior] // => [0.5, 0.5]
 * ```
 */
export function dawidSkene(
  table: LabelTable,
  { iterations = 100, tolerance = 1e-9, smoothing = 0 }: ConsensusOptions = {},
): Consensus {
  const { items, reviewers, levels, reviewer, level } = table;
  const width = levels.length;
  const cells = Int32Array.from(level, (given, at) => ((reviewer[at] ?? 0) * width + given) * width);
  const probabilities = sharesOf(table);
  const prior = new Float64Array(width);
  // Cell (reviewer, level given, true level): the true levels of one label lie together.
  const errors = new Float64Array(reviewers.length * width * width);
  let [likelihood, round, converged] = [-Infinity, 0, false];
  while (round < iterations && !converged) {
    round += 1;
    maximise(table, cells, probabilities, prior, errors, smoothing);
    const next = expect(table, cells, probabilities, prior, errors);
    converged = next - likelihood <= tolerance * level.length;
    likelihood = next;
  }
  return {
    probabilities,
    prior,
    confusion: reviewers.map((_, reviewer) => confusionOf(errors, reviewer, width)),
    logLikelihood: likelihood,
    iterations: round,
    converged,
    n: { items: items.length, reviewers: reviewers.length, labels: level.length },
  };
}

function sharesOf({ items, levels, start, level }: LabelTable): Float64Array {
  const shares = new Float64Array(items.length * levels.length);
  for (let item = 0; item < items.length; item += 1) {
    const [from, to] = [start[item] ?? 0, start[item + 1] ?? 0];
    for (let at = from; at < to; at += 1) {
      const cell = item * levels.length + (level[at] ?? 0);
      shares[cell] = (shares[cell] ?? 0) + 1 / (to - from);
    }
  }
  return shares;
}

/** The most likely frequencies and errors, given how likely each item is of each level. */
function maximise(
  { items, reviewers, levels, start }: LabelTable,
  cells: Int32Array,
  probabilities: Float64Array,
  prior: Float64Array,
  errors: Float64Array,
  smoothing: number,
): void {
  const width = levels.length;
  prior.fill(0);
  errors.fill(smoothing);
  for (let item = 0; item < items.length; item += 1) {
    const row = item * width;
    for (let truth = 0; truth < width; truth += 1)
      prior[truth] = (prior[truth] ?? 0) + (probabilities[row + truth] ?? 0);
    const to = start[item + 1] ?? 0;
    for (let at = start[item] ?? 0; at < to; at += 1) {
      const cell = cells[at] ?? 0;
      for (let truth = 0; truth < width; truth += 1)
        errors[cell + truth] = (errors[cell + truth] ?? 0) + (probabilities[row + truth] ?? 0);
    }
  }
  for (let truth = 0; truth < width; truth += 1) prior[truth] = (prior[truth] ?? 0) / items.length;
  for (let by = 0; by < reviewers.length; by += 1) {
    for (let truth = 0; truth < width; truth += 1) {
      const cellOf = (given: number) => (by * width + given) * width + truth;
      let sum = 0;
      for (let given = 0; given < width; given += 1) sum += errors[cellOf(given)] ?? 0;
      // A reviewer who saw no such item says nothing about it.
      for (let given = 0; given < width; given += 1)
        errors[cellOf(given)] = sum === 0 ? 1 / width : (errors[cellOf(given)] ?? 0) / sum;
    }
  }
}

/** How likely each item is of each level, given frequencies and errors; the log-likelihood of all labels. */
function expect(
  { items, levels, start }: LabelTable,
  cells: Int32Array,
  probabilities: Float64Array,
  prior: Float64Array,
  errors: Float64Array,
): number {
  const width = levels.length;
  let likelihood = 0;
  for (let item = 0; item < items.length; item += 1) {
    const [from, to, row] = [start[item] ?? 0, start[item + 1] ?? 0, item * width];
    let [sum, scale] = [0, 0];
    for (let truth = 0; truth < width; truth += 1) {
      let product = prior[truth] ?? 0;
      for (let at = from; at < to; at += 1) product *= errors[(cells[at] ?? 0) + truth] ?? 0;
      probabilities[row + truth] = product;
      sum += product;
    }
    if (sum < leastProduct) {
      const weights = probabilities.subarray(row, row + width);
      scale = byLogarithms(weights, cells.subarray(from, to), prior, errors);
      sum = weights.reduce((total, weight) => total + weight, 0);
    }
    for (let truth = 0; truth < width; truth += 1) probabilities[row + truth] = (probabilities[row + truth] ?? 0) / sum;
    likelihood += scale + Math.log(sum);
  }
  return likelihood;
}

/** Products below this have lost digits. */
const leastProduct = 1e-290;

/** Many labels, or unlikely ones, multiply to nothing; sums of logarithms do not. Answers what was taken out. */
function byLogarithms(weights: Float64Array, cells: Int32Array, prior: Float64Array, errors: Float64Array): number {
  const logs = prior.map((share, truth) => {
    let log = Math.log(share);
    for (const cell of cells) log += Math.log(errors[cell + truth] ?? 0);
    return log;
  });
  const highest = Math.max(...logs);
  for (let truth = 0; truth < weights.length; truth += 1) weights[truth] = Math.exp((logs[truth] ?? 0) - highest);
  return highest;
}

function confusionOf(errors: Float64Array, reviewer: number, width: number): Float64Array {
  return Float64Array.from(
    { length: width * width },
    (_, at) => errors[(reviewer * width + (at % width)) * width + Math.floor(at / width)] ?? 0,
  );
}
