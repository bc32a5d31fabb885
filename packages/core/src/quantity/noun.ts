import { type Reader, wordAt } from './reader.ts';

/** The words counted, as tokens from `at` up to `end`. */
export interface NounTokens {
  readonly at: number;
  readonly end: number;
}

const longestNoun = 5;

/** Does a word follow that can be, or stand before, a noun? */
export function hasNounAfter(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  return token?.kind === 'word' && !reader.lexicon.stops.has(token.word) && token.text.length > 1;
}

/**
 * The noun a number counts: the words after it up to a plural, and a second plural joined to it; `warships and aircraft`.
 * With `isSingular` all words up to the next that cannot be part of it: `NATO summit`.
 */
export function readNoun(reader: Reader, start: number, isSingular: boolean): NounTokens | undefined {
  const { tokens, lexicon } = reader;
  const { of } = lexicon.vocabulary.nouns;
  const hasOf = of.includes(wordAt(reader, start));
  let at = hasOf ? start + 1 : start;
  if (hasOf && isPause(reader, at)) return undefined;
  while (lexicon.determiners.has(wordAt(reader, at)) && at < start + 3) at += 1;
  const end = nounEnd(reader, at, isSingular || hasOf);
  if (end === undefined) return undefined;
  const joins = lexicon.vocabulary.and[0] === wordAt(reader, end) && isPlural(reader, end - 1);
  const second = joins && isPlural(reader, end + 1) ? end + 2 : end;
  return tokens[at] === undefined ? undefined : { at, end: second };
}

function isPause({ tokens }: Reader, at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.startsLine;
}

function nounEnd(reader: Reader, at: number, mayBeSingular: boolean): number | undefined {
  const { tokens, lexicon } = reader;
  let end = at;
  let plural: number | undefined;
  while (end < at + longestNoun) {
    const [token, next] = [tokens[end], tokens[end + 1]];
    if (token === undefined || token.kind !== 'word' || lexicon.stops.has(token.word) || isBreak(reader, at, end))
      break;
    if (next?.text === '-' && next.isAttached && tokens[end + 2]?.isAttached && tokens[end + 2]?.kind === 'word') {
      end += 2;
      continue;
    }
    end += 1;
    if (isPlural(reader, end - 1) && !(tokens[end]?.kind === 'word' && isPlural(reader, end))) {
      plural = end;
      break;
    }
  }
  return plural ?? (mayBeSingular && end > at ? end : undefined);
}

/** A line ends a noun, and so does another number word. */
function isBreak(reader: Reader, at: number, end: number): boolean {
  const { numbers } = reader.lexicon.vocabulary;
  return (end > at && reader.tokens[end]?.startsLine === true) || Object.hasOwn(numbers.cardinals, wordAt(reader, end));
}

export function isPlural(reader: Reader, at: number): boolean {
  const token = reader.tokens[at];
  if (token?.kind !== 'word') return false;
  const { plurals, stops, vocabulary } = reader.lexicon;
  const { pluralEnding, notPlural } = vocabulary.nouns;
  if (plurals.has(token.word)) return true;
  const looksPlural = token.word.endsWith(pluralEnding) && !notPlural.some((ending) => token.word.endsWith(ending));
  return looksPlural && !stops.has(token.word);
}
