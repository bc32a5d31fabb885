import Database from 'better-sqlite3';
import { AssayError } from '../../error.ts';
import { type AssessmentSqlInput, assessmentSql } from '../../sql/assessment-sql.ts';
import { quoted } from '../../sql/dialect.ts';
import { createTableSql, tableRows } from '../../sql/table-sql.ts';
import { readingAnswers, type SqlAnswer, type StatementInput } from './sql-answer.ts';

/**
 * The answer in every admissible reading, found by SQLite in a database in memory.
 *
 * @throws AssayError as `assessmentSql`
 * @example
 * ```ts
 * import { claimForm, column, defineTable } from '@assay/core';
 * import { answersInSqlite } from '@assay/core/store';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const form = claimForm(list.where((row) => row.country.is('CN')).exists(), []);
 * const tables = { list: list.rows([{ country: 'US' }]) };
 * answersInSqlite({ ...form, tables, documents: {} }) // => [{ reading: {}, truth: 'false' }]
 * ```
 */
export function answersInSqlite(input: Omit<AssessmentSqlInput, 'dialect'>): readonly SqlAnswer[] {
  return runInSqlite({ ...input, statement: assessmentSql({ ...input, dialect: 'sqlite' }) });
}

/**
 * What a statement made before answers over these tables, in a database in memory. The statement may come from a file: one
 * that does more than read is refused.
 *
 * @throws AssayError `invalid-input` where it is no statement that only reads, or answers something else
 */
export function runInSqlite({ statement, tables, readings }: StatementInput): readonly SqlAnswer[] {
  const database = new Database(':memory:');
  try {
    for (const [name, content] of Object.entries(tables)) {
      const table = tableRows(name, content, 'sqlite');
      database.exec(createTableSql(table));
      const places = table.columns.map(() => '?').join(', ');
      const insert = database.prepare(`INSERT INTO ${quoted(table.table)} VALUES (${places})`);
      database.transaction(() => {
        for (const row of table.rows) insert.run(row);
      })();
    }
    return readingAnswers(readings, read(database, statement));
  } finally {
    database.close();
  }
}

function read(database: Database.Database, statement: string): readonly unknown[] {
  try {
    const prepared = database.prepare(statement);
    if (prepared.reader && prepared.readonly) return prepared.raw().all();
  } catch (cause) {
    throw new AssayError('invalid-input', 'expected a statement that SQLite can run over these tables', { cause });
  }
  throw new AssayError('invalid-input', 'expected a statement that only reads');
}
