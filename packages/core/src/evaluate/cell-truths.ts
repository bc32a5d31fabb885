import type { Predicate, RowNumber } from '../proposition/language.ts';
import { bytes } from './arrays.ts';
import type { Context } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { rowTruths } from './row.ts';
import type { Rows } from './rows.ts';

/** The one column a predicate looks at, where what it says rests on the cell's value alone. */
export function soleColumn(predicate: Predicate): string | undefined {
  const names = new Set<string | undefined>();
  collect(predicate, names);
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

function collect(predicate: Predicate, names: Set<string | undefined>): void {
  switch (predicate.op) {
    case 'row-compare':
      collectNumbers(predicate.left, names);
      collectNumbers(predicate.right, names);
      return;
    case 'row-within':
      collectNumbers(predicate.of, names);
      return;
    case 'row-text-is':
    case 'row-text-in':
    case 'row-in-column':
    case 'row-date':
      names.add(predicate.column);
      return;
    case 'row-known':
      // Gaps and missing cells differ here, and nowhere else.
      names.add(undefined);
      return;
    case 'row-and':
    case 'row-or':
      for (const part of predicate.of) collect(part, names);
      return;
    case 'row-not':
      collect(predicate.of, names);
      return;
  }
}

function collectNumbers(expression: RowNumber, names: Set<string | undefined>): void {
  if (expression.op === 'column') names.add(expression.column);
  if (expression.op !== 'row-arithmetic') return;
  collectNumbers(expression.left, names);
  collectNumbers(expression.right, names);
}

/** What a predicate of one column says of each of its different cells. */
function cellTruths(predicate: Predicate, { cells, size }: Dictionary, context: Context): Uint8Array {
  const rows: Rows = {
    size,
    certain: null,
    most: null,
    column: () => cells,
    origin: () => [],
    why: () => [],
    slice: null,
    dictionary: () => undefined,
  };
  return rowTruths(predicate, rows, context);
}

/** The codes of the cells a predicate holds for; `undefined` where it does not decide some. */
export function codesWhere(
  predicate: Predicate,
  dictionary: Dictionary,
  context: Context,
): readonly number[] | undefined {
  if (predicate.op === 'row-text-is' && dictionary.exact) {
    return codeOf(dictionary, context.valueOf(predicate.value));
  }
  // Of numbers as they were written equal ones are one cell.
  if (predicate.op === 'row-compare' && predicate.is === '=' && dictionary.exact) {
    const { left, right } = predicate;
    if (left.op === 'column' && right.op === 'constant') return codeOf(dictionary, context.valueOf(right.value));
  }
  if (dictionary.size > mostAsked) return undefined;
  const truths = cellTruths(predicate, dictionary, context);
  const codes: number[] = [];
  for (let code = 0; code < truths.length; code += 1) {
    if (truths[code] === FALSE || dictionary.counts[code] === 0) continue;
    if (truths[code] === UNDECIDED) return undefined;
    codes.push(code);
  }
  return codes;
}

/** Of more different cells a list of codes is no shorter way. */
const mostAsked = 4096;

function codeOf(dictionary: Dictionary, value: string | number): readonly number[] {
  const code = dictionary.codeOf(value);
  return code === undefined ? [] : [code];
}

/** What a predicate of one column says of every row, where the rows' different cells are known. */
export function truthsByCell(predicate: Predicate, rows: Rows, context: Context): Uint8Array | undefined {
  const name = soleColumn(predicate);
  const dictionary = name === undefined ? undefined : rows.dictionary(name);
  if (dictionary === undefined || dictionary.size > rows.size / 2) return undefined;
  const byCode = cellTruths(predicate, dictionary, context);
  const truths = bytes(rows.size);
  const { codes } = dictionary;
  for (let row = 0; row < truths.length; row += 1) truths[row] = byCode[codes[row] ?? 0] ?? TRUE;
  return truths;
}
