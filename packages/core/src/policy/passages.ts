import { foldText } from '../value/text.ts';

/** Words two texts share, as they stand in the first. */
export interface SharedPassage {
  readonly text: string;
  /** Length of the longest run of words that stands in both. */
  readonly words: number;
  /** Share of the shorter text's runs of eight words that stand in the other as well. */
  readonly containment: number;
}

/** A text as runs of words, made once and compared with many. */
export interface Shingles {
  readonly original: string;
  /** Where the words start and end in the original. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
  /** Where each run starts, as places in `words`. */
  readonly runs: ReadonlyMap<string, readonly number[]>;
}

const shingleWords = 8;
/** A run that stands more often says nothing about who copied whom. */
const mostPlaces = 20;
const longestShown = 300;

/**
 * The runs of eight words of a text. Words in quotation marks are left out: two reporters who quote one speaker do not
 * copy each other.
 */
export function toShingles(original: string): Shingles {
  const { text, starts, ends } = foldText(original);
  const words = [...withoutQuotations(text).matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0],
    start: starts[match.index] ?? 0,
    end: ends[match.index + match[0].length - 1] ?? 0,
  }));
  const runs = new Map<string, number[]>();
  for (let at = 0; at + shingleWords <= words.length; at += 1) {
    const run = words
      .slice(at, at + shingleWords)
      .map(({ word }) => word)
      .join(' ');
    const places = runs.get(run);
    if (places === undefined) runs.set(run, [at]);
    else if (places.length < mostPlaces) places.push(at);
  }
  return { original, words: words.map(({ start, end }) => ({ start, end })), runs };
}

/** Blanks what stands between double quotation marks; folding has made them all the same. */
function withoutQuotations(folded: string): string {
  return folded.replace(/"[^"]{1,2000}"/g, (quotation) => ' '.repeat(quotation.length));
}

/**
 * The longest passage two texts share, by their shingles; `undefined` where they share no run of eight words.
 *
 * Andrei Broder, On the resemblance and containment of documents, 1997.
 */
export function findSharedPassage(a: Shingles, b: Shingles): SharedPassage | undefined {
  let best = { from: 0, runs: 0 };
  let shared = 0;
  let before = new Map<number, number>();
  for (const { at, run } of inOrder(a)) {
    const here = new Map<number, number>();
    for (const place of b.runs.get(run) ?? []) {
      const runs = (before.get(place - 1) ?? 0) + 1;
      here.set(place, runs);
      if (runs > best.runs) best = { from: at - runs + 1, runs };
    }
    if (here.size > 0) shared += 1;
    before = here;
  }
  if (best.runs === 0) return undefined;
  const words = best.runs + shingleWords - 1;
  const [first, last] = [a.words[best.from], a.words[best.from + words - 1]];
  const text = a.original.slice(first?.start, last?.end);
  const containment = shared / Math.min(a.words.length - shingleWords + 1, b.words.length - shingleWords + 1);
  return { text: clipped(text), words, containment: Math.min(1, containment) };
}

function inOrder({ runs }: Shingles): { at: number; run: string }[] {
  return [...runs].flatMap(([run, places]) => places.map((at) => ({ at, run }))).sort((x, y) => x.at - y.at);
}

function clipped(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '')} …`;
}
