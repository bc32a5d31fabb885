/**
 * Which cells the rows of a box have: in each named column one of some codes, in all others any. Rows of a box are never
 * looked for one by one where an index knows them. No column is named twice.
 */
export type Box = readonly Side[];
export interface Side {
  readonly column: string;
  /** Codes of the column's dictionary, ascending. */
  readonly codes: readonly number[];
}

/** The rows in both. */
export function meet(box: Box, sides: readonly Side[]): Box {
  const all = [...box];
  for (const side of sides) {
    const at = all.findIndex(({ column }) => column === side.column);
    const other = all[at];
    if (other === undefined) all.push(side);
    else {
      const codes = new Set(other.codes);
      all[at] = { ...side, codes: side.codes.filter((code) => codes.has(code)) };
    }
  }
  return all;
}
