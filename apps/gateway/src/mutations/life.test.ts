import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, paper, quoting } from '../test-desk.ts';

let desk: Desk;
let act: Desk['act'];
beforeEach(async () => {
  desk = await openDesk();
  ({ act } = desk);
});
afterEach(() => desk.close());

const [ada, ann, ben] = ['Ada Author', 'Ann Reviewer', 'Ben Reviewer'];

/** A claim with evidence, an assessed proposition and what its author says of it, all through the gateway. */
async function aCase() {
  const { claimant } = await act(ada, 'addClaimant', { name: 'Mark Rutte', kind: 'PERSON' }, 'claimant { id }');
  const said = { text: 'Three to five.', language: 'en', kind: 'RANKING', claimantId: claimant.id };
  const { claim } = await act(ada, 'submitClaim', said, 'claim { id }');
  const { source } = await act(ada, 'addSource', { name: 'A paper', kind: 'NEWS' }, 'source { id }');
  const document = { sourceId: source.id, mediaType: 'text/plain', utf8: paper };
  const { snapshot } = await act(ada, 'captureSnapshot', document, 'snapshot { id text }');
  const quotation = { snapshotId: snapshot.id, exact: 'Three of the ten' };
  const bearing = { claimId: claim.id, stance: 'SUPPORTS', quotation };
  const { evidence } = await act(ada, 'attachEvidence', bearing, 'evidence { id quotation { start } }');
  const form = { claimId: claim.id, proposition: quoting };
  const { proposition } = await act(ada, 'proposeProposition', form, 'proposition { id words json }');
  const over = { propositionId: proposition.id, documents: [{ name: 'paper', snapshotId: snapshot.id }] };
  const { assessment } = await act(ada, 'assess', over, 'assessment { id outcome documents { snapshot { id } } }');
  const verdict = {
    claimId: claim.id,
    rating: 'true',
    summary: 'Three.',
    reasons: [{ text: 'The paper counts three.', evidence: [evidence.id], assessments: [assessment.id] }],
    confidence: 'HIGH',
    scope: { from: '2023' },
  };
  return { said, source, snapshot, evidence, proposition, assessment, verdict };
}

const revision = 'revision { id digest state revision }';
const approve = (by: string, { id, digest }: { id: string; digest: string }) =>
  act(by, 'reviewVerdict', { revisionId: id, digest, decision: 'APPROVE', reason: 'Read it.' }, revision);
async function publish(one: { id: string; digest: string }) {
  await approve(ann, one);
  await approve(ben, one);
  return act(ada, 'publishVerdict', { revisionId: one.id, digest: one.digest }, revision);
}

