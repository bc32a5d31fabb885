import type { Box } from './box.ts';
import type { Dictionary } from './dictionary.ts';
import { columnsBy, type Rows, type Slice } from './rows.ts';
import { gather, type NumberVector, type Vector } from './vector.ts';

/** The rows of a slice; those of a part of the table are listed when somebody looks at them. */
export function sliceRows(slice: Slice): Rows {
  const { index, whole, box } = slice;
  const { places } = slice;
  const all = box.length === 0;
  return {
    size: all ? whole.size : index.count(box, places),
    certain: null,
    most: null,
    column: all ? whole.column : columnsBy((name) => gather(whole.column(name), places())),
    origin: all ? whole.origin : (at) => whole.origin(places()[at] ?? 0),
    why: () => [],
    slice,
    dictionary: all ? whole.dictionary : () => undefined,
  };
}

export function sliceOf({ index, whole, rankings }: Pick<Slice, 'index' | 'whole' | 'rankings'>, box: Box): Slice {
  let places: Int32Array | undefined;
  return {
    index,
    whole,
    rankings,
    box,
    places: () => {
      places ??= index.rowsOf(box);
      return places;
    },
  };
}

/** The dictionary of a column of a slice's table in which every cell is one known value. */
export function exactDictionary({ whole }: Slice, column: string): Dictionary | undefined {
  const found = whole.dictionary(column);
  return found?.exact === true ? found : undefined;
}

/** Adds a column, made when it is first looked at. */
export function withColumn(rows: Rows, name: string, make: () => Vector): Rows {
  let added: Vector | undefined;
  return {
    size: rows.size,
    certain: rows.certain,
    most: rows.most,
    column: (wanted) => {
      if (wanted !== name) return rows.column(wanted);
      added ??= make();
      return added;
    },
    origin: rows.origin,
    why: rows.why,
    slice: null,
    dictionary: (wanted) => (wanted === name ? undefined : rows.dictionary(wanted)),
  };
}

/** A column of exact numbers of some rows of a table, as one of all its rows; of the others nothing is said. */
export function spread(vector: NumberVector, places: Int32Array, size: number): NumberVector {
  const lo = new Float64Array(size);
  for (let index = 0; index < places.length; index += 1) lo[places[index] ?? 0] = vector.lo[index] ?? 0;
  const { unit, written, grain } = vector;
  return { type: 'number', unit, lo, hi: lo, known: null, written, why: () => [], grain };
}
