import type { ActorKind, ReviewDecision, Role } from '@assay/core';
import fc from 'fast-check';

/** Actors, claims and the rest by their place in the order they came; one too far names nobody. */
export type Step = {
  readonly by: number;
  /** Which house rules hold at that moment. */
  readonly house: number;
  /** How far the clock moves, in seconds; it may step back, or past the end of every embargo. */
  readonly clock: number;
} & StepKind;

/** `unseen`: its author has not seen what stands. */
type StepKind =
  | { readonly does: 'propose'; readonly claim: number; readonly unseen: boolean }
  | { readonly does: 'correct'; readonly claim: number; readonly unseen: boolean }
  | { readonly does: 'ask'; readonly claim: number }
  | (RevisionStep & { readonly does: 'review'; readonly decision: ReviewDecision; readonly another: boolean })
  | (RevisionStep & { readonly does: 'dismiss'; readonly vote: number })
  | (RevisionStep & { readonly does: 'publish'; readonly emergency: boolean; readonly embargo: boolean })
  | (RevisionStep & { readonly does: 'retract' })
  | { readonly does: 'answer'; readonly reply: number }
  | { readonly does: 'set-role'; readonly of: number; readonly role: Role }
  | { readonly does: 'add-actor'; readonly kind: ActorKind; readonly role: Role | null };

/** `back`: how many revisions before the latest. */
interface RevisionStep {
  readonly claim: number;
  readonly back: number;
}

export interface Member {
  readonly kind: ActorKind;
  readonly role: Role;
}

/** Who is at the desk when a sequence begins; the first keeps its people. */
export const cast: readonly Member[] = [
  { kind: 'person', role: 'admin' },
  { kind: 'person', role: 'editor' },
  { kind: 'person', role: 'editor' },
  { kind: 'person', role: 'reviewer' },
  { kind: 'person', role: 'reviewer' },
  { kind: 'person', role: 'contributor' },
  { kind: 'person', role: 'reader' },
  { kind: 'person', role: 'auditor' },
  { kind: 'bot', role: 'bot' },
  { kind: 'import', role: 'bot' },
];
export const claimCount = 2;
/** How long an embargo is, in seconds: longer than all the small steps of the clock together. */
export const embargoSeconds = 3600;

const mostly = <T>(often: readonly T[], seldom: readonly T[], ratio = 12) =>
  fc.oneof(
    { weight: ratio, arbitrary: fc.constantFrom(...often) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );
// Places 10 and 11 are of actors who may have been added meanwhile.
const anyone = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const claim = fc.nat(claimCount - 1);
const revision = { claim, back: mostly([0], [1, 2, 9]) };
const decision = fc.constantFrom<ReviewDecision>(
  'approve',
  'approve',
  'approve',
  'approve',
  'approve',
  'object',
  'withdraw',
  'send-back',
);
const role = fc.constantFrom<Role>('reader', 'contributor', 'reviewer', 'editor', 'admin', 'auditor', 'bot');
const kind = fc.constantFrom<ActorKind>('person', 'person', 'bot', 'import');

const by = (often: readonly number[]) => ({
  by: mostly(often, anyone),
  house: mostly([0], [1, 2], 20),
  clock: mostly([-2, -1, 0, 1, 2, 3, 4, 5], [2 * embargoSeconds], 40),
});
const [writers, voters, editors] = [
  [0, 1, 3, 5],
  [0, 1, 2, 3, 4],
  [0, 1, 2],
];
const yes = (ratio: number) => mostly([false], [true], ratio);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('propose'), ...by(writers), claim, unseen: yes(12) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('correct'), ...by(writers), claim, unseen: yes(12) }) },
  {
    weight: 20,
    arbitrary: fc.record({ does: fc.constant('review'), ...by(voters), ...revision, decision, another: yes(20) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('dismiss'), ...by(editors), ...revision, vote: fc.nat(3) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('publish'),
      ...by(editors),
      ...revision,
      emergency: yes(4),
      embargo: yes(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('retract'), ...by(editors), ...revision }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('ask'), ...by(writers), claim }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('answer'), ...by(writers), reply: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('set-role'), ...by([0]), of: fc.constantFrom(...anyone), role }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('add-actor'), ...by([0]), kind, role: fc.option(role) }),
  },
);

/** What a desk does in a while; its house rules are those of one of three. */
export const arbitrarySteps = fc.array(step, { minLength: 1, maxLength: 100, size: 'max' });
