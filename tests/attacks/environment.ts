import { randomFillSync } from 'node:crypto';
import { createIds } from '@assay/core';
import type { CommandEnvironment } from '@assay/core/commands';
import type { Store } from '@assay/core/store';

/** The environment of commands for whoever may do most. */
export async function environmentOf(store: Store): Promise<CommandEnvironment> {
  const { items } = await store.read((reader) => reader.actorsPage({ first: 100 }));
  const admin = items.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('expected an admin on record, got none');
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  return { store, now: Date.now, makeId, actor: admin.id };
}
