import { AssayError } from '../error.ts';
import type { Bindings } from '../evaluate/evaluator.ts';
import { combineGrain, finerGrain, type Grain, grainOf } from '../evaluate/interval.ts';
import { combineUnits } from '../evaluate/row-number.ts';
import type { RowNumber } from '../proposition/language.ts';
import { canonicalJson } from '../value/digest.ts';
import { absoluteTolerance, combineEnds, relativeTolerance, type Tolerance } from './arithmetic.ts';
import { inRows, isBounded, isExact, type NumberSql, type RelationSql } from './columns.ts';
import { deriveColumn } from './derive.ts';
import type { Program } from './program.ts';
import { createScope, type Scope } from './scope.ts';

/**
 * The relation with a column for every result that is not one exact value, so that an expression over such a result names
 * it and does not repeat how it is computed.
 */
export function withNumbers(rows: RelationSql, expressions: readonly RowNumber[], program: Program): RelationSql {
  return expressions.reduce((before, expression) => {
    if (expression.op !== 'row-arithmetic') return before;
    const inner = withNumbers(before, [expression.left, expression.right], program);
    const name = computedName(expression);
    if (inner.find(name) !== undefined) return inner;
    const scope = createScope(program, { ...inner, alias: 'r' });
    const number = rowNumber(expression, inner, scope, program);
    if (isExact(number) && isBounded(number)) return inner;
    return program.once('computed', [inner.name, expression], () =>
      deriveColumn(inner, name, 'computed', number, scope, program, 'computed for each row'),
    );
  }, rows);
}

/** The rows with the expression as one column of theirs, so that it needs nothing beside the rows `r`. */
export function numberAsColumn(
  rows: RelationSql,
  expression: RowNumber,
  program: Program,
): { readonly rows: RelationSql; readonly number: NumberSql; readonly name: string } {
  if (expression.op === 'column') {
    return { rows, number: numberColumnSql(rows, expression.column), name: expression.column };
  }
  const prepared = withNumbers(rows, [expression], program);
  const name = computedName(expression);
  const ready =
    prepared.find(name) === undefined
      ? program.once('column', [prepared.name, expression], () => {
          const scope = createScope(program, { ...prepared, alias: 'r' });
          const number = rowNumber(expression, prepared, scope, program);
          return deriveColumn(prepared, name, 'computed', number, scope, program, 'computed for each row');
        })
      : prepared;
  return { rows: ready, number: numberColumnSql(ready, name), name };
}

/** No column of a table has such a name. */
function computedName(expression: RowNumber): string {
  return `=${canonicalJson(expression)}`;
}

/** The number an expression has in each row `r`; `withNumbers` comes first. */
export function rowNumber(expression: RowNumber, rows: RelationSql, scope: Scope, program: Program): NumberSql {
  switch (expression.op) {
    case 'column':
      return numberColumnSql(rows, expression.column);
    case 'constant': {
      const { value, unit } = expression;
      if (typeof value === 'number') {
        const text = program.writer.number(value);
        const range = { lo: value, hi: value };
        return { type: 'number', low: text, high: text, range, unit, written: true, grainAt: () => grainOf(value) };
      }
      const values = program.valuesOf(value.parameter).map(Number);
      const text = scope.value(value.parameter);
      const range = { lo: Math.min(...values), hi: Math.max(...values) };
      const grainAt = (bindings: Bindings) => grainOf(Number(bindings[value.parameter]));
      return { type: 'number', low: text, high: text, range, unit, written: true, grainAt };
    }
    case 'row-arithmetic': {
      const known = rows.find(computedName(expression));
      if (known?.type === 'number') return inRows(known, 'r');
      const left = rowNumber(expression.left, rows, scope, program);
      const right = rowNumber(expression.right, rows, scope, program);
      const { ends } = combineEnds(left, expression.with, right, program.writer);
      return {
        type: 'number',
        ...ends,
        unit: combineUnits(left.unit, expression.with, right.unit),
        written: false,
        grainAt: (bindings) => combineGrain(left.grainAt(bindings), expression.with, right.grainAt(bindings)),
      };
    }
  }
}

function numberColumnSql(rows: RelationSql, name: string): NumberSql {
  const column = rows.column(name);
  if (column.type === 'number') return inRows(column, 'r');
  throw new AssayError(
    'invalid-proposition',
    `expected a column of numbers, got column ${name} of type ${column.type}`,
  );
}

/** By how much numbers of these grains must differ. */
export function toleranceOf(
  grainAt: (bindings: Bindings) => Grain,
  scope: Scope,
  program: Program,
): Exclude<Tolerance, null> {
  return (a, b) =>
    program.perReading(scope.parameters(), (bindings) => {
      const grain = grainAt(bindings);
      return grain === null ? relativeTolerance(a, b, program.writer) : absoluteTolerance(grain, program.writer);
    });
}

/** Without tolerance where both sides hold decimals as written. */
export function comparisonTolerance(left: NumberSql, right: NumberSql, scope: Scope, program: Program): Tolerance {
  if (left.written && right.written) return null;
  return toleranceOf((bindings) => finerGrain(left.grainAt(bindings), right.grainAt(bindings)), scope, program);
}
