import {
  comparisons,
  dateComparisons,
  type NumberTerm,
  type Proposition,
  type PropositionTerm,
  quotationModes,
} from '../proposition/language.ts';
import {
  aggregateOf,
  combineUnits,
  type Draw,
  literal,
  named,
  numberIn,
  oneOf,
  predicate,
  randomDate,
  randomRange,
  randomWords,
  relation,
  rowNumber,
  yes,
} from './random-rows.ts';

/**
 * A proposition without faults over the tables of `randomSchemas`, for tests that must hold of every proposition. Its
 * parameters are named for what may stand for them: `number MUSD`, `range`, `nth`, `choice` (of `a` and `b`) and so on.
 */
export function randomProposition(draw: Draw): Proposition {
  return { assay: 1, term: statement(draw, 2) };
}

function statement(g: Draw, depth: number): PropositionTerm {
  const rows = relation(g, depth);
  const { of } = rows;
  const column = oneOf(g, named('text', rows));
  const [left, right] = [numberOf(g, depth), numberOf(g, depth)];
  const condition = predicate(g, rows, 1);
  const inner = () => statement(g, depth - 1);
  const is = oneOf(g, comparisons);
  const kind = oneOf(g, depth > 0 ? kinds : leafKinds);
  switch (kind) {
    case 'compare': {
      const other = left.unit === right.unit ? right : literalIn(g, left.unit);
      return { op: 'compare', left: left.term, is, right: other.term };
    }
    case 'within':
      return { op: 'within', of: left.term, range: randomRange(g) };
    case 'text':
      if (column === undefined) return { op: 'exists', of };
      return { op: oneOf(g, ['text-is', 'mode-is']), of, column, value: literal(g, 'text', oneOf(g, randomWords)) };
    case 'exists':
      return { op: oneOf(g, ['exists', 'none', 'only-one']), of };
    case 'all':
      return { op: 'all', of, if: condition, empty: oneOf(g, ['true', 'false', 'undecided']) };
    case 'share': {
      const share = literal(g, 'share', oneOf(g, [0, 0.25, 0.5, 1]));
      return { op: 'share', of, if: condition, share, strict: yes(g) };
    }
    case 'date-order':
      return {
        op: 'date-order',
        left: randomDate(g, depth),
        is: oneOf(g, dateComparisons),
        right: randomDate(g, depth),
      };
    case 'quotation': {
      const quote = literal(g, 'text', oneOf(g, ['A', 'not said', '', '… A …']));
      const mode = g(5) === 0 ? { parameter: 'mode' } : oneOf(g, quotationModes);
      return { op: 'quotation', quote, document: oneOf(g, ['speech', 'lost']), mode };
    }
    case 'judgement':
      return { op: 'judgement', statement: 'it is fair', by: 'A. Editor', value: oneOf(g, [true, false, null]) };
    case 'and':
      return { op: oneOf(g, ['and', 'or']), of: [inner(), inner()] };
    case 'not':
      return { op: 'not', of: inner() };
    case 'at-least':
      return { op: 'at-least', k: 1 + g(2), of: [inner(), inner()] };
    case 'choose':
      return { op: 'choose', by: 'choice', options: { a: inner(), b: inner() } };
  }
}

const leafKinds = [
  'compare',
  'within',
  'text',
  'exists',
  'all',
  'share',
  'date-order',
  'quotation',
  'judgement',
] as const;
const kinds = [...leafKinds, 'and', 'not', 'at-least', 'choose'] as const;
const numberKinds = [
  'literal',
  'aggregate',
  'the',
  'nth',
  'elapsed',
  'arithmetic',
  'absolute',
  'growth',
  'convert',
  'choose',
] as const;

function numberOf(g: Draw, depth: number): { term: NumberTerm; unit: string } {
  const rows = relation(g, depth);
  const { of } = rows;
  const { value, unit } = rowNumber(g, rows, 1);
  const other = () => numberOf(g, depth - 1);
  const kind = oneOf(g, numberKinds);
  if (kind === 'aggregate') {
    const [aggregate, taken] = aggregateOf(g, rows);
    if (aggregate.op === 'count' || aggregate.op === 'count-distinct')
      return { term: { ...aggregate, of }, unit: taken };
    const { of: value, ...rest } = aggregate;
    return { term: { ...rest, of, value }, unit: taken };
  }
  if (kind === 'the') return { term: { op: 'the', of, value }, unit };
  if (kind === 'nth') {
    const n = literal(g, 'nth', oneOf(g, [1, 2, 10]));
    const by = rowNumber(g, rows, 1).value;
    return { term: { op: 'nth', of, by, direction: oneOf(g, ['ascending', 'descending']), n, value }, unit };
  }
  if (kind === 'elapsed') {
    const [from, to] = [randomDate(g, depth), randomDate(g, depth)];
    return yes(g)
      ? { term: { op: 'elapsed', from, to, in: 'days' }, unit: 'day' }
      : { term: { op: 'elapsed', from, to, in: 'calendar-years' }, unit: 'year' };
  }
  const left = kind === 'literal' || depth <= 0 ? literalIn(g, oneOf(g, ['1', 'MUSD', '%', 'year'])) : other();
  if (kind === 'arithmetic' && depth > 0) {
    const [right, sign] = [other(), oneOf(g, ['+', '-', '*', '/'] as const)];
    const combined = combineUnits(left.unit, sign, right.unit);
    if (combined === undefined) return left;
    return { term: { op: 'arithmetic', with: sign, left: left.term, right: right.term }, unit: combined };
  }
  if (kind === 'absolute') return { term: { op: 'absolute', of: left.term }, unit: left.unit };
  if (kind === 'growth') {
    const [to, years] = [literalIn(g, left.unit).term, literalIn(g, 'year').term];
    return { term: { op: 'annual-growth', from: left.term, to, years }, unit: '1' };
  }
  if (kind === 'convert' && left.unit === 'MUSD')
    return { term: { op: 'convert', of: left.term, unit: 'kUSD' }, unit: 'kUSD' };
  if (kind === 'choose') {
    const options = { a: left.term, b: literalIn(g, left.unit).term };
    return { term: { op: 'choose', by: 'choice', options }, unit: left.unit };
  }
  return left;
}

function literalIn(g: Draw, unit: string): { term: NumberTerm; unit: string } {
  return { term: { op: 'number', value: numberIn(g, unit), unit }, unit };
}
