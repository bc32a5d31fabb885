import { AssayError } from '../error.ts';
import { checkProposition } from '../proposition/check-proposition.ts';
import { checkReadings } from '../proposition/check-readings.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import type { TableSchema } from '../table/table.ts';

/**
 * Holds a proposition and its readings against the language, each other and the schemas of the tables it names.
 *
 * @throws AssayError `invalid-proposition` and `invalid-readings` with every finding
 */
export function assertFits(
  proposition: Proposition,
  readings: Readings,
  schemas: Readonly<Record<string, TableSchema>>,
): void {
  refuse('invalid-proposition', checkProposition(proposition, schemas));
  refuse('invalid-readings', checkReadings(proposition, readings));
  // Only now can the values that the readings give be held against columns and vocabularies.
  refuse('invalid-proposition', checkProposition(proposition, schemas, { readings }));
}

function refuse(code: 'invalid-proposition' | 'invalid-readings', findings: AssayError['findings']): void {
  const faults = findings.filter((finding) => finding.severity === 'error');
  const [first] = faults;
  if (first === undefined) return;
  const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
  throw new AssayError(code, `expected none of these faults: ${first.message}${more}`, { findings });
}
