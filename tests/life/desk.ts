import {
  type Actor,
  AssayError,
  createIds,
  definePolicy,
  digestOf,
  type Id,
  type Policy,
  recommended,
  threeVoteTwoCarry,
  type VerdictRevision,
} from '@assay/core';
import {
  addActor,
  addClaimant,
  addSource,
  askReply,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  correctVerdict,
  dismissObjection,
  proposeVerdict,
  publishVerdict,
  recordReply,
  retractVerdict,
  reviewVerdict,
  setRole,
  submitClaim,
} from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import type { Outcome } from './model.ts';
import { cast, claimCount, embargoSeconds, type Step } from './step.ts';

/** House rules of the same order as the model's. */
export const policies: readonly Policy[] = [
  recommended,
  definePolicy({ id: 'three', version: 1, extends: recommended.rules, quorum: threeVoteTwoCarry }),
  definePolicy({
    id: 'one',
    version: 1,
    extends: recommended.rules,
    quorum: { votes: 1, carry: 1, dissent: 'blocks' },
  }),
];

/** The commands on a real store, driven by steps. */
export interface Desk {
  readonly store: Store;
  readonly actors: readonly Actor[];
  /** Of each claim its verdict, its revisions and its reviews, oldest first. */
  readonly files: readonly ClaimFile[];
  /** What the setup wrote. */
  readonly head: number;
  readonly play: (step: Step) => Promise<Outcome>;
}
interface ClaimFile {
  readonly revisions: VerdictRevision[];
  readonly reviews: Id<'review'>[];
}

export async function openDesk(): Promise<Desk> {
  let time = Date.UTC(2025, 5, 24);
  const now = () => time;
  const makeId = createIds({ now, random: (bytes) => bytes.fill(0) });
  const store = await openStore(':memory:', { now });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
  const actors: Actor[] = [];
  for (const { kind, role } of cast) actors.push(await addActor(env, { name: role, kind, role }));
  const contents: Awaited<ReturnType<typeof aContent>>[] = [];
  for (let index = 0; index < claimCount; index += 1) contents.push(await aContent(env, `Claim ${index}.`));
  const files: ClaimFile[] = contents.map(() => ({ revisions: [], reviews: [] }));
  const replies: Id<'reply'>[] = [];
  const nobody = makeId('actor');
  const head = await store.read((reader) => reader.headSequence());

  /** Does what the step says, and keeps what came of it. */
  async function run(step: Step): Promise<void> {
    const policy = policies[step.house] ?? recommended;
    const acting: CommandEnvironment = { ...env, policy, actor: actors[step.by]?.id ?? nobody };
    if (step.does === 'answer') {
      await recordReply(acting, { replyId: replies[step.reply] ?? makeId('reply'), text: 'Ours.' });
      return;
    }
    if (step.does === 'set-role') {
      const actorId = actors[step.of]?.id ?? nobody;
      const changed = await setRole(acting, { actorId, role: step.role });
      actors[step.of] = changed;
      return;
    }
    if (step.does === 'add-actor') {
      actors.push(await addActor(acting, { name: 'Another', kind: step.kind, role: step.role }));
      return;
    }
    const [file, content] = [files[step.claim], contents[step.claim]];
    if (file === undefined || content === undefined) throw new Error('a step is about a claim of the desk');
    if (step.does === 'ask') {
      const { claimId } = content;
      const asked = { claimId, asked: 'The office', channel: 'by telephone', question: 'Which?', deadline: '2025-07' };
      replies.push((await askReply(acting, asked)).id);
      return;
    }
    if (step.does === 'propose') {
      const seen = step.unseen ? undefined : file.revisions.at(-1)?.id;
      file.revisions.push(await proposeVerdict(acting, { ...content, seen }));
      return;
    }
    if (step.does === 'correct') {
      const correction = { class: 'clarification', wrong: 'Two.', right: 'Three.' } as const;
      const seen = step.unseen ? undefined : await publishedOf(store, file);
      file.revisions.push(await correctVerdict(acting, { ...content, correction, seen: seen ?? makeId('revision') }));
      return;
    }
    const revision = file.revisions.at(-1 - step.back);
    const revisionId = revision?.id ?? makeId('revision');
    const reason = 'So it is.';
    switch (step.does) {
      case 'review': {
        const digest = step.another || revision === undefined ? digestOf('another text') : revision.digest;
        const { review } = await reviewVerdict(acting, { revisionId, digest, decision: step.decision, reason });
        file.reviews.push(review.id);
        return;
      }
      case 'dismiss': {
        const reviewId = file.reviews.at(-1 - step.vote) ?? makeId('review');
        await dismissObjection(acting, { reviewId, revisionId, reason });
        return;
      }
      case 'publish':
        await publishVerdict(acting, {
          revisionId,
          digest: revision?.digest ?? digestOf('another text'),
          ...(step.emergency ? { emergency: reason } : {}),
          ...(step.embargo ? { embargoUntil: new Date(time + 1000 * embargoSeconds).toISOString() } : {}),
        });
        return;
      case 'retract':
        await retractVerdict(acting, { revisionId, reason });
        return;
    }
  }

  return {
    store,
    actors,
    files,
    head,
    play: async (step) => {
      time += step.clock * 1000;
      try {
        await run(step);
        return 'done';
      } catch (fault) {
        if (fault instanceof AssayError) return fault.code;
        throw fault;
      }
    },
  };
}

/** The revision of a claim that stands in public. */
async function publishedOf(store: Store, { revisions: [first] }: ClaimFile): Promise<Id<'revision'> | undefined> {
  if (first === undefined) return undefined;
  return store.read(async (reader) => {
    const published = await reader.publishedRevisionsOfVerdicts([first.verdictId]);
    return published.get(first.verdictId)?.id;
  });
}

/** A claim with a quotation behind it, and a verdict on it that the recommended policy lets pass. */
async function aContent(env: CommandEnvironment, text: string) {
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const occasion = { date: '2025-06-23', place: 'The Hague' };
  const said = { text, language: 'en', kind: 'ranking', claimantId: claimant.id, occasion } as const;
  const { claim } = await submitClaim(env, said);
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('Three of the ten.');
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  return {
    claimId: claim.id,
    rating: 'true',
    summary: 'Three.',
    reasons: [{ text: 'The paper counts three.', evidence: [evidence.id] }],
    confidence: 'high',
  } as const;
}
