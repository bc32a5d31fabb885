import type { Bindings } from '../evaluate/evaluator.ts';
import { combineGrain, grainOf } from '../evaluate/interval.ts';
import { combineUnits } from '../evaluate/row-number.ts';
import type { NumberTerm } from '../proposition/language.ts';
import { convertFactor } from '../value/unit.ts';
import { combineEnds } from './arithmetic.ts';
import { yearOfDay } from './calendar.ts';
import { type EndsSql, isExact } from './columns.ts';
import { commentOf } from './comment.ts';
import type { NumberScalarSql, ScalarSql, SqlContext } from './context.ts';
import { writeNth } from './nth.ts';
import { writeAggregate } from './number-aggregate.ts';
import { chosenScalar, onlyChoice, scalarPart } from './scalar-part.ts';
import { isStatic, staticNumber } from './static.ts';

/** A number as a part of one row for each option of its parameters. */
export function writeNumber(term: NumberTerm, context: SqlContext): NumberScalarSql {
  const { program } = context;
  if (isStatic(term)) return staticNumber(term, program);
  switch (term.op) {
    case 'number':
      return staticNumber(term, program);
    case 'count':
    case 'count-distinct':
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
    case 'mode':
    case 'standard-deviation':
    case 'percentile':
    case 'the':
      return writeAggregate(term, context);
    case 'nth':
      return writeNth(term, context);
    case 'arithmetic': {
      const [left, right] = [context.numberOf(term.left), context.numberOf(term.right)];
      const { ends, zero } = combineEnds(left, term.with, right, program.writer);
      return combined(term, [left, right], ends, zero === null ? null : `NOT (${zero})`, context, {
        unit: combineUnits(left.unit, term.with, right.unit),
        grainAt: (bindings) => combineGrain(left.grainAt(bindings), term.with, right.grainAt(bindings)),
      });
    }
    case 'absolute': {
      const of = context.numberOf(term.of);
      const { least, greatest, number } = program.writer;
      const [low, high] = [`abs(${of.low})`, `abs(${of.high})`];
      const most = Math.max(Math.abs(of.range.lo), Math.abs(of.range.hi));
      const ends: EndsSql = isExact(of)
        ? { low, high, range: { lo: 0, hi: most } }
        : {
            low: `CASE WHEN ${of.low} <= 0 AND ${of.high} >= 0 THEN ${number(0)} ELSE ${least([low, high])} END`,
            high: greatest([low, high]),
            range: { lo: 0, hi: most },
          };
      return combined(term, [of], ends, null, context, of);
    }
    case 'convert': {
      const of = context.numberOf(term.of);
      const factor = convertFactor(of.unit, term.unit);
      if (factor === undefined) throw new TypeError('a checked conversion is between units of one dimension');
      const text = program.writer.number(factor);
      const by: EndsSql = { low: text, high: text, range: { lo: factor, hi: factor } };
      const { ends } = combineEnds(of, '*', by, program.writer);
      return combined(term, [of], ends, null, context, {
        unit: term.unit,
        grainAt: (bindings) => combineGrain(of.grainAt(bindings), '*', grainOf(factor)),
      });
    }
    case 'annual-growth':
      return annualGrowth(term, context);
    case 'elapsed': {
      const { writer } = program;
      const [from, to] = [context.dateOf(term.from), context.dateOf(term.to)];
      const years = (ends: EndsSql): EndsSql => ({
        low: yearOfDay(ends.low, writer),
        high: isExact(ends) ? yearOfDay(ends.low, writer) : yearOfDay(ends.high, writer),
        range: ends.range,
      });
      const { ends } =
        term.in === 'days' ? combineEnds(to, '-', from, writer) : combineEnds(years(to), '-', years(from), writer);
      const unit = term.in === 'days' ? 'day' : 'year';
      return combined(term, [from, to], ends, null, context, { unit, grainAt: () => 0 });
    }
    case 'choose': {
      const only = onlyChoice(term, program);
      if (only !== undefined) return context.numberOf(only);
      const options = Object.entries(term.options).map(([option, of]) => ({ option, of: context.numberOf(of) }));
      const chosen = (bindings: Bindings) => options.find(({ option }) => option === bindings[term.by])?.of;
      return {
        ...chosenScalar(term.by, options, program, commentOf(term, program)),
        unit: options[0]?.of.unit ?? '1',
        grainAt: (bindings) => chosen(bindings)?.grainAt(bindings) ?? null,
      };
    }
  }
}

const signs = { '+': 'sum', '-': 'difference', '*': 'product', '/': 'quotient' } as const;

/** A number made of others. */
function combined(
  term: NumberTerm,
  of: readonly ScalarSql[],
  ends: EndsSql,
  condition: string | null,
  { program }: SqlContext,
  { unit, grainAt }: Pick<NumberScalarSql, 'unit' | 'grainAt'>,
): NumberScalarSql {
  const wanted = term.op === 'arithmetic' ? signs[term.with] : term.op;
  return {
    ...scalarPart(wanted.replace('-', '_'), commentOf(term, program), of, ends, condition, program),
    unit,
    grainAt,
  };
}

/** (to ÷ from)^(1 ÷ years) − 1, at the corners. */
function annualGrowth(term: NumberTerm & { readonly op: 'annual-growth' }, context: SqlContext): NumberScalarSql {
  const { writer } = context.program;
  const [from, to, years] = [context.numberOf(term.from), context.numberOf(term.to), context.numberOf(term.years)];
  const condition = `${from.low} > 0 AND ${to.low} >= 0 AND ${years.low} > 0`;
  const one = writer.number(1);
  const rate = (above: string, below: string, span: string) =>
    writer.orElse(
      `power(${writer.greatest([above, writer.number(0)])} / nullif(${below}, 0), ${one} / nullif(${span}, 0)) - ${one}`,
      writer.number(0),
    );
  const spans = [...new Set([years.low, years.high])];
  const rates = spans.flatMap((span) => [rate(to.low, from.high, span), rate(to.high, from.low, span)]);
  const guarded = (value: string) => `CASE WHEN ${condition} THEN ${value} ELSE 0 END`;
  const exact = isExact(from) && isExact(to) && isExact(years);
  const ends: EndsSql = {
    low: guarded(writer.least([...new Set(rates)])),
    high: guarded(exact ? writer.least([...new Set(rates)]) : writer.greatest([...new Set(rates)])),
    range: { lo: -1, hi: Infinity },
  };
  return combined(term, [from, to, years], ends, condition, context, { unit: '1', grainAt: () => null });
}
