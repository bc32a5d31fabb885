import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import type { TallyInput } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** The reviews that bear on a revision: its own and those of what was sent back since the last publication. */
export async function loadOpenReviews(reader: Reader, revision: VerdictRevision): Promise<TallyInput> {
  const { verdictId } = revision;
  const all = (await reader.revisionsOfVerdicts([verdictId])).get(verdictId) ?? [];
  const lastPublic = all.find((one) => one.publishedAt !== null && one.revision < revision.revision)?.revision ?? 0;
  const open = all.filter((one) => one.revision > lastPublic && one.revision <= revision.revision);
  const reviews = [...(await reader.reviewsOfRevisions(open.map((one) => one.id))).values()].flat();
  const reviewers = [...new Set<Id<'actor'>>(reviews.map((review) => review.reviewerId))];
  const actors = (await reader.actorsByIds(reviewers)).filter((actor) => actor !== undefined);
  return { revision, authors: open.map((one) => one.authorId), reviews, actors };
}
