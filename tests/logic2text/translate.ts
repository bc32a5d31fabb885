import type { Proposition, TableContent } from '@assay/core';
import { always, type Case, ifSo, thenCases } from './cases.ts';
import { createColumns } from './columns.ts';
import { compareAsTexts, compareThings, differenceOf } from './compare.ts';
import { textFilter, valueFilter } from './filter.ts';
import type { Form, Sheet } from './form.ts';
import type { Options } from './options.ts';
import { readableRows, rowAt, type Setting, theRow } from './order.ts';
import { anyKnown, numberSeries, type Rows } from './series.ts';
import {
  allRows,
  and,
  arithmetic,
  type Comparison,
  compare,
  type NumberTerm,
  not,
  number,
  numberIn,
  type Predicate,
  type PropositionTerm,
  where,
} from './terms.ts';
import type { Thing, ThingComparison } from './thing.ts';
import { Untranslatable } from './untranslatable.ts';

/** A form as a proposition over typed tables. */
export interface Translation {
  readonly proposition: Proposition;
  readonly tables: { readonly [name: string]: TableContent };
}

/**
 * A logical form and its table in our language.
 *
 * @throws Untranslatable where the form says nothing a claim can say
 */
export function translate(form: Form, sheet: Sheet, options: Options): Translation {
  const columns = createColumns(sheet, options);
  const term = statement(form, { columns, options });
  return { proposition: { assay: 1, term }, tables: columns.tables() };
}

const comparisonNames = {
  eq: '=',
  not_eq: '!=',
  less: '<',
  less_eq: '<=',
  greater: '>',
  greater_eq: '>=',
} as const satisfies Record<string, Comparison>;
const thingComparisons: { readonly [func: string]: ThingComparison } = {
  eq: '=',
  not_eq: '!=',
  less: '<',
  greater: '>',
  round_eq: 'round',
};

function statement(form: Form, setting: Setting): PropositionTerm {
  const { func } = form;
  const is = Object.hasOwn(thingComparisons, func) ? thingComparisons[func] : undefined;
  if (is !== undefined) return compareThings(thing(form, 0, setting), is, thing(form, 1, setting), setting);
  switch (func) {
    case 'and':
      return and([statement(inner(form, 0), setting), statement(inner(form, 1), setting)]);
    case 'only':
      return { op: 'only-one', of: rowsIn(form, setting).relation };
    case 'str_eq':
    case 'not_str_eq':
      return compareAsTexts(thing(form, 0, setting), func === 'not_str_eq', thing(form, 1, setting), setting);
  }
  const [, quantifier, condition] = /^(all|most)_(.*)$/.exec(func) ?? [];
  if (quantifier === undefined || condition === undefined)
    throw new Untranslatable(`expected a statement, got ${func}`);
  return quantified(quantifier === 'all', condition, form, setting);
}

/** "All" and "most" of rows: the denials count the rows that are equal. */
function quantified(all: boolean, condition: string, form: Form, setting: Setting): PropositionTerm {
  const { options } = setting;
  const rows = rowsIn(form, setting);
  const denied = condition.endsWith('not_eq');
  const fits = conditionOn(rows, denied ? condition.replace('not_', '') : condition, form, setting);
  const wanted: Predicate = denied ? { op: 'row-not', of: fits } : fits;
  if (all)
    return { op: 'all', of: rows.relation, if: wanted, empty: options.noRows === 'answered' ? 'true' : 'undecided' };
  if (options.most === 'majority') return { op: 'share', of: rows.relation, if: wanted, share: 0.5, strict: true };
  // A third of the rows, rounded down, is not more than those that fit: three times these is at least the rows less two.
  const fit: NumberTerm = { op: 'count', of: where(rows.relation, fits) };
  const third = arithmetic({ op: 'count', of: rows.relation }, '-', number(2));
  const most = compare(arithmetic(fit, '*', number(3)), '>=', third);
  return denied ? not(most) : most;
}

