import type { EdtfDate } from '../value/date.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

export const verdictStates = ['draft', 'in-review', 'approved', 'published', 'corrected', 'retracted'] as const;
/** Where a revision stands. `corrected`: a later revision supersedes it. */
export type VerdictState = (typeof verdictStates)[number];

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** Why a verdict is what it is; tied to what shows it. */
export interface VerdictReason {
  readonly text: string;
  readonly evidence: readonly Id<'evidence'>[];
  readonly assessments: readonly Id<'assessment'>[];
}

export const correctionClasses = ['typo', 'clarification', 'substantive', 'retraction'] as const;
export type CorrectionClass = (typeof correctionClasses)[number];

/** What a revision says about the one it supersedes. */
export interface Correction {
  readonly class: CorrectionClass;
  readonly wrong: string;
  readonly right: string;
}

/** What the rules suggested, before a person rated. */
export interface Suggestion {
  readonly rule: string;
  readonly rating: string;
}

/** What a revision's digest is taken over: everything a reviewer approves. */
export interface VerdictContent {
  readonly claimId: Id<'claim'>;
  readonly revision: number;
  readonly scale: { readonly id: string; readonly version: number };
  readonly rating: string;
  readonly summary: string;
  readonly reasons: readonly VerdictReason[];
  readonly confidence: Confidence;
  /** The time for which it holds. */
  readonly scope: { readonly from: EdtfDate | null; readonly to: EdtfDate | null };
  readonly suggestion: Suggestion | null;
  /** Why the rating is not the suggested one. */
  readonly override: string | null;
  readonly correction: Correction | null;
  readonly authorId: Id<'actor'>;
}

/** The policy a revision was published under. */
export interface PolicyStamp {
  readonly id: string;
  readonly version: number;
  readonly digest: Digest;
}

/** Published by an editor before enough people had approved; the mark stays for ever. */
export interface Emergency {
  readonly editorId: Id<'actor'>;
  readonly reason: string;
}

export interface Retraction {
  readonly editorId: Id<'actor'>;
  readonly reason: string;
  readonly retractedAt: Instant;
}

/** One revision of a verdict. Published revisions are never edited or deleted. */
export interface VerdictRevision extends VerdictContent {
  readonly id: Id<'revision'>;
  readonly verdictId: Id<'verdict'>;
  readonly digest: Digest;
  readonly state: VerdictState;
  readonly proposedAt: Instant;
  readonly publishedAt: Instant | null;
  /** Published or not, until then only the desk sees it. */
  readonly embargoUntil: Instant | null;
  /** `null` until it is published. */
  readonly policy: PolicyStamp | null;
  readonly emergency: Emergency | null;
  readonly retraction: Retraction | null;
}

/** A rating of a claim, with all its revisions; a claim has at most one. */
export interface Verdict {
  readonly id: Id<'verdict'>;
  readonly claimId: Id<'claim'>;
}
