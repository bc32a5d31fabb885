import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Cardinal, ParsedAmount, ParsedNumeral } from './parsed.ts';
import { type Token, tokensOf } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the functions of the grammar read from, with what they read last, for several of them begin at one token. */
export interface Reader {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly cardinals: Memo<Cardinal>;
  readonly numerals: Memo<ParsedNumeral>;
  readonly amounts: Memo<ParsedAmount>;
}

interface Memo<T> {
  read(at: number, compute: () => T | undefined): T | undefined;
}

export function readerOf(text: string, vocabulary: Vocabulary): Reader {
  return {
    tokens: tokensOf(text),
    lexicon: lexiconOf(vocabulary),
    cardinals: memo(),
    numerals: memo(),
    amounts: memo(),
  };
}

// No rule looks further ahead, so older results are not asked for again.
const slots = 64;

function memo<T>(): Memo<T> {
  const places: number[] = [];
  const values: (T | undefined)[] = [];
  return {
    read(at, compute) {
      const slot = at % slots;
      if (places[slot] === at) return values[slot];
      const value = compute();
      places[slot] = at;
      values[slot] = value;
      return value;
    },
  };
}

export function wordAt({ tokens }: Reader, at: number): string {
  return tokens[at]?.word ?? '';
}

/** Is the token joined to a letter or a digit before it: the 19 of `B19`, of `COVID-19`? */
export function isPartOfName(reader: Reader, at: number): boolean {
  const { tokens, lexicon } = reader;
  const [token, before, first] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (token === undefined || before === undefined || !token.isAttached) return false;
  // `USD115`
  if (before.kind === 'word') return token.kind === 'word' || lexicon.prefixes.find(tokens, at - 1)?.end !== at;
  if (before.kind === 'digits') return token.kind === 'digits';
  // `H.264`
  if (before.text === '.' && before.isAttached && first?.kind === 'word') return token.kind === 'digits';
  if (before.text !== '-' || !before.isAttached || first === undefined || token.kind !== 'digits') return false;
  if (first.kind !== 'word') return first.kind === 'digits' && first.isAttached && tokens[at - 3]?.kind === 'word';
  return !lexicon.beforeHyphen.has(first.word) && !Object.hasOwn(lexicon.vocabulary.numbers.cardinals, first.word);
}

/** The token behind a hyphen that stands here, if it joins two words: `two-day`, `two - day`. */
export function afterHyphen({ tokens }: Reader, at: number): number {
  const [hyphen, next] = [tokens[at], tokens[at + 1]];
  if (hyphen === undefined || next === undefined || !/^[-‐‑]$/.test(hyphen.text)) return at;
  return hyphen.isAttached === next.isAttached ? at + 1 : at;
}
