/** A pattern (ECMAScript, as CSVW and XML Schema have it) that only these words fit. */
export function wordsPattern(words: readonly string[]): string {
  return `^(?:${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`;
}

/** The words a pattern lists; `null` where it says more than a list. */
export function wordsOfPattern(pattern: string): readonly string[] | null {
  const inside = /^\^?\((?:\?:)?(.*)\)\$?$/s.exec(pattern)?.[1] ?? /^\^?(.*?)\$?$/s.exec(pattern)?.[1] ?? '';
  const words: string[] = [''];
  for (let index = 0; index < inside.length; index += 1) {
    const character = inside[index] ?? '';
    const last = words.length - 1;
    if (character === '|') words.push('');
    else if (character === '\\') {
      index += 1;
      const next = inside[index];
      // A letter or digit after the backslash is a class or a reference.
      if (next === undefined || /[A-Za-z0-9]/.test(next)) return null;
      words[last] = `${words[last] ?? ''}${next}`;
    } else if (/[\^$.*+?()[\]{}]/.test(character)) return null;
    else words[last] = `${words[last] ?? ''}${character}`;
  }
  return words.includes('') ? null : words;
}
