import type { TableSchema } from '../table/table.ts';
import { convertFactor } from '../value/unit.ts';
import { type CheckContext, combined, findColumn, mustBe, mustCompare, unitIn } from './check-context.ts';
import { checkRelation } from './check-relation.ts';
import {
  checkPredicate,
  checkRowNumber,
  checkWords,
  mustBePercent,
  unitOfArithmetic,
  unitOfSpread,
} from './check-row.ts';
import type { Path } from './check-shape.ts';
import type { DateTerm, Literal, NumberTerm, PropositionTerm, Range, Relation } from './language.ts';
import type { Readings } from './reading.ts';

/** What a proposition is checked against. */
export interface CheckWorld {
  readonly schemas: { readonly [table: string]: TableSchema };
  /** The names of the documents held; `null` where that is not asked. */
  readonly documents: readonly string[] | null;
  readonly readings: Readings | null;
}

/** Reports what in a term of the right shape has no meaning over the tables and readings. */
export function checkMeaning(
  term: PropositionTerm,
  path: Path,
  { schemas, documents, readings }: CheckWorld,
  report: CheckContext['report'],
): void {
  const context: CheckContext = {
    report,
    schemaOf: (relation: Relation, at: Path) => checkRelation(relation, at, schemas, context),
    checkDate: (date: DateTerm, at: Path) => checkDate(date, at, context),
    valuesOf: (literal) => {
      if (typeof literal !== 'object' || !('parameter' in literal)) return [literal];
      const options = readings?.parameters.find(({ name }) => name === literal.parameter)?.options ?? [];
      const axes = readings?.axes.filter(({ parameter }) => parameter === literal.parameter) ?? [];
      return [...options.map(({ value }) => value), ...axes.flatMap(({ values }) => values)];
    },
    rangeUnitOf: (range: Literal<Range>) =>
      'parameter' in range ? (readings?.parameters.find(({ name }) => name === range.parameter)?.unit ?? null) : null,
  };
  checkStatement(term, path, documents, context);
}

function checkStatement(
  term: PropositionTerm,
  path: Path,
  documents: CheckWorld['documents'],
  context: CheckContext,
): void {
  const { report } = context;
  switch (term.op) {
    case 'compare': {
      const left = checkNumber(term.left, [...path, 'left'], context);
      mustCompare(left, checkNumber(term.right, [...path, 'right'], context), path, context);
      return;
    }
    case 'within': {
      const unit = checkNumber(term.of, [...path, 'of'], context);
      mustCompare(unit, context.rangeUnitOf(term.range), [...path, 'range'], context);
      return;
    }
    case 'text-is':
    case 'mode-is': {
      const schema = context.schemaOf(term.of, [...path, 'of']);
      const column = findColumn(schema, term.column, 'text', [...path, 'column'], context);
      checkWords(column, context.valuesOf(term.value), [...path, 'value'], context);
      return;
    }
    case 'exists':
    case 'none':
    case 'only-one':
      context.schemaOf(term.of, [...path, 'of']);
      return;
    case 'all':
      checkPredicate(term.if, context.schemaOf(term.of, [...path, 'of']), [...path, 'if'], context);
      return;
    case 'share':
      mustBe('a share from 0 to 1', isShare, term.share, [...path, 'share'], context);
      checkPredicate(term.if, context.schemaOf(term.of, [...path, 'of']), [...path, 'if'], context);
      return;
    case 'date-order':
      checkDate(term.left, [...path, 'left'], context);
      checkDate(term.right, [...path, 'right'], context);
      return;
    case 'quotation':
      if (documents !== null && !documents.includes(term.document)) {
        const known = documents.join(', ') || 'none';
        report('unknown-document', [...path, 'document'], `expected a document, one of ${known}; got ${term.document}`);
      }
      return;
    case 'judgement':
      return;
    case 'at-least':
    case 'and':
    case 'or':
      if (term.op === 'at-least' && !(Number.isInteger(term.k) && term.k >= 1 && term.k <= term.of.length)) {
        report('k-of-n', [...path, 'k'], `expected a whole number from 1 to ${term.of.length}, got ${term.k}`);
      }
      for (const [index, of] of term.of.entries()) checkStatement(of, [...path, 'of', index], documents, context);
      return;
    case 'not':
      checkStatement(term.of, [...path, 'of'], documents, context);
      return;
    case 'choose':
      for (const [option, of] of Object.entries(term.options)) {
        checkStatement(of, [...path, 'options', option], documents, context);
      }
      return;
  }
}

