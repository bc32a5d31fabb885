import { AssayError } from '../error.ts';

/**
 * The given text, kept to the character: well-formed Unicode without NUL, with more than white space in it, at most `max`
 * UTF-16 code units long.
 *
 * @throws AssayError `invalid-text`, `limit-exceeded`
 * @example
 * ```ts
 * import { asText } from '@assay/core';
 * asText(' Three to five. ', { max: 100 }) // => ' Three to five. '
 * ```
 */
export function asText(value: unknown, { max }: { readonly max: number }): string {
  if (typeof value !== 'string') throw new AssayError('invalid-text', `expected text, got a ${typeof value}`);
  if (value.length > max) {
    throw new AssayError('limit-exceeded', `expected text of at most ${max} characters, got ${value.length}`);
  }
  if (!value.isWellFormed()) {
    throw new AssayError('invalid-text', 'expected well-formed Unicode, got text with a lone surrogate');
  }
  // PostgreSQL cannot store NUL, and no document needs it.
  if (value.includes('\0')) throw new AssayError('invalid-text', 'expected text without the NUL character, got one');
  if (value.trim() === '') throw new AssayError('invalid-text', 'expected text, got none but white space');
  return value;
}

/**
 * The form in which two texts that say the same words are the same text, for finding twins of claims and names: folded
 * as by {@link foldText}, without punctuation and white space at its ends. What bears meaning there (`5%`, `#1`, the
 * minus of `-5`) stays.
 *
 * @example
 * ```ts
 * import { normalForm } from '@assay/core';
 * normalForm('“China’s  navy is the LARGEST…”') // => "china's navy is the largest"
 * ```
 */
export function normalForm(text: string): string {
  const characters = [...foldText(text).text];
  let start = 0;
  let end = characters.length;
  while (end > 0 && atTheEnds.test(characters[end - 1] ?? '')) end -= 1;
  while (start < end && atTheEnds.test(characters[start] ?? '') && !isMinus(characters, start)) start += 1;
  // Text of punctuation alone keeps it, or all such texts would be twins.
  return start < end ? characters.slice(start, end).join('') : characters.join('').trim();
}

const atTheEnds = /[[\p{P}\s]--[%‰‱#@\&§]]/v;

function isMinus(characters: readonly string[], at: number): boolean {
  return characters[at] === '-' && /\d/.test(characters[at + 1] ?? '');
}

/** Folded text; its code unit `i` stands for the original from `starts[i]` to `ends[i]`, in UTF-16 code units. */
export interface FoldedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * The text for comparing words whatever their typography, with the way back to the original. Folded away are case and
 * compatibility forms (NFKC: ligatures, full width, `…` as `...`); the kinds of single quotation marks, of double ones
 * and of dashes; runs of white space, or of dashes, to one; and what nobody sees (controls, zero-width and
 * bidirectional marks, soft hyphens). Single and double marks stay apart, and so do words and their spelling.
 *
 * @example
 * ```ts
 * import { foldText } from '@assay/core';
 * foldText('Don’t\n stop').text // => "don't stop"
 * ```
 */
export function foldText(text: string): FoldedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const known = new Map<string, string>();
  let last = '';
  for (const { segment, start, end } of segmentsOf(text)) {
    const folded = known.get(segment) ?? foldSegment(segment);
    known.set(segment, folded);
    for (const character of folded) {
      if (character === last && (character === ' ' || character === '-')) {
        ends[ends.length - 1] = end;
        continue;
      }
      last = character;
      pieces.push(character);
      for (let unit = 0; unit < character.length; unit += 1) {
        starts.push(start);
        ends.push(end);
      }
    }
  }
  return { text: pieces.join(''), starts, ends };
}

interface Segment {
  /** Without what nobody sees. */
  readonly segment: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts the text where nothing before composes with anything after, so that each piece can be folded alone. */
function* segmentsOf(text: string): Generator<Segment> {
  let segment = '';
  let start = 0;
  let end = 0;
  let marks = 0;
  let next = 0;
  for (const character of text) {
    const at = next;
    next += character.length;
    if (isUnseen(character)) continue;
    const added = marksIn(character);
    if (added > 0 && segment !== '') {
      marks += added;
      if (marks > mostMarks) {
        marks -= added;
        continue;
      }
      segment += character;
    } else {
      if (segment !== '') yield { segment, start, end };
      segment = character;
      start = at;
      marks = added;
    }
    end = next;
  }
  if (segment !== '') yield { segment, start, end };
}

const unseen = /[\p{Default_Ignorable_Code_Point}[\p{Cc}--[\s\u0085]]]/v;

function isUnseen(character: string): boolean {
  return (character < ' ' || character > '~') && unseen.test(character);
}

// What may compose with the character before it (UAX #15): marks, the later jamo of a Hangul syllable, Kirat Rai vowels.
const composing = /^[\p{M}\u{1160}-\u{11ff}\u{16d63}-\u{16d6a}]/u;
// As in the Stream-Safe Text Format of UAX #15. More are cut: to put them in order takes the square of their number.
const mostMarks = 30;

/** How many marks the character adds to a segment; none where it starts one. */
function marksIn(character: string): number {
  if (character < '\u0300') return 0;
  const decomposed = character.normalize('NFKD');
  return composing.test(decomposed) ? decomposed.length : 0;
}

function foldSegment(segment: string): string {
  const folded = foldCase(unify(unify(segment.normalize('NFC')).normalize('NFKC'))).normalize('NFKC');
  // Case folding may bring up what has another compatibility form; a few rounds settle every character there is.
  return folded === segment ? folded : foldSegment(folded);
}

/** By character, so that a final sigma is a sigma; up first, so that `ß` is `ss`. */
function foldCase(text: string): string {
  return [...text.toUpperCase()].map((character) => character.toLowerCase()).join('');
}

// Before NFKC too, which takes an acute accent or a double prime apart.
function unify(text: string): string {
  return text
    .replace(/[`´‘’‚‛′‵‹›ʹʻʼʽ]/g, "'")
    .replace(/[“”„‟″‶«»〝〞〟]/g, '"')
    .replace(/[‐‑‒–—―−⸺⸻]/g, '-')
    .replace(/⋯/g, '...')
    .replace(/[\s\u0085]+/g, ' ');
}
