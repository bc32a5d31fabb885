import type { Id, Noun } from '@assay/core';
import type { Page, PageRequest } from '@assay/core/store';
import { decodeCursor, encodeCursor } from './global-id.ts';
import { usualPageSize } from './limits/limits.ts';

/** What a client says of the page it wants. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Lists are counted so far. */
export const countedTo = 10_000;
/** What it costs to count them, in objects. */
export const countPrice = 20;

/**
 * A page as the store takes it, its cursors read.
 *
 * @throws AssayError `invalid-cursor`
 */
export function pageRequest<Cursor>(
  { first, after, last, before }: PageArguments,
  read: (cursor: string) => Cursor,
): PageRequest<Cursor, never> {
  return {
    first: first ?? (last == null ? usualPageSize : null),
    after: after == null ? null : read(after),
    last: last ?? null,
    before: before == null ? null : read(before),
  };
}

/** The same of a list of objects of a noun, whose cursors are ids. */
export function pageRequestOf<N extends Noun>(given: PageArguments, noun: N): PageRequest<Id<N>, never> {
  return pageRequest(given, (cursor) => decodeCursor(noun, cursor));
}

/** A page as a connection. */
export function connection<T>({ items, hasNext, hasPrevious }: Page<T>, cursorOf: (item: T) => string) {
  const edges = items.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export function connectionOf<N extends Noun, T extends { readonly id: Id<N> }>(page: Page<T>, noun: N) {
  return connection(page, ({ id }) => encodeCursor(noun, id));
}
