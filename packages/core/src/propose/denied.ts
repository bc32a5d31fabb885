import { type Draft, joinBases, restsOn } from './draft.ts';
import type { SaidWord, Sentence } from './sentence-read.ts';

/** The words of the sentence that deny it: `was not among the top 3`. Those of a quantity it reads itself: `not any`. */
function denialsIn({ words, language }: Sentence): readonly SaidWord[] {
  const negations = new Set(language.quantities.none.negations);
  return words.filter(
    ({ text, isAround, quantity }) =>
      !isAround && quantity === null && negations.has(text.toLowerCase().replaceAll('’', "'")),
  );
}

/** A draft that does not rest on the denial of the sentence says the opposite of it, and is denied as a whole. */
export function deniedAsSaid<D extends Draft>(sentence: Sentence, draft: D): D {
  const denials = denialsIn(sentence);
  const [denial] = denials;
  // Two denials, or one of another part of the sentence, are more than a template can tell.
  if (denial === undefined || denials.length > 1) return draft;
  if (draft.rests.some(({ words }) => words.includes(denial))) return draft;
  return { ...draft, ...joinBases(draft, restsOn([denial], 'it is denied')), term: { op: 'not', of: draft.term } };
}
