import type { Words } from '../quantity/quantity.ts';
import type { Draft } from './draft.ts';
import type { SaidQuantity, SaidWord, Sentence } from './sentence-read.ts';

/** A quantity says more than a word, what stands around the sentence less than what stands in it. */
const quantityWeight = 2;
const aroundWeight = 0.25;
const stopWeight = 0.75;
/** What each thing left to a person costs. */
const confirmCost = 0.25;

/** How much of the sentence a draft explains, by weight and as a share of all there is to explain. */
export function scoreOf(sentence: Sentence, draft: Draft): { readonly score: number; readonly coverage: number } {
  const words = new Map<SaidWord, number>();
  for (const { words: said, strength } of draft.rests) {
    for (const word of said) words.set(word, Math.max(words.get(word) ?? 0, strength));
  }
  let explained = 0;
  let own = 0;
  for (const [word, strength] of words) {
    if (word.quantity !== null && draft.quantities.includes(word.quantity)) continue;
    const weight = strength * (word.isStop ? stopWeight : 1);
    explained += word.isAround ? weight * aroundWeight : weight;
    if (!word.isAround && !word.isStop) own += strength;
  }
  for (const quantity of draft.quantities) {
    explained += quantity.isAround ? quantityWeight * aroundWeight : quantityWeight;
    if (!quantity.isAround) own += quantityWeight;
  }
  const all = weightOf(sentence);
  return {
    score: explained - draft.toConfirm.length * confirmCost,
    coverage: all === 0 ? 0 : Math.min(1, Number((own / all).toPrecision(3))),
  };
}

function weightOf({ words, quantities }: Sentence): number {
  const tellingWords = words.filter(isTelling).length;
  return tellingWords + quantities.filter(({ isAround }) => !isAround).length * quantityWeight;
}

/** Quantities are weighed by themselves, so that their words are not weighed again. */
function isTelling({ isAround, isStop, quantity }: SaidWord): boolean {
  return !isAround && !isStop && quantity === null;
}

export function unexplainedBy(sentence: Sentence, draft: Draft): readonly (Words & { readonly words: string })[] {
  const explained = new Set(draft.rests.flatMap(({ words }) => words));
  const used = new Set<SaidQuantity>(draft.quantities);
  const words = sentence.words
    .filter((word) => isTelling(word) && !explained.has(word))
    .map(({ start, end, text }) => ({ start, end, words: text }));
  const quantities = sentence.quantities
    .filter((quantity) => !quantity.isAround && !used.has(quantity))
    .map(({ start, end, words: said }) => ({ start, end, words: said }));
  return [...words, ...quantities].sort((a, b) => a.start - b.start);
}
