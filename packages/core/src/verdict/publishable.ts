import type { Finding } from '../finding.ts';
import type { Instant } from '../value/instant.ts';
import { nextState } from './life.ts';
import type { Review } from './review.ts';
import { checkVerdict, contentOf, digestOfRevision, type VerdictContext } from './revision.ts';
import { defaultQuorum, type ReviewTally, type TallyInput, tallyReviews } from './tally.ts';
import type { VerdictRevision } from './verdict.ts';

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
  /** How many approvals are needed; two where not given. */
  readonly quorum?: number;
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
  const { revision, quorum = defaultQuorum } = given;
  const tally = tallyReviews(given);
  const findings = [
    ...checkState(revision),
    ...checkDigest(revision),
    ...checkReviews(tally, quorum),
    ...checkVerdict(contentOf(revision), given),
    ...given.findings,
  ];
  if (findings.some((finding) => finding.severity === 'error')) return { findings };
  // The one border at which a revision becomes publishable: everything has just been checked.
  return { publishable: { revision, approvals: tally.approvals } as unknown as PublishableVerdict };
}

/**
 * The revision as published at a moment. It takes a checked revision and nothing else.
 */
export function publish({ revision }: PublishableVerdict, at: Instant): VerdictRevision {
  const carried = revision.state === 'in-review' ? nextState(revision.state, 'carry') : revision.state;
  return { ...revision, state: nextState(carried, 'publish'), publishedAt: at };
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

function checkState({ state }: VerdictRevision): Finding[] {
  if (state === 'in-review' || state === 'approved') return [];
  return [error('state-before-publication', ['state'], `expected a revision in review or approved, got one ${state}`)];
}

function checkDigest(revision: VerdictRevision): Finding[] {
  if (revision.digest === digestOfRevision(contentOf(revision))) return [];
  return [error('digest-of-content', ['digest'], 'expected the digest of the content, got another')];
}

function checkReviews({ approvals, objections, discounted }: ReviewTally, quorum: number): Finding[] {
  const findings = objections.map((review) =>
    error('no-standing-objection', ['reviews', review.id], 'expected no objection, got one that stands'),
  );
  if (approvals.length < quorum) {
    const voided = discounted.filter(({ review }) => review.decision === 'approve').length;
    findings.push(
      error(
        'approvals-enough',
        ['reviews'],
        `expected ${quorum} approvals of this exact revision by people other than its author, got ${approvals.length}` +
          (voided === 0 ? '' : ` (and ${voided} that do not count)`),
      ),
    );
  }
  return findings;
}
