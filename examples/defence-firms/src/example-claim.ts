import type {
  AssayRating,
  ClaimantKind,
  ClaimKind,
  Confidence,
  EdtfDate,
  Occasion,
  RollUpRule,
  Stance,
  TextSpan,
} from '@assay/core';
import { asDate } from '@assay/core';
import type { SnapshotRef } from './captures.ts';

export const claimants = {
  article: {
    name: 'thinlinenews.com',
    kind: 'organisation',
    description: 'The news site whose article is checked here.',
  },
  rutte: { name: 'Mark Rutte', kind: 'person', description: 'Secretary General of NATO since 1 October 2024.' },
} as const satisfies Record<string, { name: string; kind: ClaimantKind; description: string }>;
export type ClaimantRef = keyof typeof claimants;

export const article = {
  url: 'https://thinlinenews.com/nato-chief-warns-of-rising-chinese-military-threat-near-taiwan',
  title: 'NATO chief warns of rising Chinese military threat near Taiwan',
  // The page bears no date; what it reports puts it at the summit's last day or a few days later.
  publishedOn: asDate('2025-06-25/2025-06-30'),
} as const;

const occasions = {
  article: { date: article.publishedOn, place: null, event: 'Article on thinlinenews.com' },
  rutte: { date: asDate('2025-06-23'), place: 'The Hague', event: 'Press conference before the NATO summit' },
} as const satisfies Record<ClaimantRef, Occasion>;

/** Where a claim stands: in a snapshot of ours, or at an address. */
export interface ExampleAppearance {
  readonly snapshot: SnapshotRef | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedOn: EdtfDate | null;
  readonly span: TextSpan | null;
  readonly quote: string;
}

/** What bears on a claim; `ref` is how the claim's reasons cite it. */
export type ExampleEvidence = { readonly ref: string; readonly stance: Stance; readonly note: string | null } & (
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'quotation'; readonly snapshot: SnapshotRef; readonly exact: string }
);

export interface ExampleReason {
  readonly text: string;
  /** The `ref`s of the evidence it rests on. */
  readonly evidence: readonly string[];
  /** Whether it rests on the assessments of the claim, or, where it is compound, of its parts. */
  readonly assessed: boolean;
}

export interface ExampleVerdict {
  readonly rating: AssayRating;
  readonly summary: string;
  readonly reasons: readonly ExampleReason[];
  readonly confidence: Confidence;
  /** Why the rating is not the one the rules suggest. */
  readonly override: string | null;
}

/** A claim of the article, with what bears on it and what was found. */
export interface ExampleClaim {
  /** Its number in the list of the article's claims. */
  readonly ref: string;
  readonly text: string;
  readonly kind: ClaimKind;
  readonly claimant: ClaimantRef;
  readonly occasion: Occasion;
  /** The `ref` of the compound claim it is a part of. */
  readonly partOf: string | null;
  readonly rollUp: RollUpRule | null;
  /** The first comes first. */
  readonly appearances: readonly ExampleAppearance[];
  readonly evidence: readonly ExampleEvidence[];
  readonly verdict: ExampleVerdict;
}

interface ClaimInput {
  readonly ref: string;
  readonly text: string;
  /** The first character of the words in the article, counted from 0 in UTF-16 code units. */
  readonly at: number;
  /** The words as the article has them; left out where they are the text. */
  readonly inArticle?: string;
  readonly kind: ClaimKind;
  readonly claimant?: ClaimantRef;
  readonly partOf?: string;
  readonly rollUp?: RollUpRule;
  /** Where the claim appeared before the article. */
  readonly before?: readonly ExampleAppearance[];
  readonly evidence?: readonly ExampleEvidence[];
  readonly verdict: ExampleVerdict;
}

export function claim(input: ClaimInput): ExampleClaim {
  const { ref, text, at, inArticle = text, kind, claimant = 'article', partOf = null, rollUp = null } = input;
  const span = { start: at, end: at + inArticle.length };
  const inTheArticle = { snapshot: null, ...article, span, quote: inArticle };
  return {
    ref,
    text,
    kind,
    claimant,
    occasion: occasions[claimant],
    partOf,
    rollUp,
    appearances: [...(input.before ?? []), inTheArticle],
    evidence: input.evidence ?? [],
    verdict: input.verdict,
  };
}

export function appearsIn(snapshot: SnapshotRef, title: string, publishedOn: string, quote: string): ExampleAppearance {
  return { snapshot, url: null, title, publishedOn: asDate(publishedOn), span: null, quote };
}

export function table(name: string, stance: Stance, note: string | null = null): ExampleEvidence {
  return { ref: name, kind: 'table', table: name, stance, note };
}

export function quote(
  ref: string,
  snapshot: SnapshotRef,
  exact: string,
  stance: Stance,
  note: string | null = null,
): ExampleEvidence {
  return { ref, kind: 'quotation', snapshot, exact, stance, note };
}

/** A reason that rests on the claim's assessments, and on the evidence named. */
export function found(text: string, ...evidence: readonly string[]): ExampleReason {
  return { text, evidence, assessed: true };
}

/** A reason that rests on the evidence named. */
export function because(text: string, ...evidence: readonly string[]): ExampleReason {
  return { text, evidence, assessed: false };
}

export function verdict(
  rating: AssayRating,
  confidence: Confidence,
  summary: string,
  reasons: readonly ExampleReason[],
): ExampleVerdict {
  return { rating, summary, reasons, confidence, override: null };
}
