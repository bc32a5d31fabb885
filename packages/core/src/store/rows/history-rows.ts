import { and, eq, getTableColumns, lte, type SQL, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import { type Publication, toPublication } from '../../event/publication.ts';
import type { Id, Noun } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import type { HistoryFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { assessments } from '../tables/assessment.ts';
import { appearances } from '../tables/claim.ts';
import { events } from '../tables/event.ts';
import { evidence } from '../tables/evidence.ts';
import { propositions } from '../tables/proposition.ts';
import { replies } from '../tables/reply.ts';
import { embargoes, revisions, verdicts } from '../tables/verdict.ts';
import { onlyChildOf } from './batch.ts';
import { toEvent } from './event-rows.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, is, lazily, type Queries } from './query.ts';

/** The event is about a claim, or about what belongs to it. */
const ofClaim: SQL = sql`${events.subjectId} in (
  select +${sql.placeholder('claimId')}
  union all select ${appearances.id} from ${appearances} where ${is(appearances.claimId, 'claimId')}
  union all select ${evidence.id} from ${evidence} where ${is(evidence.claimId, 'claimId')}
  union all select ${propositions.id} from ${propositions} where ${is(propositions.claimId, 'claimId')}
  union all select ${assessments.id} from ${propositions} join ${assessments}
    on ${assessments.propositionId} = ${propositions.id} where ${is(propositions.claimId, 'claimId')}
  union all select ${verdicts.id} from ${verdicts} where ${is(verdicts.claimId, 'claimId')}
  union all select ${replies.id} from ${replies} where ${is(replies.claimId, 'claimId')})`;

export function historyReader(queries: Queries) {
  const page = pagesOf(queries, {
    by: events.sequence,
    order: 'oldest-first',
    conditions: {
      claimId: ofClaim,
      verdictId: is(events.subjectId, 'verdictId'),
      kinds: sql`${events.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
      public: sql`not exists (select 1 from ${embargoes}
          where ${embargoes.revisionId} = json_extract(${events.detail}, '$.revisionId'))`,
    },
    select: (where, order) => queries.select().from(events).where(where).orderBy(order).limit(boundLimit),
    toDomain: toEvent,
    placeOf: ({ sequence }) => sequence,
  });
  const onRecord = lazily(() =>
    queries
      .selectDistinct({ id: events.subjectId })
      .from(events)
      .where(and(ofClaim, lte(events.at, sql.placeholder('at'))))
      .prepare(),
  );
  const publications = onlyChildOf(
    lazily(() =>
      queries
        .select({ ...getTableColumns(events), revisionId: revisions.id })
        .from(revisions)
        .innerJoin(events, eq(events.subjectId, revisions.verdictId))
        .where(
          and(
            among(revisions.id),
            sql`${events.kind} = 'verdict-published'`,
            sql`json_extract(${events.detail}, '$.revisionId') = ${revisions.id}`,
          ),
        )
        .prepare(),
    ),
    ({ revisionId: _, ...row }): Publication => toPublication(toEvent(row)),
    ({ revisionId }) => revisionId,
  );
  return {
    historyPage: async ({ filter, ...request }: PageRequest<number, HistoryFilter>) => {
      const { claimId = null, verdictId = null, kinds = null, isPublic = null } = filter ?? {};
      if (claimId === null && verdictId === null) {
        throw new AssayError('invalid-input', 'expected the history of a claim or of a verdict, got neither');
      }
      const told = kinds === null ? null : JSON.stringify(kinds);
      return page(request, { claimId, verdictId, kinds: told, public: isPublic || null });
    },
    onRecordOfClaim: async (claimId: Id<'claim'>, at: Instant): Promise<ReadonlySet<Id<Noun>>> =>
      new Set((await onRecord().execute({ claimId, at })).map(({ id }) => id)),
    publicationsOfRevisions: publications,
  };
}
