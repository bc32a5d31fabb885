import type { ErrorCode, ReviewDecision, VerdictState } from '@assay/core';
import { cast, claimCount, embargoSeconds, type Member, type Step } from './step.ts';

// The rules of a verdict's life as the documents say them, kept apart from the code: nothing of it is called here.

export interface ModelRevision {
  readonly author: number;
  readonly corrects: boolean;
  state: VerdictState;
  wasPublic: boolean;
  /** Published, and its embargo is not over. */
  hidden: boolean;
  house: number | null;
  emergencyBy: number | null;
  retractedBy: number | null;
}
interface Vote {
  readonly by: number;
  /** The place of the revision. */
  readonly on: number;
  readonly decision: ReviewDecision;
  dismissed: boolean;
}
export interface ModelClaim {
  readonly revisions: ModelRevision[];
  readonly votes: Vote[];
}

/** How many must vote and approve, and whether one objection blocks. */
const houses = [
  { votes: 2, approvals: 2, blocks: true },
  { votes: 3, approvals: 2, blocks: false },
  { votes: 1, approvals: 1, blocks: true },
] as const;

const desk = ['contributor', 'reviewer', 'editor', 'admin'];
const mayDo: Readonly<Record<Step['does'], readonly string[]>> = {
  propose: desk,
  correct: desk,
  ask: desk,
  answer: desk,
  review: ['reviewer', 'editor', 'admin'],
  dismiss: ['editor', 'admin'],
  publish: ['editor', 'admin'],
  retract: ['editor', 'admin'],
  'set-role': ['admin'],
  'add-actor': ['admin'],
};

export type Outcome = 'done' | ErrorCode;

export interface Model {
  readonly claims: readonly ModelClaim[];
  readonly members: readonly Member[];
  readonly play: (step: Step) => Outcome;
  /** Places of the votes that approve a revision, and of the objections that stand against it. */
  readonly count: (claim: ModelClaim, on: number) => { readonly approvals: number[]; readonly objections: number[] };
}

export function createModel(): Model {
  const members: Member[] = [...cast];
  const claims: ModelClaim[] = Array.from({ length: claimCount }, () => ({ revisions: [], votes: [] }));
  const answered: boolean[] = [];
  return {
    claims,
    members,
    count,
    play: (step) => {
      if (step.clock > embargoSeconds)
        for (const one of claims.flatMap(({ revisions }) => revisions)) one.hidden = false;
      const member = members[step.by];
      if (member === undefined) return 'not-found';
      if (!mayDo[step.does].includes(member.role)) return 'not-permitted';
      if (step.does === 'ask') {
        answered.push(false);
        return 'done';
      }
      if (step.does === 'answer') {
        if (answered[step.reply] === undefined) return 'not-found';
        if (answered[step.reply] === true) return 'conflict';
        answered[step.reply] = true;
        return 'done';
      }
      if (step.does === 'set-role') {
        const of = members[step.of];
        if (of === undefined) return 'not-found';
        if ((of.kind === 'person') === (step.role === 'bot')) return 'invalid-input';
        if (step.of === step.by) return 'not-permitted';
        members[step.of] = { ...of, role: step.role };
        return 'done';
      }
      if (step.does === 'add-actor') {
        const role = step.role ?? (step.kind === 'person' ? 'contributor' : 'bot');
        if ((step.kind === 'person') === (role === 'bot')) return 'invalid-input';
        members.push({ kind: step.kind, role });
        return 'done';
      }
      const claim = claims[step.claim];
      return claim === undefined ? 'not-found' : judge(claim, step);
    },
  };
}

type VerdictStep = Extract<Step, { readonly claim: number }>;

