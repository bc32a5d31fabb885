import type { Id } from '../value/id.ts';

export const stances = ['supports', 'refutes', 'context', 'undercuts'] as const;
export type Stance = (typeof stances)[number];

/** Words in a snapshot's text, anchored as in the W3C Web Annotation model (TextQuoteSelector, TextPositionSelector). */
export interface QuotationAnchor {
  readonly exact: string;
  /** Text right before and after, where `exact` alone may stand more than once; may be empty. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where it stood when anchored, in UTF-16 code units, end exclusive. */
  readonly position: { readonly start: number; readonly end: number } | null;
}

interface EvidenceBase {
  readonly id: Id<'evidence'>;
  readonly claimId: Id<'claim'>;
  readonly stance: Stance;
  readonly note: string | null;
}
export interface QuotationEvidence extends EvidenceBase {
  readonly kind: 'quotation';
  readonly snapshotId: Id<'snapshot'>;
  readonly anchor: QuotationAnchor;
}
export interface TableEvidence extends EvidenceBase {
  readonly kind: 'table';
  readonly tableId: Id<'table'>;
}
/** What bears on a claim, and how. */
export type Evidence = QuotationEvidence | TableEvidence;
