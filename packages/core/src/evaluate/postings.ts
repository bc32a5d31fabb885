import type { Side } from './box.ts';
import type { Dictionary } from './dictionary.ts';

/** The rows with each code, ascending. The first list asked for is read out of the codes; at the second all are made. */
export function createPostings({ codes, counts }: Dictionary): (code: number) => Int32Array {
  let first: { readonly code: number; readonly rows: Int32Array } | undefined;
  let all: ReturnType<typeof sortByCode> | undefined;
  return (code) => {
    if (first?.code === code) return first.rows;
    if (first === undefined) {
      first = { code, rows: scan(codes, code, counts[code] ?? 0) };
      return first.rows;
    }
    all ??= sortByCode(codes, counts);
    return all.rows.subarray(all.starts[code] ?? 0, all.starts[code + 1] ?? 0);
  };
}

function scan(codes: Dictionary['codes'], code: number, count: number): Int32Array {
  // Room for rows that are written and not kept.
  const rows = new Int32Array(count + 4);
  let next = 0;
  let done = 0;
  if (codes.BYTES_PER_ELEMENT === 1 && codes.byteOffset % 4 === 0) {
    // Four codes of one byte at a time: where one is the wanted one, that byte does not differ and the test finds a zero
    // byte (Mycroft's; Warren, Hacker's Delight, 2nd edition, §6-1). Within the four, adding is quicker than asking.
    const fours = new Int32Array(codes.buffer, codes.byteOffset, codes.length >> 2);
    const wanted = Math.imul(code, 0x01010101);
    for (let four = 0; four < fours.length; four += 1) {
      const differing = (fours[four] ?? 0) ^ wanted;
      if (((differing - 0x01010101) & ~differing & 0x80808080) === 0) continue;
      for (let row = 4 * four; row < 4 * four + 4; row += 1) {
        rows[next] = row;
        next += codes[row] === code ? 1 : 0;
      }
    }
    done = 4 * fours.length;
  }
  for (let row = done; row < codes.length; row += 1) {
    rows[next] = row;
    next += codes[row] === code ? 1 : 0;
  }
  return rows.subarray(0, next);
}

/** A counting sort of the rows by code. */
function sortByCode(codes: Dictionary['codes'], counts: Int32Array) {
  const starts = new Int32Array(counts.length + 1);
  for (let code = 0; code < counts.length; code += 1) starts[code + 1] = (starts[code] ?? 0) + (counts[code] ?? 0);
  const rows = new Int32Array(codes.length);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    const to = next[code] ?? 0;
    rows[to] = row;
    next[code] = to + 1;
  }
  return { starts, rows };
}

/** Of some rows, or of all, those on one side of a box. */
export function narrow(rows: Int32Array | null, { codes: wanted }: Side, { codes, size }: Dictionary, all: number) {
  const allowed = new Uint8Array(size);
  for (const code of wanted) allowed[code] = 1;
  const found = new Int32Array(rows === null ? all : rows.length);
  let next = 0;
  for (let index = 0; index < found.length; index += 1) {
    const row = rows === null ? index : (rows[index] ?? 0);
    if (allowed[codes[row] ?? 0] === 1) {
      found[next] = row;
      next += 1;
    }
  }
  return found.subarray(0, next);
}
