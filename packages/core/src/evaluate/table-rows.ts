import type { Gap, TableContent } from '../table/table.ts';
import { asDate, daysOf } from '../value/date.ts';
import type { Reason } from './answer.ts';
import { columnsBy, type Rows } from './rows.ts';
import { sliceOf, sliceRows } from './slice.ts';
import { columnsOf } from './table-columns.ts';
import { withCells } from './vector.ts';

// A table never changes, so its rows are the same to every evaluator.
const made = new WeakMap<TableContent, Map<string, Rows>>();

/** A table as rows: those it has, then one for each declared gap. */
export function rowsOfTable(name: string, content: TableContent): Rows {
  const byName = made.get(content) ?? new Map<string, Rows>();
  const known = byName.get(name);
  if (known !== undefined) return known;
  const rows = makeRows(name, withRealGaps(content));
  made.set(content, byName.set(name, rows));
  return rows;
}

function makeRows(name: string, content: TableContent): Rows {
  const { rows, gaps, schema } = content;
  const { certain, most, column, dictionary, index } = columnsOf(content);
  const size = rows.length + gaps.length;
  const places = Object.keys(schema);
  const whole: Rows = {
    size,
    certain,
    most,
    column: columnsBy((wanted) => {
      const vector = column(wanted);
      const why = (at: number) => whyCell(wanted, at);
      if (vector === undefined) return undefined;
      return vector.type === 'text' ? { ...vector, why } : withCells(vector, { ...vector, why });
    }),
    origin: (at) => (at < rows.length ? [{ table: name, row: at }] : []),
    why: (at) => {
      const gap = gaps[at - rows.length];
      return gap === undefined ? [] : [gapReason(name, gap)];
    },
    slice: null,
    dictionary,
  };
  return gaps.length === 0 ? sliceRows(sliceOf({ index, whole, rankings: {} }, [])) : whole;

  function whyCell(column: string, at: number): readonly Reason[] {
    const gap = gaps[at - rows.length];
    if (gap !== undefined) return [gapReason(name, gap)];
    const cell = rows[at]?.[places.indexOf(column)] ?? null;
    const where = { table: name, row: at, column };
    const words = `${column} in row ${at + 1} of ${name} is only known`;
    if (cell === null)
      return [{ code: 'missing-cell', ...where, text: `${column} is missing in row ${at + 1} of ${name}` }];
    if (schema[column]?.type === 'date' && typeof cell === 'string') {
      const { from, to } = daysOf(asDate(cell));
      return from === to ? [] : [{ code: 'vague-date', ...where, text: `${words} as ${cell}` }];
    }
    if (typeof cell !== 'object') return [];
    return [{ code: 'uncertain-cell', ...where, text: `${words} to lie from ${cell.min} to ${cell.max}` }];
  }
}

/** A gap of no rows is none. */
function withRealGaps(content: TableContent): TableContent {
  const gaps = content.gaps.filter(({ atMost }) => atMost !== 0);
  return gaps.length === content.gaps.length ? content : { ...content, gaps };
}

function gapReason(table: string, gap: Gap): Reason {
  return { code: 'declared-gap', table, row: null, column: null, text: gap.reason };
}
