import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import type { TableSchema } from '../table/table.ts';
import { checkReadings } from './check-readings.ts';
import { createWalk } from './check-shape.ts';
import { checkMeaning } from './check-term.ts';
import type { Proposition } from './language.ts';
import { type ParameterUse, parameterUses } from './parameter-uses.ts';
import type { Readings } from './reading.ts';
import { propositionShape } from './term-shape.ts';

/** At most so many terms in one proposition, and so many one inside the other. */
export const propositionLimits = { nodes: 2000, depth: 64 } as const;

export interface PropositionCheckOptions {
  /** The names of the documents held, where quotations are to be checked against them. */
  readonly documents?: readonly string[];
  /** The readings, where parameters are to be checked against them. */
  readonly readings?: Readings;
}

/**
 * Everything wrong with a proposition that came from others: its shape, its size, columns and tables there are not,
 * units that do not go together, words outside a vocabulary, parameters that are not given or used as two things. What
 * it lets through the evaluator can evaluate.
 *
 * @example
 * ```ts
 * import { checkProposition } from '@assay/core';
 * const claim = { assay: 1, term: { op: 'exists', of: { op: 'table', table: 'rankings' } } };
 * checkProposition(claim, { ranking: {} }).map(({ rule, path }) => [rule, path.join('.')])
 * // => [['unknown-table', 'term.of.table']]
 * ```
 */
export function checkProposition(
  value: unknown,
  schemas: { readonly [table: string]: TableSchema },
  { documents, readings }: PropositionCheckOptions = {},
): Finding[] {
  const walk = createWalk(propositionLimits);
  propositionShape(value, [], walk, 0);
  const { findings, report } = walk;
  if (findings.length > 0) return findings;
  // The border at which a document becomes a proposition: every key of every term has just been looked at.
  const proposition = value as Proposition;
  if (readings === undefined) checkUsedAsOne(parameterUses(proposition), report);
  else {
    const errors = checkReadings(proposition, readings).filter(({ severity }) => severity === 'error');
    // With readings that are wrong themselves nothing can be said about the values they give.
    if (errors.length > 0) return errors;
  }
  checkMeaning(
    proposition.term,
    ['term'],
    { schemas, documents: documents ?? null, readings: readings ?? null },
    report,
  );
  return findings;
}

/**
 * The value as a proposition.
 *
 * @throws AssayError `invalid-proposition` with every finding of {@link checkProposition}
 */
export function asProposition(
  value: unknown,
  schemas: { readonly [table: string]: TableSchema },
  options: PropositionCheckOptions = {},
): Proposition {
  const findings = checkProposition(value, schemas, options);
  const [first] = findings;
  // As above: there is nothing wrong with it.
  if (first === undefined) return value as Proposition;
  const more = findings.length > 1 ? `, and ${findings.length - 1} more` : '';
  throw new AssayError('invalid-proposition', `expected a proposition without faults: ${first.message}${more}`, {
    findings,
  });
}

/** Without readings it can still be told that a parameter is used as two things. */
function checkUsedAsOne(
  uses: readonly ParameterUse[],
  report: (rule: string, path: readonly (string | number)[], message: string) => void,
): void {
  const first = new Map<string, ParameterUse>();
  for (const use of uses) {
    const before = first.get(use.name);
    if (before === undefined) first.set(use.name, use);
    else if (before.type !== use.type) {
      report('parameter-type', use.path, `expected ${use.name} to be a ${before.type} as before, got a ${use.type}`);
    } else if (before.unit !== null && use.unit !== null && before.unit !== use.unit) {
      report('parameter-unit', use.path, `expected ${use.name} to be in ${before.unit} as before, got ${use.unit}`);
    } else if (use.type === 'choice' && before.values?.toSorted().join('\n') !== use.values?.toSorted().join('\n')) {
      const options = before.values?.join(', ') ?? '';
      report(
        'parameter-options',
        use.path,
        `expected terms for ${options} as before, got ${use.values?.join(', ') ?? ''}`,
      );
    }
  }
}
