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
  const all: Side[] = [];
  for (const side of box) all.push(side);
  for (const side of sides) put(all, side);
  return all;
}

function put(all: Side[], side: Side): void {
  for (let at = 0; at < all.length; at += 1) {
    const other = all[at];
    if (other?.column !== side.column) continue;
    const codes = new Set(other.codes);
    all[at] = { ...side, codes: side.codes.filter((code) => codes.has(code)) };
    return;
  }
  all.push(side);
}