function judge(claim: ModelClaim, step: VerdictStep): Outcome {
  const { revisions, votes } = claim;
  const isPublic = revisions.some(({ state }) => state === 'published');
  const latest = revisions.at(-1);
  if (step.does === 'ask') return 'done';
  if (step.does === 'propose' || step.does === 'correct') {
    const corrects = step.does === 'correct';
    if (corrects !== isPublic || latest?.state === 'in-review' || latest?.state === 'approved')
      return 'transition-refused';
    if (step.unseen && latest !== undefined) return 'conflict';
    const blank = { wasPublic: false, hidden: false, house: null, emergencyBy: null, retractedBy: null } as const;
    revisions.push({ author: step.by, corrects, state: 'in-review', ...blank });
    return 'done';
  }
  const on = revisions.length - 1 - step.back;
  const revision = revisions[on];
  if (revision === undefined) return 'not-found';
  const house = houses[step.house] ?? houses[0];
  const isOpen = revision.state === 'in-review' || revision.state === 'approved';
  const authors = authorsOf(claim, on);
  switch (step.does) {
    case 'review': {
      if (authors.includes(step.by)) return 'not-permitted';
      if (step.another) return 'conflict';
      if (!isOpen) return 'transition-refused';
      const { approvals, objections } = count(claim, on);
      const hasOne = [...approvals, ...objections].some((place) => votes[place]?.by === step.by);
      if (step.decision === 'withdraw' && !hasOne) return 'conflict';
      votes.push({ by: step.by, on, decision: step.decision, dismissed: false });
      if (step.decision === 'send-back') revision.state = 'draft';
      // Once approved it stays so until somebody says otherwise.
      else if (step.decision !== 'approve' || revision.state === 'in-review')
        revision.state = isEnough(claim, on, house) ? 'approved' : 'in-review';
      return 'done';
    }
    case 'dismiss': {
      const place = votes.length - 1 - step.vote;
      const vote = votes[place];
      if (vote === undefined) return 'not-found';
      if (!count(claim, on).objections.includes(place)) return 'conflict';
      if (authors.includes(step.by) || vote.by === step.by) return 'not-permitted';
      if (!isOpen) return 'transition-refused';
      vote.dismissed = true;
      if (isEnough(claim, on, house)) revision.state = 'approved';
      return 'done';
    }
    case 'publish': {
      const objected = house.blocks && count(claim, on).objections.length > 0;
      const held = step.emergency ? objected || authors.includes(step.by) : !isEnough(claim, on, house);
      if (!isOpen || held || revision.corrects !== isPublic) return 'not-publishable';
      if (step.emergency && revision.state === 'approved') return 'transition-refused';
      const corrected = revisions.find(({ state }) => state === 'published');
      if (corrected !== undefined) corrected.state = 'corrected';
      revision.state = 'published';
      revision.wasPublic = true;
      // It would tell of what it corrects.
      revision.hidden = step.embargo || corrected?.hidden === true;
      revision.house = step.house;
      if (step.emergency) revision.emergencyBy = step.by;
      return 'done';
    }
    case 'retract': {
      if (revision.state !== 'published') return 'transition-refused';
      revision.state = 'retracted';
      revision.retractedBy = step.by;
      return 'done';
    }
  }
}

/** What the public reads of a claim: the places of its revisions and the state each has for it. */
export function publicOf({ revisions }: ModelClaim): { readonly place: number; readonly state: VerdictState }[] {
  const shown = revisions.flatMap(({ state, wasPublic, hidden }, place) =>
    wasPublic && !hidden ? [{ place, state }] : [],
  );
  const last = shown.at(-1);
  // What stands stands until what corrects it is public.
  if (last?.state === 'corrected') shown[shown.length - 1] = { ...last, state: 'published' };
  return shown;
}

/** The revision and what was sent back before it, since something was last published. */
function startOf({ revisions }: ModelClaim, on: number): number {
  for (let place = on - 1; place >= 0; place -= 1) if (revisions[place]?.wasPublic === true) return place + 1;
  return 0;
}

function authorsOf(claim: ModelClaim, on: number): number[] {
  return claim.revisions.slice(startOf(claim, on), on + 1).map(({ author }) => author);
}

function count(claim: ModelClaim, on: number): { approvals: number[]; objections: number[] } {
  const [from, authors] = [startOf(claim, on), authorsOf(claim, on)];
  const last = new Map<number, number>();
  claim.votes.forEach((vote, place) => {
    if (vote.on >= from && vote.on <= on && !authors.includes(vote.by)) last.set(vote.by, place);
  });
  const places = [...last.values()].sort((a, b) => a - b);
  const decided = (place: number) => claim.votes[place];
  return {
    approvals: places.filter((place) => decided(place)?.decision === 'approve' && decided(place)?.on === on),
    objections: places.filter((place) => decided(place)?.decision === 'object' && decided(place)?.dismissed === false),
  };
}

function isEnough(claim: ModelClaim, on: number, house: (typeof houses)[number]): boolean {
  const { approvals, objections } = count(claim, on);
  if (approvals.length < house.approvals || approvals.length + objections.length < house.votes) return false;
  return house.blocks ? objections.length === 0 : approvals.length > objections.length;
}