/** The unit of a number; `null` where it cannot be told, for faults reported there. */
function checkNumber(term: NumberTerm, path: Path, context: CheckContext): string | null {
  switch (term.op) {
    case 'number':
      return unitIn(term.unit, [...path, 'unit'], context);
    case 'count':
      context.schemaOf(term.of, [...path, 'of']);
      return '1';
    case 'count-distinct':
      findColumn(context.schemaOf(term.of, [...path, 'of']), term.column, null, [...path, 'column'], context);
      return '1';
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
    case 'mode':
    case 'the':
      return checkRowNumber(term.value, context.schemaOf(term.of, [...path, 'of']), [...path, 'value'], context);
    case 'standard-deviation': {
      const schema = context.schemaOf(term.of, [...path, 'of']);
      return unitOfSpread(checkRowNumber(term.value, schema, [...path, 'value'], context), path, context);
    }
    case 'percentile': {
      mustBePercent(term.percent, [...path, 'percent'], context);
      return checkRowNumber(term.value, context.schemaOf(term.of, [...path, 'of']), [...path, 'value'], context);
    }
    case 'nth': {
      const schema = context.schemaOf(term.of, [...path, 'of']);
      mustBe('a whole number from 1', isPlace, term.n, [...path, 'n'], context);
      checkRowNumber(term.by, schema, [...path, 'by'], context);
      return checkRowNumber(term.value, schema, [...path, 'value'], context);
    }
    case 'arithmetic': {
      const left = checkNumber(term.left, [...path, 'left'], context);
      const right = checkNumber(term.right, [...path, 'right'], context);
      return unitOfArithmetic(left, term.with, right, path, context);
    }
    case 'absolute':
      return checkNumber(term.of, [...path, 'of'], context);
    case 'annual-growth': {
      const from = checkNumber(term.from, [...path, 'from'], context);
      mustCompare(from, checkNumber(term.to, [...path, 'to'], context), path, context);
      mustCompare(checkNumber(term.years, [...path, 'years'], context), 'year', [...path, 'years'], context);
      return '1';
    }
    case 'elapsed':
      checkDate(term.from, [...path, 'from'], context);
      checkDate(term.to, [...path, 'to'], context);
      return term.in === 'days' ? 'day' : 'year';
    case 'convert': {
      const from = checkNumber(term.of, [...path, 'of'], context);
      const to = unitIn(term.unit, [...path, 'unit'], context);
      const convert = (a: string, b: string) => (convertFactor(a, b) === undefined ? undefined : b);
      return combined(from, 'in', to, convert, [...path, 'unit'], context);
    }
    case 'choose': {
      const units = Object.entries(term.options).map(([option, of]) =>
        checkNumber(of, [...path, 'options', option], context),
      );
      const [first = null] = units.filter((unit) => unit !== null);
      for (const unit of units) mustCompare(first, unit, [...path, 'options'], context);
      return first;
    }
  }
}

function checkDate(term: DateTerm, path: Path, context: CheckContext): void {
  switch (term.op) {
    case 'date':
      return;
    case 'the-date':
      findColumn(context.schemaOf(term.of, [...path, 'of']), term.column, 'date', [...path, 'column'], context);
      return;
    case 'shift':
      mustBe(`a whole number of ${term.unit}`, isShift, term.by, [...path, 'by'], context);
      checkDate(term.of, [...path, 'of'], context);
      return;
    case 'choose':
      for (const [option, of] of Object.entries(term.options)) checkDate(of, [...path, 'options', option], context);
      return;
  }
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isPlace(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

// `shiftDays` refuses more.
function isShift(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 10_000_000;
}
