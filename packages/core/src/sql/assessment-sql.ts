import { AssayError } from '../error.ts';
import type { World } from '../evaluate/evaluator.ts';
import type { Leaf } from '../evaluate/proposition.ts';
import { readingLimit } from '../proposition/check-readings.ts';
import type { DateTerm, NumberTerm, Proposition, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { sentenceOf } from '../proposition/sentence.ts';
import { commentOf, oneLine } from './comment.ts';
import type { SqlContext } from './context.ts';
import { writeDate } from './date.ts';
import { type Dialect, quoted, textLiteral, writerFor } from './dialect.ts';
import { writeLeaf } from './leaf.ts';
import { writeNumber } from './number.ts';
import type { Joinable } from './program.ts';
import { type Combination, createProgram, type Part, type Program } from './program.ts';
import { writeRelation } from './relation.ts';
import { onlyChoice } from './scalar-part.ts';
import { createScope } from './scope.ts';

export interface AssessmentSqlInput extends World {
  readonly proposition: Proposition;
  readonly readings: Readings;
  readonly dialect: Dialect;
}

/**
 * One statement that answers a proposition under every admissible reading, over tables made by `tableSql`: a row for each
 * reading, with the option of each parameter (by the parameter's name) and `truth`, which is `true`, `false` or
 * `undecided`. It means exactly what the evaluator means: relations are parts of a `WITH`, with rows that are certain or
 * only possible; numbers and dates are pairs of ends; what rests on no table is a constant.
 *
 * The proposition and its readings must have been checked (`checkProposition`, `checkReadings`).
 *
 * @throws AssayError `limit-exceeded` above 4,096 readings, where results may be too large for a double, and for SQLite
 * above 1,000 parts once it has unfolded them; `invalid-readings`; `invalid-proposition`; `invalid-text` with a NUL in a
 * name or a text
 * @example
 * ```ts
 * import { assessmentSql, claimForm, column, defineTable } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const form = claimForm(list.where((row) => row.country.is('CN')).exists(), []);
 * const tables = { list: list.rows([{ country: 'US' }]) };
 * const sql = assessmentSql({ ...form, tables, documents: {}, dialect: 'sqlite' });
 * sql.split('\n')[0] // => '-- there is a row of list where country is CN'
 * ```
 */
export function assessmentSql({ proposition, readings, dialect, ...world }: AssessmentSqlInput): string {
  const program = createProgram(world, readings, writerFor(dialect));
  const context: SqlContext = {
    program,
    rowsOf: (relation: Relation) => program.once('rows', relation, () => writeRelation(relation, context)),
    dateOf: (term: DateTerm) => program.once('date', term, () => writeDate(term, context)),
    numberOf: (term: NumberTerm) => program.once('number', term, () => writeNumber(term, context)),
  };
  const readingOptions = admissible(program);
  const answer = writeStatement(proposition.term, context);
  const names = readings.parameters.map(({ name }) => program.option(name));
  const rows = readingOptions.map((reading, index) =>
    [String(index + 1), ...readings.parameters.map(({ name }) => textLiteral(reading[name] ?? ''))].join(', '),
  );
  const number = quoted(program.names.fresh('reading'));
  const all = program.add('readings', 'every admissible reading', () => `VALUES\n    (${rows.join('),\n    (')})`, {
    columns: `(${[number, ...names].join(', ')})`,
  });
  const scope = createScope(program, {
    name: all,
    parameters: readings.parameters.map(({ name }) => name),
    alias: 'readings',
  });
  scope.beside(answer);
  const truth = `CASE ${answer.name}.truth WHEN 2 THEN 'true' WHEN 0 THEN 'false' ELSE 'undecided' END AS truth`;
  const written = program.parts.map((part) => ({ ...part, body: part.text() }));
  const last = `SELECT ${[...names, truth].join(', ')}${scope.from()}`;
  if (dialect === 'sqlite') checkUnfolded(written, last);
  const parts = written.map(partText);
  return [
    `-- ${oneLine(sentenceOf(proposition, readings))}`,
    `WITH\n${parts.join(',\n')}`,
    last,
    `ORDER BY readings.${number};\n`,
  ].join('\n');
}

// Parts hold combinations that are excluded too.
const mostCombinations = 65_536;

/** The option of each parameter, in every reading that is not excluded. */
function admissible({
  readings: { parameters, exclusions },
  combinations,
}: Program): readonly Combination['options'][] {
  const product = parameters.reduce((count, { options }) => count * options.length, 1);
  const all = product > mostCombinations ? [] : combinations(parameters.map(({ name }) => name));
  const left = all.filter(
    ({ options: reading }) =>
      !exclusions.some(({ options }) => Object.entries(options).every(([name, id]) => reading[name] === id)),
  );
  if (product > mostCombinations || left.length > readingLimit) {
    const limits = `${readingLimit} readings of ${mostCombinations} combinations`;
    throw new AssayError('limit-exceeded', `expected at most ${limits}, got ${left.length} of ${product}`);
  }
  if (left.length === 0) throw new AssayError('invalid-readings', 'expected at least one admissible reading');
  return left.map(({ options }) => options);
}

const hints = { yes: 'MATERIALIZED ', no: 'NOT MATERIALIZED ' } as const;

interface WrittenPart extends Part {
  readonly body: string;
}

function partText({ name, comment, columns, kept, body }: WrittenPart): string {
  const hint = kept === null ? '' : hints[kept];
  return `-- ${oneLine(comment)}\n${name}${columns} AS ${hint}(\n  ${body}\n)`;
}

// SQLite counts what stands after FROM and JOIN, and what is read there again wherever it is named; it stops at a thousand.
const mostUnfolded = 1000;

function checkUnfolded(parts: readonly WrittenPart[], last: string): void {
  const counts = new Map<string, number>();
  const unfolded = (body: string) =>
    // `part.column` is no new reading of it.
    [...body.matchAll(/(?:FROM|JOIN) (?:\(|"?([A-Za-z_][A-Za-z0-9_]*))/g)].reduce(
      (sum, [, part = '']) => sum + 1 + (counts.get(part) ?? 0),
      0,
    );
  for (const { name, body } of parts) counts.set(name.replaceAll('"', ''), unfolded(body));
  const count = unfolded(last);
  if (count <= mostUnfolded) return;
  throw new AssayError(
    'limit-exceeded',
    `expected a statement that SQLite unfolds to at most ${mostUnfolded} parts, got ${count}; PostgreSQL has no such limit`,
  );
}

/** Databases join no more than 64 parts at once. */
const mostJoined = 20;

/** A proposition as a part with its truth, 2, 1 or 0. */
function writeStatement(term: PropositionTerm, context: SqlContext): Joinable {
  return context.program.once('statement', term, () => {
    switch (term.op) {
      case 'and':
        return atLeast(term.of.length, term.of, term, context);
      case 'or':
        return atLeast(1, term.of, term, context);
      case 'at-least':
        return atLeast(term.k, term.of, term, context);
      case 'not': {
        const of = writeStatement(term.of, context);
        return joinedPart('not', term, [of], `2 - ${of.name}.truth AS truth`, context.program);
      }
      case 'choose': {
        const only = onlyChoice(term, context.program);
        if (only !== undefined) return writeStatement(only, context);
        const options = Object.entries(term.options).map(([option, of]) => ({
          option,
          of: writeStatement(of, context),
        }));
        const { program } = context;
        const cases = program.choicesOf(term.by).flatMap(({ id, taken }) => {
          const chosen = options.find(({ option }) => option === taken)?.of;
          return chosen === undefined ? [] : [`WHEN ${textLiteral(id)} THEN ${chosen.name}.truth`];
        });
        const by = program.optionsOf(term.by);
        const chosen = `CASE ${program.option(term.by)} ${cases.join(' ')} END AS truth`;
        return joinedPart('chosen', term, [...by, ...options.map(({ of }) => of)], chosen, program);
      }
      default: {
        const leaf: Leaf = term;
        return writeLeaf(leaf, context);
      }
    }
  });
}

/** At least k are true: counts of what is true and what is not false, of a few parts at a time. */
function atLeast(k: number, of: readonly PropositionTerm[], term: PropositionTerm, context: SqlContext): Joinable {
  const { program } = context;
  const counted = of.map((part) => {
    const { name, parameters } = writeStatement(part, context);
    return {
      name,
      parameters,
      sure: `CASE ${name}.truth WHEN 2 THEN 1 ELSE 0 END`,
      possible: `CASE ${name}.truth WHEN 0 THEN 0 ELSE 1 END`,
    };
  });
  let parts = counted;
  while (parts.length > mostJoined) {
    const next: typeof counted = [];
    for (let from = 0; from < parts.length; from += mostJoined) {
      const some = parts.slice(from, from + mostJoined);
      const sums = `${sum(some, 'sure')} AS sure, ${sum(some, 'possible')} AS possible`;
      const part = joinedPart('some_of', term, some, sums, program);
      next.push({ ...part, sure: `${part.name}.sure`, possible: `${part.name}.possible` });
    }
    parts = next;
  }
  const truth = `CASE WHEN ${sum(parts, 'sure')} >= ${k} THEN 2 WHEN ${sum(parts, 'possible')} < ${k} THEN 0 ELSE 1 END AS truth`;
  return joinedPart(term.op.replace('-', '_'), term, parts, truth, program);
}

function sum(parts: readonly { readonly sure: string; readonly possible: string }[], key: 'sure' | 'possible'): string {
  return parts.length === 0 ? '0' : parts.map((part) => part[key]).join(' + ');
}

function joinedPart(
  wanted: string,
  term: PropositionTerm,
  of: readonly Joinable[],
  selected: string,
  program: Program,
): Joinable {
  const scope = createScope(program);
  for (const part of of) scope.beside(part);
  const text = () => `SELECT ${scope.options()}${selected}${scope.from()}`;
  return {
    name: program.add(`${wanted}_of`, commentOf(term, program), text, { kept: 'yes' }),
    parameters: scope.parameters(),
  };
}
