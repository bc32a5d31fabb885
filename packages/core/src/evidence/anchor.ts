import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { foldText, normalForm } from '../value/text.ts';
import type { QuotationAnchor } from './evidence.ts';

/** A place in a text, in UTF-16 code units, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Where a quotation stands, and whether to the character or as {@link foldText} folds it. */
export interface QuotationMatch extends TextSpan {
  readonly mode: 'verbatim' | 'normalised';
}

/** A place and notes about it, or what is missing. */
export type QuotationSearch =
  | { readonly found: true; readonly match: QuotationMatch; readonly findings: readonly Finding[] }
  | { readonly found: false; readonly findings: readonly Finding[] };

const contextLength = 32;
// Anchors come from elsewhere too; no more of their context is compared than this.
const longestContext = 256;

/**
 * An anchor of words in a text: the words, 32 characters on either side, and the place. Where the words stand more than
 * once, `start` says which are meant.
 *
 * @throws AssayError `invalid-evidence` where the words do not stand there, or stand more than once and `start` is not given
 * @example
 * ```ts
 * import { anchorQuotation } from '@assay/core';
 * anchorQuotation('You will find three to five.', 'three to five')
 * // => { exact: 'three to five', prefix: 'You will find ', suffix: '.', position: { start: 14, end: 27 } }
 * ```
 */
export function anchorQuotation(text: string, exact: string, start?: number): QuotationAnchor {
  const places = exact.trim() === '' || !exact.isWellFormed() ? [] : placesOf(text, exact);
  const place = start === undefined && places.length === 1 ? places[0] : places.find((at) => at === start);
  if (place === undefined) {
    const where = start === undefined ? 'once in the text' : `at character ${start} of the text`;
    throw new AssayError('invalid-evidence', `expected the quoted words ${where}, got them ${places.length} times`);
  }
  const end = place + exact.length;
  return {
    exact,
    // A pair of surrogates that the cut would halve is left out.
    prefix: text.slice(Math.max(0, place - contextLength), place).replace(/^[\udc00-\udfff]/, ''),
    suffix: text.slice(end, end + contextLength).replace(/[\ud800-\udbff]$/, ''),
    position: { start: place, end },
  };
}

/**
 * The words of an anchor, found again in a text: to the character, else as {@link foldText} folds both. Where they stand
 * more than once, the place whose surroundings agree with the most of prefix and suffix is taken, and the position
 * decides between equals. Findings: `quotation-missing`, `quotation-ambiguous`, and as a note `quotation-moved`.
 *
 * @example
 * ```ts
 * import { anchorQuotation, findQuotation } from '@assay/core';
 * const anchor = anchorQuotation('Now you find “three to five”.', 'three to five');
 * findQuotation('Now you find "three to five".', anchor)
 * // => { found: true, match: { start: 14, end: 27, mode: 'verbatim' }, findings: [] }
 * ```
 */
export function findQuotation(text: string, anchor: QuotationAnchor): QuotationSearch {
  const verbatim = bestPlaces(text, anchor.exact, anchor.prefix, anchor.suffix);
  if (verbatim.length > 0) {
    const spans = verbatim.map((start) => ({ start, end: start + anchor.exact.length }));
    return chosen(spans, 'verbatim', anchor);
  }
  const folded = foldText(text);
  const [exact, prefix, suffix] = [anchor.exact, anchor.prefix, anchor.suffix].map((part) => foldText(part).text);
  const normalised = bestPlaces(folded.text, exact ?? '', prefix ?? '', suffix ?? '');
  if (normalised.length > 0) {
    const spans = normalised.map((start) => originalSpan(folded, start, start + (exact ?? '').length));
    return chosen(spans, 'normalised', anchor);
  }
  return { found: false, findings: [missing(folded.text, exact ?? '')] };
}

function chosen(spans: readonly TextSpan[], mode: QuotationMatch['mode'], anchor: QuotationAnchor): QuotationSearch {
  const { position } = anchor;
  const span = spans.length === 1 ? spans[0] : spans.find(({ start }) => start === position?.start);
  if (span === undefined) {
    const places = spans.slice(0, 5).map(({ start }) => start);
    const message = `expected one place that fits the quotation best, got ${spans.length}, at ${places.join(', ')}${spans.length > 5 ? ' …' : ''}`;
    const mend = 'Quote more words, or give more of the text before and after.';
    return {
      found: false,
      findings: [{ rule: 'quotation-ambiguous', severity: 'error', path: ['exact'], message, mend }],
    };
  }
  const moved = position !== null && (position.start !== span.start || position.end !== span.end);
  return { found: true, match: { ...span, mode }, findings: moved ? [movedTo(span, position)] : [] };
}

function movedTo({ start, end }: TextSpan, position: TextSpan): Finding {
  return {
    rule: 'quotation-moved',
    severity: 'note',
    path: ['position'],
    message: `expected the quotation at ${position.start}–${position.end}, found it at ${start}–${end}`,
    mend: null,
  };
}

