import { type Kleene, kleene } from './kleene.ts';
import { isCertain, type Rows } from './rows.ts';
import { setHas, type TextSet, type Vector } from './vector.ts';

/**
 * Whether a cell is among the values of a column: surely where a certain row has exactly its value, surely not where no
 * row can have it.
 */
export function membersOf(rows: Rows, name: string): (vector: Vector, index: number) => Kleene {
  const column = rows.column(name);
  const sure = new Set<string | number>();
  const possible = new Set<string | number>();
  const vague: Value[] = [];
  for (let index = 0; index < rows.size; index += 1) {
    const value = valueAt(column, index);
    if (typeof value === 'object') vague.push(value);
    else (isCertain(rows, index) ? sure : possible).add(value);
  }
  return (vector, index) => {
    const value = valueAt(vector, index);
    if (typeof value !== 'object') {
      return kleene(sure.has(value), !possible.has(value) && !vague.some((other) => mayEqual(other, value)));
    }
    const candidates = [...sure, ...possible, ...vague];
    return kleene(false, !candidates.some((other) => mayEqual(other, value)));
  };
}

/** What a cell is, where that is known exactly, or what it may be. */
export type Value = string | number | TextSet | { readonly lo: number; readonly hi: number };

export function valueAt(vector: Vector, index: number): Value {
  if (vector.type === 'text') {
    const code = vector.codes[index] ?? -1;
    return (code >= 0 ? vector.words[code] : vector.sets[-1 - code]) ?? { notIn: new Set() };
  }
  const lo = vector.lo[index] ?? -Infinity;
  const hi = vector.hi[index] ?? Infinity;
  return lo === hi ? lo : { lo, hi };
}

export function mayEqual(a: Value, b: Value): boolean {
  if (typeof a === 'object') {
    if (typeof b !== 'object') return contains(a, b);
    if ('lo' in a) return 'lo' in b && a.lo <= b.hi && b.lo <= a.hi;
    if ('lo' in b) return false;
    if ('in' in a) return [...a.in].some((word) => setHas(b, word));
    return 'in' in b ? [...b.in].some((word) => setHas(a, word)) : true;
  }
  return typeof b === 'object' ? contains(b, a) : a === b;
}

function contains(set: TextSet | { readonly lo: number; readonly hi: number }, value: string | number): boolean {
  if (typeof value === 'string') return !('lo' in set) && setHas(set, value);
  return 'lo' in set && set.lo <= value && value <= set.hi;
}
