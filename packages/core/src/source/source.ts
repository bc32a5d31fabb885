import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

export const sourceKinds = [
  'official-record',
  'data-publisher',
  'news',
  'academic',
  'social-post',
  'person',
  'reference',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** An origin of documents or tables. */
export interface Source {
  readonly id: Id<'source'>;
  readonly name: string;
  readonly normalForm: string;
  readonly kind: SourceKind;
  readonly homePage: string | null;
  /** Who owns it, as a name: sources with one owner are not independent. */
  readonly owner: string | null;
  /** The source it copies (a wire service, an aggregator's origin). */
  readonly origin: Id<'source'> | null;
}

/** A document as captured: never changed, identified by the digest of its bytes. */
export interface Snapshot {
  readonly id: Id<'snapshot'>;
  readonly sourceId: Id<'source'>;
  readonly url: string | null;
  readonly title: string | null;
  readonly capturedAt: Instant;
  /** Of the bytes. */
  readonly digest: Digest;
  readonly mediaType: string;
  readonly byteLength: number;
  /** The text in which quotations are looked for; `null` where the media type has none we can read. */
  readonly text: string | null;
}

/** A capture of a document, without its text. */
export type Capture = Pick<Snapshot, 'id' | 'digest' | 'capturedAt'>;

/** Two captures of one address, with other bytes. */
export interface Recapture {
  readonly from: Capture;
  readonly to: Capture;
}
