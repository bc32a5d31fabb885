import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Recapture, Snapshot } from '../../source/source.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { SnapshotFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { snapshotBytes, snapshots } from '../tables/source.ts';
import { byIds, childrenOf, notFound, onlyChildOf } from './batch.ts';
import { assertDigest, isDigestOf } from './kept-digest.ts';
import { listed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertOnce, is, lazily, type Queries } from './query.ts';

const toSnapshot = (row: typeof snapshots.$inferSelect): Snapshot => row;

export function snapshotReader(queries: Queries) {
  const snapshot = byIds(
    'snapshot',
    lazily(() => queries.select().from(snapshots).where(among(snapshots.id)).prepare()),
    toSnapshot,
  );
  const ofSourceAndDigest = lazily(() =>
    queries
      .select()
      .from(snapshots)
      .where(and(is(snapshots.sourceId, 'sourceId'), is(snapshots.digest, 'digest')))
      .prepare(),
  );
  const bytesOfDigest = lazily(() =>
    queries.select().from(snapshotBytes).where(is(snapshotBytes.digest, 'digest')).prepare(),
  );
  const bytesOfDigests = lazily(() =>
    queries.select().from(snapshotBytes).where(among(snapshotBytes.digest)).prepare(),
  );
  const [later, last] = [alias(snapshots, 'later'), alias(snapshots, 'last')];
  const recaptures = lazily(() => {
    const changedSince = queries
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          eq(later.sourceId, snapshots.sourceId),
          eq(later.url, snapshots.url),
          gt(later.capturedAt, snapshots.capturedAt),
          ne(later.digest, snapshots.digest),
        ),
      )
      .orderBy(desc(later.capturedAt), desc(later.id))
      .limit(1);
    return queries
      .select({
        from: { id: snapshots.id, digest: snapshots.digest, capturedAt: snapshots.capturedAt },
        to: { id: last.id, digest: last.digest, capturedAt: last.capturedAt },
      })
      .from(snapshots)
      .innerJoin(last, eq(last.id, changedSince))
      .where(among(snapshots.id))
      .prepare();
  });
  const page = pagesOf(queries, {
    by: snapshots.id,
    order: 'newest-first',
    conditions: { sourceIds: is(snapshots.sourceId, 'sourceIds') },
    select: (where, order) => queries.select().from(snapshots).where(where).orderBy(order).limit(boundLimit),
    toDomain: toSnapshot,
    placeOf: ({ id }) => id,
  });
  return {
    getSnapshot: snapshot.get,
    findSnapshot: snapshot.find,
    snapshotsByIds: snapshot.found,
    findSnapshotByDigest: async (sourceId: Id<'source'>, digest: Digest): Promise<Snapshot | undefined> =>
      (await ofSourceAndDigest().execute({ sourceId, digest })).map(toSnapshot)[0],
    snapshotsBySources: childrenOf(
      lazily(() => queries.select().from(snapshots).where(among(snapshots.sourceId)).orderBy(snapshots.id).prepare()),
      toSnapshot,
      (row) => row.sourceId,
    ),
    snapshotsPage: ({ filter, ...request }: PageRequest<Id<'snapshot'>, SnapshotFilter>) =>
      page(request, { sourceIds: listed('sourceIds', filter?.sourceIds) }),
    recapturesOfSnapshots: onlyChildOf(
      recaptures,
      (row: Recapture) => row,
      ({ from }) => from.id,
    ),
    intactDigests: async (digests: readonly Digest[]): Promise<ReadonlySet<Digest>> => {
      if (digests.length === 0) return new Set();
      const kept = await bytesOfDigests().execute({ ids: JSON.stringify(digests) });
      return new Set(kept.flatMap(({ digest, bytes }) => (isDigestOf(digest, bytes) ? [digest] : [])));
    },
    getSnapshotBytes: async (digest: Digest): Promise<Uint8Array> => {
      const [kept] = await bytesOfDigest().execute({ digest });
      if (kept === undefined) return notFound('snapshot by its digest');
      return new Uint8Array(kept.bytes.buffer, kept.bytes.byteOffset, kept.bytes.byteLength);
    },
  };
}

export function snapshotWriter(queries: Queries) {
  const { findSnapshotByDigest } = snapshotReader(queries);
  const insertBytes = insertOnce(queries, snapshotBytes, snapshotBytes.digest);
  const insertHead = insertOnce(queries, snapshots, snapshots.id);
  return {
    insertSnapshot: async (snapshot: Snapshot, bytes: Uint8Array): Promise<Snapshot> => {
      assertDigest(snapshot.digest, bytes);
      await insertBytes({
        digest: snapshot.digest,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      });
      if (await insertHead(snapshot)) return snapshot;
      return (await findSnapshotByDigest(snapshot.sourceId, snapshot.digest)) ?? notFound('snapshot');
    },
  };
}
