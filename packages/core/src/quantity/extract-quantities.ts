import { toNumber } from './decimal.ts';
import { type Draft, numberOf } from './draft.ts';
import { english } from './english.ts';
import { readPhrase } from './phrase.ts';
import type { Quantity, Words } from './quantity.ts';
import { type Reader, readerOf } from './reader.ts';
import { inEachUnit, readingsOf } from './reading.ts';
import { readRelative, readSpecial, readUnitAlone } from './special.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The quantities in a text, in order and none inside another. What no rule reads is left out rather than guessed. The
 * time and the memory it takes grow with the length of the text and no faster.
 *
 * @example
 * ```ts
 * import { extractQuantities } from '@assay/core';
 * const [places, now] = extractQuantities('Among the top 10 defense firms you will find three to five.');
 * places?.noun?.words // => 'defense firms'
 * now?.words // => 'three to five'
 * now?.value // => { min: 3, max: 5, includesMin: true, includesMax: true }
 * ```
 */
export function extractQuantities(text: string, options: { readonly language?: Vocabulary } = {}): readonly Quantity[] {
  return readQuantities(readerOf(text, options.language ?? english), text);
}

/** The same, from a reader of the text. */
export function readQuantities(reader: Reader, text: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  let at = 0;
  while (at < reader.tokens.length) {
    const idiom = idiomAt(reader, at);
    const draft = idiom === undefined && mayStart(reader, at) ? readAt(reader, at) : undefined;
    if (draft !== undefined) quantities.push(toQuantity(reader, text, draft));
    at = draft?.end ?? idiom?.end ?? at + 1;
  }
  return quantities;
}

/** `no longer`, but not that of `no longer than`. */
function idiomAt({ tokens, lexicon }: Reader, at: number): { readonly end: number } | undefined {
  const idiom = lexicon.idioms.find(tokens, at);
  return idiom !== undefined && (lexicon.hedges.find(tokens, at)?.end ?? 0) > idiom.end ? undefined : idiom;
}

function mayStart({ tokens, lexicon }: Reader, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'digits' || lexicon.starts.has(token.word)) return token !== undefined;
  // `fivefold`, `MUSD`
  return token.word.endsWith(lexicon.vocabulary.fold) || /^[kKMGBT][A-Z]{3}$/.test(token.text);
}

function readAt(reader: Reader, at: number): Draft | undefined {
  // `second to last` is neither a second nor a last.
  const relative = readRelative(reader, at);
  if (relative !== undefined && relative.end > at + 2) return relative;
  return readSpecial(reader, at) ?? readPhrase(reader, at) ?? relative ?? readUnitAlone(reader, at);
}

interface TokenSpan {
  readonly at: number;
  readonly end: number;
}

function toQuantity(reader: Reader, text: string, draft: Draft): Quantity {
  const wordsOf = ({ at, end }: TokenSpan): Words => ({
    start: reader.tokens[at]?.start ?? 0,
    end: reader.tokens[end - 1]?.end ?? 0,
  });
  const { role, unit, grain, hedge, noun, date, from } = draft;
  const span = wordsOf(draft);
  const plain = draft.alternatives ?? readingsOf(draft, hedge?.kind ?? null, unit, role);
  const alternatives = inEachUnit(plain, draft.senses);
  const nounWords = noun && wordsOf(noun);
  return {
    ...span,
    words: text.slice(span.start, span.end),
    role,
    value: alternatives[0].value,
    unit,
    grain,
    hedge: hedge && { ...wordsOf(hedge), kind: hedge.kind },
    noun: nounWords && { ...nounWords, words: text.slice(nounWords.start, nounWords.end) },
    date,
    from,
    alternatives,
    numerals: draft.numerals.map((numeral) => ({
      ...wordsOf(numeral),
      value: toNumber(numeral.value) ?? Number.NaN,
      isOrdinal: numeral.kind === 'ordinal',
    })),
    amounts: draft.amounts.map((amount) => ({
      ...wordsOf(amount),
      value: numberOf(amount) ?? null,
      units: amount.senses.map(({ name }) => name),
    })),
  };
}