describe('the life of a claim through the gateway alone', () => {
  it('leads from its submission to a published verdict and its correction', async () => {
    const { said, source, evidence, proposition, assessment, snapshot, verdict } = await aCase();
    expect(evidence.quotation.start).toBe(0);
    expect(proposition.json).toEqual(quoting);
    expect(assessment).toMatchObject({ outcome: 'TRUE', documents: [{ snapshot: { id: snapshot.id } }] });
    const speech = { sourceId: source.id, mediaType: 'text/plain', utf8: said.text };
    const { snapshot: spoken } = await act(ada, 'captureSnapshot', speech, 'snapshot { id }');
    const appearance = {
      claimId: verdict.claimId,
      snapshotId: spoken.id,
      span: { start: 0, end: 5 },
      quote: 'Three',
    };
    expect(await act(ada, 'addAppearance', appearance, 'appearance { first span { start end } }')).toMatchObject({
      appearance: { first: true, span: { start: 0, end: 5 } },
    });

    const proposed = await act(ada, 'proposeVerdict', verdict, revision);
    expect(proposed.revision).toMatchObject({ state: 'IN_REVIEW', revision: 1 });
    expect(await publish(proposed.revision)).toMatchObject({ revision: { state: 'PUBLISHED' } });

    const correction = { class: 'SUBSTANTIVE', wrong: 'Three.', right: 'Three, where one counts the paper.' };
    const corrected = {
      ...verdict,
      rating: 'mostly-true',
      override: 'One paper.',
      correction,
      seen: proposed.revision.id,
    };
    const second = await act(ada, 'correctVerdict', corrected, `${revision.slice(0, -1)} correction { class wrong } }`);
    expect(second.revision).toMatchObject({ revision: 2, correction: { class: 'SUBSTANTIVE', wrong: 'Three.' } });
    const after = 'revision { verdict { published { revision } history { revision state } } }';
    await publish(second.revision);
    const { data } = await desk.ask(
      `query ($id: ID!) { node(id: $id) { ... on Revision { ${after.slice('revision { '.length)} } }`,
      { id: second.revision.id },
    );
    expect(data.node.verdict).toEqual({
      published: { revision: 2 },
      history: [
        { revision: 2, state: 'PUBLISHED' },
        { revision: 1, state: 'CORRECTED' },
      ],
    });
    expect(await desk.store.check()).toEqual([]);
  });

  it('shows what each mutation of one document has done', async () => {
    const { verdict } = await aCase();
    const proposed = (await act(ada, 'proposeVerdict', verdict, revision)).revision;
    const review = { revisionId: proposed.id, digest: proposed.digest, decision: 'OBJECT', reason: 'No.' };
    const seen = 'revision { verdict { latest { state reviews { decision } } } }';
    const query = `mutation ($first: ReviewVerdictInput!, $second: ReviewVerdictInput!) {
      first: reviewVerdict(input: $first) { ... on ReviewVerdictPayload { ${seen} } }
      second: reviewVerdict(input: $second) { ... on ReviewVerdictPayload { ${seen} } } }`;
    const variables = { first: review, second: { ...review, decision: 'SEND_BACK' } };
    const { data } = await desk.ask(query, variables, { 'x-assay-actor': ann });
    expect(data.first.revision.verdict.latest).toMatchObject({ state: 'IN_REVIEW', reviews: [{ decision: 'OBJECT' }] });
    expect(data.second.revision.verdict.latest).toMatchObject({ state: 'DRAFT', reviews: { length: 2 } });
  });

  it('reports twins, and writes nothing', async () => {
    const { said, source } = await aCase();
    const head = () => desk.store.read((reader) => reader.headSequence());
    const before = await head();
    const again = await act(ada, 'submitClaim', { ...said, text: 'three  TO five' }, 'twin claim { text }');
    expect(again).toMatchObject({ twin: true, claim: { text: 'Three to five.' } });
    expect(await act(ada, 'addSource', { name: 'a PAPER', kind: 'NEWS' }, 'twin')).toMatchObject({ twin: true });
    expect(await act(ada, 'addClaimant', { name: 'mark rutte', kind: 'PERSON' }, 'twin')).toMatchObject({ twin: true });
    const same = { sourceId: source.id, mediaType: 'text/plain', base64: Buffer.from(paper).toString('base64') };
    expect(await act(ada, 'captureSnapshot', same, 'twin')).toMatchObject({ twin: true });
    expect(await head()).toBe(before);
  });
});

describe('a review through the gateway', () => {
  it('is refused of the author, of a bot, and on a digest that is not the revision’s', async () => {
    const { verdict } = await aCase();
    const proposed = (await act(ada, 'proposeVerdict', verdict, revision)).revision;
    expect(await approve(ada, proposed)).toMatchObject({ __typename: 'Refusal', code: 'NOT_PERMITTED' });
    expect(await approve('ada author', proposed)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await approve('A feed; kind=bot', proposed)).toMatchObject({ code: 'NOT_PERMITTED' });
    const stale = { ...proposed, digest: '0'.repeat(64) };
    expect(await approve(ann, stale)).toMatchObject({ code: 'CONFLICT' });
  });

  it('that is missing stands in the way of publication, with findings', async () => {
    const { verdict } = await aCase();
    const { id, digest } = (await act(ada, 'proposeVerdict', verdict, revision)).revision;
    expect(await act(ada, 'publishVerdict', { revisionId: id, digest })).toMatchObject({
      code: 'NOT_PUBLISHABLE',
      findings: expect.arrayContaining([expect.objectContaining({ severity: 'ERROR', code: expect.any(String) })]),
    });
    expect(await act(ada, 'proposeVerdict', verdict)).toMatchObject({ code: 'TRANSITION_REFUSED' });
    expect(await act(ada, 'proposeVerdict', { ...verdict, rating: 'liar' })).toMatchObject({ __typename: 'Refusal' });
  });
});
