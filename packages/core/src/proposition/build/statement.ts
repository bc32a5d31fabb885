import { AssayError } from '../../error.ts';
import {
  type Judged,
  languageVersion,
  type ParameterRef,
  type Proposition,
  type PropositionTerm,
  type QuotationMode,
} from '../language.ts';

/** What two conditions of one sort have in common: statements join with statements, row predicates with row predicates. */
export interface Joinable<T> {
  and(...others: readonly T[]): T;
  or(...others: readonly T[]): T;
  not(): T;
}

/** Something true, false or undecided, in the making. {@link proposition} turns it into plain JSON. */
export class Statement implements Joinable<Statement> {
  readonly term: PropositionTerm;

  constructor(term: PropositionTerm) {
    this.term = term;
  }

  and(...others: readonly Statement[]): Statement {
    return join('and', [this, ...others]);
  }

  or(...others: readonly Statement[]): Statement {
    return join('or', [this, ...others]);
  }

  not(): Statement {
    return new Statement({ op: 'not', of: this.term });
  }
}

// `a.and(b).and(c)` and `and(a, b, c)` are one claim, so they must have one digest.
function join(op: 'and' | 'or', statements: readonly Statement[]): Statement {
  return new Statement({ op, of: statements.flatMap(({ term }) => (term.op === op ? term.of : [term])) });
}

/**
 * Both, or all, hold. Joins statements, or predicates over rows; never one with the other.
 *
 * @example
 * ```ts
 * import { and, judgement, proposition } from '@assay/core';
 * const fair = judgement({ statement: 'the summary is fair', by: 'A. Editor', value: true });
 * const short = judgement({ statement: 'the summary is short', by: 'A. Editor', value: null });
 * proposition(and(fair, short)).term.op // => 'and'
 * ```
 */
export function and<T extends Joinable<T>>(first: T, ...more: readonly NoInfer<T>[]): T {
  return first.and(...more);
}

/** At least one holds. Joins statements, or predicates over rows; see {@link and}. */
export function or<T extends Joinable<T>>(first: T, ...more: readonly NoInfer<T>[]): T {
  return first.or(...more);
}

/** The opposite of a statement, or of a predicate over rows. */
export function not<T extends Joinable<T>>(of: T): T {
  return of.not();
}

/**
 * At least `k` of the statements hold.
 *
 * @throws AssayError `invalid-proposition` where `k` is not between 1 and the number of statements
 * @example
 * ```ts
 * import { atLeastOf, judgement } from '@assay/core';
 * const judged = (statement: string) => judgement({ statement, by: 'A. Editor', value: null });
 * atLeastOf(2, [judged('big'), judged('red'), judged('fast')]).term.op // => 'at-least'
 * ```
 */
export function atLeastOf(k: number, of: readonly Statement[]): Statement {
  if (!Number.isInteger(k) || k < 1 || k > of.length) {
    throw new AssayError('invalid-proposition', `expected at least k of ${of.length} with k from 1 to that, got ${k}`);
  }
  return new Statement({ op: 'at-least', k, of: of.map(({ term }) => term) });
}

/**
 * What a named person judged where no table can decide: causes, fairness, meaning. `null` is not judged yet.
 *
 * @example
 * ```ts
 * import { judgement } from '@assay/core';
 * judgement({ statement: 'the cut left the meaning as it was', by: 'A. Editor', value: true }).term.op // => 'judgement'
 * ```
 */
export function judgement({ statement, by, value }: { statement: string; by: string; value: Judged }): Statement {
  return new Statement({ op: 'judgement', statement, by, value });
}

/** What stands for text a reading gives: see `parameter.text`. */
export interface TextRef<V extends string> {
  readonly ref: ParameterRef;
  /** Only in types: the texts it may be. */
  readonly values?: V;
}

/**
 * The words stand in the document: to the character (`verbatim`), in normal form (`normalised`), or with cuts marked by
 * an ellipsis (`elided`).
 *
 * @example
 * ```ts
 * import { quotation } from '@assay/core';
 * quotation('We cannot be naive.', { document: 'transcript', mode: 'normalised' }).term.op // => 'quotation'
 * ```
 */
export function quotation(
  quote: string | TextRef<string>,
  { document, mode }: { document: string; mode: QuotationMode | TextRef<QuotationMode> },
): Statement {
  return new Statement({
    op: 'quotation',
    quote: typeof quote === 'string' ? quote : quote.ref,
    document,
    mode: typeof mode === 'string' ? mode : mode.ref,
  });
}

/**
 * The claim in its typed form: plain JSON, to store, to evaluate and to take the digest of.
 *
 * @example
 * ```ts
 * import { judgement, proposition } from '@assay/core';
 * proposition(judgement({ statement: 'it is fair', by: 'A. Editor', value: null }))
 * // => { assay: 1, term: { op: 'judgement', statement: 'it is fair', by: 'A. Editor', value: null } }
 * ```
 */
export function proposition(statement: Statement): Proposition {
  return { assay: languageVersion, term: statement.term };
}
