import type { Predicate } from '../proposition/language.ts';
import { bytes, ints } from './arrays.ts';
import { type Box, meet, type Side } from './box.ts';
import { type Conjunct, codesWhere, conjunctsOf, truthsByCell } from './cell-truths.ts';
import type { Context } from './context.ts';
import { firstRows } from './first-rows.ts';
import { FALSE, UNDECIDED } from './kleene.ts';
import { rowTruths, whyUndecided } from './row.ts';
import { isCertain, type Rows, type Slice, select } from './rows.ts';
import { sliceOf, sliceRows } from './slice.ts';

/** Keeps what the predicate does not rule out; a row it does not decide is only possibly in. */
export function where(rows: Rows, predicate: Predicate, context: Context): Rows {
  const { slice } = rows;
  if (slice === null) return filter(rows, conjunctsOf(predicate), context);
  const { sides, rest } = split(slice, conjunctsOf(predicate), context);
  const box = meet(slice.box, sides);
  const narrowed = () => (sides.length === 0 ? rows : sliceRows(sliceOf(slice, box)));
  return rest.length === 0 ? narrowed() : filter(firstRows(slice, box, rest, context) ?? narrowed(), rest, context);
}

/** Parts the conditions into those that say which cells a column has, and the others. */
function split(slice: Slice, parts: readonly Conjunct[], context: Context): { sides: Box; rest: readonly Conjunct[] } {
  const sides: Side[] = [];
  const rest: Conjunct[] = [];
  for (const part of parts) {
    const { predicate, column } = part;
    const dictionary = column === undefined ? undefined : slice.whole.dictionary(column);
    const codes = dictionary && codesWhere(predicate, dictionary, context);
    if (column === undefined || codes === undefined) rest.push(part);
    else sides.push({ column, codes });
  }
  return { sides, rest };
}

/** Asks one condition after the other, each of the rows that are left. */
function filter(rows: Rows, parts: readonly Conjunct[], context: Context): Rows {
  let keep: Int32Array | null = null;
  let doubtful: Uint8Array | null = null;
  for (const part of parts) {
    const left: Rows = keep === null ? rows : select(rows, keep, null);
    const truths = truthsByCell(part, left, context) ?? rowTruths(part.predicate, left, context);
    ({ keep, doubtful } = narrow(truths, keep, doubtful));
  }
  const places = keep ?? Int32Array.from({ length: rows.size }, (_, index) => index);
  const doubts = doubtful;
  const sure = doubts === null && rows.certain === null;
  const certain = sure ? null : certainAt(rows, places, doubts);
  return select(rows, places, certain, (index) => {
    const place = places[index] ?? 0;
    // A gap explains itself; a row in doubt is in doubt for the predicate or for what was doubted before.
    const before = rows.why(place);
    if (before.length > 0 || doubts?.[index] !== 1) return before;
    const predicate = { op: 'row-and', of: parts.map((part) => part.predicate) } as const;
    return whyUndecided(predicate, select(rows, Int32Array.of(place), null), 0, context);
  });
}

function certainAt(rows: Rows, places: Int32Array, doubts: Uint8Array | null): Uint8Array {
  const certain = bytes(places.length);
  for (let index = 0; index < places.length; index += 1)
    certain[index] = doubts?.[index] !== 1 && isCertain(rows, places[index] ?? 0) ? 1 : 0;
  return certain;
}

/** The rows not ruled out, and which of them some condition so far leaves undecided; `null` where none. */
function narrow(truths: Uint8Array, keep: Int32Array | null, doubtful: Uint8Array | null) {
  let kept = 0;
  let doubt = doubtful !== null;
  for (let index = 0; index < truths.length; index += 1) {
    if (truths[index] !== FALSE) kept += 1;
    if (truths[index] === UNDECIDED) doubt = true;
  }
  const places = ints(kept);
  const doubts = doubt ? bytes(kept) : null;
  let next = 0;
  for (let index = 0; index < truths.length; index += 1) {
    if (truths[index] === FALSE) continue;
    places[next] = keep === null ? index : (keep[index] ?? 0);
    if (doubts !== null && (truths[index] === UNDECIDED || doubtful?.[index] === 1)) doubts[next] = 1;
    next += 1;
  }
  return { keep: places, doubtful: doubts };
}
