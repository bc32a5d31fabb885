import { type Alpha, krippendorffAlpha, type Label, reviewDecisions, toLabelTable } from '@assay/core';
import type { Store } from '@assay/core/store';
import { verdictItems } from './pages.ts';

/** Verdicts whose votes are counted: the newest. */
const mostVerdicts = 10_000;

/** How far reviewers agree beyond chance: each one's last vote on each revision of the newest ten thousand verdicts. */
export async function agreementOf(store: Pick<Store, 'read'>, signal: AbortSignal): Promise<Alpha> {
  const labels: Label[] = [];
  let verdicts = 0;
  const pages = verdictItems(store, signal, { size: 500 }, async (reader, items) => {
    const revisions = await reader.revisionsOfVerdicts(items.map(({ id }) => id));
    const reviews = await reader.reviewsOfRevisions([...revisions.values()].flat().map(({ id }) => id));
    return items.map(({ id }) => (revisions.get(id) ?? []).map((revision) => reviews.get(revision.id) ?? []));
  });
  for await (const revisions of pages) {
    for (const reviews of revisions) {
      const last = new Map(reviews.map((review) => [review.reviewerId, review]));
      for (const { revisionId, reviewerId, decision } of last.values())
        if (decision !== 'withdraw') labels.push({ item: revisionId, reviewer: reviewerId, level: decision });
    }
    verdicts += 1;
    if (verdicts === mostVerdicts) break;
  }
  return krippendorffAlpha(toLabelTable(labels, reviewDecisions), { measurement: 'nominal' });
}
