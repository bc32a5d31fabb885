import type { RelationSql } from './columns.ts';
import type { Joinable, Program } from './program.ts';
import { createScope } from './scope.ts';

/** Aggregates over all rows of a relation: one row in each reading, also where the relation has none. */
export interface OverRows {
  readonly wanted: string;
  readonly comment: string;
  /** Expressions over the rows `r`, by the names that `selected` calls them by. */
  readonly aggregates: readonly { readonly name: string; readonly expression: string }[];
  /** What the part selects; without rows every aggregate is NULL where there are parameters. */
  readonly selected: readonly string[];
  /** Parts to look results up in, where there are any. */
  readonly joined?: readonly string[];
  /** The parameters of those, where they are not those of the rows. */
  readonly using?: readonly string[];
  /** More parts beside, such as the options of a parameter. */
  readonly beside?: readonly Joinable[];
}

export function overRows(rows: RelationSql, over: OverRows, program: Program): Joinable {
  const scope = createScope(program);
  scope.need(rows.parameters);
  for (const part of over.beside ?? []) scope.beside(part);
  const options = rows.parameters.map(program.option);
  const using = `USING (${options.join(', ')})`;
  const aggregates = over.aggregates.map(({ name, expression }) => `${expression} AS ${name}`);
  const inner = `(SELECT ${[...options, ...aggregates].join(', ')} FROM ${rows.name} AS r${
    options.length === 0 ? '' : ` GROUP BY ${options.join(', ')}`
  })`;
  const wider = (over.using ?? rows.parameters).map(program.option);
  const joined = (name: string) =>
    wider.length === 0 ? `LEFT JOIN ${name} ON TRUE` : `LEFT JOIN ${name} USING (${wider.join(', ')})`;
  const alone = options.length === 0;
  if (aggregates.length > 0)
    scope.join(alone ? `CROSS JOIN ${inner} AS found` : `LEFT JOIN ${inner} AS found ${using}`);
  for (const name of over.joined ?? []) scope.join(joined(name));
  const text = () => {
    const from = scope.from();
    // With nothing before it there is nothing to join to.
    const first = from
      .replace(/^\n {2}CROSS JOIN/, '\n  FROM')
      .replace(/^\n {2}LEFT JOIN/, '\n  FROM (SELECT 1 AS one) AS one LEFT JOIN');
    return `SELECT ${scope.options()}${over.selected.join(', ')}${first}`;
  };
  return { name: program.add(over.wanted, over.comment, text, { kept: 'yes' }), parameters: scope.parameters() };
}
