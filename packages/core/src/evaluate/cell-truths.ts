import type { Predicate, RowNumber } from '../proposition/language.ts';
import { bytes } from './arrays.ts';
import type { Context } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { rowTruths } from './row.ts';
import type { Rows } from './rows.ts';

/** A condition of several that must all hold, with the one column it looks at, where it rests on the cell's value alone. */
export interface Conjunct {
  readonly predicate: Predicate;
  readonly column: string | undefined;
}

// The same for every evaluator, as terms never change.
const known = new WeakMap<Predicate, readonly Conjunct[]>();

export function conjunctsOf(predicate: Predicate): readonly Conjunct[] {
  const found = known.get(predicate);
  if (found !== undefined) return found;
  const made =
    predicate.op === 'row-and'
      ? predicate.of.flatMap(conjunctsOf)
      : [{ predicate, column: columnBeside(predicate, null) ?? undefined }];
  known.set(predicate, made);
  return made;
}

/** The one column in a predicate and what came before it: `null` for none yet, `undefined` for several. */
function columnBeside(predicate: Predicate, before: string | null): string | null | undefined {
  switch (predicate.op) {
    case 'row-compare': {
      const left = columnOfNumber(predicate.left, before);
      return left === undefined ? undefined : columnOfNumber(predicate.right, left);
    }
    case 'row-within':
      return columnOfNumber(predicate.of, before);
    case 'row-text-is':
    case 'row-text-in':
    case 'row-in-column':
    case 'row-date':
      return same(predicate.column, before);
    case 'row-known':
      // Gaps and missing cells differ here, and nowhere else.
      return undefined;
    case 'row-and':
    case 'row-or': {
      let found: string | null | undefined = before;
      for (const part of predicate.of) if (found !== undefined) found = columnBeside(part, found);
      return found;
    }
    case 'row-not':
      return columnBeside(predicate.of, before);
  }
}

function columnOfNumber(expression: RowNumber, before: string | null): string | null | undefined {
  switch (expression.op) {
    case 'column':
      return same(expression.column, before);
    case 'constant':
      return before;
    case 'row-arithmetic': {
      const left = columnOfNumber(expression.left, before);
      return left === undefined ? undefined : columnOfNumber(expression.right, left);
    }
  }
}

function same(column: string, before: string | null): string | undefined {
  return before === null || before === column ? column : undefined;
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
export function truthsByCell({ predicate, column }: Conjunct, rows: Rows, context: Context): Uint8Array | undefined {
  const dictionary = column === undefined ? undefined : rows.dictionary(column);
  if (dictionary === undefined || dictionary.size > rows.size / 2) return undefined;
  const byCode = cellTruths(predicate, dictionary, context);
  const truths = bytes(rows.size);
  const { codes } = dictionary;
  for (let row = 0; row < truths.length; row += 1) truths[row] = byCode[codes[row] ?? 0] ?? TRUE;
  return truths;
}
