import { AssayError, assessmentSql, assessProposition, checkProposition, type Truth, tableSql } from '@assay/core';
import { answersInSqlite } from '@assay/core/store';
import fc from 'fast-check';
import type { Client } from 'pg';
import { expect } from 'vitest';
import { arbitraryCase, type Case } from './case.ts';

/** One engine's truth in every reading, in the order of the readings. */
type Truths = readonly Truth[];

function truthsOfEvaluator(of: Case): Truths {
  return assessProposition(inputOf(of)).results.map(({ truth }) => truth);
}

function truthsOfSqlite(of: Case): Truths {
  return answersInSqlite(inputOf(of)).map(({ truth }) => truth);
}

/** As somebody would who pastes the exported text into a shell: the tables, then the statement. */
async function truthsOfPostgres(client: Client, of: Case): Promise<Truths> {
  const tables = Object.entries(of.world.tables).map(([name, content]) => tableSql(name, content, 'postgresql'));
  const statement = assessmentSql({ ...inputOf(of), dialect: 'postgresql' });
  const text = ['BEGIN;', ...tables, statement, 'ROLLBACK;'].join('\n');
  const answers: unknown = await client.query({ text, rowMode: 'array' }).catch(async (error: unknown) => {
    await client.query('ROLLBACK');
    throw error;
  });
  const results: readonly { readonly rows: readonly (readonly unknown[])[] }[] = Array.isArray(answers) ? answers : [];
  const rows = results.find(({ rows: found }) => found.length > 0)?.rows ?? [];
  return rows.map((row) => asTruth(row.at(-1)));
}

function asTruth(value: unknown): Truth {
  if (value === 'true' || value === 'false' || value === 'undecided') return value;
  return expect.fail(`expected a truth, got ${String(value)}`);
}

/** Only the tables that are named: most of the time goes into making them. */
function inputOf({ world, proposition, readings }: Case) {
  const text = JSON.stringify(proposition);
  const named = Object.entries(world.tables).filter(([name]) => text.includes(`"table":${JSON.stringify(name)}`));
  return { tables: Object.fromEntries(named), documents: world.documents, proposition, readings };
}

/** The law of three engines, over random cases: one truth in every reading. */
export function sameAnswers(client: Client) {
  return fc.asyncProperty(arbitraryCase, async (of) => {
    fc.pre(!isRefused(of));
    await mustAgree(client, of);
  });
}

export async function mustAgree(client: Client, of: Case): Promise<void> {
  const truths = truthsOfEvaluator(of);
  expect(truthsOfSqlite(of)).toEqual(truths);
  expect(await truthsOfPostgres(client, of)).toEqual(truths);
}

/**
 * The law of claims that are deep or wide: no engine fails at one. Either both agree with the evaluator, or the statement
 * is refused when it is made, for SQLite by its limit of parts.
 */
export function sameAnswersOrRefused(client: Client, cases: fc.Arbitrary<Case>) {
  return fc.asyncProperty(cases, async (of) => {
    const schemas = Object.fromEntries(Object.entries(of.world.tables).map(([name, { schema }]) => [name, schema]));
    fc.pre(checkProposition(of.proposition, schemas, { readings: of.readings }).length === 0);
    const truths = truthsOfEvaluator(of);
    if (!isRefused(of, 'sqlite')) expect(truthsOfSqlite(of)).toEqual(truths);
    if (!isRefused(of, 'postgresql')) expect(await truthsOfPostgres(client, of)).toEqual(truths);
  });
}

/** Whether a statement would have more parts than SQLite unfolds, or numbers that no double holds. */
function isRefused(of: Case, dialect: 'sqlite' | 'postgresql' = 'sqlite'): boolean {
  try {
    assessmentSql({ ...inputOf(of), dialect });
    return false;
  } catch (error) {
    if (error instanceof AssayError && error.code === 'limit-exceeded') return true;
    throw error;
  }
}
