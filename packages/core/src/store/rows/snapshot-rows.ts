import { and } from 'drizzle-orm';
import type { Snapshot } from '../../source/source.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { PageRequest } from '../page.ts';
import type { SnapshotFilter } from '../reader.ts';
import { snapshotBytes, snapshots } from '../tables/source.ts';
import { byIds, childrenOf, notFound } from './batch.ts';
import { assertDigest } from './kept-digest.ts';
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
  const page = pagesOf(
    {
      by: snapshots.id,
      order: 'newest-first',
      conditions: { sourceId: is(snapshots.sourceId, 'sourceId') },
      prepare: (where, order) =>
        queries.select().from(snapshots).where(where).orderBy(order).limit(boundLimit).prepare(),
      toDomain: toSnapshot,
    },
    ({ id }) => id,
  );
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
      page(request, { sourceId: filter?.sourceId }),
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
