import { extractQuantities } from '../quantity/extract-quantities.ts';
import type { Quantity, Words } from '../quantity/quantity.ts';
import type { TemplateWords } from './language-words.ts';
import { proposalLimits } from './proposal-table.ts';
import { stemOf } from './stem.ts';
import { type ReadWord, readWords, stopKeys } from './words-read.ts';

/** A word that the proposals may rest on; `isAround` where it only stands in the text around the sentence. */
export interface SaidWord extends ReadWord {
  readonly isAround: boolean;
  readonly isStop: boolean;
  /** The quantity it stands in. */
  readonly quantity: SaidQuantity | null;
}

export interface SaidQuantity extends Quantity {
  readonly isAround: boolean;
}

/** What the templates read from: the words and quantities of the sentence, then those of the text around it. */
export interface Sentence {
  readonly text: string;
  readonly around: string;
  readonly language: TemplateWords;
  readonly words: readonly SaidWord[];
  readonly quantities: readonly SaidQuantity[];
}

export function readSentence(text: string, around: string, language: TemplateWords): Sentence {
  const own = readPart(text, false, language);
  const other = readPart(around, true, language);
  return {
    text,
    around,
    language,
    words: [...own.words, ...other.words],
    quantities: [...own.quantities, ...other.quantities],
  };
}

function readPart(text: string, isAround: boolean, language: TemplateWords): Pick<Sentence, 'words' | 'quantities'> {
  const stops = stopKeys(language);
  const quantities = extractQuantities(text, { language: language.quantities })
    .slice(0, proposalLimits.quantities)
    .map((quantity) => ({ ...quantity, isAround }));
  const words = readWords(text, language).map((word) => ({
    ...word,
    isAround,
    isStop: stops.has(word.key) || stops.has(word.text.toLowerCase()),
    quantity: quantities.find((quantity) => contains(quantity, word)) ?? null,
  }));
  return { words, quantities };
}

export function contains(outer: Words, inner: Words): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The quantities of the sentence itself. */
export function ownQuantities({ quantities }: Sentence): readonly SaidQuantity[] {
  return quantities.filter(({ isAround }) => !isAround);
}

/** The words of the sentence that are one of these phrases; of several words, the words one behind the other. */
export function findPhrase({ words }: Sentence, phrases: readonly string[]): readonly SaidWord[] {
  const own = words.filter(({ isAround }) => !isAround);
  for (const parts of phrases.map(partsOf)) {
    const at = own.findIndex((_, index) => parts.every((part, step) => isWord(own[index + step], part)));
    if (at >= 0) return own.slice(at, at + parts.length);
  }
  return [];
}

/** Like {@link findPhrase} for single words, all of them that are there. */
export function findWords({ words }: Sentence, listed: readonly string[]): readonly SaidWord[] {
  const known = new Set(listed);
  return words.filter(({ text, isAround }) => !isAround && known.has(text.toLowerCase()));
}

interface Part {
  readonly word: string;
  /** Short words, and those with an ending of the possessor, are found as they are written only. */
  readonly stem: string | null;
}

function partsOf(phrase: string): readonly Part[] {
  return phrase.split(' ').map((word) => ({ word, stem: word.length > 3 && !/['’]/.test(word) ? stemOf(word) : null }));
}

function isWord(word: SaidWord | undefined, { word: written, stem }: Part): boolean {
  return word !== undefined && (word.key === stem || word.text.toLowerCase() === written);
}