/** Says how much of the quotation's beginning does stand in the text. */
function missing(foldedText: string, foldedExact: string): Finding {
  const words = foldedExact.trim().split(' ');
  let present = 0;
  // Where the first n words stand, the first n - 1 do as well, so that a binary search finds the last n.
  for (let low = 1, high = words.length; low <= high; ) {
    const middle = (low + high) >> 1;
    if (foldedText.includes(words.slice(0, middle).join(' '))) {
      present = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  const excerpt = (from: number, to: number) => words.slice(from, to).join(' ').slice(0, 100);
  const message =
    present === 0
      ? `expected “${excerpt(0, 8)}” in the text, found none of it`
      : `expected “${excerpt(present, present + 8)}” after “${excerpt(Math.max(0, present - 8), present)}”, which does stand in the text`;
  const mend = 'Quote the words as they stand in the snapshot, or capture the document again.';
  return { rule: 'quotation-missing', severity: 'error', path: ['exact'], message, mend };
}

/** The places of the words whose surroundings agree most with prefix and suffix; several where they agree equally. */
function bestPlaces(text: string, exact: string, prefix: string, suffix: string): readonly number[] {
  if (exact.trim() === '') return [];
  let most = -1;
  let best: number[] = [];
  for (const start of placesOf(text, exact)) {
    const score = agreement(text, start, exact.length, prefix, suffix);
    if (score > most) {
      most = score;
      best = [];
    }
    if (score === most) best.push(start);
  }
  return best;
}

function agreement(text: string, start: number, length: number, prefix: string, suffix: string): number {
  let before = 0;
  const mostBefore = Math.min(prefix.length, start, longestContext);
  while (before < mostBefore && prefix[prefix.length - 1 - before] === text[start - 1 - before]) before += 1;
  let after = 0;
  const end = start + length;
  const mostAfter = Math.min(suffix.length, text.length - end, longestContext);
  while (after < mostAfter && suffix[after] === text[end + after]) after += 1;
  return before + after;
}

function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function originalSpan(folded: ReturnType<typeof foldText>, start: number, end: number): TextSpan {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}

/** How many characters an ellipsis may stand for. What is further apart is not one passage. */
const longestCut = 300;
const ellipsis = /…|\.{3,}|\.(?: \.){2,}/;

/**
 * The places of a quote's words in a document, by how strictly they are taken; `undefined` where they do not stand there.
 * In every mode a quote begins and ends at whole words, in scripts that put spaces between them.
 *
 * - `verbatim`: to the character.
 * - `normalised`: as {@link foldText} folds both, so that case, the kind of quotation marks, dashes and spaces, ligatures
 *   and unseen characters do not matter; nor does punctuation at the ends of the quote, which belongs to the sentence
 *   that quotes.
 * - `elided`: the same of each piece between ellipses (`…`, `...`, also in brackets). The pieces stand in order, with at
 *   most 300 characters between one and the next, or none: it is not asked that an ellipsis cuts something.
 *
 * What holds in one mode holds in those after it, but where an unseen character parts a word.
 *
 * @example
 * ```ts
 * import { matchQuotation } from '@assay/core';
 * const speech = 'We are all very worried, of course, about the situation.';
 * matchQuotation(speech, 'We are all very worried… about the situation', 'elided')
 * // => [{ start: 0, end: 23 }, { start: 36, end: 55 }]
 * matchQuotation(speech, 'We are all very worried about the situation', 'normalised') // => undefined
 * ```
 */
export function matchQuotation(
  document: string,
  quote: string,
  mode: 'verbatim' | 'normalised' | 'elided',
): readonly TextSpan[] | undefined {
  if (mode === 'verbatim') {
    const start = saysNothing(normalForm(quote)) ? undefined : wholeWords(document, quote)[0];
    return start === undefined ? undefined : [{ start, end: start + quote.length }];
  }
  const pieces = (mode === 'elided' ? quote.split(ellipsis) : [quote])
    .map(normalForm)
    // What is left empty would stand everywhere.
    .filter((piece) => !saysNothing(piece));
  const folded = foldText(document);
  return chain(folded.text, pieces)?.map(({ start, end }) => originalSpan(folded, start, end));
}

function saysNothing(text: string): boolean {
  return /^[\p{P}\s]*$/u.test(text);
}

/** A place of a piece, and the place of the piece before it that comes nearest to it. */
interface Link extends TextSpan {
  readonly before: Link | undefined;
}

/**
 * The first places at which the pieces stand in order and near enough. Of each piece all places are kept that can be
 * reached; of the places before one, the last is the nearest, so one walk over both lists links them.
 */
function chain(text: string, pieces: readonly string[]): readonly TextSpan[] | undefined {
  let reached: readonly Link[] | undefined;
  for (const piece of pieces) {
    const starts = wholeWords(text, piece);
    const previous = reached;
    const links: Link[] = [];
    let next = 0;
    for (const start of starts) {
      const end = start + piece.length;
      if (previous === undefined) {
        links.push({ start, end, before: undefined });
        continue;
      }
      while ((previous[next]?.end ?? Infinity) <= start) next += 1;
      const before = previous[next - 1];
      if (before !== undefined && start - before.end <= longestCut) links.push({ start, end, before });
    }
    if (links.length === 0) return undefined;
    reached = links;
  }
  const spans: TextSpan[] = [];
  for (let link = reached?.[0]; link !== undefined; link = link.before)
    spans.unshift({ start: link.start, end: link.end });
  return spans.length === 0 ? undefined : spans;
}

function wholeWords(text: string, words: string): readonly number[] {
  return placesOf(text, words).filter((start) => {
    const end = start + words.length;
    return !(joins(text, start) || joins(text, end));
  });
}

// Letters, digits and their marks, but not of scripts written without spaces between words.
const inWord =
  /^[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]]$/v;

/** Does the place lie inside a word? */
function joins(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const after = [...text.slice(at, at + 2)][0] ?? '';
  return inWord.test(before) && inWord.test(after);
}