function conditionOn(rows: Rows, condition: string, form: Form, setting: Setting): Predicate {
  const [header, value] = [text(form, 1), text(form, 2)];
  if (condition === 'str_eq' || condition === 'str_not_eq') {
    return textFilter(header, value, condition === 'str_not_eq', setting);
  }
  const is = Object.entries(comparisonNames).find(([name]) => name === condition)?.[1];
  if (is === undefined) throw new Untranslatable(`expected a condition, got ${form.func}`);
  return valueFilter(rows, header, is, value, setting);
}

/** The rows in the first place of a form. */
function rowsIn(form: Form, setting: Setting): Rows {
  const [of] = form.args;
  if (of === 'all_rows') return { relation: allRows, single: false, all: true };
  return rowsOf(inner(form, 0), setting);
}

function rowsOf(form: Form, setting: Setting): Rows {
  const { func } = form;
  const rows = rowsIn(form, setting);
  if (func === 'filter_all') return rows;
  const [, nth, extreme] = /^(nth_)?arg(max|min)$/.exec(func) ?? [];
  if (extreme !== undefined) {
    const n = nth === undefined ? 1 : place(text(form, 2));
    return rowAt(rows, text(form, 1), extreme === 'max' ? 'descending' : 'ascending', n, setting);
  }
  const [, condition] = /^filter_(.*)$/.exec(func) ?? [];
  if (condition === undefined) throw new Untranslatable(`expected rows, got ${func}`);
  const relation = where(rows.relation, conditionOn(rows, condition, form, setting));
  return { relation, single: rows.single, all: false };
}

/** What stands in a place of a comparison. */
function thing(outer: Form, at: number, setting: Setting): Thing {
  const form = outer.args[at];
  if (form === undefined) throw new Untranslatable(`expected ${at + 1} arguments of ${outer.func}`);
  if (typeof form === 'string') return { kind: 'literal', text: form };
  const { func } = form;
  switch (func) {
    case 'diff':
      return differenceOf(thing(form, 0, setting), thing(form, 1, setting), setting);
    case 'count':
      return { kind: 'number', cases: always({ op: 'count', of: rowsIn(form, setting).relation }), textCases: [] };
    case 'avg':
    case 'sum':
      return { kind: 'number', cases: total(func === 'avg' ? 'average' : 'sum', form, setting), textCases: [] };
    case 'num_hop':
    case 'str_hop':
      return { kind: 'cell', rows: theRow(rowsIn(form, setting), setting), header: text(form, 1) };
  }
  const [, nth, extreme] = /^(nth_)?(max|min)$/.exec(func) ?? [];
  if (extreme === undefined) throw new Untranslatable(`expected a number or a text, got ${func}`);
  // The n-th value of a column is the cell of the n-th row.
  const direction = extreme === 'max' ? 'descending' : 'ascending';
  const n = nth === undefined ? 1 : place(text(form, 2));
  const row = rowAt(rowsIn(form, setting), text(form, 1), direction, n, setting);
  return { kind: 'cell', rows: theRow(row, setting), header: text(form, 1) };
}

/** A sum or an average over the cells that can be read. */
function total(op: 'sum' | 'average', form: Form, setting: Setting): readonly Case<NumberTerm>[] {
  const rows = rowsIn(form, setting);
  const zero = () => always<NumberTerm>(number(0));
  return thenCases(numberSeries(rows, text(form, 1), setting.columns), (column) => {
    const value = (): Case<NumberTerm>[] =>
      always({ op, of: readableRows(rows, column, setting), value: numberIn(column.name) });
    return op === 'sum' || setting.options.noRows === 'undecided' ? value() : ifSo(anyKnown(rows, column), value, zero);
  });
}

function inner(form: Form, at: number): Form {
  const arg = form.args[at];
  if (typeof arg !== 'object') throw new Untranslatable(`expected a form at place ${at + 1} of ${form.func}`);
  return arg;
}

function text(form: Form, at: number): string {
  const arg = form.args[at];
  if (typeof arg !== 'string') throw new Untranslatable(`expected text at place ${at + 1} of ${form.func}`);
  return arg;
}

function place(written: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(written)) throw new Untranslatable(`expected a place, got ${written}`);
  return Number(written);
}
