import { place } from './columns.ts';
import type { Setting } from './order.ts';
import type { Rows } from './series.ts';
import {
  and,
  compare,
  known,
  never,
  not,
  number,
  numberIn,
  or,
  type Predicate,
  type PropositionTerm,
  rowAnd,
  rowNot,
  rowOr,
  where,
} from './terms.ts';
import type { Thing } from './thing.ts';

/** Whether two texts are the same, or one stands in the other. A number is never alike a text. */
export function areAlike(a: Thing, isNot: boolean, b: Thing, setting: Setting): PropositionTerm {
  const wanted = (alike: PropositionTerm) => (isNot ? not(alike) : alike);
  if (a.kind === 'cell' && b.kind === 'cell') {
    return and([hasRow(a), hasRow(b), wanted(alikeCells(a, b, setting))]);
  }
  if (a.kind === 'cell' && b.kind === 'literal') return wanted(alikeLiteral(a, b.text, setting));
  if (a.kind === 'literal' && b.kind === 'cell') return wanted(alikeLiteral(b, a.text, setting));
  const same = a.kind === 'literal' && b.kind === 'literal' && areAlikeTexts(a.text, b.text, setting);
  return wanted(same ? not(never) : never);
}

interface CellOf {
  readonly rows: Rows;
  readonly header: string;
}

function alikeLiteral({ rows, header }: CellOf, text: string, setting: Setting): PropositionTerm {
  const { columns, options } = setting;
  const { name, complete } = columns.column(header, 'text');
  const alike = columns.texts(header).filter((other) => areAlikeTexts(text, other, setting));
  const values = [...new Set([text, ...alike])];
  // An empty cell stands in every text.
  const emptyFits = !complete && options.textMatch === 'containment';
  const of = rows.relation;
  if (!rows.single) return or(values.map((value) => ({ op: 'text-is', of, column: name, value })));
  const among: Predicate = { op: 'row-text-in', column: name, values };
  return { op: 'all', of, if: emptyFits ? rowOr([rowNot(known(name)), among]) : among, empty: 'undecided' };
}

function alikeCells(a: CellOf, b: CellOf, { columns, options }: Setting): PropositionTerm {
  const [own, other] = [columns.column(a.header, 'text').name, columns.column(b.header, 'text').name];
  const isIn = (column: string, of: CellOf['rows'], inColumn: string): Predicate => {
    return { op: 'row-in-column', column, of: of.relation, in: inColumn };
  };
  if (options.textMatch === 'exact') {
    return { op: 'all', of: a.rows.relation, if: isIn(own, b.rows, other), empty: 'undecided' };
  }
  const pairs = { op: 'table', table: columns.alikeTexts(a.header, b.header) } as const;
  return { op: 'exists', of: where(pairs, rowAnd([isIn('one', a.rows, own), isIn('other', b.rows, other)])) };
}

/** Undecided where there is no one row to take a cell from. */
function hasRow({ rows }: CellOf): PropositionTerm {
  return compare({ op: 'the', of: rows.relation, value: numberIn(place) }, '>=', number(0, 'place'));
}

function areAlikeTexts(a: string, b: string, { options }: Setting): boolean {
  return options.textMatch === 'exact' ? a === b : a.includes(b) || b.includes(a);
}
