import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { openStore } from '../store/open-store.ts';
import { createTestEnvironment, type TestEnvironment } from '../testing/test-environment.ts';
import { createIds } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { addActor } from './add-actor.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { attachEvidence } from './attach-evidence.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import type { CommandEnvironment } from './command.ts';
import { loadTable } from './load-table.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { retractVerdict } from './retract-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';
import { submitClaim } from './submit-claim.ts';
import { loadVerdictCases } from './verdict-case.ts';

const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;

/** A verdict that cites a quotation of a paper and a list of an institute from which the paper copies. */
async function aVerdict(env: CommandEnvironment, text: string, by = 'Mark Rutte'): Promise<VerdictRevision> {
  const { claimant } = await addClaimant(env, { name: by, kind: 'person' });
  const occasion = { date: '2025-06-23' };
  const given = { text, language: 'en', kind: 'ranking', claimantId: claimant.id, occasion } as const;
  const { claim } = await submitClaim(env, given);
  const { source: origin } = await addSource(env, { name: 'Institute', kind: 'data-publisher' });
  const { source } = await addSource(env, { name: 'A paper', kind: 'news', origin: origin.id });
  const bytes = new TextEncoder().encode(`Three of the ten. ${text}`);
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const list = { name: 'list', title: 'List', sourceId: origin.id, schema, rows: [[1]] };
  const { table } = await loadTable(env, { ...list, vintage: '2024', publishedOn: '2024-12' });
  const bearing = { claimId: claim.id, stance: 'supports' } as const;
  const quotation = await attachEvidence(env, {
    ...bearing,
    kind: 'quotation',
    snapshotId: snapshot.id,
    exact: 'Three of the ten',
  });
  const listed = await attachEvidence(env, { ...bearing, kind: 'table', tableId: table.id });
  return proposeVerdict(env, {
    claimId: claim.id,
    rating: 'true',
    summary: 'Three.',
    reasons: [{ text: 'So it is counted.', evidence: [quotation.id, listed.id] }],
    confidence: 'high',
  });
}

async function publish({ as, reviewers }: TestEnvironment, env: CommandEnvironment, revision: VerdictRevision) {
  const { id: revisionId, digest } = revision;
  for (const reviewer of reviewers) {
    await reviewVerdict(as(reviewer), { revisionId, digest, decision: 'approve', reason: 'Read.' });
  }
  return publishVerdict(env, { revisionId, digest });
}

describe('the case of a verdict', () => {
  it('corrects nothing where what was published before has been taken back', async () => {
    const test = await createTestEnvironment();
    const { env, store } = test;
    const first = await publish(test, env, await aVerdict(env, 'Three of ten are.'));
    await retractVerdict(env, { revisionId: first.id, reason: 'Counted wrongly.' });
    const { claimId, rating, summary, confidence, override } = first;
    const reasons = first.reasons.map(({ text, evidence }) => ({ text, evidence: [...evidence] }));
    const content = { claimId, rating, summary, confidence, override, reasons };
    const again = await proposeVerdict(env, { ...content, seen: first.id });
    const [found] = await store.read((reader) => loadVerdictCases(reader, [again.id]));
    expect(found).toMatchObject({ revision: { revision: 2 }, supersedes: null });
    expect(found === undefined ? [] : rulesIn(found)).not.toContain('correction-complete');
    await test.close();
  });

  it('holds all that bears on it', async () => {
    const test = await createTestEnvironment();
    const { env, store } = test;
    const twin = await publish(test, env, await aVerdict(env, 'Three of ten are.', 'Somebody else'));
    const revision = await aVerdict(env, 'Three of ten ARE');
    const [origin] = (await store.read((reader) => reader.sourcesPage({ last: 1 }))).items;
    const later = { name: 'list', title: 'List', sourceId: origin?.id ?? '', schema, rows: [[1], [2]] };
    const { table: newer } = await loadTable(env, { ...later, vintage: '2025', publishedOn: '2025-12' });
    const [ann] = test.reviewers;
    const { review } = await reviewVerdict(test.as(ann), {
      revisionId: revision.id,
      digest: revision.digest,
      decision: 'object',
      reason: 'No.',
    });
    const [found] = await store.read((reader) => loadVerdictCases(reader, [revision.id]));
    expect(found).toMatchObject({
      revision: { id: revision.id, state: 'in-review' },
      claim: { id: revision.claimId },
      claimant: { name: 'Mark Rutte' },
      supersedes: null,
      evidence: [{ kind: 'quotation' }, { kind: 'table' }],
      sources: [{ name: 'A paper' }, { name: 'Institute' }],
      snapshots: [{ intact: true }],
      tables: [{ vintage: '2024' }],
      newerTables: [{ id: newer.id }],
      authors: [test.author.id],
      reviews: [review],
      actors: [ann],
      similar: [{ claim: { id: twin.claimId }, revision: { id: twin.id } }],
    });
    expect(found === undefined ? [] : rulesIn(found)).toEqual([
      'two-independent-origins',
      'newest-vintage',
      'approvals-by-others',
      'approvals-by-others',
    ]);
    await test.close();
  });

  it('is refused for an id that is not on record', async () => {
    const { env, store, close } = await createTestEnvironment();
    const unknown = env.makeId('revision');
    await expect(store.read((reader) => loadVerdictCases(reader, [unknown]))).rejects.toThrowError(
      expect.objectContaining({ code: 'not-found' }),
    );
    await close();
  });

  it('takes as many statements in a page of a hundred as alone', async () => {
    let statements = 0;
    const store = await openStore(':memory:', { onStatement: () => (statements += 1) });
    const now = () => Date.UTC(2025, 5, 24);
    const makeId = createIds({ now, random: (bytes) => bytes.fill(0) });
    const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
    await addActor(env, { name: 'Ada', kind: 'person' });
    const revisions: VerdictRevision[] = [];
    for (let index = 0; index < 100; index += 1) revisions.push(await aVerdict(env, `Claim ${index}.`));
    const ids = revisions.map(({ id }) => id);
    const used = async (some: typeof ids) => {
      statements = 0;
      const cases = await store.read((reader) => loadVerdictCases(reader, some));
      expect(cases.map(({ revision }) => revision.id)).toEqual(some);
      return statements;
    };
    expect(await used(ids)).toBe(await used(ids.slice(0, 1)));
    await store.close();
  });
});

function rulesIn(found: Parameters<typeof checkPolicy>[1]): string[] {
  return checkPolicy(recommended, found, asInstant(0)).findings.map(({ rule }) => rule);
}
