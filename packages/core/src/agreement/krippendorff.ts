import { AssayError } from '../error.ts';
import { type AgreementSize, assertLabelledOnce, type LabelTable, levelCounts } from './label-table.ts';
import { createRandom } from './random.ts';

export const measurements = ['nominal', 'ordinal', 'interval'] as const;
/** What the distance of two levels means: same or not, places in an order, or a difference of numbers. */
export type Measurement = (typeof measurements)[number];

export interface AlphaOptions {
  readonly measurement: Measurement;
  /** How many resamples the interval rests on; 0 leaves it out. */
  readonly samples?: number;
  readonly confidence?: number;
  /** The same seed gives the same interval. */
  readonly seed?: number;
}

export interface Alpha {
  /** 1 is perfect agreement, 0 what chance gives; `null` where all labels are alike, or none can be compared. */
  readonly alpha: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly confidence: number } | null;
  /** Only items with two labels or more count. */
  readonly n: AgreementSize;
}

/**
 * Krippendorff's alpha: how far reviewers agree beyond chance, with any number of reviewers and missing labels. The
 * interval comes from resampling the items.
 *
 * Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011; the interval: Zapf, Castell, Morawietz and Karch,
 * Measuring inter-rater reliability for nominal data, BMC Medical Research Methodology 16:93, 2016.
 *
 * @throws AssayError `invalid-input` where a reviewer labelled an item twice, or levels of an interval scale are no numbers
 * @example
 * ```ts
 * import { krippendorffAlpha, toLabelTable } from '@assay/core';
 * const said = (item: string, ...levels: string[]) => levels.map((level, by) => ({ item, reviewer: `r${by}`, level }));
 * const table = toLabelTable([...said('a', 'true', 'true'), ...said('b', 'false', 'false')], ['true', 'false']);
 * krippendorffAlpha(table, { measurement: 'nominal', samples: 0 }).alpha // => 1
 * ```
 */
export function krippendorffAlpha(
  table: LabelTable,
  { measurement, samples = 1000, confidence = 0.95, seed = 1 }: AlphaOptions,
): Alpha {
  assertLabelledOnce(table);
  const width = table.levels.length;
  const { patterns, patternOf, reviewers, labels } = patternsOf(table);
  const distance = measurement === 'interval' ? differences(table.levels) : undefined;
  const of = (times: ArrayLike<number>) =>
    alphaOf(patterns, times, width, (totals) => distance ?? distances(measurement, totals, width));
  const interval = samples === 0 ? null : resample(patternOf, patterns.length, of, samples, confidence, seed);
  return {
    alpha: of(tally(patternOf, patterns.length)),
    interval,
    n: { items: patternOf.length, reviewers, labels },
  };
}

/** Items with the same counts are alike; there are few different ones, however many items there are. */
function patternsOf(table: LabelTable) {
  const width = table.levels.length;
  const counts = levelCounts(table);
  const known = new Map<string, number>();
  const patterns: Int32Array[] = [];
  const patternOf: number[] = [];
  const seen = new Set<number>();
  let labels = 0;
  for (let item = 0; item < table.items.length; item += 1) {
    const [from, to] = [table.start[item] ?? 0, table.start[item + 1] ?? 0];
    // A label beside no other says nothing of agreement.
    if (to - from < 2) continue;
    const pattern = counts.subarray(item * width, (item + 1) * width);
    const key = pattern.join();
    const place = known.get(key) ?? patterns.push(pattern) - 1;
    known.set(key, place);
    patternOf.push(place);
    for (let at = from; at < to; at += 1) seen.add(table.reviewer[at] ?? 0);
    labels += to - from;
  }
  return { patterns, patternOf: Int32Array.from(patternOf), reviewers: seen.size, labels };
}

function tally(patternOf: Int32Array, size: number): Int32Array {
  const times = new Int32Array(size);
  for (const pattern of patternOf) times[pattern] = (times[pattern] ?? 0) + 1;
  return times;
}

/** One minus observed over expected disagreement, over the matrix of coincidences. */
function alphaOf(
  patterns: readonly Int32Array[],
  times: ArrayLike<number>,
  width: number,
  distancesFor: (totals: Float64Array) => Float64Array,
): number | null {
  const together = new Float64Array(width * width);
  const totals = new Float64Array(width);
  let pairable = 0;
  patterns.forEach((counts, place) => {
    const weight = times[place] ?? 0;
    if (weight === 0) return;
    const size = counts.reduce((sum, count) => sum + count, 0);
    pairable += weight * size;
    for (let a = 0; a < width; a += 1) {
      const count = counts[a] ?? 0;
      totals[a] = (totals[a] ?? 0) + weight * count;
      for (let b = 0; b < width; b += 1) {
        const at = a * width + b;
        const pairs = count * ((counts[b] ?? 0) - (a === b ? 1 : 0));
        together[at] = (together[at] ?? 0) + (weight * pairs) / (size - 1);
      }
    }
  });
  const distance = distancesFor(totals);
  let [observed, expected] = [0, 0];
  for (let at = 0; at < distance.length; at += 1) {
    observed += (together[at] ?? 0) * (distance[at] ?? 0);
    expected += (totals[Math.floor(at / width)] ?? 0) * (totals[at % width] ?? 0) * (distance[at] ?? 0);
  }
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected;
}

/** Squared distances of levels whose meaning is same or not, or places in an order weighted by how many stand there. */
function distances(measurement: Measurement, totals: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width * width }, (_, at) => {
    const [a, b] = [Math.min(Math.floor(at / width), at % width), Math.max(Math.floor(at / width), at % width)];
    if (a === b || measurement === 'nominal') return a === b ? 0 : 1;
    const between = totals.subarray(a, b + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
  });
}

function differences(levels: readonly string[]): Float64Array {
  const values = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  if (!values.every(Number.isFinite))
    throw new AssayError('invalid-input', `expected levels that are numbers, got ${levels.join(', ')}`);
  return Float64Array.from(values.flatMap((a) => values.map((b) => (a - b) ** 2)));
}

function resample(
  patternOf: Int32Array,
  size: number,
  alphaFor: (times: Int32Array) => number | null,
  samples: number,
  confidence: number,
  seed: number,
): Alpha['interval'] {
  const random = createRandom(seed);
  const found: number[] = [];
  const times = new Int32Array(size);
  for (let sample = 0; sample < samples; sample += 1) {
    times.fill(0);
    for (let draw = 0; draw < patternOf.length; draw += 1) {
      const pattern = patternOf[Math.floor(random() * patternOf.length)] ?? 0;
      times[pattern] = (times[pattern] ?? 0) + 1;
    }
    const alpha = alphaFor(times);
    if (alpha !== null) found.push(alpha);
  }
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.min(found.length - 1, Math.floor(share * found.length))];
  const [low, high] = [at((1 - confidence) / 2), at((1 + confidence) / 2)];
  return low === undefined || high === undefined ? null : { low, high, confidence };
}
