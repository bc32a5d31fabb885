import { AssayError } from '../error.ts';
import { type ColumnSql, inRows, namesOf, type RelationSql } from './columns.ts';
import { quoted } from './dialect.ts';
import type { Program } from './program.ts';
import { createScope } from './scope.ts';

/** A column of a part, and the expressions it is selected by, one for each of its names. */
export interface SelectedColumn {
  readonly column: ColumnSql;
  readonly expressions: readonly string[];
}

/** How a relation is written; columns are looked for as others ask for them. */
export interface RelationPlan {
  readonly wanted: string;
  readonly comment: string;
  readonly kept?: 'yes' | 'no';
  readonly parameters: readonly string[];
  /** Expressions; `null` where every row is certain, or stands for itself. */
  readonly certain: string | null;
  readonly most: string | null;
  readonly size: number;
  readonly find: (name: string) => SelectedColumn | undefined;
  /** The expression that says whether the cell is known (2, 1, 0); `null` where all are. */
  readonly known: (name: string) => string | null;
  /** The text around the list of what is selected: the same one by one, and what each is called. */
  readonly text: (list: string, selected: readonly string[], names: readonly string[]) => string;
}

export function relationPart(program: Program, plan: RelationPlan): RelationSql {
  const columns = new Map<string, SelectedColumn>();
  const knowns = new Map<string, string | null>();
  const name = program.add(
    plan.wanted,
    plan.comment,
    () => {
      const selected = [...columns.values()].flatMap(({ column, expressions }) =>
        namesOf(column).map((as, index) => named(expressions[index] ?? as, as)),
      );
      const known = [...knowns].flatMap(([column, expression]) =>
        expression === null ? [] : [named(expression, knownName(program, column))],
      );
      const certain = plan.certain === null ? [] : [named(plan.certain, 'certain')];
      const most = plan.most === null ? [] : [named(plan.most, 'most')];
      const list = [...new Set([...selected, ...known, ...certain, ...most])];
      const options = plan.parameters.map(program.option);
      const all = [...options, ...(list.length === 0 ? ['1 AS there'] : list)];
      const isLong = all.join(', ').length > 100;
      return plan.text(all.join(isLong ? ',\n    ' : ', '), all, all.map(nameIn));
    },
    { kept: plan.kept ?? null },
  );
  const relation: RelationSql = {
    name,
    parameters: plan.parameters,
    certain: plan.certain === null,
    single: plan.most === null,
    size: plan.size,
    find: (wanted) => {
      const known = columns.get(wanted) ?? plan.find(wanted);
      if (known !== undefined) columns.set(wanted, known);
      return known?.column;
    },
    column: (wanted) => {
      const column = relation.find(wanted);
      if (column !== undefined) return column;
      throw new AssayError('invalid-proposition', `expected a column of the relation, got ${wanted}`);
    },
    known: (wanted) => {
      if (!knowns.has(wanted)) knowns.set(wanted, plan.known(wanted));
      return knowns.get(wanted) === null ? null : knownName(program, wanted);
    },
  };
  return relation;
}

/** What a selected expression is called. */
function nameIn(selected: string): string {
  return selected.replace(/^.* AS /s, '').replace(/^r\./, '');
}

function named(expression: string, as: string): string {
  return expression === as || expression.endsWith(`.${as}`) ? expression : `${expression} AS ${as}`;
}

function knownName(program: Program, column: string): string {
  return quoted(program.names.of(`${column}|known`, `${column}_known`));
}

/** The columns of the rows `r` as they are. */
export function passed(rows: RelationSql): Pick<RelationPlan, 'find' | 'known'> {
  return {
    find: (name) => {
      const column = rows.find(name);
      return column && { column, expressions: namesOf(inRows(column, 'r')) };
    },
    known: (name) => {
      const known = rows.known(name);
      return known && `r.${known}`;
    },
  };
}

/** The rows once for each option of a parameter. */
export function forEachOption(rows: RelationSql, parameter: string, program: Program): RelationSql {
  if (rows.parameters.includes(parameter) || program.open([parameter]).length === 0) return rows;
  return program.once('each option', [rows.name, parameter], () => {
    const scope = createScope(program, { ...rows, alias: 'r' });
    scope.need([parameter]);
    return relationPart(program, {
      wanted: 'for_each',
      comment: `the rows for each ${parameter}`,
      parameters: scope.parameters(),
      ...asCertain(rows),
      ...passed(rows),
      text: (list) => `SELECT ${list}${scope.from()}`,
    });
  });
}

/** The certainty of the rows `r` as it is. */
export function asCertain(rows: RelationSql): Pick<RelationPlan, 'certain' | 'most' | 'size'> {
  return { certain: rows.certain ? null : 'r.certain', most: rows.single ? null : 'r.most', size: rows.size };
}

/** Names for the ends of a column that a part makes. */
export function endNames(program: Program, column: string, wanted: string, exact: boolean): readonly [string, string] {
  const name = (end: string, as: string) => quoted(program.names.of(`${column}|${end}`, as));
  if (exact) return [name('value', wanted), name('value', wanted)];
  return [name('low', `${wanted}_low`), name('high', `${wanted}_high`)];
}
