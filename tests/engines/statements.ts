import { columnsWhere, type Grammar, type Makers } from './grammar.ts';
import type { PropositionTerm } from './language.ts';
import { comparisons, dateComparisons, predicateOn, rangeLiteral, wordLiteral } from './rows.ts';
import { combinedUnits } from './unit-choices.ts';
import { documents, quotes } from './world.ts';

const commonUnits = [
  ...[
    '1',
    'MUSD',
    '1',
    'MUSD',
    'person',
    '%',
    'kUSD',
    'day',
    'year',
    '1',
    'day',
    'year',
    'rank',
    'calendar-year',
    'pp',
  ],
];

/** A proposition. */
export function statementIn(grammar: Grammar, depth: number): PropositionTerm {
  const { draw, literals } = grammar;
  const rows = (op: 'exists' | 'none' | 'only-one') => (): PropositionTerm => ({ op, of: grammar.relation(depth).of });
  const several = (least: number) => Array.from({ length: least + draw.below(2) }, () => grammar.statement(depth - 1));
  const unit = () => draw.oneOf(draw.oneIn(12) ? combinedUnits : commonUnits);
  const textIn = (op: 'text-is' | 'mode-is') => (): PropositionTerm => {
    const { of, schema } = grammar.relation(depth);
    const columns = columnsWhere(schema, ({ type }) => type === 'text');
    if (columns.length === 0) return { op: 'exists', of };
    const column = draw.oneOf(columns);
    return { op, of, column, value: wordLiteral(grammar, schema, column) };
  };
  const makers: Makers<PropositionTerm, []> = {
    exists: rows('exists'),
    none: rows('none'),
    'only-one': rows('only-one'),
    compare: () => {
      const of = unit();
      const [left, right] = [grammar.number(of, depth), grammar.number(of, draw.oneIn(2) ? depth - 1 : 0)];
      return { op: 'compare', left, is: draw.oneOf(comparisons), right };
    },
    within: () => {
      const of = unit();
      return { op: 'within', of: grammar.number(of, depth), range: rangeLiteral(grammar, of) };
    },
    'text-is': textIn('text-is'),
    'mode-is': textIn('mode-is'),
    all: () => {
      const { of, schema } = grammar.relation(depth);
      const empty = draw.oneOf(['true', 'false', 'undecided'] as const);
      return { op: 'all', of, if: predicateOn(grammar, schema, depth - 1), empty };
    },
    share: () => {
      const { of, schema } = grammar.relation(depth);
      const share = literals.literal({ type: 'number', unit: '1' }, 'share', () =>
        draw.oneOf([0.5, 0.25, 1, 0, 1 / 3]),
      );
      return { op: 'share', of, if: predicateOn(grammar, schema, depth - 1), share, strict: draw.oneIn(2) };
    },
    'date-order': () => {
      const [left, right] = [grammar.date(depth), grammar.date(depth)];
      return { op: 'date-order', left, is: draw.oneOf(dateComparisons), right };
    },
    quotation: () => {
      const quote = literals.literal({ type: 'text', unit: null }, 'quote', () => draw.oneOf(quotes));
      const modes = ['verbatim', 'normalised', 'elided'] as const;
      const mode = literals.literal({ type: 'text', unit: null }, 'mode', () => draw.oneOf(modes));
      return { op: 'quotation', quote, document: draw.oneOf(documents), mode };
    },
    judgement: () => ({
      op: 'judgement',
      statement: 'it is so',
      by: 'a judge',
      value: draw.oneOf([true, false, null]),
    }),
    and: () => ({ op: 'and', of: several(1) }),
    or: () => ({ op: 'or', of: several(1) }),
    not: () => ({ op: 'not', of: grammar.statement(depth - 1) }),
    'at-least': () => {
      const of = several(2);
      return { op: 'at-least', k: 1 + draw.below(of.length), of };
    },
    choose: () => {
      const choice = literals.choice();
      if (choice === undefined) return makers.exists();
      const options = Object.fromEntries(choice.options.map((name) => [name, grammar.statement(depth - 1)]));
      return { op: 'choose', by: choice.by, options };
    },
  };
  return makers[draw.oneOf(depth <= 0 ? leafOps : [...leafOps, ...connectives])]();
}

const leafOps = [
  ...(['exists', 'compare', 'all', 'compare', 'within', 'share', 'compare', 'text-is', 'date-order', 'none'] as const),
  ...(['compare', 'only-one', 'quotation', 'judgement', 'mode-is', 'compare', 'date-order', 'compare'] as const),
];
const connectives = ['and', 'or', 'not', 'at-least', 'choose'] as const;
