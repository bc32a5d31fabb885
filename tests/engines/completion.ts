import {
  asDate,
  type Cell,
  type CellConstraint,
  type ColumnSchema,
  dateOfDays,
  daysOf,
  type Gap,
  type Proposition,
  type TableContent,
  type TableSchema,
} from '@assay/core';
import type fc from 'fast-check';
import type { PropositionTerm } from './language.ts';
import { type Draw, drawFrom, type Tape, tape } from './tape.ts';
import { documents, exactDays, numbersIn, openWords, quotes, type World } from './world.ts';

/** Worlds in which everything missing, vague or not covered has become one exact thing, within what is said of it. */
export function completionsOf(world: World): fc.Arbitrary<World> {
  return tape.map((numbers) => completeWorld(world, numbers));
}

export interface CompletionOptions {
  /** Leaves cells missing that are missing: what is known of them does not change. */
  readonly keepMissing?: boolean;
}

/** One completion of a world, as the tape has it. */
export function completeWorld(world: World, numbers: Tape, { keepMissing = false }: CompletionOptions = {}): World {
  const draw = drawFrom(numbers);
  const tables = Object.entries(world.tables).map(([name, table]) => [name, completeTable(table, draw, keepMissing)]);
  const texts = documents.map((name) => [name, world.documents[name] ?? draw.oneOf(quotes)]);
  return { tables: Object.fromEntries(tables), documents: Object.fromEntries(texts) };
}

/** Every judgement that nobody has made yet, made. */
export function completeJudgements(proposition: Proposition, numbers: Tape): Proposition {
  const draw = drawFrom(numbers);
  return { ...proposition, term: judged(proposition.term, draw) };
}

function judged(term: PropositionTerm, draw: Draw): PropositionTerm {
  switch (term.op) {
    case 'judgement':
      return term.value === null ? { ...term, value: draw.oneIn(2) } : term;
    case 'and':
    case 'or':
    case 'at-least':
      return { ...term, of: term.of.map((part) => judged(part, draw)) };
    case 'not':
      return { ...term, of: judged(term.of, draw) };
    case 'choose': {
      const options = Object.entries(term.options).map(([name, option]) => [name, judged(option, draw)]);
      return { ...term, options: Object.fromEntries(options) };
    }
    default:
      return term;
  }
}

function completeTable({ schema, rows, gaps }: TableContent, draw: Draw, keepMissing: boolean): TableContent {
  const columns = Object.values(schema);
  const filled = rows.map((row) =>
    row.map((cell, index) => {
      const column = columns[index];
      if (column === undefined || (cell === null && keepMissing)) return cell;
      return exact(column, cell, undefined, draw) ?? null;
    }),
  );
  const added = gaps.flatMap((gap) =>
    Array.from({ length: draw.below((gap.atMost ?? 3) + 1) }, () => rowOf(schema, gap, draw, keepMissing)),
  );
  return { schema, rows: [...filled, ...added.filter((row) => row !== undefined)], gaps: [] };
}

/** One row a gap may hold; `undefined` where its constraints leave none. */
function rowOf(schema: TableSchema, gap: Gap, draw: Draw, mayMiss: boolean): readonly Cell[] | undefined {
  const row = Object.entries(schema).map(([name, column]) =>
    mayMiss && !column.required && draw.oneIn(3) ? null : exact(column, null, gap.columns[name], draw),
  );
  return row.includes(undefined) ? undefined : row.filter((cell) => cell !== undefined);
}

/** One exact value the cell may have; `undefined` where there is none. */
function exact(column: ColumnSchema, cell: Cell, gap: CellConstraint | undefined, draw: Draw): Cell | undefined {
  const within = cell ?? gap ?? null;
  switch (column.type) {
    case 'number': {
      if (typeof within === 'number') return within;
      const { min, max } = typeof within === 'object' && within !== null && 'min' in within ? within : anyNumber;
      return draw.oneOf(numbersFrom(min, max, column.unit));
    }
    case 'text': {
      if (typeof within === 'string') return within;
      const words = column.vocabulary ?? [...openWords, 'elsewhere'];
      const allowed = words.filter((word) => mayBe(word, gap));
      return allowed.length === 0 ? undefined : draw.oneOf(allowed);
    }
    case 'date': {
      const { from, to } = daysFrom(within);
      const day = draw.oneOf(daysBetween(from, to));
      return dateOfDays(day, day);
    }
  }
}

const anyNumber = { min: null, max: null };

/** Both ends, one between them with a digit more, and what other cells often are. */
function numbersFrom(min: number | null, max: number | null, unit: string): readonly number[] {
  const [lo, hi] = [min ?? Math.min((max ?? 0) - 1000, -1000), max ?? Math.max((min ?? 0) + 1000, 1000)];
  const between = Math.round(((lo + hi) / 2) * 1000) / 1000;
  return [lo, hi, between, ...numbersIn(unit)].filter((value) => lo <= value && value <= hi);
}

function mayBe(word: string, gap: CellConstraint | undefined): boolean {
  if (gap === undefined) return true;
  if ('in' in gap) return gap.in.includes(word);
  return 'notIn' in gap ? !gap.notIn.includes(word) : true;
}

interface Days {
  readonly from: number;
  readonly to: number;
}

function daysFrom(within: Cell | CellConstraint): Days {
  if (typeof within === 'string') return daysOf(asDate(within));
  if (typeof within !== 'object' || within === null || !('from' in within)) return { from: -Infinity, to: Infinity };
  return {
    from: within.from === null ? -Infinity : daysOf(within.from).from,
    to: within.to === null ? Infinity : daysOf(within.to).to,
  };
}

const poolDays = exactDays.map((date) => daysOf(date).from);

function daysBetween(from: number, to: number): readonly number[] {
  const middle = poolDays[0] ?? 0;
  const first = Math.max(from, Math.min(to, middle) - 900);
  const last = Math.min(to, Math.max(from, middle) + 900);
  return [first, last, Math.floor((first + last) / 2), ...poolDays].filter((day) => from <= day && day <= to);
}
