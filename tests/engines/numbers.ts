import type { Grammar, Makers } from './grammar.ts';
import { columnsWhere } from './grammar.ts';
import type { DateTerm, NumberTerm } from './language.ts';
import { numberLiteral, percentLiteral, rowNumberIn, someUnit, spreads } from './rows.ts';
import { combinationsTo, convertibleTo, spreadTo } from './unit-choices.ts';
import { exactDays, vagueDates } from './world.ts';

/** A number in the unit. */
export function numberIn(grammar: Grammar, unit: string, depth: number): NumberTerm {
  const { draw, literals } = grammar;
  const below = (other = unit) => grammar.number(other, depth - 1);
  const taken = (other = unit) => {
    const { of, schema } = grammar.relation(depth);
    return { of, schema, value: rowNumberIn(grammar, schema, other, 1) };
  };
  const aggregate = (op: 'sum' | 'average' | 'minimum' | 'maximum' | 'median' | 'mode' | 'the') => (): NumberTerm => {
    const { of, value } = taken();
    return { op, of, value };
  };
  const makers: Makers<NumberTerm, []> = {
    number: () => ({ op: 'number', value: numberLiteral(grammar, unit), unit }),
    count: () => ({ op: 'count', of: grammar.relation(depth).of }),
    'count-distinct': () => {
      const { of, schema } = grammar.relation(depth);
      return { op: 'count-distinct', of, column: draw.oneOf(Object.keys(schema)) };
    },
    sum: aggregate('sum'),
    average: aggregate('average'),
    minimum: aggregate('minimum'),
    maximum: aggregate('maximum'),
    median: aggregate('median'),
    mode: aggregate('mode'),
    'standard-deviation': () => {
      const { of, value } = taken(draw.oneOf(spreadTo(unit)));
      return { op: 'standard-deviation', of, value, over: draw.oneOf(spreads) };
    },
    percentile: () => {
      const { of, value } = taken();
      return { op: 'percentile', of, value, percent: percentLiteral(grammar) };
    },
    the: aggregate('the'),
    nth: () => {
      const { of, schema, value } = taken();
      const by = rowNumberIn(grammar, schema, someUnit(grammar, schema), 1);
      const n = literals.literal({ type: 'number', unit: 'rank' }, 'place', () => draw.oneOf([1, 2, 3]));
      return { op: 'nth', of, by, direction: draw.oneOf(['descending', 'ascending'] as const), n, value };
    },
    arithmetic: () => {
      const { left, with: sign, right } = draw.oneOf(combinationsTo(unit));
      return { op: 'arithmetic', with: sign, left: below(left), right: below(right) };
    },
    absolute: () => ({ op: 'absolute', of: below() }),
    'annual-growth': () => {
      const of = draw.oneOf(['MUSD', 'person', '%']);
      // Most numbers of years are not above zero, as they must be.
      const span = { op: 'number', value: draw.oneOf([1, 2, 3]), unit: 'year' } as const;
      return { op: 'annual-growth', from: below(of), to: below(of), years: draw.oneIn(3) ? below('year') : span };
    },
    elapsed: () => ({
      op: 'elapsed',
      from: grammar.date(depth - 1),
      to: grammar.date(depth - 1),
      in: unit === 'day' ? 'days' : 'calendar-years',
    }),
    convert: () => ({ op: 'convert', of: below(draw.oneOf(convertibleTo(unit))), unit }),
    choose: () => {
      const choice = literals.choice();
      if (choice === undefined) return makers.number();
      return {
        op: 'choose',
        by: choice.by,
        options: Object.fromEntries(choice.options.map((name) => [name, below()])),
      };
    },
  };
  const simple = ['number', 'sum', 'maximum', 'count'] as const;
  return makers[draw.oneOf((depth <= 0 ? simple : numberOps).filter((op) => hasUnit(op, unit)))]();
}

/** May a number of this operator have the unit? */
function hasUnit(op: NumberTerm['op'], unit: string): boolean {
  if (op === 'count' || op === 'count-distinct' || op === 'annual-growth') return unit === '1';
  if (op === 'elapsed') return unit === 'day' || unit === 'year';
  if (op === 'convert') return convertibleTo(unit).length > 0;
  if (op === 'arithmetic') return combinationsTo(unit).length > 0;
  return op !== 'standard-deviation' || spreadTo(unit).length > 0;
}

const numberOps = [
  ...(['number', 'count', 'sum', 'the', 'nth', 'average', 'minimum', 'maximum', 'median', 'count-distinct'] as const),
  ...(['arithmetic', 'absolute', 'annual-growth', 'elapsed', 'convert', 'choose', 'annual-growth', 'the'] as const),
  ...(['mode', 'standard-deviation', 'percentile'] as const),
];

/** A day, exact or vague. */
export function dateIn(grammar: Grammar, depth: number): DateTerm {
  const { draw, literals } = grammar;
  const makers: Makers<DateTerm, []> = {
    date: () => ({
      op: 'date',
      value: literals.literal({ type: 'date', unit: null }, 'any', () =>
        draw.oneOf(draw.oneIn(3) ? vagueDates : exactDays),
      ),
    }),
    'the-date': () => {
      const { of, schema } = grammar.relation(depth - 1);
      const columns = columnsWhere(schema, ({ type }) => type === 'date');
      return columns.length === 0 ? makers.date() : { op: 'the-date', of, column: draw.oneOf(columns) };
    },
    shift: () => {
      const unit = draw.oneOf(['years', 'months', 'days'] as const);
      const by = literals.literal({ type: 'number', unit: unit.slice(0, -1) }, 'shift', () =>
        draw.oneOf([1, 2, 0, 12, -1]),
      );
      return {
        op: 'shift',
        of: dateIn(grammar, depth - 1),
        by,
        unit,
        direction: draw.oneOf(['earlier', 'later'] as const),
      };
    },
    choose: () => {
      const choice = literals.choice();
      if (choice === undefined) return makers.date();
      const options = Object.fromEntries(choice.options.map((name) => [name, dateIn(grammar, depth - 1)]));
      return { op: 'choose', by: choice.by, options };
    },
  };
  return makers[depth <= 0 ? 'date' : draw.oneOf(['date', 'the-date', 'the-date', 'shift', 'choose'] as const)]();
}
