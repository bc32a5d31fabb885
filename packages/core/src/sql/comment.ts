import type { DateTerm, NumberTerm, PropositionTerm, Relation } from '../proposition/language.ts';
import { rowsWords, termWords } from '../proposition/sentence.ts';
import type { Program } from './program.ts';

/** A term in words, on one line: a line break would end the comment it stands in. */
export function commentOf(term: PropositionTerm | NumberTerm | DateTerm, { readings }: Program): string {
  return oneLine(termWords(term, { readings }));
}

export function relationComment(relation: Relation, { readings }: Program): string {
  return oneLine(rowsWords(relation, { readings }));
}

const longest = 300;

export function oneLine(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}
