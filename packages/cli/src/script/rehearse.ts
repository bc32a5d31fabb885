import type { Event } from '@assay/core';
import type { Store, Writer } from '@assay/core/store';

/** Thrown to undo what was only tried. */
class Undone extends Error {}

/**
 * Runs work that writes in one transaction that is undone at its end, and answers the events it would have left. Inside,
 * the work sees what it has written.
 */
export async function rehearse(store: Store, work: (store: Store) => Promise<void>): Promise<readonly Event[]> {
  const events: Event[] = [];
  try {
    await store.write(async (writer) => {
      const noting: Writer = new Proxy(writer, {
        get: (target, name) => {
          if (name !== 'appendEvent') return Reflect.get(target, name);
          return async (event: Parameters<Writer['appendEvent']>[0]) => {
            const appended = await writer.appendEvent(event);
            events.push(appended);
            return appended;
          };
        },
      });
      // Another transaction inside this one would wait for its end.
      await work({ ...store, read: async (inner) => inner(noting), write: async (inner) => inner(noting) });
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return events;
}
