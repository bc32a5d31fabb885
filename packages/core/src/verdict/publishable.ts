import type { Finding } from '../finding.ts';
import type { Instant } from '../value/instant.ts';
import { nextState } from './life.ts';
import type { Review } from './review.ts';
import { checkVerdict, contentOf, digestOfRevision, type VerdictContext } from './revision.ts';
import {
  isAuthor,
  isCarried,
  type Quorum,
  type ReviewTally,
  type TallyInput,
  tallyReviews,
  twoApprove,
} from './tally.ts';
import type { Emergency, PolicyStamp, Retraction, VerdictRevision, VerdictState } from './verdict.ts';

declare const publishable: unique symbol;

/** A revision that has passed every check before publication. Only {@link checkPublishable} makes one. */
export interface PublishableVerdict {
  readonly revision: VerdictRevision;
  /** The approvals it is published on. */
  readonly approvals: readonly Review[];
  readonly [publishable]: true;
}

export interface PublicationCase extends TallyInput, VerdictContext {
  readonly revision: VerdictRevision;
  /** What other checks found at this moment, such as of quotations against their snapshots. */
  readonly findings: readonly Finding[];
  /** Two approvals and no objection where not given. */
  readonly quorum?: Quorum;
  /** The policy whose rules made the findings. */
  readonly policy?: PolicyStamp | null;
  /** Set where an editor publishes before enough people have approved. */
  readonly emergency?: Emergency | null;
}

export type PublicationDecision =
  | { readonly publishable: PublishableVerdict }
  | { readonly findings: readonly Finding[] };

/**
 * Whether a revision may be published: it is in review or approved, its digest is that of its content, enough people
 * other than its author approve that digest, no objection stands, and no finding is an `error`. Otherwise all that
 * stands in the way.
 */
export function checkPublishable(given: PublicationCase): PublicationDecision {
  const { revision, quorum = twoApprove, policy = null, emergency = null } = given;
  const tally = tallyReviews(given);
  const findings = [
    ...checkState(revision),
    ...checkDigest(revision),
    ...(emergency === null ? checkReviews(tally, quorum) : checkEmergency(emergency, given)),
    ...checkVerdict(contentOf(revision), given),
    ...given.findings,
  ];
  if (findings.some((finding) => finding.severity === 'error')) return { findings: withoutTwins(findings) };
  // The one border at which a revision becomes publishable: everything has just been checked.
  const marked = { ...revision, policy, emergency };
  return { publishable: { revision: marked, approvals: tally.approvals } as unknown as PublishableVerdict };
}

/**
 * The revision as published at a moment, for the desk alone until its embargo is over. It takes a checked revision and
 * nothing else.
 */
export function publish(
  { revision }: PublishableVerdict,
  at: Instant,
  embargoUntil: Instant | null = null,
): VerdictRevision {
  return { ...revision, state: publishedState(revision), publishedAt: at, embargoUntil };
}

/** The embargo of a revision: not over before that of what it corrects, which it would tell of. */
export function embargoAfter(
  asked: Instant | null,
  corrected: Pick<VerdictRevision, 'embargoUntil'> | null,
  at: Instant,
): Instant | null {
  const earlier = corrected?.embargoUntil ?? null;
  if (earlier === null || earlier <= at) return asked;
  return asked === null || asked < earlier ? earlier : asked;
}

function publishedState({ state, emergency }: VerdictRevision): VerdictState {
  if (emergency !== null) return nextState(state, 'publish-now');
  return nextState(state === 'in-review' ? nextState(state, 'carry') : state, 'publish');
}

/**
 * The published revision as an editor takes it back; its content stays as it is.
 *
 * @throws AssayError `transition-refused` where it is not published
 */
export function retract(revision: VerdictRevision, retraction: Retraction): VerdictRevision {
  return { ...revision, state: nextState(revision.state, 'retract'), retraction };
}

/**
 * The published revision as a later one corrects it; its content stays as it is.
 *
 * @throws AssayError `transition-refused` where it is not published
 */
export function supersede(revision: VerdictRevision): VerdictRevision {
  return { ...revision, state: nextState(revision.state, 'supersede') };
}

function error(rule: string, path: Finding['path'], message: string, mend: string | null = null): Finding {
  return { rule, severity: 'error', path, message, mend };
}

/** A policy's rule and our own check may find the same fault; it is said once. */
export function withoutTwins(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ path, message }: Finding) => JSON.stringify([path, message]);
  const first = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]));
  return findings.filter((finding) => first.get(keyOf(finding)) === finding);
}

function checkState({ state }: VerdictRevision): Finding[] {
  if (state === 'in-review' || state === 'approved') return [];
  return [error('state-before-publication', ['state'], `expected a revision in review or approved, got one ${state}`)];
}

function checkDigest(revision: VerdictRevision): Finding[] {
  if (revision.digest === digestOfRevision(contentOf(revision))) return [];
  return [error('digest-of-content', ['digest'], 'expected the digest of the content, got another')];
}

/** An emergency sets aside that too few have approved, and nothing else: not the author's distance, not an objection. */
function checkEmergency({ editorId, reason }: Emergency, given: PublicationCase): Finding[] {
  const findings: Finding[] = [];
  if (isAuthor(editorId, given))
    findings.push(
      error('emergency-by-another', ['emergency'], 'expected an editor who is not its author, got its author'),
    );
  if (reason.trim() === '') findings.push(error('emergency-reason', ['emergency'], 'expected a reason, got none'));
  const { objections } = tallyReviews(given);
  return [...findings, ...(given.quorum?.dissent === 'is-kept' ? [] : objections.map(standing))];
}

function standing(review: Review): Finding {
  return error('no-standing-objection', ['reviews', review.id], 'expected no objection, got one that stands');
}

/** What is missing of the reviews a revision needs. */
export function checkReviews(tally: ReviewTally, quorum: Quorum): Finding[] {
  const { approvals, objections, discounted } = tally;
  if (isCarried(tally, quorum)) return [];
  const findings = quorum.dissent === 'blocks' ? objections.map(standing) : [];
  const votes = approvals.length + objections.length;
  const voided = discounted.filter(({ review }) => review.decision === 'approve').length;
  if (approvals.length < quorum.carry || votes < quorum.votes || findings.length === 0) {
    const wanted = quorum.votes > quorum.carry ? ` among ${quorum.votes} votes or more` : '';
    findings.push(
      error(
        'approvals-enough',
        ['reviews'],
        `expected ${quorum.carry} approvals${wanted} of this exact revision by people other than its author, ` +
          `got ${approvals.length} of ${votes}${voided === 0 ? '' : ` (and ${voided} that do not count)`}`,
      ),
    );
  }
  return findings;
}
