import { timingSafeEqual } from 'node:crypto';
import { type ApiKey, isKeyValid } from '../access/key.ts';
import type { Actor } from '../actor.ts';
import type { Store } from '../store/store.ts';
import { digestOfBytes } from '../value/digest.ts';
import { asId } from '../value/id.ts';
import { asInstant, type Instant } from '../value/instant.ts';

/** A key that opens doors, and who acts by it. */
export interface KeyHolder {
  readonly key: ApiKey;
  readonly actor: Actor;
}

/** Of no key: what the wrong one is compared with where there is none. */
const nothing = '0'.repeat(64);

/**
 * Whose key this is, now; nobody's where it is unknown, expired or revoked. Looks at the record each time, so that a key
 * that was revoked opens nothing any more.
 *
 * @example
 * ```ts
 * import { createKey, findKeyHolder, revokeKey } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env, reviewers, close } = await createTestEnvironment();
 * const { key, secret } = await createKey(env, { actorId: reviewers[0].id, name: 'A feed' });
 * (await findKeyHolder(env, secret))?.actor.name // => 'Ann Reviewer'
 * await revokeKey(env, { keyId: key.id });
 * await findKeyHolder(env, secret) // => undefined
 * await close();
 * ```
 */
export async function findKeyHolder(
  { store, now }: { readonly store: Store; readonly now: () => number },
  secret: string,
): Promise<KeyHolder | undefined> {
  const [, hex] = /^assay_([0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15})_[\w-]{43}$/.exec(secret) ?? [];
  if (hex === undefined) return undefined;
  const id = asId('key', hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  const known = await store.read((reader) => reader.findKeyOnRecord(id));
  const given = digestOfBytes(new TextEncoder().encode(secret));
  // In the same time, whatever they differ in.
  const same = timingSafeEqual(Buffer.from(given), Buffer.from(known?.digest ?? nothing));
  if (!same || known === undefined || !isKeyValid(known.key, asInstant(now()))) return undefined;
  noteUse(store, known.key, asInstant(now()));
  return { key: known.key, actor: known.actor };
}

const beingNoted = new WeakMap<Store, Set<ApiKey['id']>>();

/** Nobody waits for it, and nothing fails with it. */
function noteUse(store: Store, { id, lastUsedAt }: ApiKey, at: Instant): void {
  const noting = beingNoted.get(store) ?? new Set();
  beingNoted.set(store, noting);
  if (noting.has(id) || (lastUsedAt !== null && Date.parse(at) - Date.parse(lastUsedAt) < 60_000)) return;
  noting.add(id);
  const done = () => noting.delete(id);
  store.noteKeyUse(id, at).then(done, done);
}
