/*
 * Enough stemming to find `company` by `companies` and `agreement` by `agreed`; the same is done to both sides, so a stem
 * need not be a word. British and American spellings meet.
 */

const endings = [/(?:ments?|ships?|ness)$/, /(?:ings?|ed)$/] as const;
const spellings: readonly (readonly [RegExp, string])[] = [
  [/ense$/, 'ence'],
  [/our(?=$|s$|ed$|ing$)/, 'or'],
  [/is(?=e$|es$|ed$|ing$|ation$)/, 'iz'],
  [/re$/, 'er'],
];

/** The word as one of it is written, without the ending of the possessor. */
export function singularOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let one = word.replace(/['’]s?$/, '');
  for (const [pattern, other] of spellings) if (one.length > 4) one = one.replace(pattern, other);
  if (/[^aeiou]ies$/.test(one)) return `${one.slice(0, -3)}y`;
  if (/(?:s|x|ch|sh)es$/.test(one)) return one.slice(0, -2);
  return /[^su]s$/.test(one) ? one.slice(0, -1) : one;
}

/** What words of one meaning share. Lower-case letters in, a stem of three letters or more out, or the word itself. */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let stem = singularOf(word);
  for (const ending of endings) {
    const shorter = stem.replace(ending, '');
    if (shorter.length >= 4) stem = shorter;
  }
  const base = stem.replace(/e+$/, '');
  const short = base.replace(/([bdfglmnprt])\1$/, '$1');
  return short.length >= 3 ? short : stem;
}
