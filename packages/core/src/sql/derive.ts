import { isExact, type NumberSql, type RelationSql } from './columns.ts';
import type { Program } from './program.ts';
import { asCertain, endNames, passed, relationPart } from './relation-part.ts';
import type { Scope } from './scope.ts';

/** The rows `r` with one more column of numbers. */
export function deriveColumn(
  rows: RelationSql,
  name: string,
  wanted: string,
  number: NumberSql,
  scope: Scope,
  program: Program,
  comment: string,
  known: string | null = null,
): RelationSql {
  const [low, high] = endNames(program, name, wanted, isExact(number));
  const column: NumberSql = { ...number, low, high };
  const before = passed(rows);
  return relationPart(program, {
    wanted: wanted === 'computed' ? 'computed' : 'derived',
    comment,
    // Read through, an expression would be repeated wherever it is used.
    ...(isExact(number) ? {} : { kept: 'yes' as const }),
    parameters: scope.parameters(),
    ...asCertain(rows),
    find: (wantedName) =>
      wantedName === name ? { column, expressions: [number.low, number.high] } : before.find(wantedName),
    known: (wantedName) => (wantedName === name ? known : before.known(wantedName)),
    text: (list) => `SELECT ${list}${scope.from()}`,
  });
}
