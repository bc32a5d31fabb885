import type { ColumnSchema, TableSchema } from '../table/table.ts';
import { type CheckContext, findColumn, findKey } from './check-context.ts';
import { checkAggregate, checkPredicate, checkRowNumber, mustMatch } from './check-row.ts';
import type { Path } from './check-shape.ts';
import type { Relation } from './language.ts';

/** The columns of a relation; `null` where they cannot be told, for faults reported there. */
export function checkRelation(
  relation: Relation,
  path: Path,
  tables: { readonly [table: string]: TableSchema },
  context: CheckContext,
): TableSchema | null {
  if (relation.op === 'table') {
    const schema = Object.hasOwn(tables, relation.table) ? tables[relation.table] : undefined;
    if (schema !== undefined) return schema;
    const known = Object.keys(tables).join(', ');
    const expected = known === '' ? 'a table on record' : `a table, one of ${known}`;
    context.report('unknown-table', [...path, 'table'], `expected ${expected}; got ${relation.table}`);
    return null;
  }
  const schema = context.schemaOf(relation.of, [...path, 'of']);
  switch (relation.op) {
    case 'where':
      checkPredicate(relation.if, schema, [...path, 'if'], context);
      return schema;
    case 'rank':
      checkRowNumber(relation.by, schema, [...path, 'by'], context);
      checkKeys(schema, relation.per, [...path, 'per'], context);
      return withColumn(schema, relation.as, numberColumn('rank'), [...path, 'as'], context);
    case 'derive': {
      const unit = checkRowNumber(relation.value, schema, [...path, 'value'], context);
      return withColumn(schema, relation.as, numberColumn(unit), [...path, 'as'], context);
    }
    case 'group': {
      checkKeys(schema, relation.by, [...path, 'by'], context);
      const keys = schema && Object.fromEntries(Object.entries(schema).filter(([name]) => relation.by.includes(name)));
      return Object.entries(relation.aggregates).reduce<TableSchema | null>((grouped, [name, aggregate]) => {
        const at = [...path, 'aggregates', name];
        const unit = checkAggregate(aggregate, schema, at, context);
        return withColumn(grouped, name, numberColumn(unit), at, context);
      }, keys);
    }
    case 'look-up': {
      const other = context.schemaOf(relation.in, [...path, 'in']);
      const by = findKey(schema, relation.by, [...path, 'by'], context);
      mustMatch(by, findKey(other, relation.key, [...path, 'key'], context), [...path, 'key'], context);
      return Object.entries(relation.take).reduce((taken, [as, from]) => {
        const at = [...path, 'take', as];
        return withColumn(taken, as, findColumn(other, from, null, at, context), at, context);
      }, schema);
    }
    case 'previous': {
      const order = findKey(schema, relation.order, [...path, 'order'], context);
      if (order?.type === 'text') {
        const message = `expected a column of numbers or dates to put rows in order, got ${relation.order}, which is text`;
        context.report('column-type', [...path, 'order'], message);
      }
      checkKeys(schema, relation.per, [...path, 'per'], context);
      const column = findColumn(schema, relation.column, null, [...path, 'column'], context);
      return withColumn(schema, relation.as, column, [...path, 'as'], context);
    }
  }
}

function checkKeys(schema: TableSchema | null, names: readonly string[], path: Path, context: CheckContext): void {
  for (const [index, name] of names.entries()) findKey(schema, name, [...path, index], context);
}

function numberColumn(unit: string | null): ColumnSchema | null {
  return unit === null ? null : { type: 'number', unit, required: false };
}

/** The schema with one more column, which may lack cells. */
function withColumn(
  schema: TableSchema | null,
  name: string,
  column: ColumnSchema | null,
  path: Path,
  { report }: CheckContext,
): TableSchema | null {
  if (schema === null) return null;
  if (Object.hasOwn(schema, name)) {
    report('column-exists', path, `expected a new name for a column, got ${name}, which there is`);
    return schema;
  }
  // What a column is may be unknown for a fault already reported: then nothing more is said about the relation.
  return column === null ? null : { ...schema, [name]: { ...column, required: false } };
}
