import type { TableContent } from '@assay/core';
import type fc from 'fast-check';
import type { Case } from './case.ts';
import type { DateTerm, NumberTerm, Predicate, PropositionTerm, Relation, RowNumber } from './language.ts';
import { type Draw, drawFrom, tape } from './tape.ts';

/*
 * Claims that are deep or wide, up to what a checked proposition may be: 64 terms one inside the other, 2,000 in all.
 * Random claims of every operator stay shallow; these repeat a few operators many times.
 */

const table: TableContent = {
  schema: {
    key: { type: 'text', vocabulary: ['a', 'b', 'c'], required: true },
    word: { type: 'text', vocabulary: ['a', 'b', 'c'], required: false },
    year: { type: 'number', unit: 'calendar-year', required: true },
    x: { type: 'number', unit: '1', required: false },
  },
  rows: [
    ['a', 'a', 2020, 1],
    ['b', null, 2021, { min: 0, max: 2 }],
    ['c', 'b', 2022, null],
    ['a', 'c', 2023, 3],
  ],
  gaps: [{ columns: { year: { min: 2024, max: null } }, atMost: 2, reason: 'not yet listed', source: null }],
};

const option = (id: string) => ({ id, label: id, value: id, reason: 'tried', source: null });
const choice = (name: string) => ({
  name,
  type: 'choice' as const,
  unit: null,
  label: name,
  options: ['one', 'two'].map(option),
});
const readings = { parameters: [choice('p'), choice('q')], exclusions: [], axes: [] };

/** Some rise one level after the other, others have many parts at one level. */
interface Size {
  readonly depth: number;
  readonly width: number;
}

function statement(draw: Draw, { depth, width }: Size): PropositionTerm {
  if (depth <= 1) return leaf(draw, { depth, width });
  const below = () => statement(draw, { depth: depth - 1, width: 1 });
  switch (draw.below(6)) {
    case 0:
      return { op: 'not', of: below() };
    case 1:
      return { op: draw.oneOf(['and', 'or'] as const), of: [below(), ...leaves(draw, width)] };
    case 2:
      return { op: 'at-least', k: 1 + draw.below(width + 1), of: [...leaves(draw, width), below()] };
    case 3:
      return { op: 'choose', by: draw.oneOf(['p', 'q']), options: { one: below(), two: leaf(draw, small) } };
    case 4: {
      // The same term twice: written once, and read again wherever it is named.
      const same = below();
      return { op: 'or', of: [same, { op: 'not', of: same }] };
    }
    default:
      return leaf(draw, { depth, width });
  }
}

const small: Size = { depth: 1, width: 1 };

function leaves(draw: Draw, count: number): readonly PropositionTerm[] {
  return Array.from({ length: count }, () => leaf(draw, small));
}

function leaf(draw: Draw, size: Size): PropositionTerm {
  switch (draw.below(4)) {
    case 0:
      return {
        op: 'compare',
        left: number(draw, size),
        is: draw.oneOf(['>', '<=', '=']),
        right: number(draw, small),
      };
    case 1:
      return { op: draw.oneOf(['exists', 'none', 'only-one'] as const), of: relation(draw, size) };
    case 2:
      return {
        op: 'all',
        of: relation(draw, small),
        if: predicate(draw, size),
        empty: draw.oneOf(['true', 'false', 'undecided']),
      };
    default:
      return {
        op: 'date-order',
        left: date(draw, size.depth),
        is: 'before',
        right: { op: 'date', value: '2024-02-29' },
      };
  }
}

function date(draw: Draw, depth: number): DateTerm {
  let term: DateTerm = { op: 'date', value: draw.oneOf(['2020', '2020-05', '2020-02-29']) };
  for (let level = 1; level < depth; level += 1) {
    const unit = draw.oneOf(['years', 'months', 'days'] as const);
    term = { op: 'shift', of: term, by: 1 + draw.below(3), unit, direction: draw.oneOf(['later', 'earlier']) };
  }
  return term;
}

