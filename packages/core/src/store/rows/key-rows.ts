import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ApiKey } from '../../access/key.ts';
import type { Actor } from '../../actor.ts';
import { AssayError } from '../../error.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import type { KeyFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import type { KeyOnRecord } from '../reader.ts';
import { actors } from '../tables/actor.ts';
import { identities, keys, keyUses } from '../tables/key.ts';
import type { Writer } from '../writer.ts';
import { byIds } from './batch.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const { digest, ...ofKey } = getTableColumns(keys);
const columns = { ...ofKey, lastUsedAt: keyUses.lastUsedAt };
const toKey = (row: ApiKey): ApiKey => row;

export function keyReader(queries: Queries) {
  const select = () => queries.select(columns).from(keys).leftJoin(keyUses, eq(keyUses.keyId, keys.id));
  const key = byIds(
    'key',
    lazily(() => select().where(among(keys.id)).prepare()),
    toKey,
  );
  const page = pagesOf(queries, {
    by: keys.id,
    order: 'newest-first',
    conditions: {
      actorId: is(keys.actorId, 'actorId'),
      revoked: isNotNull(keys.revokedAt),
      standing: isNull(keys.revokedAt),
      expiredAt: sql`${keys.expiresAt} <= +${sql.placeholder('expiredAt')}`,
      validAt: sql`${keys.expiresAt} > +${sql.placeholder('validAt')}`,
    },
    select: (where, order) => select().where(where).orderBy(order).limit(boundLimit),
    toDomain: toKey,
    placeOf: ({ id }) => id,
  });
  const onRecord = lazily(() =>
    queries
      .select({ key: columns, digest, actor: getTableColumns(actors) })
      .from(keys)
      .innerJoin(actors, eq(actors.id, keys.actorId))
      .leftJoin(keyUses, eq(keyUses.keyId, keys.id))
      .where(is(keys.id, 'id'))
      .prepare(),
  );
  const ofIdentity = lazily(() =>
    queries
      .select(getTableColumns(actors))
      .from(identities)
      .innerJoin(actors, eq(actors.id, identities.actorId))
      .where(and(is(identities.issuer, 'issuer'), is(identities.subject, 'subject')))
      .prepare(),
  );
  return {
    getKey: key.get,
    findKey: key.find,
    keysByIds: key.found,
    keysPage: ({ filter, ...request }: PageRequest<Id<'key'>, KeyFilter>) => page(request, boundOf(filter ?? {})),
    findKeyOnRecord: async (id: Id<'key'>): Promise<KeyOnRecord | undefined> => (await onRecord().execute({ id }))[0],
    findActorByIdentity: async (issuer: string, subject: string): Promise<Actor | undefined> =>
      (await ofIdentity().execute({ issuer, subject }))[0],
  };
}

/** Each key bound as its condition has it. */
function boundOf({ actorId, revoked, expired }: KeyFilter) {
  return {
    actorId,
    revoked: revoked === true || null,
    standing: revoked === false || null,
    expiredAt: expired?.is === true ? expired.at : null,
    validAt: expired?.is === false ? expired.at : null,
  };
}

export function keyWriter(queries: Queries): Pick<Writer, 'insertIdentity' | 'insertKey' | 'revokeKey'> {
  const insert = insertInto(queries, keys);
  const revoke = lazily(() =>
    queries
      .update(keys)
      .set({ revokedAt: sql`${sql.placeholder('at')}` })
      .where(and(eq(keys.id, sql.placeholder('id')), isNull(keys.revokedAt)))
      .returning({ id: keys.id })
      .prepare(),
  );
  return {
    insertIdentity: insertInto(queries, identities),
    insertKey: ({ lastUsedAt: _, ...key }: ApiKey, digest: Digest) => insert({ ...key, digest }),
    revokeKey: async (id: Id<'key'>, at: Instant) => {
      const revoked = await revoke().execute({ id, at });
      if (revoked.length === 0) throw new AssayError('conflict', 'expected a key on record that was not revoked');
    },
  };
}
