import type { Verdict, VerdictState } from '@assay/core';
import type { Page, Reader, Store } from '@assay/core/store';

type Reads = Pick<Store, 'read'>;

/** The items of pages, one after the other. Only one page is held; each is read in a view of its own. */
export async function* itemsOf<Item extends { readonly id: string }, T>(
  store: Reads,
  signal: AbortSignal,
  page: (reader: Reader, after: Item['id'] | null) => Promise<Page<Item>>,
  load: (reader: Reader, items: readonly Item[]) => Promise<readonly T[]>,
): AsyncIterable<T> {
  let after: Item['id'] | null = null;
  while (true) {
    signal.throwIfAborted();
    const { items, hasNext, loaded }: Page<Item> & { loaded: readonly T[] } = await store.read(async (reader) => {
      const found = await page(reader, after);
      return { ...found, loaded: await load(reader, found.items) };
    });
    yield* loaded;
    const last = items.at(-1);
    if (!hasNext || last === undefined) return;
    after = last.id;
  }
}

/** The same of verdicts, whatever is loaded for a page of them. */
export function verdictItems<T>(
  store: Reads,
  signal: AbortSignal,
  { size, state = null }: { readonly size: number; readonly state?: VerdictState | null },
  load: (reader: Reader, verdicts: readonly Verdict[]) => Promise<readonly T[]>,
): AsyncIterable<T> {
  return itemsOf<Verdict, T>(
    store,
    signal,
    (reader, after) => reader.verdictsPage({ first: size, after, filter: { states: state && [state] } }),
    load,
  );
}
