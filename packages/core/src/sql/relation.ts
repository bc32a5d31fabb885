import { AssayError } from '../error.ts';
import type { TextSet } from '../evaluate/vector.ts';
import type { Relation, RowNumber } from '../proposition/language.ts';
import type { TableSchema } from '../table/table.ts';
import type { ColumnSql, RelationSql } from './columns.ts';
import { relationComment } from './comment.ts';
import type { SqlContext } from './context.ts';
import { deriveColumn } from './derive.ts';
import { quoted } from './dialect.ts';
import { groupRelation } from './group.ts';
import { lookUpRelation } from './look-up.ts';
import { numbersOf, rowTruth } from './predicate.ts';
import { previousRelation } from './previous.ts';
import { rankRelation } from './rank.ts';
import { asCertain, endNames, passed, relationPart, type SelectedColumn } from './relation-part.ts';
import { rowNumber, withNumbers } from './row-number.ts';
import { createScope } from './scope.ts';
import { type StoredTable, storedTable } from './table-sql.ts';

/** The rows of a relation as a part of the statement. */
export function writeRelation(relation: Relation, context: SqlContext): RelationSql {
  const { program } = context;
  if (relation.op === 'table') return tableRelation(relation, context);
  const rows = context.rowsOf(relation.of);
  const comment = relationComment(relation, program);
  switch (relation.op) {
    case 'where':
      return whereRelation(rows, relation, comment, context);
    case 'rank':
      return rankRelation(rows, relation, comment, context);
    case 'derive': {
      const prepared = withNumbers(rows, [relation.value], program);
      const scope = createScope(program, { ...prepared, alias: 'r' });
      const number = rowNumber(relation.value, prepared, scope, program);
      const known = [...new Set(columnsIn(relation.value).map(prepared.known))].filter((name) => name !== null);
      const expression = known.length === 0 ? null : program.writer.least(known.map((name) => `r.${name}`));
      return deriveColumn(prepared, relation.as, relation.as, number, scope, program, comment, expression);
    }
    case 'group':
      return groupRelation(rows, relation, comment, context);
    case 'look-up':
      return lookUpRelation(rows, relation, context.rowsOf(relation.in), comment, program);
    case 'previous':
      return previousRelation(rows, relation, comment, program);
  }
}

function columnsIn(expression: RowNumber): readonly string[] {
  switch (expression.op) {
    case 'column':
      return [expression.column];
    case 'constant':
      return [];
    case 'row-arithmetic':
      return [...columnsIn(expression.left), ...columnsIn(expression.right)];
  }
}

function tableRelation(relation: Relation & { readonly op: 'table' }, { program }: SqlContext): RelationSql {
  const { tables } = program.world;
  const content = Object.hasOwn(tables, relation.table) ? tables[relation.table] : undefined;
  if (content === undefined) {
    throw new AssayError('invalid-proposition', `expected a table named ${relation.table} among the tables given`);
  }
  const stored = storedTable(relation.table, content);
  const { writer } = program;
  const open = (name: string, end: number) => `coalesce(r.${quoted(name)}, ${writer.number(end)})`;
  const find = (name: string): SelectedColumn | undefined => {
    const column = stored.columns.get(name);
    if (column === undefined) return undefined;
    const { vector, low, high, set, sets, range } = column;
    if (vector.type === 'text') {
      const own: ColumnSql = {
        type: 'text',
        word: quoted(program.names.of(`${name}|word`, name)),
        set: set === null ? null : quoted(program.names.of(`${name}|set`, `${name}_set`)),
        sets,
      };
      return { column: own, expressions: [`r.${quoted(low)}`, ...(set === null ? [] : [`r.${quoted(set)}`])] };
    }
    const exact = low === high;
    const [as, asHigh] = endNames(program, name, name, exact);
    const expressions = exact ? [`r.${quoted(low)}`] : [open(low, -Infinity), open(high, Infinity)];
    const ends = { low: as, high: asHigh, range };
    if (vector.type === 'date') return { column: { type: 'date', ...ends }, expressions };
    const grain = vector.grain();
    const own: ColumnSql = { type: 'number', ...ends, unit: vector.unit, written: true, grainAt: () => grain };
    return { column: own, expressions };
  };
  const isGap = stored.gap === null ? null : `r.${quoted(stored.gap)} > 0`;
  return relationPart(program, {
    wanted: `rows_of_${relation.table}`,
    comment: [relationComment(relation, program), ...setWords(stored, content.schema)].join('; '),
    kept: 'no',
    parameters: [],
    certain: isGap && `CASE WHEN ${isGap} THEN 0 ELSE 1 END`,
    most: stored.most && open(stored.most, Infinity),
    size: stored.rows.size,
    find,
    known: (name) => {
      const column = stored.columns.get(name);
      if (column === undefined || column.vector.known === null) return null;
      // Without a number, the cell is missing; a date may say that nothing is known, which is known.
      const missing = `r.${quoted(column.text ?? column.low)} IS NULL`;
      return `CASE ${isGap === null ? '' : `WHEN ${isGap} THEN 1 `}WHEN ${missing} THEN 0 ELSE 2 END`;
    },
    text: (list) => `SELECT ${list}\n  FROM ${quoted(stored.name)} AS r`,
  });
}

/** What the numbers of sets of words mean. */
function setWords({ columns }: StoredTable, schema: TableSchema): readonly string[] {
  return [...columns].flatMap(([name, { set, sets }]) => {
    const column = schema[name];
    const vocabulary = column?.type === 'text' ? column.vocabulary : null;
    if (set === null) return [];
    return [`${set} ${[...sets].map(([id, words]) => `${id}: ${wordsOfSet(words, vocabulary ?? [])}`).join(', ')}`];
  });
}

function wordsOfSet(set: TextSet, vocabulary: readonly string[]): string {
  const but = 'in' in set ? vocabulary.filter((word) => !set.in.has(word)) : [...set.notIn];
  const isShort = 'in' in set && set.in.size <= Math.max(but.length, 5);
  const listed = isShort ? [...set.in] : but;
  const some = `${listed.slice(0, 5).join(', ')}${listed.length > 5 ? ' …' : ''}`;
  return isShort ? `one of ${some}` : listed.length === 0 ? 'any word' : `any word but ${some}`;
}

function whereRelation(
  of: RelationSql,
  relation: Relation & { readonly op: 'where' },
  comment: string,
  context: SqlContext,
): RelationSql {
  const { program } = context;
  const rows = withNumbers(of, numbersOf(relation.if), program);
  const scope = createScope(program, { ...rows, alias: 'r' });
  const { sure, possible } = rowTruth(relation.if, rows, scope, context);
  const before = asCertain(rows);
  const stays = before.certain === null ? sure : `${before.certain} = 1 AND ${sure}`;
  return relationPart(program, {
    wanted: 'where',
    comment,
    parameters: scope.parameters(),
    ...before,
    certain: sure === possible ? before.certain : `CASE WHEN ${stays} THEN 1 ELSE 0 END`,
    ...passed(rows),
    text: (list) => `SELECT ${list}${scope.from()}\n  WHERE ${possible}`,
  });
}
