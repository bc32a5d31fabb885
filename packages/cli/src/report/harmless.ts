/**
 * Text from others as it may be shown: characters that move the cursor, colour the terminal, hide or turn the order of
 * text are written out as `\u{…}`, white space becomes one space. What is left shows what it says.
 */
export function harmless(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(hidden, escaped);
}

/** Controls, formats (bidi marks and overrides, zero-width characters), lone surrogates, private use, line separators. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

function escaped(character: string): string {
  // Between letters of some scripts and inside emoji these two are spelling.
  if (character === '\u200c' || character === '\u200d') return character;
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** In quotation marks, so that no spreadsheet takes it for a formula and no reader for our own words. */
export function quoted(text: string): string {
  return `“${harmless(text)}”`;
}

/** The same, at most so many characters long. */
export function clipped(text: string, length: number): string {
  const characters = [...harmless(text)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
