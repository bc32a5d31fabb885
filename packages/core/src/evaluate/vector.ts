import type { Reason } from './answer.ts';
import { bytes, floats, intsOf } from './arrays.ts';
import type { Grain } from './interval.ts';

interface VectorBase {
  /** Kleene for each row: whether the cell is known; undecided for gaps. `null` where all are. */
  readonly known: Uint8Array | null;
  /** Why the cell is not one exact value. */
  readonly why: (index: number) => readonly Reason[];
}
/** Numbers as intervals; one array twice where all are exact. */
export interface NumberVector extends VectorBase {
  readonly type: 'number';
  readonly unit: string;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Whether the cells hold decimals as somebody wrote them, and not what was computed. */
  readonly written: boolean;
  readonly grain: () => Grain;
}
/** Days as intervals. */
export interface DateVector extends VectorBase {
  readonly type: 'date';
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}
/** Words by their index; below zero, `sets[-1 - code]` says which words it may be. */
export interface TextVector extends VectorBase {
  readonly type: 'text';
  readonly words: readonly string[];
  readonly codes: Int32Array;
  readonly sets: readonly TextSet[];
}
export type TextSet = { readonly in: ReadonlySet<string> } | { readonly notIn: ReadonlySet<string> };
export type Vector = NumberVector | DateVector | TextVector;

export function setHas(set: TextSet, word: string): boolean {
  return 'in' in set ? set.in.has(word) : !set.notIn.has(word);
}

/** How many different words cells of these sets can have; a vocabulary that is not closed has no end. */
export function wordCount(sets: Iterable<TextSet>): number {
  const words = new Set<string>();
  for (const set of sets) {
    if (!('in' in set)) return Infinity;
    for (const word of set.in) words.add(word);
  }
  return Math.max(1, words.size);
}

/** Other cells of the same sort. Written out, so that vectors have one shape to the engine. */
export function withCells<V extends NumberVector | DateVector>(
  vector: V,
  { lo, hi, known, why }: Pick<NumberVector, 'lo' | 'hi' | 'known' | 'why'>,
): NumberVector | DateVector {
  if (vector.type === 'date') return { type: 'date', lo, hi, known, why };
  const { unit, written, grain } = vector;
  return { type: 'number', unit, lo, hi, known, written, why, grain };
}

/** The cells at the given places, in that order. */
export function gather(vector: Vector, keep: Int32Array): Vector {
  const known = vector.known && gatherKnown(vector.known, keep);
  const why = (index: number) => vector.why(keep[index] ?? 0);
  if (vector.type === 'text') {
    const { words, sets } = vector;
    return { type: 'text', words, codes: intsOf(keep, (place) => vector.codes[place] ?? -1), sets, known, why };
  }
  const lo = gatherNumbers(vector.lo, keep);
  const hi = vector.lo === vector.hi ? lo : gatherNumbers(vector.hi, keep);
  // Often the rows in doubt are those that were left out.
  return withCells(vector, { lo, hi: areEqual(lo, hi) ? lo : hi, known, why });
}

function areEqual(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

// One function for each sort of array: the engine is slow where one sees several.
export function gatherNumbers(values: Float64Array, keep: Int32Array): Float64Array {
  const into = floats(keep.length);
  for (let index = 0; index < into.length; index += 1) into[index] = values[keep[index] ?? 0] ?? Number.NaN;
  return into;
}

function gatherKnown(values: Uint8Array, keep: Int32Array): Uint8Array {
  const into = bytes(keep.length);
  for (let index = 0; index < into.length; index += 1) into[index] = values[keep[index] ?? 0] ?? 0;
  return into;
}
