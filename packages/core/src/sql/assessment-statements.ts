import { AssayError } from '../error.ts';
import { type AssessmentSqlInput, assessmentSql } from './assessment-sql.ts';
import type { Dialect } from './dialect.ts';

/** The statement for each dialect, or `null` where the proposition is too large for it. */
export function assessmentStatements(input: Omit<AssessmentSqlInput, 'dialect'>): {
  readonly [D in Dialect]: string | null;
} {
  return { sqlite: statementFor('sqlite', input), postgresql: statementFor('postgresql', input) };
}

function statementFor(dialect: Dialect, input: Omit<AssessmentSqlInput, 'dialect'>): string | null {
  try {
    return assessmentSql({ ...input, dialect });
  } catch (fault) {
    if (fault instanceof AssayError && fault.code === 'limit-exceeded') return null;
    throw fault;
  }
}
