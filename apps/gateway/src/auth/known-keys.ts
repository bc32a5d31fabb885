import { hash } from 'node:crypto';
import { asInstant, isKeyValid } from '@assay/core';
import { findKeyHolder, type KeyHolder } from '@assay/core/commands';
import type { World } from './principal.ts';

/** How long a key is believed without a look at the record, in milliseconds, so that its uses go on being noted. */
const believed = 10_000;
const most = 1000;

/** Finds who holds a key; with `close` it lets go of the store. */
export interface KnownKeys {
  readonly find: (world: World, secret: string) => Promise<KeyHolder | undefined>;
  readonly close: () => void;
}

/**
 * The keys that were seen to hold, for as long as nothing is written: whatever is, by this process or, some 50 ms later, by
 * another, has all of them looked up again. So a key that was revoked is refused well within a second.
 */
export function createKnownKeys(): KnownKeys {
  const known = new Map<string, { readonly holder: KeyHolder; readonly at: number }>();
  let release: (() => void) | null = null;
  // What was read before something was written is not kept after it.
  let writes = 0;
  return {
    find: async (world, secret) => {
      // What opens doors is nowhere kept as it is.
      const digest = hash('sha256', secret);
      const before = known.get(digest);
      const now = world.now();
      if (before !== undefined && Math.abs(now - before.at) < believed) {
        return isKeyValid(before.holder.key, asInstant(now)) ? before.holder : undefined;
      }
      release ??= world.store.watch(() => {
        writes += 1;
        known.clear();
      });
      const asOf = writes;
      const holder = await findKeyHolder(world, secret);
      if (holder === undefined || asOf !== writes) return holder;
      if (known.size >= most) known.clear();
      known.set(digest, { holder, at: now });
      return holder;
    },
    close: () => release?.(),
  };
}
