import type { Cell, TableContent } from '@assay/core';
import { drawFrom, type Tape } from './tape.ts';
import type { World } from './world.ts';

/**
 * The world with a little less known of it: up to three cells missing, or as good as missing where they may not be, a
 * document not held, or rows that may be lacking.
 *
 * `keepMissing`: no cell becomes missing, for terms that ask whether it is.
 */
export function forget(world: World, numbers: Tape, keepMissing: boolean): World {
  const draw = drawFrom(numbers);
  const tables = Object.entries(world.tables).map(([name, table]): [string, TableContent] => {
    const rows = table.rows.map((row) => [...row]);
    const columns = Object.values(table.schema);
    for (let times = draw.below(3); times > 0 && rows.length > 0; times -= 1) {
      const row = draw.oneOf(rows);
      const place = draw.below(columns.length);
      const column = columns[place];
      if (column !== undefined) row[place] = lessThan(row[place] ?? null, column, keepMissing);
    }
    const gap = { columns: {}, atMost: draw.oneOf([1, 2, null]), reason: 'forgotten', source: null };
    return [name, { ...table, rows, gaps: draw.oneIn(4) ? [...table.gaps, gap] : table.gaps }];
  });
  return { tables: Object.fromEntries(tables), documents: draw.oneIn(4) ? {} : world.documents };
}

function lessThan(cell: Cell, column: TableContent['schema'][string], keepMissing: boolean): Cell {
  if (!(column.required || keepMissing)) return null;
  if (column.type === 'date' && cell !== null) return '../..';
  if (typeof cell === 'number') return { min: cell - 1, max: cell + 1 };
  return cell;
}

/** The same world with the rows of its tables in another order. */
export function shuffle(world: World, numbers: Tape): World {
  const draw = drawFrom(numbers);
  const tables = Object.entries(world.tables).map(([name, table]): [string, TableContent] => {
    const places = table.rows.map((row) => ({ row, at: draw.below(100) }));
    return [name, { ...table, rows: places.toSorted((a, b) => b.at - a.at).map(({ row }) => row) }];
  });
  return { ...world, tables: Object.fromEntries(tables) };
}
