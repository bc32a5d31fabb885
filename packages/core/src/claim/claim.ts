import type { EdtfDate } from '../value/date.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** What kind of statement a claim is. The kinds of {@link notCheckableKinds} may carry context, never a truth rating. */
export const claimKinds = [
  'statistical',
  'comparison',
  'ranking',
  'trend',
  'temporal',
  'quotation',
  'attribution',
  'event',
  'relation',
  'causal',
  'prediction',
  'opinion',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const notCheckableKinds = ['causal', 'prediction', 'opinion'] as const satisfies readonly ClaimKind[];

export function isCheckable(kind: ClaimKind): boolean {
  return !(notCheckableKinds as readonly ClaimKind[]).includes(kind);
}

/** When, where and on what occasion a claim was made. */
export interface Occasion {
  readonly date: EdtfDate;
  readonly place: string | null;
  readonly event: string | null;
}

/** How the verdict of a compound claim follows from its parts; see `rollUp`. */
export const rollUpRules = ['weakest-part', 'majority-of-parts', 'all-parts'] as const;
export type RollUpRule = (typeof rollUpRules)[number];

/** One statement somebody made that could be checked. Every key is always there; what is not known is `null`. */
export interface Claim {
  readonly id: Id<'claim'>;
  /** As given, to the character. */
  readonly text: string;
  /** For finding twins; see `normalForm`. */
  readonly normalForm: string;
  /** A BCP 47 tag, such as `en`. */
  readonly language: string;
  readonly kind: ClaimKind;
  readonly claimantId: Id<'claimant'>;
  readonly occasion: Occasion | null;
  /** The compound claim this one is a part of. */
  readonly partOf: Id<'claim'> | null;
  /** Set on compound claims. */
  readonly rollUp: RollUpRule | null;
  readonly submittedAt: Instant;
}

export const claimantKinds = ['person', 'organisation', 'unknown'] as const;
export type ClaimantKind = (typeof claimantKinds)[number];

/** The person or organisation that made a claim. */
export interface Claimant {
  readonly id: Id<'claimant'>;
  readonly name: string;
  readonly normalForm: string;
  readonly kind: ClaimantKind;
  readonly description: string | null;
}

/** Where a claim appeared. One appearance of a claim is the first. */
export interface Appearance {
  readonly id: Id<'appearance'>;
  readonly claimId: Id<'claim'>;
  /** The captured document, where there is one. */
  readonly snapshotId: Id<'snapshot'> | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedOn: EdtfDate | null;
  /** Character offsets in the document (UTF-16 code units), end exclusive. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** The words as they stand there. */
  readonly quote: string | null;
  readonly first: boolean;
}
