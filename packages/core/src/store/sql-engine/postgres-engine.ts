import type { ClientBase } from 'pg';
import { AssayError } from '../../error.ts';
import { type AssessmentSqlInput, assessmentSql } from '../../sql/assessment-sql.ts';
import { quoted } from '../../sql/dialect.ts';
import { createTableSql, type TableRows, tableRows } from '../../sql/table-sql.ts';
import { readingAnswers, type SqlAnswer, type StatementInput } from './sql-answer.ts';

/**
 * The answer in every admissible reading, found by PostgreSQL in tables that are gone when it has answered.
 *
 * @throws AssayError as `assessmentSql`
 */
export async function answersInPostgres(
  client: ClientBase,
  input: Omit<AssessmentSqlInput, 'dialect'>,
): Promise<readonly SqlAnswer[]> {
  return runInPostgres(client, { ...input, statement: assessmentSql({ ...input, dialect: 'postgresql' }) });
}

/**
 * What a statement made before answers over these tables, in a transaction that is rolled back. The statement may come
 * from a file: it runs alone, and may only read.
 *
 * @throws AssayError `invalid-input` where it is no statement that only reads, or answers something else
 */
export async function runInPostgres(
  client: ClientBase,
  { statement, tables, readings }: StatementInput,
): Promise<readonly SqlAnswer[]> {
  await client.query('BEGIN');
  try {
    for (const [name, content] of Object.entries(tables)) await fill(client, tableRows(name, content, 'postgresql'));
    await client.query('SET TRANSACTION READ ONLY');
    return readingAnswers(readings, await read(client, statement));
  } finally {
    await client.query('ROLLBACK');
  }
}

async function read(client: ClientBase, text: string): Promise<readonly unknown[]> {
  try {
    // The extended protocol takes one statement and no more.
    const query = { text, rowMode: 'array', queryMode: 'extended' } as const;
    return (await client.query(query)).rows;
  } catch (cause) {
    throw new AssayError('invalid-input', 'expected a statement that PostgreSQL can run over these tables', { cause });
  }
}

/** One array for each column, so that a statement of a few parameters takes any number of rows. */
async function fill(client: ClientBase, table: TableRows): Promise<void> {
  await client.query(createTableSql(table));
  const rows = [...table.rows];
  if (rows.length === 0) return;
  const arrays = table.columns.map(({ type }, index) => `$${index + 1}::${type}[]`);
  const values = table.columns.map((_, index) => rows.map((row) => row[index] ?? null));
  await client.query(`INSERT INTO ${quoted(table.table)} SELECT * FROM unnest(${arrays.join(', ')})`, values);
}
