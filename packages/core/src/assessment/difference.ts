import { AssayError } from '../error.ts';
import type { Truth } from '../evaluate/answer.ts';
import type { Reading } from '../proposition/reading.ts';
import type { Assessment, Outcome } from './assessment.ts';

/** What became of a claim between two assessments of it. */
export interface AssessmentDifference {
  /** Tables whose content is another, by their vintages. */
  readonly tables: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Names of documents whose snapshot is another. */
  readonly documents: readonly string[];
  readonly outcome: { readonly from: Outcome; readonly to: Outcome };
  /** Readings whose answer is another. */
  readonly readings: readonly { readonly reading: Reading; readonly from: Truth; readonly to: Truth }[];
  readonly words: string;
}

type Pinned = Pick<Assessment, 'propositionId' | 'tables' | 'documents' | 'outcome' | 'results'>;

/**
 * What changed from one assessment of a proposition to a later one, and which newer tables or documents it comes with:
 * "was false until the December 2023 vintage of sipri; is true since the December 2024 vintage".
 *
 * @throws AssayError `invalid-input` where the two are of different propositions
 * @example
 * ```ts
 * import { asId, compareAssessments } from '@assay/core';
 * const propositionId = asId('proposition', '01938a00-0000-7000-8000-000000000001');
 * const before = { propositionId, tables: [], documents: [], outcome: 'true' as const, results: [] };
 * compareAssessments(before, before).words // => 'is still true, on the same evidence'
 * ```
 */
export function compareAssessments(before: Pinned, after: Pinned): AssessmentDifference {
  if (before.propositionId !== after.propositionId)
    throw new AssayError('invalid-input', 'expected two assessments of one proposition, got two propositions');
  const tables = after.tables.flatMap(({ name, vintage, digest }) => {
    const old = before.tables.find((table) => table.name === name);
    return old === undefined || old.digest === digest ? [] : [{ name, from: old.vintage, to: vintage }];
  });
  const documents = after.documents.flatMap(({ name, digest }) =>
    before.documents.some((old) => old.name === name && old.digest === digest) ? [] : [name],
  );
  const earlier = new Map(before.results.map(({ reading, truth }) => [keyOf(reading), truth]));
  const readings = after.results.flatMap(({ reading, truth }) => {
    const from = earlier.get(keyOf(reading));
    return from === undefined || from === truth ? [] : [{ reading, from, to: truth }];
  });
  const outcome = { from: before.outcome, to: after.outcome };
  const difference = { tables, documents, outcome, readings };
  return { ...difference, words: inWords(difference, after.results.length) };
}

function inWords(
  { tables, documents, outcome, readings }: Omit<AssessmentDifference, 'words'>,
  readingCount: number,
): string {
  if (outcome.from !== outcome.to) {
    const [was, is] = [`was ${outcomeWords(outcome.from)}`, `is ${outcomeWords(outcome.to)}`];
    if (tables.length > 0) {
      const until = tables.map(({ name, from }) => `the ${from} vintage of ${name}`).join(' and ');
      return `${was} until ${until}; ${is} since the ${tables.map(({ to }) => to).join(' and the ')} vintage`;
    }
    return documents.length > 0 ? `${was}; ${is} since ${documents.join(' and ')} changed` : `${was}; ${is} now`;
  }
  const still = `is still ${outcomeWords(outcome.to)}`;
  if (readings.length > 0) return `${still}, with another answer in ${readings.length} of ${readingCount} readings`;
  return tables.length + documents.length === 0
    ? `${still}, on the same evidence`
    : `${still} in every reading that was, on newer evidence`;
}

function outcomeWords(outcome: Outcome): string {
  return outcome === 'depends-on-the-reading' ? 'dependent on the reading' : outcome.replaceAll('-', ' ');
}

function keyOf(reading: Reading): string {
  return JSON.stringify(Object.entries(reading).sort(([a], [b]) => (a < b ? -1 : 1)));
}
