import { AssayError } from '../../error.ts';
import type { Truth } from '../../evaluate/answer.ts';
import type { Reading, Readings } from '../../proposition/reading.ts';
import type { TableContent } from '../../table/table.ts';

/** A statement of `assessmentSql`, and the tables it is to be run over, by the names it was made with. */
export interface StatementInput {
  readonly statement: string;
  readonly tables: { readonly [name: string]: TableContent };
  readonly readings: Readings;
}

/** What a database answers in one reading. */
export interface SqlAnswer {
  readonly reading: Reading;
  readonly truth: Truth;
}

/** Rows of the statement, as lists of cells: the option of each parameter, then the truth. */
export function readingAnswers({ parameters }: Readings, rows: readonly unknown[]): readonly SqlAnswer[] {
  return rows.map((row) => {
    const cells: readonly unknown[] = Array.isArray(row) ? row : [];
    const reading = Object.fromEntries(parameters.map(({ name }, index) => [name, String(cells[index])]));
    return { reading, truth: asTruth(cells[parameters.length]) };
  });
}

function asTruth(value: unknown): Truth {
  if (value === 'true' || value === 'false' || value === 'undecided') return value;
  throw new AssayError('invalid-input', `expected a truth from the database, got ${String(value)}`);
}
