import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from '../source/source.ts';
import { digestOf } from '../value/digest.ts';
import { createIds } from '../value/id.ts';
import { independentOrigins } from './origins.ts';
import { findSharedPassage, toShingles } from './passages.ts';

const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(1) });
const source = (name: string, known: Partial<Source> = {}): Source => ({
  id: makeId('source'),
  name,
  normalForm: name,
  kind: 'news',
  homePage: null,
  owner: null,
  origin: null,
  ...known,
});
const document = ({ id }: Source, text: string | null) => ({ sourceId: id, digest: digestOf(text), text });
const [wire, daily, weekly, post] = [source('Wire'), source('Daily'), source('Weekly'), source('Post')];
const ids = (sources: readonly Source[]) => sources.map(({ id }) => id);
const words = (count: number, start = 0) => Array.from({ length: count }, (_, at) => `word${start + at}`).join(' ');

function groupsOf(sources: readonly Source[], texts: readonly ReturnType<typeof document>[] = []) {
  const name = new Map(sources.map((one) => [one.id, one.name]));
  return independentOrigins(ids(sources), sources, texts)
    .groups.map((group) => group.sources.map((id) => name.get(id)).join('+'))
    .sort();
}

describe('independent origins', () => {
  it('are as many as the sources, where nothing joins them', () => {
    expect(groupsOf([wire, daily, weekly])).toEqual(['Daily', 'Weekly', 'Wire']);
  });

  it('count sources of one owner once, however the name is written', () => {
    const [a, b] = [source('A', { owner: 'News Corp.' }), source('B', { owner: 'news corp' })];
    expect(groupsOf([a, b, wire])).toEqual(['A+B', 'Wire']);
  });

  it('count a copy with what it names as its origin, also over several steps', () => {
    const first = source('First', { origin: wire.id });
    const second = source('Second', { origin: first.id });
    expect(independentOrigins([second.id, wire.id], [wire, first, second], []).groups).toHaveLength(1);
    const sibling = source('Sibling', { origin: wire.id });
    // Two copies of a wire are one origin, also where nobody cites the wire.
    expect(independentOrigins([second.id, sibling.id], [wire, first, second, sibling], []).groups).toHaveLength(1);
  });

  it('count the same document once', () => {
    expect(groupsOf([daily, weekly], [document(daily, 'The same.'), document(weekly, 'The same.')])).toEqual([
      'Daily+Weekly',
    ]);
  });

  it('count documents that share a long passage once, and name the passage', () => {
    const [a, b] = [`By A. ${words(60)}. The end.`, `Quite another start. ${words(60)}! More follows here.`];
    const { groups } = independentOrigins(
      ids([daily, weekly]),
      [daily, weekly],
      [document(daily, a), document(weekly, b)],
    );
    expect(groups).toHaveLength(1);
    expect(groups[0]?.links).toEqual([
      {
        kind: 'copied-passage',
        sources: [daily.id, weekly.id],
        passage: expect.stringContaining('word0 word1'),
        words: 60,
      },
    ]);
  });

  it('do not count two reports of one speech as copies', () => {
    const speech = `“${words(80)}”`;
    const [a, b] = [`In The Hague he said: ${speech} Then he left.`, `The room was full. ${speech} People clapped.`];
    expect(groupsOf([daily, weekly], [document(daily, a), document(weekly, b)])).toHaveLength(2);
  });

  it('do not count a stock phrase as a copy', () => {
    const [a, b] = [`${words(200)} ${words(12, 900)}`, `${words(12, 900)} ${words(200, 300)}`];
    expect(groupsOf([daily, weekly], [document(daily, a), document(weekly, b)])).toHaveLength(2);
  });

  it('find each ring of sources that copy one another once', () => {
    const first = source('First');
    const second = source('Second', { origin: first.id });
    const third = source('Third', { origin: second.id });
    const ring = [{ ...first, origin: third.id }, second, third];
    expect(independentOrigins([], [...ring, post], []).rings.map((found) => new Set(found))).toEqual([
      new Set(ids(ring)),
    ]);
    expect(independentOrigins([], [first, second, third], []).rings).toEqual([]);
  });

  it('join what any chain of links joins, and nothing else', () => {
    const eight = Array.from({ length: 8 }, () => makeId('source'));
    const origins = fc.array(fc.option(fc.nat(7), { nil: null }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(origins, (pointers) => {
        const known = eight.map((id, at) => ({ ...source(`${at}`), id, origin: eight[pointers[at] ?? -1] ?? null }));
        // By the definition: the connected components of the graph of pointers.
        const component = eight.map((_, at) => at);
        for (let round = 0; round < 8; round += 1) {
          pointers.forEach((to, from) => {
            if (to === null) return;
            const low = Math.min(component[from] ?? 0, component[to] ?? 0);
            [component[from], component[to]] = [low, low];
          });
        }
        expect(independentOrigins(eight, known, []).groups).toHaveLength(new Set(component).size);
      }),
    );
  });
});

describe('a shared passage', () => {
  it('is found whatever the marks, case and spacing', () => {
    const a = toShingles('He said that THREE of the ten largest companies are Chinese, no less.');
    const b = toShingles('she wrote   that three of the ten largest companies — are chinese!');
    expect(findSharedPassage(a, b)).toMatchObject({
      text: 'that THREE of the ten largest companies are Chinese',
      words: 9,
    });
  });

  it('is none where fewer than eight words in a row are shared', () => {
    expect(findSharedPassage(toShingles(words(7)), toShingles(words(7)))).toBeUndefined();
  });

  it('is as long as the longest run both texts have', () => {
    const someWord = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(someWord, { maxLength: 25 }), fc.array(someWord, { maxLength: 25 }), (a, b) => {
        let longest = 0;
        for (let i = 0; i < a.length; i += 1) {
          for (let j = 0; j < b.length; j += 1) {
            let run = 0;
            while (i + run < a.length && a[i + run] === b[j + run]) run += 1;
            longest = Math.max(longest, run);
          }
        }
        const found = findSharedPassage(toShingles(a.join(' ')), toShingles(b.join(' ')));
        expect(found?.words ?? 0).toBe(longest >= 8 ? longest : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for a text that repeats itself', () => {
    const [a, b] = [toShingles('no '.repeat(50_000)), toShingles('no '.repeat(50_000))];
    // Twenty places of each run are looked at, however often it stands there.
    expect(findSharedPassage(a, b)?.words).toBeGreaterThanOrEqual(8);
  });
});
