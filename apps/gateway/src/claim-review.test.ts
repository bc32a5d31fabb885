import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, paper } from './test-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const ada = 'Ada Author';
const revision = 'revision { id digest }';
const said = 'None, "</script><script>alert(1)" says.';
const ask = async (claimId: string, url = 'https://desk.example/checks/7') =>
  desk.ask(
    `query ($id: ID!, $url: String!) { node(id: $id) { ... on Claim { verdict { claimReview(url: $url,
      publisher: { name: "The Desk", url: "https://desk.example" }) { jsonLd html } } } } }`,
    { id: claimId, url },
  );
const reviewOf = async (claimId: string) => (await ask(claimId)).data.node.verdict.claimReview;

/** A verdict under review, and its claim. */
async function aCase() {
  const { claimant } = await desk.act(ada, 'addClaimant', { name: 'Mark Rutte', kind: 'PERSON' }, 'claimant { id }');
  const statement = {
    text: said,
    language: 'en',
    kind: 'RANKING',
    claimantId: claimant.id,
    occasion: { date: '2025' },
  };
  const { claim } = await desk.act(ada, 'submitClaim', statement, 'claim { id }');
  const { source } = await desk.act(ada, 'addSource', { name: 'A paper', kind: 'NEWS' }, 'source { id }');
  const document = { sourceId: source.id, mediaType: 'text/plain', utf8: paper };
  const { snapshot } = await desk.act(ada, 'captureSnapshot', document, 'snapshot { id }');
  const quotation = { snapshotId: snapshot.id, exact: 'Three of the ten' };
  const bearing = { claimId: claim.id, stance: 'SUPPORTS', quotation };
  const { evidence } = await desk.act(ada, 'attachEvidence', bearing, 'evidence { id }');
  const reasons = [{ text: 'The paper counts three.', evidence: [evidence.id] }];
  const verdict = { claimId: claim.id, rating: 'true', summary: 'Three.', reasons, confidence: 'HIGH' };
  return { verdict, proposed: (await desk.act(ada, 'proposeVerdict', verdict, revision)).revision };
}

/** Has two who did not write the revision approve it, and publishes it. */
async function publish({ id, digest }: { readonly id: string; readonly digest: string }): Promise<void> {
  for (const reviewer of ['Ann Reviewer', 'Ben Reviewer']) {
    const approval = { revisionId: id, digest, decision: 'APPROVE', reason: 'Read it.' };
    await desk.act(reviewer, 'reviewVerdict', approval, revision);
  }
  const published = await desk.act(ada, 'publishVerdict', { revisionId: id, digest }, revision);
  expect(published).toMatchObject({ revision: { id } });
}

describe('the ClaimReview markup of a verdict', () => {
  it('is there once it is published, for anybody, and follows its corrections', async () => {
    const { verdict, proposed } = await aCase();
    expect(await reviewOf(verdict.claimId)).toBeNull();

    await publish(proposed);
    const first = await reviewOf(verdict.claimId);
    expect(first.jsonLd).toMatchObject({
      '@type': 'ClaimReview',
      url: 'https://desk.example/checks/7',
      claimReviewed: said,
      reviewRating: { alternateName: 'True', ratingValue: 5 },
      itemReviewed: { author: { '@type': 'Person', name: 'Mark Rutte' }, datePublished: '2025' },
    });
    expect(first.html.match(/<[^>]*>/g)).toEqual(['<script type="application/ld+json">', '</script>']);

    const correction = { class: 'SUBSTANTIVE', wrong: 'True.', right: 'Mostly true.' };
    const corrected = { ...verdict, rating: 'mostly-true', correction, seen: proposed.id };
    const second = await desk.act(ada, 'correctVerdict', corrected, revision);
    expect(await reviewOf(verdict.claimId)).toEqual(first);
    await publish(second.revision);
    const { jsonLd } = await reviewOf(verdict.claimId);
    expect(jsonLd).toMatchObject({
      reviewRating: { alternateName: 'Mostly true', ratingValue: 4 },
      datePublished: first.jsonLd.datePublished,
      correction: { text: expect.stringContaining('Mostly true.') },
    });
    expect(jsonLd.dateModified > jsonLd.datePublished).toBe(true);

    await desk.act(ada, 'retractVerdict', { revisionId: second.revision.id, reason: 'All wrong.' }, revision);
    expect(await reviewOf(verdict.claimId)).toBeNull();
  });

  it('is refused for an address that is not of the web', async () => {
    const { verdict, proposed } = await aCase();
    await publish(proposed);
    const { errors } = await ask(verdict.claimId, 'javascript:alert(1)');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });
});
