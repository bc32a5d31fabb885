import { type Claim, isCheckable } from '../claim/claim.ts';
import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { type Digest, digestOf } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { asText } from '../value/text.ts';
import { nextState } from './life.ts';
import { findLabel, type RatingScale } from './scale.ts';
import type { VerdictContent, VerdictRevision } from './verdict.ts';

/** The most characters (UTF-16 code units) the summary, a reason, an override or a side of a correction may have. */
export const verdictTextLimit = 10_000;

/**
 * What a reviewer of the revision approves: all of it but its ids, digest, state and times.
 */
export function contentOf(revision: VerdictRevision): VerdictContent {
  return {
    claimId: revision.claimId,
    revision: revision.revision,
    scale: revision.scale,
    rating: revision.rating,
    summary: revision.summary,
    reasons: revision.reasons,
    confidence: revision.confidence,
    scope: revision.scope,
    suggestion: revision.suggestion,
    override: revision.override,
    correction: revision.correction,
    authorId: revision.authorId,
  };
}

/**
 * The digest reviews bind to. Any edit of the content gives another.
 *
 * @throws AssayError `invalid-text` where a text has a lone surrogate
 */
export function digestOfRevision(content: VerdictContent): Digest {
  return digestOf(content);
}

/** What becomes of a revision only once it is published. */
export const unpublished = { publishedAt: null, embargoUntil: null, policy: null, emergency: null, retraction: null };

/**
 * A revision as it is put forward: in review.
 *
 * @throws AssayError `invalid-text` where a text has a lone surrogate
 */
export function newRevision(
  content: VerdictContent,
  identity: Pick<VerdictRevision, 'id' | 'verdictId' | 'proposedAt'>,
): VerdictRevision {
  const digest = digestOfRevision(content);
  return { ...content, ...identity, digest, state: nextState('draft', 'propose'), ...unpublished };
}

/** What a verdict's content is checked against. */
export interface VerdictContext {
  readonly claim: Pick<Claim, 'id' | 'kind'>;
  /** The claims that are parts of it. */
  readonly parts: readonly Id<'claim'>[];
  /** The scale version the content should name. */
  readonly scale: RatingScale;
  /** The evidence and assessments it may cite, each with the claim it belongs to. */
  readonly evidence: readonly { readonly id: Id<'evidence'>; readonly claimId: Id<'claim'> }[];
  readonly assessments: readonly { readonly id: Id<'assessment'>; readonly claimId: Id<'claim'> }[];
  /** The published revision this one corrects. */
  readonly supersedes: Pick<VerdictRevision, 'revision'> | null;
}

/** Everything wrong with a verdict's content, all at once; it may be published when no finding is an `error`. */
export function checkVerdict(content: VerdictContent, context: VerdictContext): Finding[] {
  return [
    ...checkClaim(content, context),
    ...checkRating(content, context),
    ...checkReasons(content, context),
    ...checkOverride(content),
    ...checkCorrection(content, context),
    ...checkTexts(content),
  ];
}

type Path = Finding['path'];

function error(rule: string, path: Path, message: string, mend: string | null = null): Finding {
  return { rule, severity: 'error', path, message, mend };
}

function checkClaim(content: VerdictContent, { claim }: VerdictContext): Finding[] {
  if (content.claimId === claim.id) return [];
  return [error('verdict-of-claim', ['claimId'], 'expected a verdict on this claim, got one on another')];
}

function checkRating(content: VerdictContent, { claim, scale }: VerdictContext): Finding[] {
  const named = `version ${scale.version} of the scale ${scale.id}`;
  if (content.scale.id !== scale.id || content.scale.version !== scale.version) {
    return [error('scale-version', ['scale'], `expected a rating on ${named}, got one on another`)];
  }
  const label = findLabel(scale, content.rating);
  if (label === undefined) {
    const labels = scale.labels.filter((one) => !one.retired).map((one) => one.id);
    return [error('rating-on-scale', ['rating'], `expected a label of ${named}: ${labels.join(', ')}`)];
  }
  const findings: Finding[] = [];
  if (label.retired) {
    findings.push(error('rating-in-use', ['rating'], `expected a label in use, got ${label.id}, which is retired`));
  }
  if (!isCheckable(claim.kind) && label.position !== null) {
    findings.push(
      error(
        'no-truth-rating-where-not-checkable',
        ['rating'],
        `expected no truth rating for a claim of kind ${claim.kind}, got ${label.id}`,
        'Rate it not-checkable or needs-context, and say in the summary what a reader should know.',
      ),
    );
  }
  return findings;
}

