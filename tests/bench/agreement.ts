import { dawidSkene, type LabelTable } from '@assay/core';

const [itemCount, perItem, reviewerCount, width, iterations, rounds] = [200_000, 5, 1_000, 5, 20, 5];

/** Labels of reviewers who are right two times in three, the same at every run. */
function makeLabels(): LabelTable {
  const next = createRandom();
  const place = (count: number) => Math.floor(next() * count);
  const labels = itemCount * perItem;
  const [reviewer, level] = [new Int32Array(labels), new Int32Array(labels)];
  for (let item = 0; item < itemCount; item += 1) {
    const truth = place(width);
    for (let at = item * perItem; at < (item + 1) * perItem; at += 1) {
      reviewer[at] = place(reviewerCount);
      level[at] = next() < 2 / 3 ? truth : place(width);
    }
  }
  return {
    items: Array.from({ length: itemCount }, (_, item) => `item ${item}`),
    reviewers: Array.from({ length: reviewerCount }, (_, by) => `reviewer ${by}`),
    levels: Array.from({ length: width }, (_, at) => `level ${at}`),
    start: Int32Array.from({ length: itemCount + 1 }, (_, item) => item * perItem),
    reviewer,
    level,
  };
}

/** A linear congruential generator: the labels need only look random. */
function createRandom(): () => number {
  let state = 20_251_123;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * The same algorithm as one writes it down: labels one after the other, each with its item, and nothing done about
 * products too small for a double. The log-likelihood after the last round.
 */
function plainLoop({ start, reviewer, level }: LabelTable): number {
  const labels = level.length;
  const item = new Int32Array(labels);
  for (let one = 0; one < itemCount; one += 1) item.fill(one, start[one], start[one + 1]);
  const posterior = new Float64Array(itemCount * width);
  const [prior, errors] = [new Float64Array(width), new Float64Array(reviewerCount * width * width)];
  for (let at = 0; at < labels; at += 1) add(posterior, (item[at] ?? 0) * width + (level[at] ?? 0), 1 / perItem);
  let likelihood = 0;
  for (let round = 0; round < iterations; round += 1) {
    prior.fill(0);
    errors.fill(0);
    for (let cell = 0; cell < posterior.length; cell += 1) add(prior, cell % width, (posterior[cell] ?? 0) / itemCount);
    for (let at = 0; at < labels; at += 1) {
      const cell = ((reviewer[at] ?? 0) * width + (level[at] ?? 0)) * width;
      const row = (item[at] ?? 0) * width;
      for (let truth = 0; truth < width; truth += 1) add(errors, cell + truth, posterior[row + truth] ?? 0);
    }
    toShares(errors);
    for (let cell = 0; cell < posterior.length; cell += 1) posterior[cell] = prior[cell % width] ?? 0;
    for (let at = 0; at < labels; at += 1) {
      const cell = ((reviewer[at] ?? 0) * width + (level[at] ?? 0)) * width;
      const row = (item[at] ?? 0) * width;
      for (let truth = 0; truth < width; truth += 1)
        posterior[row + truth] = (posterior[row + truth] ?? 0) * (errors[cell + truth] ?? 0);
    }
    likelihood = normalise(posterior);
  }
  return likelihood;
}

/** Of each reviewer and true level, the counts as shares. */
function toShares(errors: Float64Array): void {
  for (let by = 0; by < reviewerCount; by += 1) {
    for (let truth = 0; truth < width; truth += 1) {
      let sum = 0;
      for (let given = 0; given < width; given += 1) sum += errors[(by * width + given) * width + truth] ?? 0;
      for (let given = 0; given < width; given += 1) {
        const cell = (by * width + given) * width + truth;
        errors[cell] = (errors[cell] ?? 0) / sum;
      }
    }
  }
}

/** Each item's products as probabilities; the logarithms of what they were divided by. */
function normalise(posterior: Float64Array): number {
  let likelihood = 0;
  for (let row = 0; row < posterior.length; row += width) {
    let sum = 0;
    for (let cell = row; cell < row + width; cell += 1) sum += posterior[cell] ?? 0;
    for (let cell = row; cell < row + width; cell += 1) posterior[cell] = (posterior[cell] ?? 0) / sum;
    likelihood += Math.log(sum);
  }
  return likelihood;
}

function add(values: Float64Array, at: number, more: number): void {
  values[at] = (values[at] ?? 0) + more;
}

/** The consensus over a million labels beside the plain loop, which has to come to the same. */
export function benchAgreement(): void {
  const table = makeLabels();
  const times: { readonly ours: number; readonly plain: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, consensus] = timed(() => dawidSkene(table, { iterations, tolerance: 0 }).logLikelihood);
    const [plain, expected] = timed(() => plainLoop(table));
    if (Math.abs(consensus / expected - 1) > 1e-9) throw new Error(`expected ${expected}, got ${consensus}`);
    // The first round warms both up.
    if (round > 0) times.push({ ours, plain });
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  const ratio = median(times.map(({ ours, plain }) => ours / plain));
  const labels = (itemCount * perItem).toLocaleString('en');
  console.log(`consensus of ${labels} labels, ${width} levels, ${iterations} rounds:`);
  console.log(`  plain loop: ${median(times.map(({ plain }) => plain)).toFixed(2)} s`);
  console.log(`  dawidSkene: ${median(times.map(({ ours }) => ours)).toFixed(2)} s (wanted: under 1 s)`);
  console.log(`  ratio to the plain loop ${ratio.toFixed(2)} (wanted: at most 1.50)\n`);
}

function timed(work: () => number): readonly [seconds: number, result: number] {
  const begin = performance.now();
  const result = work();
  return [(performance.now() - begin) / 1000, result];
}
