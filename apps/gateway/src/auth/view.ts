import type { Audience } from '@assay/core';
import { type Reader, restrictReader, type Store, type TreeRequest, type TreeRow } from '@assay/core/store';

/** The store as an audience reads it. */
export interface View {
  readonly read: Store['read'];
  readonly readTrees: (request: Omit<TreeRequest, 'audience'>) => Promise<readonly (TreeRow | null)[]>;
}

/** Whatever resolvers read, they read through this. */
export function viewOf(store: Pick<Store, 'read' | 'readTrees'>, audience: Audience): View {
  // A document reads many times through one reader.
  let last: { readonly reader: Reader; readonly view: Reader } | null = null;
  const seesAll = audience.drafts && audience.record && audience.keys && audience.webhooks;
  return {
    read: seesAll
      ? store.read
      : (work) =>
          store.read((reader) => {
            if (last?.reader !== reader) last = { reader, view: restrictReader(reader, audience) };
            return work(last.view);
          }),
    // The statement has the conditions of an audience in itself.
    readTrees: (request) => store.readTrees({ ...request, audience }),
  };
}
