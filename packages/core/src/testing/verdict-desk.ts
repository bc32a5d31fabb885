import type { Actor } from '../actor.ts';
import { addClaimant } from '../commands/add-claimant.ts';
import { addSource } from '../commands/add-source.ts';
import { attachEvidence } from '../commands/attach-evidence.ts';
import { captureSnapshot } from '../commands/capture-snapshot.ts';
import type { CommandEnvironment } from '../commands/command.ts';
import { proposeVerdict } from '../commands/propose-verdict.ts';
import { publishVerdict } from '../commands/publish-verdict.ts';
import { type ReviewedVerdict, reviewVerdict } from '../commands/review-verdict.ts';
import { type SubmitClaimInput, submitClaim } from '../commands/submit-claim.ts';
import { AssayError, type ErrorCode } from '../error.ts';
import type { Policy } from '../policy/policy.ts';
import type { Id } from '../value/id.ts';
import type { ReviewDecision } from '../verdict/review.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { createTestEnvironment } from './test-environment.ts';

/** A correction in full. */
export const correction = { class: 'substantive', wrong: 'Three.', right: 'Four.' } as const;

/** A desk at which a verdict can be put forward, voted on and published: for tests of its life. */
export async function createVerdictDesk(policy?: Policy) {
  const test = await createTestEnvironment();
  const house = policy === undefined ? {} : { policy };
  const env: CommandEnvironment = { ...test.env, ...house };
  const as = (actor: Actor): CommandEnvironment => ({ ...test.as(actor), ...house });
  let cases = 0;
  const head = () => test.store.read((reader) => reader.headSequence());

  /** A claim with a quotation that bears on it, and what a person would say about it. */
  async function aCase(given: string | null = null, more: Partial<SubmitClaimInput> = {}) {
    cases += 1;
    const text = given ?? `Claim ${cases}: three to five.`;
    const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
    const said = { kind: 'ranking', occasion: { date: '2025-06-23', place: 'The Hague' } } as const;
    const { claim } = await submitClaim(env, { text, language: 'en', claimantId: claimant.id, ...said, ...more });
    const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
    const bytes = new TextEncoder().encode('Three of the ten are Chinese.');
    const document = { sourceId: source.id, url: 'https://paper.example/list', mediaType: 'text/plain', bytes };
    const { snapshot } = await captureSnapshot(env, document);
    const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
    const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
    const verdict = {
      claimId: claim.id,
      rating: 'mostly-true',
      summary: 'Three, at the lower end.',
      reasons: [{ text: 'The paper counts three.', evidence: [evidence.id] }],
      confidence: 'high',
    } as const;
    return { claim, source, snapshot, evidence, verdict };
  }

  const review = (by: Actor, of: VerdictRevision, decision: ReviewDecision = 'approve'): Promise<ReviewedVerdict> =>
    reviewVerdict(as(by), { revisionId: of.id, digest: of.digest, decision, reason: 'Read it.' });
  const publish = (revision: VerdictRevision, by = env) =>
    publishVerdict(by, { revisionId: revision.id, digest: revision.digest });

  return {
    ...test,
    env,
    as,
    head,
    aCase,
    review,
    publish,
    propose: async (by = env) => proposeVerdict(by, (await aCase()).verdict),
    approved: async (revision: VerdictRevision): Promise<VerdictRevision> => {
      const [ann, ben] = test.reviewers;
      await review(ann, revision);
      return (await review(ben, revision)).revision;
    },
    stored: (id: Id<'revision'>) => test.store.read((reader) => reader.getRevision(id)),
    events: (id: Id<'verdict'>) =>
      test.store.read(async (reader) => (await reader.eventsOfSubjects([id])).get(id) ?? []),
    /** The code, or the rules that were broken, of an attempt that is refused and writes nothing. */
    refusal: async (attempt: () => Promise<unknown>): Promise<ErrorCode | readonly string[]> => {
      const before = await head();
      try {
        await attempt();
      } catch (fault) {
        if (!(fault instanceof AssayError)) throw fault;
        if ((await head()) !== before) throw new Error('expected a refusal to write nothing, got an event');
        if (fault.code !== 'not-publishable') return fault.code;
        return fault.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
      }
      throw new Error('expected a refusal, got none');
    },
  };
}

export type VerdictDesk = Awaited<ReturnType<typeof createVerdictDesk>>;
