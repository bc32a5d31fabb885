import type { Claim, Id, VerdictRevision } from '@assay/core';
import {
  addAppearance,
  addClaimant,
  addSource,
  askReply,
  assess,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  correctVerdict,
  dismissObjection,
  proposeProposition,
  proposeVerdict,
  publishVerdict,
  retractVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import type { AuthDesk } from './desk.ts';

/** In every text that only the desk may read. */
export const secret = 'HUSH';

export const states = ['no-verdict', 'in-review', 'draft', 'approved', 'published', 'correcting', 'retracted'] as const;
export type State = (typeof states)[number];

/** A claim for each state its verdict may be in; `correcting` stands in public while its correction is in review. */
export async function claimsInEveryState(desk: AuthDesk): Promise<ReadonlyMap<State, Claim>> {
  const claims = new Map<State, Claim>();
  for (const state of states) claims.set(state, await aClaim(desk, state));
  return claims;
}

async function aClaim({ as }: AuthDesk, state: State): Promise<Claim> {
  const isPublic = ['published', 'correcting', 'retracted'].includes(state);
  const said = (text: string) => (isPublic ? text : `${secret}: ${text}`);
  const author = as('contributor');
  const { claimant } = await addClaimant(author, { name: said(`Who said ${state}`), kind: 'person' });
  const { claim } = await submitClaim(author, {
    text: said(`Three to five, ${state}.`),
    language: 'en',
    kind: 'ranking',
    claimantId: claimant.id,
    occasion: { date: '2025-06-23' },
  });
  const { source } = await addSource(author, { name: `A paper on ${state}`, kind: 'news' });
  const document = { sourceId: source.id, url: `https://paper.example/${state}`, mediaType: 'text/plain' };
  const bytes = new TextEncoder().encode('Three of the ten are Chinese.');
  const { snapshot } = await captureSnapshot(author, { ...document, bytes });
  const appearance = { claimId: claim.id, url: `https://elsewhere.example/${state}`, title: said('An article') };
  await addAppearance(author, appearance);
  const attach = (exact: string) => {
    const quotation = { kind: 'quotation', stance: 'supports', note: `${secret}: a note on ${exact}`, exact } as const;
    return attachEvidence(author, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  };
  const cited = await attach('Three of the ten');
  const uncited = await attach('are Chinese');
  const propose = (words: string) =>
    proposeProposition(author, {
      claimId: claim.id,
      words,
      proposition: {
        assay: 1,
        term: { op: 'quotation', quote: 'Three of the ten', document: 'paper', mode: 'verbatim' },
      },
    });
  const proposition = await propose(said('the paper says three'));
  const assessment = await assess(author, { propositionId: proposition.id, documents: { paper: snapshot.id } });
  await propose(`${secret}: another reading of the paper`);
  const ask = {
    asked: `${secret} somebody`,
    channel: `${secret} telephone`,
    question: `${secret}?`,
    deadline: '2025-07',
  };
  await askReply(author, { ...ask, claimId: claim.id });
  const content = (summary: string, evidence: readonly Id<'evidence'>[] = [cited.id]) => ({
    claimId: claim.id,
    rating: 'true',
    summary,
    reasons: [{ text: said('The paper counts three.'), evidence: [...evidence], assessments: [assessment.id] }],
    confidence: 'high' as const,
  });
  if (state === 'no-verdict') return claim;
  const first = await proposeVerdict(author, content(said('Three.')));
  await decide(as('reviewer'), first, state);
  if (state === 'in-review') {
    const { review } = await reviewVerdict(as('editor'), vote(first, 'object'));
    await dismissObjection(as('admin'), { reviewId: review.id, revisionId: first.id, reason: `${secret}: not so` });
  }
  if (state === 'in-review' || state === 'draft') return claim;
  await reviewVerdict(as('editor'), vote(first, 'approve'));
  if (state === 'approved') return claim;
  const published = await publishVerdict(as('editor'), { revisionId: first.id, digest: first.digest });
  if (state === 'retracted') await retractVerdict(as('editor'), { revisionId: published.id, reason: 'It was not so.' });
  if (state === 'correcting') {
    const correction = { class: 'substantive', wrong: 'Three.', right: `${secret}: four.` } as const;
    const again = { ...content(`${secret}: four.`, [uncited.id]), rating: 'false', override: `${secret}: a count` };
    await correctVerdict(author, { ...again, correction, seen: first.id });
  }
  return claim;
}

function vote({ id, digest }: VerdictRevision, decision: 'approve' | 'object' | 'send-back') {
  return { revisionId: id, digest, decision, reason: `${secret}: read it` };
}

async function decide(reviewer: CommandEnvironment, revision: VerdictRevision, state: State): Promise<void> {
  await reviewVerdict(reviewer, vote(revision, state === 'draft' ? 'send-back' : 'approve'));
}
