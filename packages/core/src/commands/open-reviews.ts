import type { Policy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import type { Review } from '../verdict/review.ts';
import { type TallyInput, visibleReviews } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** A revision with the reviews that bear on it. */
export type OpenReviews = TallyInput & { readonly revision: VerdictRevision };

/** The reviews that bear on a revision: its own and those of what was sent back since the last publication. */
export async function loadOpenReviews(reader: Reader, revision: VerdictRevision): Promise<OpenReviews> {
  const [open] = await loadAllOpenReviews(reader, [revision]);
  if (open === undefined) throw new TypeError('a revision has its reviews, if none');
  return open;
}

/**
 * The reviews of some revisions that somebody may see under a policy, by the ids of the revisions, in as many statements
 * as for one: where votes are blind, those of others are left out until all are in. What shows reviews to people asks
 * this.
 *
 * @throws AssayError `not-found`
 */
export async function loadVisibleReviews(
  reader: Reader,
  ids: readonly Id<'revision'>[],
  viewer: Id<'actor'> | null,
  { quorum, blind }: Policy = recommended,
): Promise<ReadonlyMap<Id<'revision'>, readonly Review[]>> {
  const revisions = (await reader.revisionsByIds(ids)).filter((one) => one !== undefined);
  if (revisions.length < ids.length) for (const id of ids) await reader.getRevision(id);
  const all = await loadAllOpenReviews(reader, revisions);
  return new Map(
    all.map((open) => {
      const seen = visibleReviews(open, viewer, quorum, blind);
      return [open.revision.id, seen.filter(({ revisionId }) => revisionId === open.revision.id)];
    }),
  );
}

async function loadAllOpenReviews(reader: Reader, revisions: readonly VerdictRevision[]): Promise<OpenReviews[]> {
  const histories = await reader.revisionsOfVerdicts([...new Set(revisions.map(({ verdictId }) => verdictId))]);
  const openTo = revisions.map((revision) => ({
    revision,
    open: openRevisions(revision, histories.get(revision.verdictId) ?? []),
  }));
  const reviewed = await reader.reviewsOfRevisions([
    ...new Set(openTo.flatMap(({ open }) => open.map(({ id }) => id))),
  ]);
  const all = [...reviewed.values()].flat();
  const reviewers = [...new Set(all.map(({ reviewerId }) => reviewerId))];
  const actors = (await reader.actorsByIds(reviewers)).filter((actor) => actor !== undefined);
  const dismissed = await reader.dismissalsOfReviews(all.map(({ id }) => id));
  return openTo.map(({ revision, open }) => {
    const reviews = open.flatMap(({ id }) => reviewed.get(id) ?? []);
    const dismissals = reviews.flatMap(({ id }) => dismissed.get(id) ?? []);
    return { revision, authors: open.map(({ authorId }) => authorId), reviews, actors, dismissals };
  });
}

/** The revision, and what was sent back on the way to it since the last publication. */
function openRevisions(revision: VerdictRevision, history: readonly VerdictRevision[]): readonly VerdictRevision[] {
  const published = history.find((one) => one.publishedAt !== null && one.revision < revision.revision);
  return history.filter((one) => one.revision > (published?.revision ?? 0) && one.revision <= revision.revision);
}
