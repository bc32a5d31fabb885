import { mayEqual, type Value, valueAt } from './members.ts';
import type { Rows } from './rows.ts';

/** Rows parted by the values of their key columns. Rows whose key is vague (gaps) may belong to several parts. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly vague: readonly number[];
  /** The vague rows that may belong to a part. */
  readonly vagueIn: (part: Part) => readonly number[];
  /** The other vague rows that may have the key of this one. */
  readonly vagueLike: (index: number) => readonly number[];
}
export interface Part {
  readonly key: readonly (string | number)[];
  readonly rows: readonly number[];
}

export function partsOf(rows: Rows, by: readonly string[]): Parts {
  if (by.length === 0) return onePart(rows);
  const columns = by.map((name) => rows.column(name));
  const parts = new Map<string | number, { key: (string | number)[]; rows: number[] }>();
  const vague: number[] = [];
  const keyAt = (index: number): Value[] => columns.map((column) => valueAt(column, index));
  for (let index = 0; index < rows.size; index += 1) {
    const key = keyAt(index);
    const exact = key.filter((value) => typeof value !== 'object');
    if (exact.length < key.length) {
      vague.push(index);
      continue;
    }
    const [only = ''] = exact;
    const name = by.length === 1 ? only : JSON.stringify(exact);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, { key: exact, rows: [index] });
    else part.rows.push(index);
  }
  const vagueWith = (key: readonly Value[]) =>
    vague.filter((index) => keyAt(index).every((value, place) => mayEqual(value, key[place] ?? value)));
  return {
    parts: [...parts.values()],
    vague,
    vagueIn: (part) => vagueWith(part.key),
    vagueLike: (index) => vagueWith(keyAt(index)).filter((other) => other !== index),
  };
}

/** Without key columns all rows are one part. */
function onePart({ size }: Rows): Parts {
  const rows = Array.from({ length: size }, (_, index) => index);
  return { parts: size === 0 ? [] : [{ key: [], rows }], vague: [], vagueIn: () => [], vagueLike: () => [] };
}
