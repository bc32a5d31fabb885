import { type DateVector, type NumberVector, type TextVector, type Vector, withCells } from './vector.ts';

/**
 * The different cells of a column, and which of them each row has. What a predicate of this one column says of a row it
 * says of the cell, so that it is asked once for each different cell.
 */
export interface Dictionary {
  readonly codes: Uint8Array | Uint16Array;
  readonly size: number;
  /** How many rows have each cell; of a set of words there may be none. */
  readonly counts: Int32Array;
  /** Whether every row has one known value. */
  readonly exact: boolean;
  /** The different cells, in the order of their codes. */
  readonly cells: Vector;
  readonly codeOf: (value: string | number) => number | undefined;
}

const mostCells = 65_536;

/** `undefined` where a column has too many different cells for a dictionary to pay. */
export function dictionaryOf(vector: Vector): Dictionary | undefined {
  const coded = vector.type === 'text' ? codeWords(vector) : codeEnds(vector);
  if (coded === undefined) return undefined;
  const { codes, cells } = coded;
  const size = cells.type === 'text' ? cells.codes.length : cells.lo.length;
  const counts = new Int32Array(size);
  for (let index = 0; index < codes.length; index += 1)
    counts[codes[index] ?? 0] = (counts[codes[index] ?? 0] ?? 0) + 1;
  let places: Map<string | number, number> | undefined;
  return {
    codes,
    size,
    counts,
    exact:
      vector.known === null &&
      (cells.type === 'text' ? cells.codes.every((code, at) => code >= 0 || counts[at] === 0) : cells.lo === cells.hi),
    cells,
    codeOf: (value) => {
      places ??= new Map<string | number, number>(entriesOf(cells));
      return places.get(value);
    },
  };
}

function entriesOf(cells: Vector): (readonly [string | number, number])[] {
  const values: Iterable<string | number> = cells.type === 'text' ? cells.words : cells.lo;
  return Array.from(values, (value, code) => [value, code] as const);
}

interface Coded {
  readonly codes: Dictionary['codes'];
  readonly cells: Vector;
}

/** The words keep their codes; the sets follow. */
function codeWords(vector: TextVector): Coded | undefined {
  const { words, sets } = vector;
  const size = words.length + sets.length;
  if (size > mostCells) return undefined;
  const codes = newCodes(vector.codes.length, size);
  for (let index = 0; index < codes.length; index += 1) {
    const code = vector.codes[index] ?? -1;
    codes[index] = code >= 0 ? code : words.length - 1 - code;
  }
  const places = Int32Array.from({ length: size }, (_, at) => (at < words.length ? at : words.length - 1 - at));
  return { codes, cells: { ...vector, codes: places, known: null } };
}

function codeEnds(vector: NumberVector | DateVector): Coded | undefined {
  const { lo, hi } = vector;
  const known = new Map<number | string, number>();
  const firsts: number[] = [];
  let codes = newCodes(lo.length, 0);
  for (let index = 0; index < lo.length; index += 1) {
    const low = lo[index] ?? -Infinity;
    const key = low === hi[index] ? low : `${low} ${hi[index]}`;
    let code = known.get(key);
    if (code === undefined) {
      code = firsts.push(index) - 1;
      if (code === mostCells) return undefined;
      // Codes of two bytes from the 257th cell.
      if (code === 256) codes = Uint16Array.from(codes);
      known.set(key, code);
    }
    codes[index] = code;
  }
  const low = Float64Array.from(firsts, (index) => lo[index] ?? -Infinity);
  const high = lo === hi ? low : Float64Array.from(firsts, (index) => hi[index] ?? Infinity);
  return { codes, cells: withCells(vector, { lo: low, hi: high, known: null, why: vector.why }) };
}

function newCodes(length: number, size: number): Dictionary['codes'] {
  return size > 256 ? new Uint16Array(length) : new Uint8Array(length);
}
