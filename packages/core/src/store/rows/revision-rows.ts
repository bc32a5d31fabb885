import { and, type Column, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import { canonicalJson } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { contentOf } from '../../verdict/revision.ts';
import type { Emergency, PolicyStamp, Retraction, VerdictRevision, VerdictState } from '../../verdict/verdict.ts';
import { isPublicState } from '../../verdict/visibility.ts';
import { embargoes, revisions, verdicts } from '../tables/verdict.ts';
import type { RevisionMarks } from '../writer.ts';
import { byIds, childrenOf, notFound, onlyChildOf } from './batch.ts';
import { citedLister, scaleName } from './claim-listing.ts';
import { assertDigest } from './kept-digest.ts';
import { publicSide } from './public-side.ts';
import { among, boundLimit, insertInto, insertOnce, is, lazily, type Queries } from './query.ts';
import { restLister } from './stale-verdicts.ts';

type Row = typeof revisions.$inferSelect;

function toRevision(row: Row): VerdictRevision {
  const { content, id, verdictId, digest, state, proposedAt, publishedAt, embargoUntil } = row;
  const { policy, emergency, retraction } = row;
  const marks = { publishedAt, embargoUntil, policy, emergency, retraction };
  return { ...content, id, verdictId, digest, state, proposedAt, ...marks };
}

function toRow(revision: VerdictRevision): Row {
  const { id, verdictId, digest, rating, authorId, state, proposedAt, publishedAt, embargoUntil } = revision;
  const { policy, emergency, retraction } = revision;
  const content = contentOf(revision);
  return {
    id,
    verdictId,
    revision: content.revision,
    content,
    digest,
    rating,
    authorId,
    state,
    proposedAt,
    publishedAt,
    embargoUntil,
    policy,
    emergency,
    retraction,
  };
}

/** Sets a column, or leaves what stands in it where nothing is given. */
function once(name: string, column: Column) {
  return sql`coalesce(${sql.placeholder(name)}, ${column})`;
}

/** As the column keeps it: a placeholder inside an expression is bound as it is. */
function kept(value: PolicyStamp | Emergency | Retraction | null | undefined): string | null {
  return value ? canonicalJson({ ...value }) : null;
}

export function revisionReader(queries: Queries) {
  const revision = byIds(
    'revision',
    lazily(() => queries.select().from(revisions).where(among(revisions.id)).prepare()),
    toRevision,
  );
  const embargoed = lazily(() =>
    queries.select({ id: embargoes.revisionId }).from(embargoes).where(among(embargoes.revisionId)).prepare(),
  );
  return {
    getRevision: revision.get,
    findRevision: revision.find,
    revisionsByIds: revision.found,
    revisionsOfVerdicts: childrenOf(
      lazily(() =>
        queries.select().from(revisions).where(among(revisions.verdictId)).orderBy(desc(revisions.revision)).prepare(),
      ),
      toRevision,
      (row) => row.verdictId,
    ),
    currentRevisionsOfVerdicts: onlyChildOf(
      lazily(() =>
        queries
          .select(getTableColumns(revisions))
          .from(verdicts)
          .innerJoin(revisions, eq(revisions.id, verdicts.currentRevisionId))
          .where(among(verdicts.id))
          .prepare(),
      ),
      toRevision,
      (row) => row.verdictId,
    ),
    publicRevisionsOfVerdicts: onlyChildOf(
      lazily(() =>
        queries
          // What is under embargo has not corrected it yet.
          .select({ ...getTableColumns(revisions), state: sql<VerdictState>`${verdicts.publicState}` })
          .from(verdicts)
          .innerJoin(revisions, eq(revisions.id, verdicts.publicRevisionId))
          .where(among(verdicts.id))
          .prepare(),
      ),
      toRevision,
      (row) => row.verdictId,
    ),
    embargoedRevisions: async (ids: readonly Id<'revision'>[]): Promise<ReadonlySet<Id<'revision'>>> => {
      const rows = await embargoed().execute({ ids: JSON.stringify(ids) });
      return new Set(rows.map(({ id }) => id));
    },
    publishedRevisionsOfVerdicts: onlyChildOf(
      lazily(() =>
        queries
          .select()
          .from(revisions)
          // The word stands in the statement, so that the index over just the published ones is used.
          .where(and(among(revisions.verdictId), sql`${revisions.state} = 'published'`))
          .prepare(),
      ),
      toRevision,
      (row) => row.verdictId,
    ),
  };
}

/** `onEmbargo` is told of the end of each embargo that begins. */
export function revisionWriter(queries: Queries, onEmbargo: (until: Instant) => void) {
  const insert = insertInto(queries, revisions);
  const ofRevision = is(revisions.id, 'id');
  const verdictOfRevision = queries.select({ verdictId: revisions.verdictId }).from(revisions).where(ofRevision);
  const latestNumber = lazily(() =>
    queries
      .select({ revision: revisions.revision })
      .from(revisions)
      .where(is(revisions.verdictId, 'verdictId'))
      .orderBy(desc(revisions.revision))
      .limit(boundLimit)
      .prepare(),
  );
  const pointTo = lazily(() =>
    queries
      .update(verdicts)
      .set({
        currentRevisionId: sql`${sql.placeholder('id')}`,
        rating: sql`${sql.placeholder('rating')}`,
        state: sql`${sql.placeholder('state')}`,
        scale: sql`${sql.placeholder('scale')}`,
      })
      .where(is(verdicts.id, 'verdictId'))
      .prepare(),
  );
  const moveOn = lazily(() =>
    queries
      .update(revisions)
      .set({
        state: sql`${sql.placeholder('state')}`,
        publishedAt: once('publishedAt', revisions.publishedAt),
        embargoUntil: once('embargoUntil', revisions.embargoUntil),
        policy: once('policy', revisions.policy),
        emergency: once('emergency', revisions.emergency),
        retraction: once('retraction', revisions.retraction),
      })
      .where(is(revisions.id, 'id'))
      .returning({ verdictId: revisions.verdictId })
      .prepare(),
  );
  const moveOnCurrent = lazily(() =>
    queries
      .update(verdicts)
      .set({ state: sql`${sql.placeholder('state')}` })
      .where(and(sql`${verdicts.id} = (${verdictOfRevision})`, is(verdicts.currentRevisionId, 'id')))
      .prepare(),
  );
  const { refresh } = publicSide(queries);
  const embargo = insertOnce(queries, embargoes, embargoes.revisionId);
  const waits = lazily(() =>
    queries.select({ id: embargoes.revisionId }).from(embargoes).where(is(embargoes.revisionId, 'id')).prepare(),
  );
  const listCited = citedLister(queries);
  const listRests = restLister(queries);
  const show = async (id: Id<'revision'>, verdictId: Id<'verdict'>, until: Instant | null): Promise<void> => {
    if (until !== null && (await embargo({ revisionId: id, verdictId, until }))) onEmbargo(until);
    await refresh(verdictId);
    listRests(verdictId);
    if ((await waits().execute({ id })).length === 0) await listCited(id);
  };
  return {
    insertRevision: async (revision: VerdictRevision): Promise<void> => {
      const row = toRow(revision);
      assertDigest(row.digest, canonicalJson(row.content));
      const [latest] = await latestNumber().execute({ verdictId: row.verdictId, limit: 1 });
      const next = (latest?.revision ?? 0) + 1;
      if (row.revision !== next) {
        throw new AssayError('conflict', `expected revision ${next} of the verdict, got ${row.revision}`);
      }
      await insert(row);
      const { verdictId, id, rating, state } = row;
      await pointTo().execute({ verdictId, id, rating, state, scale: scaleName(row.content.scale) });
      if (isPublicState(state)) await show(id, verdictId, row.embargoUntil);
    },
    setRevisionState: async (
      id: Id<'revision'>,
      state: VerdictState,
      publishedAt: Instant | null,
      { policy, emergency, retraction, embargoUntil }: RevisionMarks = {},
    ): Promise<void> => {
      const [moved] = await moveOn().execute({
        id,
        state,
        publishedAt,
        embargoUntil: embargoUntil ?? null,
        policy: kept(policy),
        emergency: kept(emergency),
        retraction: kept(retraction),
      });
      if (moved === undefined) return notFound('revision');
      await moveOnCurrent().execute({ id, state });
      if (isPublicState(state)) await show(id, moved.verdictId, embargoUntil ?? null);
    },
  };
}
