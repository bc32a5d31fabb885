import type { LeafResult, Reason, Truth } from '../evaluate/answer.ts';
import type { Reading } from '../proposition/reading.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

export interface ReadingResult {
  readonly reading: Reading;
  readonly truth: Truth;
  readonly reasons: readonly Reason[];
  readonly leaves: readonly LeafResult[];
}

export const outcomes = [
  'true',
  'false',
  'undecided',
  'true-where-decidable',
  'false-where-decidable',
  'depends-on-the-reading',
] as const;
export type Outcome = (typeof outcomes)[number];

/** A smallest set of options that forces an answer, whatever the other parameters are. */
export interface Condition {
  readonly truth: 'true' | 'false';
  /** Parameter name → the ids of the options under which it is forced. */
  readonly when: { readonly [parameter: string]: readonly string[] };
  /** How many readings it covers. */
  readonly readings: number;
  readonly words: string;
}

/** Share of the pairs of readings that differ only in this parameter and disagree. */
export interface Influence {
  readonly parameter: string;
  readonly disagreeing: number;
  readonly pairs: number;
}

/** The claim with other values along its declared axes. */
export interface ClaimVersion {
  /** Axis parameter → its value. */
  readonly values: { readonly [parameter: string]: number };
  /** The declared distances from the claimed values, added up; 0 for the claim itself. */
  readonly distance: number;
  readonly outcome: Outcome;
  readonly words: string;
}

/** How far a claim may be moved along its axes before its outcome becomes another. */
export interface Robustness {
  readonly distance: number;
  /** The versions at that distance whose outcome is another. */
  readonly changedBy: readonly ClaimVersion[];
}

/** The smallest closed range under which one "between a and b" of the claim holds in all readings that bound it. */
export interface TightestRange {
  /** Of the leaf, as in `LeafResult`. */
  readonly path: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** How many readings bound the number at both ends, of those that ask. */
  readonly readings: number;
  readonly of: number;
}

/** A reading of a result near the given one that says otherwise, by the fewest changed parameters. */
export interface CounterReading {
  readonly from: Reading;
  readonly to: Reading;
  readonly changed: readonly string[];
}

/** A table or document an assessment rests on, by the name the proposition uses. */
export interface PinnedTable {
  readonly name: string;
  readonly tableId: Id<'table'>;
  readonly vintage: string;
  readonly digest: Digest;
}
export interface PinnedDocument {
  readonly name: string;
  readonly snapshotId: Id<'snapshot'>;
  readonly digest: Digest;
}

/** What `assess` finds: pure data, the same for the same proposition, readings and tables. */
export interface Matrix {
  readonly results: readonly ReadingResult[];
  readonly outcome: Outcome;
  readonly conditions: readonly Condition[];
  readonly influence: readonly Influence[];
  readonly counterReading: CounterReading | null;
  /** Versions along the axes that hold, none of which has a stronger one that holds. */
  readonly strongest: readonly ClaimVersion[];
  /** Versions that hold, as near to the claim as any does. */
  readonly nearest: readonly ClaimVersion[];
  /** `null` without axes, or where the outcome is the same all along them. */
  readonly robustness: Robustness | null;
  readonly tightest: readonly TightestRange[];
}

/** The result of evaluating a proposition under all its readings over given tables. Never changes. */
export interface Assessment extends Matrix {
  readonly id: Id<'assessment'>;
  readonly propositionId: Id<'proposition'>;
  readonly tables: readonly PinnedTable[];
  readonly documents: readonly PinnedDocument[];
  /** Of everything above but the id. */
  readonly digest: Digest;
  /** The question as one statement for each dialect; not in the digest, so that a better one changes no finding. */
  readonly sql: AssessmentStatements;
  readonly assessedAt: Instant;
}

/**
 * A statement that answers all readings over the tables as `tableSql` makes them; `null` where the proposition is too
 * large for the dialect.
 */
export interface AssessmentStatements {
  readonly sqlite: string | null;
  readonly postgresql: string | null;
}
