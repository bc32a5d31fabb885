import type { TableSchema } from '@assay/core';
import { type Columns, columnsWhere, type Grammar } from './grammar.ts';
import type { Relation } from './language.ts';
import { aggregateOver, isAlike, predicateOn, rowNumberIn, someUnit } from './rows.ts';
import { schemas } from './world.ts';

const directions = ['descending', 'ascending'] as const;
const tables = ['firms', 'editions', 'places'] as const;

/** A relation with its columns. */
export function relationIn(grammar: Grammar, depth: number): Columns {
  const { draw } = grammar;
  const keysOf = (schema: TableSchema) => columnsWhere(schema, ({ required }) => required);
  const some = <T>(values: readonly T[], most: number) =>
    values.length === 0 ? [] : [...new Set(Array.from({ length: draw.below(most + 1) }, () => draw.oneOf(values)))];
  const number = (unit: string) => ({ type: 'number', unit, required: false }) as const;

  const makers: { readonly [Op in Relation['op']]: () => Columns } = {
    table: () => {
      const table = draw.oneOf(tables);
      return { of: { op: 'table', table }, schema: schemas[table] };
    },
    where: () => {
      const { of, schema } = grammar.relation(depth - 1);
      return { of: { op: 'where', of, if: predicateOn(grammar, schema, depth - 1) }, schema };
    },
    rank: () => {
      const { of, schema } = grammar.relation(depth - 1);
      const by = rowNumberIn(grammar, schema, someUnit(grammar, schema), 1);
      const [per, direction, as] = [some(keysOf(schema), 1), draw.oneOf(directions), newName(schema)];
      return { of: { op: 'rank', of, by, direction, per, as }, schema: { ...schema, [as]: number('rank') } };
    },
    derive: () => {
      const { of, schema } = grammar.relation(depth - 1);
      const [unit, as] = [someUnit(grammar, schema), newName(schema)];
      const value = rowNumberIn(grammar, schema, unit, 2);
      return { of: { op: 'derive', of, value, as }, schema: { ...schema, [as]: number(unit) } };
    },
    group: () => {
      const { of, schema } = grammar.relation(depth - 1);
      const by = some(keysOf(schema), 2);
      const made = Array.from({ length: 1 + draw.below(2) }, () => aggregateOver(grammar, schema));
      const named = made.map((aggregate, index) => ({ ...aggregate, name: `${newName(schema)}${'ab'[index] ?? ''}` }));
      const keys = Object.entries(schema).filter(([name]) => by.includes(name));
      return {
        of: { op: 'group', of, by, aggregates: Object.fromEntries(named.map((one) => [one.name, one.of])) },
        schema: Object.fromEntries([...keys, ...named.map((one) => [one.name, number(one.unit)] as const)]),
      };
    },
    'look-up': () => {
      const [{ of, schema }, other] = [grammar.relation(depth - 1), grammar.relation(depth - 1)];
      const pairs = keysOf(schema).flatMap((by) =>
        keysOf(other.schema).flatMap((key) => (isAlike(schema[by], other.schema[key]) ? [{ by, key }] : [])),
      );
      if (pairs.length === 0) return { of, schema };
      const as = newName(schema);
      const taken = draw.oneOf(Object.keys(other.schema));
      const column = other.schema[taken];
      return {
        of: { op: 'look-up', of, ...draw.oneOf(pairs), in: other.of, take: { [as]: taken } },
        schema: column === undefined ? schema : { ...schema, [as]: { ...column, required: false } },
      };
    },
    previous: () => {
      const { of, schema } = grammar.relation(depth - 1);
      const orders = keysOf(schema).filter((name) => schema[name]?.type !== 'text');
      if (orders.length === 0) return { of, schema };
      const [order, per, name, as] = [
        draw.oneOf(orders),
        some(keysOf(schema), 1),
        draw.oneOf(Object.keys(schema)),
        newName(schema),
      ];
      const column = schema[name];
      return {
        of: { op: 'previous', of, order, per, column: name, as },
        schema: column === undefined ? schema : { ...schema, [as]: { ...column, required: false } },
      };
    },
  };
  return makers[depth <= 0 ? 'table' : draw.oneOf(relationOps)]();
}

const relationOps = [
  ...(['table', 'where', 'where', 'where', 'rank', 'group', 'look-up', 'previous', 'derive'] as const),
];

function newName(schema: TableSchema): string {
  return `new${Object.keys(schema).length}`;
}
