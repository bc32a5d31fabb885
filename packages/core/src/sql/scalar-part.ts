import { type EndsSql, isExact } from './columns.ts';
import type { ScalarSql } from './context.ts';
import { textLiteral } from './dialect.ts';
import type { Program } from './program.ts';
import { createScope, type Scope } from './scope.ts';

/** A number or date computed from others, in its own part of one row for each reading. */
export function scalarPart(
  wanted: string,
  comment: string,
  of: readonly ScalarSql[],
  ends: EndsSql,
  condition: string | null,
  program: Program,
): ScalarSql {
  const scope = createScope(program);
  for (const { part } of of) if (part !== null) scope.beside(part);
  const needed = [
    ...new Set([...of.flatMap(({ defined }) => (defined === null ? [] : [`${defined} = 1`])), condition]),
  ];
  const conditions = needed.filter((one) => one !== null);
  const defined = conditions.length === 0 ? null : `CASE WHEN ${conditions.join(' AND ')} THEN 1 ELSE 0 END`;
  return asScalar(wanted, comment, ends, defined, scope, program);
}

/** The term taken where the parameter gives no choice. */
export function onlyChoice<T>(
  { by, options }: { readonly by: string; readonly options: { readonly [option: string]: T } },
  { choicesOf, open }: Program,
): T | undefined {
  const [first] = choicesOf(by);
  return open([by]).length === 0 && first !== undefined ? options[first.taken] : undefined;
}

/** The number or date of the option that a parameter takes. */
export function chosenScalar(
  by: string,
  options: readonly { readonly option: string; readonly of: ScalarSql }[],
  program: Program,
  comment: string,
): ScalarSql {
  const scope = createScope(program);
  scope.need([by]);
  for (const { of } of options) if (of.part !== null) scope.beside(of.part);
  const pick = (part: (of: ScalarSql) => string) => {
    const cases = program.choicesOf(by).flatMap(({ id, taken }) => {
      const chosen = options.find(({ option }) => option === taken)?.of;
      return chosen === undefined ? [] : [`WHEN ${textLiteral(id)} THEN ${part(chosen)}`];
    });
    return `CASE ${program.option(by)} ${cases.join(' ')} END`;
  };
  const low = pick(({ low: end }) => end);
  const range = {
    lo: Math.min(...options.map(({ of }) => of.range.lo)),
    hi: Math.max(...options.map(({ of }) => of.range.hi)),
  };
  const ends = { low, high: options.every(({ of }) => isExact(of)) ? low : pick(({ high }) => high), range };
  const defined = options.every(({ of }) => of.defined === null) ? null : pick((of) => of.defined ?? '1');
  return asScalar('chosen', comment, ends, defined, scope, program);
}

function asScalar(
  wanted: string,
  comment: string,
  ends: EndsSql,
  defined: string | null,
  scope: Scope,
  program: Program,
): ScalarSql {
  const exact = isExact(ends);
  const selected = exact ? `${ends.low} AS value` : `${ends.low} AS low, ${ends.high} AS high`;
  const text = () =>
    `SELECT ${scope.options()}${selected}${defined === null ? '' : `, ${defined} AS defined`}${scope.from()}`;
  const name = program.add(wanted, comment, text, { kept: 'yes' });
  return scalarOf({ name, parameters: scope.parameters() }, exact, defined !== null, ends.range);
}

/** What stands where a value is not defined: one that its users reckon with, such as no zero for a divisor. */
export function fillerOf({ lo, hi }: EndsSql['range']): number {
  return Number.isFinite(lo) ? lo : Number.isFinite(hi) ? hi : 0;
}

/** The number or date that a part holds. */
export function scalarOf(
  part: { readonly name: string; readonly parameters: readonly string[] },
  exact: boolean,
  mayBeUndefined: boolean,
  range: EndsSql['range'],
): ScalarSql {
  const { name } = part;
  return {
    part,
    low: exact ? `${name}.value` : `${name}.low`,
    high: exact ? `${name}.value` : `${name}.high`,
    range,
    defined: mayBeUndefined ? `${name}.defined` : null,
  };
}
