import type { DateTerm, NumberTerm, PropositionTerm } from './language.ts';

export type Term = PropositionTerm | NumberTerm | DateTerm;

export const emptyWords = { undecided: '', true: ', if there are any', false: ', of which there are some' } as const;

/** Without the comma that a part may end in. */
export function ended(words: string): string {
  return words.replace(/,$/, '');
}

/** A part that ends in a comma needs no other one. */
export function followed(words: string, tail: string): string {
  return tail.startsWith(',') && words.endsWith(',') ? `${words}${tail.slice(1)}` : `${words}${tail}`;
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function needsBrackets(term: Term): boolean {
  if (term.op === 'arithmetic') return onlyLosesUnit(term) ? needsBrackets(term.left) : true;
  return term.op === 'and' || term.op === 'or' || term.op === 'at-least';
}

/** Ships divided by 1 ship are as many: so are ships added to aircraft. */
export function onlyLosesUnit({ with: sign, right }: NumberTerm & { readonly op: 'arithmetic' }): boolean {
  return sign === '/' && right.op === 'number' && right.value === 1;
}

// 0.07 is 7 percent and not 7.000000000000001.
export function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

export function unconverted(term: NumberTerm): NumberTerm {
  return term.op === 'convert' ? term.of : term;
}

/** The unit of a number, where the term itself says it. */
export function unitOf(term: NumberTerm): string | null {
  switch (term.op) {
    case 'number':
    case 'convert':
      return term.unit;
    case 'elapsed':
      return term.in === 'days' ? 'day' : 'year';
    case 'absolute':
      return unitOf(term.of);
    default:
      return null;
  }
}
