import type { Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';

/**
 * Fills an empty store with the worked example, and leaves any other alone. All its commands are one transaction here:
 * a process that is killed in the middle leaves the store empty, and the next start begins anew.
 */
export async function loadExampleOnce(store: Store): Promise<void> {
  if ((await store.read((reader) => reader.headSequence())) > 0) return;
  await store.write(async (writer) => {
    // Another process may have been first.
    if ((await writer.headSequence()) > 0) return;
    await loadExample({ ...store, read: async (work) => work(writer), write: async (work) => work(writer) });
  });
}
