import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, TableContent } from '../table/table.ts';
import { countDistinct } from './distinct.ts';
import { type Rows, select } from './rows.ts';
import { rowsOfTable } from './table-rows.ts';

const vocabulary = ['p', 'q', 'r'];

/** Rows of words, some missing and some only possibly there. */
const world = fc.array(fc.record({ word: fc.option(fc.constantFrom(...vocabulary)), isSure: fc.boolean() }), {
  maxLength: 5,
});
type World = readonly { readonly word: string | null; readonly isSure: boolean }[];

function rowsOf(world: World): Rows {
  const content: TableContent = {
    schema: { word: { type: 'text', vocabulary, required: false } },
    rows: world.map(({ word }): readonly Cell[] => [word]),
    gaps: [],
  };
  const certain = Uint8Array.from(world, ({ isSure }) => (isSure ? 1 : 0));
  return select(rowsOfTable('list', content), Int32Array.from(world.keys()), certain);
}

/** How many different words each completion has: every row there or not, every missing word any. */
function completions(world: World): ReadonlySet<number> {
  const counts = new Set<number>();
  const go = (at: number, words: readonly string[]): void => {
    const row = world[at];
    if (row === undefined) {
      counts.add(new Set(words).size);
      return;
    }
    if (!row.isSure) go(at + 1, words);
    for (const word of row.word === null ? vocabulary : [row.word]) go(at + 1, [...words, word]);
  };
  go(0, []);
  return counts;
}

describe('how many different values there are', () => {
  it('is, of words of a vocabulary, from the fewest to the most that any completion has', () => {
    fc.assert(
      fc.property(world, (rows) => {
        const counts = [...completions(rows)];
        const { lo, hi } = countDistinct(rowsOf(rows), 'word');
        expect([lo, hi]).toEqual([Math.min(...counts), Math.max(...counts)]);
      }),
    );
  });

  it('has no end where the vocabulary is not closed and a gap does not say how many rows are lacking', () => {
    const schema = { word: { type: 'text', vocabulary: null, required: true } } as const;
    const gaps = [{ columns: {}, atMost: null, reason: 'the list is not finished', source: null }];
    const rows = rowsOfTable('list', { schema, rows: [['p']], gaps });
    expect(countDistinct(rows, 'word')).toEqual({ lo: 1, hi: Infinity });
  });

  it('is no more than the vocabulary has, whatever is lacking', () => {
    const schema = { word: { type: 'text', vocabulary, required: true } } as const;
    const gaps = [{ columns: {}, atMost: null, reason: 'the list is not finished', source: null }];
    const rows = rowsOfTable('list', { schema, rows: [['p']], gaps });
    expect(countDistinct(rows, 'word')).toEqual({ lo: 1, hi: 3 });
  });
});
