import type { Alpha, Assessment, AssessmentDifference, Claim, Severity, VerdictState } from '@assay/core';
import type { CommandName, commands, LoadedCase, Reassessment } from '@assay/core/commands';
import type { ClaimFilter, Store } from '@assay/core/store';

/** What a script found. */
export interface ScriptFinding {
  /** Names it, as a rule's id does. */
  readonly rule: string;
  /** `warning` unless said. */
  readonly severity?: Severity;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  /** What to do about it. */
  readonly mend?: string;
}

/** What a review script has to work with. */
export interface ReviewTools {
  /** The latest revision of every verdict with all that bears on it, newest first, in pages. */
  readonly verdicts: (filter?: { readonly state?: VerdictState }) => AsyncIterable<LoadedCase>;
  /** Every claim, newest first, in pages. */
  readonly claims: (filter?: ClaimFilter) => AsyncIterable<Claim>;
  /** Runs an assessment again: over the very tables and documents it names, or the newest edition and capture of each. */
  readonly assess: (assessment: Assessment, over?: 'same' | 'newest') => Promise<Reassessment>;
  /** What the newest editions would change, in words. */
  readonly compareVintages: (assessment: Assessment) => Promise<AssessmentDifference>;
  /** Krippendorff's alpha over the votes of reviewers on the same revision. */
  readonly agreement: () => Promise<Alpha>;
  /** Puts a finding about a verdict, a claim, or something by its name, into the report. */
  readonly report: (finding: ScriptFinding, about: LoadedCase | Claim | string) => void;
  /** Reads anything else. */
  readonly read: Store['read'];
}

/** How a command of a script is run. */
export interface RunOptions {
  /** Set, what the command answers is given again for a day to a run that asks the same under it, and not done twice. */
  readonly idempotencyKey?: string;
}

/** The commands of the library, as one actor. */
export type BoundCommands = {
  readonly [Name in CommandName]: (
    input: Parameters<(typeof commands)[Name]>[1],
    options?: RunOptions,
  ) => ReturnType<(typeof commands)[Name]>;
};

/** What a script that writes has besides. */
export interface WritingTools extends ReviewTools {
  readonly commands: BoundCommands;
}

/** In whose name a script writes. A name that nobody on record has is put on record as a bot's. */
export interface WriteOptions {
  readonly writes: true;
  readonly as: string;
}

/** What a review script exports as default. */
export type ReviewScript =
  | { readonly assay: 'review'; readonly title: string; readonly run: (tools: ReviewTools) => Promise<void> | void }
  | {
      readonly assay: 'review';
      readonly title: string;
      readonly as: string;
      readonly run: (tools: WritingTools) => Promise<void> | void;
    };

/**
 * A review script. It reads; to write it must say so, and in whose name.
 *
 * @example
 * ```ts
 * import { review } from '@assay/cli';
 * const script = review('Summaries are short', async ({ verdicts, report }) => {
 *   for await (const verdict of verdicts({ state: 'in-review' })) {
 *     const { length } = verdict.revision.summary;
 *     if (length > 280) report({ rule: 'short-summary', message: `expected 280 characters, got ${length}` }, verdict);
 *   }
 * });
 * script.title // => 'Summaries are short'
 * ```
 */
export function review(title: string, run: (tools: ReviewTools) => Promise<void> | void): ReviewScript;
export function review(
  title: string,
  options: WriteOptions,
  run: (tools: WritingTools) => Promise<void> | void,
): ReviewScript;
export function review(
  title: string,
  ...given:
    | readonly [run: (tools: ReviewTools) => Promise<void> | void]
    | readonly [options: WriteOptions, run: (tools: WritingTools) => Promise<void> | void]
): ReviewScript {
  if (given.length === 1) return { assay: 'review', title, run: given[0] };
  const [{ as }, run] = given;
  return { assay: 'review', title, as, run };
}
