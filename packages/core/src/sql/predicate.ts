import { AssayError } from '../error.ts';
import type { Bindings } from '../evaluate/evaluator.ts';
import type { Grain } from '../evaluate/interval.ts';
import { finestOf } from '../evaluate/row.ts';
import type { Literal, Predicate, Range, RowNumber } from '../proposition/language.ts';
import { compareDaysSql, compareEnds, type Tolerance } from './arithmetic.ts';
import { allOf, always, anyOf, type EndsSql, inRows, negated, type RelationSql, type TruthSql } from './columns.ts';
import type { SqlContext } from './context.ts';
import { textLiteral } from './dialect.ts';
import { textTruth } from './may-equal.ts';
import { memberTruth } from './member.ts';
import { comparisonTolerance, rowNumber, toleranceOf } from './row-number.ts';
import type { Scope } from './scope.ts';

/** The numbers a predicate compares. */
export function numbersOf(predicate: Predicate): readonly RowNumber[] {
  switch (predicate.op) {
    case 'row-compare':
      return [predicate.left, predicate.right];
    case 'row-within':
      return [predicate.of];
    case 'row-and':
    case 'row-or':
      return predicate.of.flatMap(numbersOf);
    case 'row-not':
      return numbersOf(predicate.of);
    default:
      return [];
  }
}

/** Whether a predicate holds in each row `r`; `withNumbers` comes first. */
export function rowTruth(predicate: Predicate, rows: RelationSql, scope: Scope, context: SqlContext): TruthSql {
  const { program } = context;
  switch (predicate.op) {
    case 'row-compare': {
      const left = rowNumber(predicate.left, rows, scope, program);
      const right = rowNumber(predicate.right, rows, scope, program);
      return compareEnds(left, predicate.is, right, comparisonTolerance(left, right, scope, program));
    }
    case 'row-within': {
      const of = rowNumber(predicate.of, rows, scope, program);
      return withinTruth(of, predicate.range, of.written ? null : of.grainAt, scope, context);
    }
    case 'row-text-is': {
      const { value } = predicate;
      const column = textColumnSql(rows, predicate.column);
      if (typeof value === 'string')
        return textTruth(column, `${column.word} = ${textLiteral(value)}`, (write) => write([value]));
      const wordIs = `${column.word} = ${scope.value(value.parameter)}`;
      return textTruth(column, wordIs, (write) =>
        program.perReading([value.parameter], (bindings) => write([String(bindings[value.parameter])])),
      );
    }
    case 'row-text-in': {
      const column = textColumnSql(rows, predicate.column);
      const words = predicate.values.map(textLiteral).join(', ');
      return textTruth(column, words === '' ? 'FALSE' : `${column.word} IN (${words})`, (write) =>
        write(predicate.values),
      );
    }
    case 'row-in-column':
      return memberTruth(rows.column(predicate.column), context.rowsOf(predicate.of), predicate.in, scope, program);
    case 'row-date': {
      const column = rows.column(predicate.column);
      if (column.type !== 'date')
        throw new AssayError('invalid-proposition', `expected a column of dates, got ${predicate.column}`);
      const date = context.dateOf(predicate.date);
      if (date.part !== null) scope.beside(date.part);
      const truth = compareDaysSql(inRows(column, 'r'), predicate.is, date);
      if (date.defined === null) return truth;
      return {
        sure: `(${date.defined} = 1 AND ${truth.sure})`,
        possible: `(${date.defined} = 0 OR ${truth.possible})`,
      };
    }
    case 'row-known': {
      const known = rows.known(predicate.column);
      return known === null ? always : { sure: `r.${known} = 2`, possible: `r.${known} >= 1` };
    }
    case 'row-and':
      return allOf(predicate.of.map((of) => rowTruth(of, rows, scope, context)));
    case 'row-or':
      return anyOf(predicate.of.map((of) => rowTruth(of, rows, scope, context)));
    case 'row-not':
      return negated(rowTruth(predicate.of, rows, scope, context));
  }
}

export function textColumnSql(rows: RelationSql, name: string) {
  const column = rows.column(name);
  if (column.type === 'text') return inRows(column, 'r');
  throw new AssayError('invalid-proposition', `expected a column of text, got column ${name} of type ${column.type}`);
}

/** Whether a number lies in a range; `grainAt` is `null` where it compares as it was written. */
export function withinTruth(
  of: EndsSql,
  range: Literal<Range>,
  grainAt: ((bindings: Bindings) => Grain) | null,
  scope: Scope,
  { program }: SqlContext,
): TruthSql {
  const rangeIn = (bindings: Bindings): Range => {
    if (!('parameter' in range)) return range;
    const value = bindings[range.parameter];
    return typeof value === 'object' ? value : { min: null, max: null };
  };
  const end = (which: 'min' | 'max'): EndsSql | null => {
    if ('parameter' in range) {
      const text = scope.value(range.parameter, which);
      return { low: text, high: text, range: { lo: -Infinity, hi: Infinity } };
    }
    const value = range[which];
    const text = value === null ? null : program.writer.number(value);
    return text === null || value === null ? null : { low: text, high: text, range: { lo: value, hi: value } };
  };
  const [min, max] = [end('min'), end('max')];
  const tolerance: Tolerance =
    grainAt === null
      ? null
      : toleranceOf(
          (bindings) => {
            const { min: low, max: high } = rangeIn(bindings);
            return finestOf(grainAt(bindings), [low, high]);
          },
          scope,
          program,
        );
  return allOf([
    ...(min === null ? [] : [compareEnds(of, '>=', min, tolerance)]),
    ...(max === null ? [] : [compareEnds(of, '<=', max, tolerance)]),
  ]);
}
