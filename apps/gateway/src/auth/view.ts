import type { Audience } from '@assay/core';
import { type Reader, restrictReader, type Store } from '@assay/core/store';

/** The store as an audience reads it. Whatever resolvers read, they read through this. */
export function viewOf(store: Pick<Store, 'read'>, audience: Audience): Pick<Store, 'read'> {
  if (audience.drafts && audience.record && audience.keys && audience.webhooks) return store;
  // A document reads many times through one reader.
  const views = new WeakMap<Reader, Reader>();
  return {
    read: (work) =>
      store.read((reader) => {
        const view = views.get(reader) ?? restrictReader(reader, audience);
        views.set(reader, view);
        return work(view);
      }),
  };
}
