/**
 * Which cells the rows of a box have: in each named column one of some codes, in all others any. Rows of a box are never
 * looked for one by one where an index knows them.
 */
export type Box = readonly Side[];
export interface Side {
  readonly column: string;
  /** Codes of the column's dictionary, ascending. */
  readonly codes: readonly number[];
}

/** The rows in both. */
export function meet(box: Box, sides: readonly Side[]): Box {
  return sides.reduce<Side[]>(
    (all, side) => {
      const at = all.findIndex(({ column }) => column === side.column);
      const other = all[at];
      if (other === undefined) all.push(side);
      else {
        const codes = new Set(other.codes);
        all[at] = { ...side, codes: side.codes.filter((code) => codes.has(code)) };
      }
      return all;
    },
    [...box],
  );
}

/** The code of the column that all rows have, where there is only one. */
export function singleCode(box: Box, column: string): number | undefined {
  const side = box.find((known) => known.column === column);
  return side?.codes.length === 1 ? side.codes[0] : undefined;
}

/** One text for equal boxes. */
export function boxKey(box: Box): string {
  return box.length === 1 ? sideKey(box[0]) : box.map(sideKey).sort().join(';');
}

function sideKey(side: Side | undefined): string {
  return side === undefined ? '' : `${side.column}=${side.codes.join(',')}`;
}