function number(draw: Draw, { depth, width }: Size): NumberTerm {
  let term: NumberTerm = counted(draw, relation(draw, { depth: Math.min(depth, 4), width }));
  for (let level = 1; level < depth - 2; level += 1) {
    const other = draw.oneIn(4) ? counted(draw, relation(draw, small)) : one(1 + draw.below(3));
    const sides = draw.oneIn(2) ? ([term, other] as const) : ([other, term] as const);
    term =
      draw.below(8) === 0
        ? { op: 'choose', by: draw.oneOf(['p', 'q']), options: { one: term, two: other } }
        : { op: 'arithmetic', with: draw.oneOf(['+', '-']), left: sides[0], right: sides[1] };
  }
  return term;
}

const one = (value: number): NumberTerm => ({ op: 'number', value, unit: '1' });

function counted(draw: Draw, of: Relation): NumberTerm {
  return draw.oneIn(2) ? { op: 'count', of } : { op: 'count-distinct', of, column: 'word' };
}

function relation(draw: Draw, { depth, width }: Size): Relation {
  let rows: Relation = { op: 'table', table: 't' };
  for (let level = 1; level < depth; level += 1) {
    const as = `c${level}`;
    switch (draw.below(5)) {
      case 0:
        rows = { op: 'rank', of: rows, by: x, direction: 'descending', per: draw.oneIn(2) ? [] : ['key'], as };
        break;
      case 1:
        rows = { op: 'derive', of: rows, value: sum(draw, Math.min(depth, 8)), as };
        break;
      case 2:
        rows = { op: 'where', of: rows, if: predicate(draw, { depth: Math.min(depth, 6), width }) };
        break;
      case 3: {
        const inner: Relation = { op: 'where', of: { op: 'table', table: 't' }, if: predicate(draw, small) };
        rows = { op: 'where', of: rows, if: { op: 'row-in-column', column: 'word', of: inner, in: 'word' } };
        break;
      }
      default:
        rows = { op: 'previous', of: rows, order: 'year', per: [], column: 'x', as };
    }
  }
  return rows;
}

const x: RowNumber = { op: 'column', column: 'x' };

function sum(draw: Draw, depth: number): RowNumber {
  let term: RowNumber = x;
  for (let level = 1; level < depth; level += 1) {
    const right: RowNumber = draw.oneIn(3) ? x : { op: 'constant', value: draw.below(3), unit: '1' };
    term = { op: 'row-arithmetic', with: draw.oneOf(['+', '-']), left: term, right };
  }
  return term;
}

function predicate(draw: Draw, { depth, width }: Size): Predicate {
  const asked = (): Predicate =>
    draw.oneIn(2)
      ? { op: 'row-text-is', column: draw.oneOf(['key', 'word']), value: draw.oneOf(['a', 'b']) }
      : {
          op: 'row-compare',
          left: sum(draw, Math.min(depth, 20)),
          is: draw.oneOf(['>=', '<']),
          right: { op: 'constant', value: draw.below(4), unit: '1' },
        };
  let term = asked();
  for (let level = 1; level < depth; level += 1) {
    const others = Array.from({ length: width }, asked);
    term = draw.oneIn(3)
      ? { op: 'row-not', of: term }
      : { op: draw.oneOf(['row-and', 'row-or'] as const), of: [term, ...others] };
  }
  return term;
}

/** A claim of up to 60 levels, or with up to 200 parts at one of them. */
export const deepCase: fc.Arbitrary<Case> = tape.map((numbers) => {
  const draw = drawFrom(numbers);
  const size = draw.oneOf([
    { depth: 1 + draw.below(60), width: 1 },
    { depth: 1 + draw.below(12), width: 1 + draw.below(30) },
    { depth: 2, width: 1 + draw.below(200) },
  ]);
  const term = draw.oneIn(3) ? statement(draw, size) : leaf(draw, size);
  return {
    world: { tables: { t: table }, documents: {} },
    proposition: { assay: 1, term },
    readings: { ...readings, parameters: readings.parameters.filter(({ name }) => mentions(term, name)) },
  };
});

function mentions(term: PropositionTerm, name: string): boolean {
  return JSON.stringify(term).includes(`"by":"${name}"`);
}
