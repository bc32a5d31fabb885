import { AssayError } from '../error.ts';

/** The most items a page may hold. */
export const maxPageSize = 1000;

/**
 * Which page is wanted: the `first` items after a cursor, or the `last` items before one. A cursor is the id of an item
 * (of an event its sequence) and need not be on record any more. Exactly one of `first` and `last` is given.
 */
export interface PageRequest<Cursor, Filter = unknown> {
  readonly first?: number | null | undefined;
  readonly after?: Cursor | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: Cursor | null | undefined;
  readonly filter?: Filter | null | undefined;
}

/** A page in its own order, and whether there are items on either side of it under the same filter. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** A checked request: how many, from which end, beyond what. */
export interface PageWindow<Cursor> {
  readonly size: number;
  readonly fromEnd: boolean;
  readonly cursor: Cursor | null;
}

/**
 * @throws AssayError `invalid-input` where not exactly one of `first` and `last` is a whole number from 0, or the cursor
 * belongs to the other; `limit-exceeded` where more than {@link maxPageSize} are asked for
 */
export function asPageWindow<Cursor>(request: PageRequest<Cursor>): PageWindow<Cursor> {
  const { first = null, after = null, last = null, before = null } = request;
  const size = first ?? last;
  if (size === null || (first !== null && last !== null)) {
    throw new AssayError('invalid-input', 'expected exactly one of `first` and `last`');
  }
  const fromEnd = first === null;
  if ((fromEnd ? after : before) !== null) {
    throw new AssayError('invalid-input', 'expected `after` only with `first`, and `before` only with `last`');
  }
  if (!Number.isInteger(size) || size < 0) {
    throw new AssayError('invalid-input', `expected the size of a page as a whole number from 0, got ${size}`);
  }
  if (size > maxPageSize) {
    throw new AssayError('limit-exceeded', `expected a page of at most ${maxPageSize} items, got ${size}`);
  }
  return { size, fromEnd, cursor: fromEnd ? before : after };
}
