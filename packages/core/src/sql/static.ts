import type { Context, DateValue, NumberValue } from '../evaluate/context.ts';
import { evaluateDate } from '../evaluate/date.ts';
import { type Bindings, createEvaluator } from '../evaluate/evaluator.ts';
import type { Interval } from '../evaluate/interval.ts';
import { evaluateNumber } from '../evaluate/number.ts';
import { parametersIn } from '../evaluate/term-info.ts';
import type { DateTerm, Literal, NumberTerm, PropositionTerm } from '../proposition/language.ts';
import { commentOf } from './comment.ts';
import type { NumberScalarSql, ScalarSql } from './context.ts';
import { textLiteral } from './dialect.ts';
import type { Joinable, Program } from './program.ts';
import { scalarOf } from './scalar-part.ts';

/** Whether a term rests on no table: then the evaluator says what it is, and the statement has it as a constant. */
export function isStatic(term: object): boolean {
  if ('op' in term && term.op === 'table') return false;
  return Object.values(term).every((part) => typeof part !== 'object' || part === null || isStatic(part));
}

function staticContext(bindings: Bindings): Context {
  const context: Context = {
    rowsOf: (): never => {
      throw new TypeError('a term without tables has no rows');
    },
    dateOf: (term: DateTerm): DateValue => evaluateDate(term, context),
    numberOf: (term: NumberTerm): NumberValue => evaluateNumber(term, context),
    valueOf: <T extends number | string | object>(literal: Literal<T>): T => {
      if (typeof literal !== 'object' || !('parameter' in literal)) return literal;
      // As in the evaluator: the checker has compared the parameter's type with its use.
      return bindings[literal.parameter] as T;
    },
    optionOf: (parameter: string) => String(bindings[parameter]),
    documents: {},
  };
  return context;
}

export function staticNumber(term: NumberTerm, program: Program): NumberScalarSql {
  const valueIn = (bindings: Bindings) => staticContext(bindings).numberOf(term);
  const { scalar, values } = staticScalar(term, valueIn, program, 'number');
  return { ...scalar, unit: values[0]?.unit ?? '1', grainAt: (bindings) => valueIn(bindings).grain };
}

export function staticDate(term: DateTerm, program: Program): ScalarSql {
  return staticScalar(term, (bindings) => staticContext(bindings).dateOf(term), program, 'date').scalar;
}

function staticScalar<T extends Interval & { readonly defined: boolean }>(
  term: NumberTerm | DateTerm,
  valueIn: (bindings: Bindings) => T,
  program: Program,
  wanted: string,
): { readonly scalar: ScalarSql; readonly values: readonly T[] } {
  const parameters = program.open(parametersIn(term));
  const combinations = program.combinations(parameters);
  const values = combinations.map(({ bindings }) => valueIn(bindings));
  const { number } = program.writer;
  const exact = values.every(({ lo, hi }) => lo === hi);
  const always = values.every(({ defined }) => defined);
  const range = { lo: Math.min(...values.map(({ lo }) => lo)), hi: Math.max(...values.map(({ hi }) => hi)) };
  const [only] = values;
  if (parameters.length === 0 && only !== undefined) {
    const [low, high] = [number(only.lo), number(only.hi)];
    return { scalar: { part: null, low, high, range, defined: always ? null : '0' }, values };
  }
  const rows = combinations.map(({ options }, index) => {
    const { lo = 0, hi = 0, defined = false } = values[index] ?? {};
    return [
      ...parameters.map((parameter) => textLiteral(options[parameter] ?? '')),
      ...(exact ? [number(lo)] : [number(lo), number(hi)]),
      ...(always ? [] : [defined ? '1' : '0']),
    ];
  });
  const columns = [...(exact ? ['value'] : ['low', 'high']), ...(always ? [] : ['defined'])];
  const part = valuesPart(wanted, commentOf(term, program), parameters, columns, rows, program);
  return { scalar: scalarOf(part, exact, !always, range), values };
}

/** A part that is a list of rows, one for each combination of options. */
function valuesPart(
  wanted: string,
  comment: string,
  parameters: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  program: Program,
): Joinable {
  const all = [...parameters.map(program.option), ...columns].join(', ');
  const text = () => `VALUES\n    ${rows.map((row) => `(${row.join(', ')})`).join(',\n    ')}`;
  return { name: program.add(wanted, comment, text, { columns: `(${all})` }), parameters };
}

/** The truth of a leaf that rests on no table, for each option of its parameters. */
export function staticTruth(term: PropositionTerm, program: Program): Joinable {
  const evaluate = createEvaluator(program.world);
  const parameters = program.open(parametersIn(term));
  const rows = program
    .combinations(parameters)
    .map(({ options, bindings }) => [
      ...parameters.map((parameter) => textLiteral(options[parameter] ?? '')),
      String(evaluate(term, bindings).truth),
    ]);
  return valuesPart(term.op.replaceAll('-', '_'), commentOf(term, program), parameters, ['truth'], rows, program);
}
