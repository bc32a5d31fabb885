import type { ColumnSchema, TableSchema } from '../table/table.ts';
import { addUnits, divideUnits, multiplyUnits } from '../value/unit.ts';
import { type CheckContext, combined, findColumn, mustBe, mustCompare, unitIn } from './check-context.ts';
import { describe, type Path } from './check-shape.ts';
import type { Aggregate, Arithmetic, Literal, Predicate, RowNumber } from './language.ts';

/** The unit of a number of the row; `null` where it cannot be told, for faults reported there. */
export function checkRowNumber(
  expression: RowNumber,
  schema: TableSchema | null,
  path: Path,
  context: CheckContext,
): string | null {
  switch (expression.op) {
    case 'column': {
      const column = findColumn(schema, expression.column, 'number', [...path, 'column'], context);
      return column?.type === 'number' ? column.unit : null;
    }
    case 'constant':
      return unitIn(expression.unit, [...path, 'unit'], context);
    case 'row-arithmetic': {
      const left = checkRowNumber(expression.left, schema, [...path, 'left'], context);
      const right = checkRowNumber(expression.right, schema, [...path, 'right'], context);
      return unitOfArithmetic(left, expression.with, right, path, context);
    }
  }
}

export function unitOfArithmetic(
  left: string | null,
  sign: Arithmetic,
  right: string | null,
  path: Path,
  context: CheckContext,
): string | null {
  return combined(left, sign, right, (a, b) => combineUnits(a, sign, b), path, context);
}

function combineUnits(left: string, sign: Arithmetic, right: string): string | undefined {
  switch (sign) {
    case '+':
    case '-':
      return addUnits(left, right, sign);
    case '*':
      return multiplyUnits(left, right);
    case '/':
      return divideUnits(left, right);
  }
}

export function checkPredicate(
  predicate: Predicate,
  schema: TableSchema | null,
  path: Path,
  context: CheckContext,
): void {
  switch (predicate.op) {
    case 'row-compare': {
      const left = checkRowNumber(predicate.left, schema, [...path, 'left'], context);
      const right = checkRowNumber(predicate.right, schema, [...path, 'right'], context);
      mustCompare(left, right, path, context);
      return;
    }
    case 'row-within': {
      const unit = checkRowNumber(predicate.of, schema, [...path, 'of'], context);
      mustCompare(unit, context.rangeUnitOf(predicate.range), [...path, 'range'], context);
      return;
    }
    case 'row-text-is': {
      const column = findColumn(schema, predicate.column, 'text', [...path, 'column'], context);
      checkWords(column, context.valuesOf(predicate.value), [...path, 'value'], context);
      return;
    }
    case 'row-text-in': {
      const column = findColumn(schema, predicate.column, 'text', [...path, 'column'], context);
      checkWords(column, predicate.values, [...path, 'values'], context);
      return;
    }
    case 'row-in-column': {
      const own = findColumn(schema, predicate.column, null, [...path, 'column'], context);
      const other = context.schemaOf(predicate.of, [...path, 'of']);
      const column = findColumn(other, predicate.in, null, [...path, 'in'], context);
      mustMatch(own, column, [...path, 'in'], context);
      return;
    }
    case 'row-date':
      findColumn(schema, predicate.column, 'date', [...path, 'column'], context);
      context.checkDate(predicate.date, [...path, 'date']);
      return;
    case 'row-known':
      findColumn(schema, predicate.column, null, [...path, 'column'], context);
      return;
    case 'row-and':
    case 'row-or':
      for (const [index, of] of predicate.of.entries()) checkPredicate(of, schema, [...path, 'of', index], context);
      return;
    case 'row-not':
      checkPredicate(predicate.of, schema, [...path, 'of'], context);
      return;
  }
}

/** The unit of an aggregate. */
export function checkAggregate(
  aggregate: Aggregate,
  schema: TableSchema | null,
  path: Path,
  context: CheckContext,
): string | null {
  switch (aggregate.op) {
    case 'count':
      return '1';
    case 'count-distinct':
      findColumn(schema, aggregate.column, null, [...path, 'column'], context);
      return '1';
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
    case 'mode':
      return checkRowNumber(aggregate.of, schema, [...path, 'of'], context);
    case 'standard-deviation':
      return unitOfSpread(checkRowNumber(aggregate.of, schema, [...path, 'of'], context), path, context);
    case 'percentile':
      mustBePercent(aggregate.percent, [...path, 'percent'], context);
      return checkRowNumber(aggregate.of, schema, [...path, 'of'], context);
  }
}

/** A spread is a distance: years spread by years of duration, shares by percentage points. */
export function unitOfSpread(unit: string | null, path: Path, context: CheckContext): string | null {
  return unitOfArithmetic(unit, '-', unit, path, context);
}

export function mustBePercent(percent: Literal<number>, path: Path, context: CheckContext): void {
  mustBe('a percentage from 0 to 100', isPercent, percent, path, context);
}

function isPercent(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 100;
}

/** Reports words that the column's vocabulary does not have. */
export function checkWords(
  column: ColumnSchema | null,
  words: readonly unknown[],
  path: Path,
  { report }: CheckContext,
): void {
  if (column?.type !== 'text' || column.vocabulary === null) return;
  const vocabulary = new Set<unknown>(column.vocabulary);
  const unknown = words.filter((word) => !vocabulary.has(word));
  if (unknown.length === 0) return;
  const known = column.vocabulary.slice(0, 100).join(', ');
  report('unknown-word', path, `expected words among ${known}; got ${unknown.slice(0, 10).map(describe).join(', ')}`);
}

/** Reports columns whose values are never equal, being of other types or units. */
export function mustMatch(a: ColumnSchema | null, b: ColumnSchema | null, path: Path, context: CheckContext): void {
  if (a === null || b === null) return;
  if (a.type !== b.type) {
    context.report('column-type', path, `expected columns of one type, got ${a.type} and ${b.type}`);
  } else if (a.type === 'number' && b.type === 'number') mustCompare(a.unit, b.unit, path, context);
}
