import type { TextSet } from '../evaluate/vector.ts';
import { type ColumnSql, inRows } from './columns.ts';
import { quoted } from './dialect.ts';
import type { Program } from './program.ts';
import { endNames, type SelectedColumn } from './relation-part.ts';

/** The number of the set of all words there are, in columns taken from another row. */
const anyWord = -1;
const anything: TextSet = { notIn: new Set() };

/** A column of another row, where that is found (2); where it is not, it may be anything. */
export function pickedColumn(program: Program, name: string, column: ColumnSql, state: string): SelectedColumn {
  const taken = inRows(column, 'r');
  const found = (value: string, otherwise: string) => `CASE WHEN ${state} = 2 THEN ${value} ELSE ${otherwise} END`;
  if (taken.type === 'text') {
    const word = quoted(program.names.of(`${name}|word`, name));
    const set = quoted(program.names.of(`${name}|set`, `${name}_set`));
    const sets = new Map([...taken.sets, [anyWord, anything] as const]);
    return {
      column: { type: 'text', word, set, sets },
      expressions: [found(taken.word, 'NULL'), found(taken.set ?? 'NULL', String(anyWord))],
    };
  }
  const [low, high] = endNames(program, name, name, false);
  const { writer } = program;
  return {
    column: { ...taken, low, high, range: { lo: -Infinity, hi: Infinity } },
    expressions: [found(taken.low, writer.number(-Infinity)), found(taken.high, writer.number(Infinity))],
  };
}