function checkReasons(content: VerdictContent, context: VerdictContext): Finding[] {
  const findings: Finding[] = [];
  const mustCite = isCheckable(context.claim.kind);
  if (mustCite && content.reasons.length === 0) {
    findings.push(error('reasons-given', ['reasons'], 'expected at least one reason, got none'));
  }
  const own = new Set<Id<'claim'>>([context.claim.id, ...context.parts]);
  const evidence = idsOf(context.evidence, own);
  const assessments = idsOf(context.assessments, own);
  content.reasons.forEach((reason, at) => {
    if (mustCite && reason.evidence.length + reason.assessments.length === 0) {
      findings.push(
        error(
          'reason-cites',
          ['reasons', at],
          'expected a reason that cites evidence or an assessment, got none cited',
        ),
      );
    }
    findings.push(
      ...checkCited(reason.evidence, evidence, ['reasons', at, 'evidence']),
      ...checkCited(reason.assessments, assessments, ['reasons', at, 'assessments']),
    );
  });
  return findings;
}

function idsOf<I extends string>(
  given: readonly { readonly id: I; readonly claimId: Id<'claim'> }[],
  claims: ReadonlySet<Id<'claim'>>,
): ReadonlySet<string> {
  return new Set(given.filter((one) => claims.has(one.claimId)).map((one) => one.id));
}

function checkCited(cited: readonly string[], known: ReadonlySet<string>, path: Path): Finding[] {
  return cited.flatMap((id, at) =>
    known.has(id)
      ? []
      : [error('citation-of-claim', [...path, at], 'expected what is cited to belong to the claim or a part of it')],
  );
}

function checkOverride({ suggestion, rating, override }: VerdictContent): Finding[] {
  const agrees = suggestion === null || suggestion.rating === rating;
  if (!agrees && override === null) {
    return [
      error(
        'override-explained',
        ['override'],
        `expected the rating ${suggestion.rating} that ${suggestion.rule} suggests, or words why not; got ${rating}`,
        'Say in the override why the rating is not the suggested one.',
      ),
    ];
  }
  if (agrees && override !== null) {
    return [
      {
        rule: 'override-needed',
        severity: 'warning',
        path: ['override'],
        message: 'expected no override where the rating is the suggested one',
        mend: 'Leave the override out.',
      },
    ];
  }
  return [];
}

function checkCorrection({ correction, revision }: VerdictContent, { supersedes }: VerdictContext): Finding[] {
  if (supersedes === null) {
    return correction === null
      ? []
      : [error('correction-of-published', ['correction'], 'expected no correction, as nothing is published yet')];
  }
  const findings: Finding[] = [];
  if (revision <= supersedes.revision) {
    const message = `expected a revision after ${supersedes.revision}, got ${revision}`;
    findings.push(error('revision-follows', ['revision'], message));
  }
  if (correction === null) {
    const message = 'expected a correction with its class, what was wrong and what is right, got none';
    findings.push(error('correction-given', ['correction'], message));
  }
  return findings;
}

function checkTexts(content: VerdictContent): Finding[] {
  const texts: [Path, string | null][] = [
    [['summary'], content.summary],
    ...content.reasons.map((reason, at): [Path, string] => [['reasons', at, 'text'], reason.text]),
    [['override'], content.override],
    [['correction', 'wrong'], content.correction?.wrong ?? null],
    [['correction', 'right'], content.correction?.right ?? null],
  ];
  return texts.flatMap(([path, text]) => (text === null ? [] : checkText(path, text)));
}

function checkText(path: Path, text: string): Finding[] {
  try {
    asText(text, { max: verdictTextLimit });
    return [];
  } catch (fault) {
    if (fault instanceof AssayError) return [error('verdict-text', path, fault.message)];
    throw fault;
  }
}
