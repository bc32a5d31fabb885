import type { Store } from '@assay/core/store';

/** Opens a database for as long as the work takes. */
export async function withDatabase<T>(open: Promise<Store>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
