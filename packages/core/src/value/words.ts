import { foldText } from './text.ts';

/** A word as texts are searched by it, and where it stands in the original, in UTF-16 code units, end exclusive. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text, for searching: folded as by {@link foldText}, and in Latin and Greek letters without accents; what
 * is neither letter, mark nor digit stands between words. Scripts that write no spaces between words (Chinese, Japanese,
 * Thai, Lao, Khmer, Burmese, Tibetan) are cut into single characters, so that a word is found as a run of them, wherever
 * it stands.
 *
 * @example
 * ```ts
 * import { wordsOf } from '@assay/core';
 * wordsOf('Łódź’s 3.5 %').map(({ text }) => text) // => ['lodz', 's', '3', '5']
 * wordsOf('中国 has').map(({ text }) => text) // => ['中', '国', 'has']
 * ```
 */
export function wordsOf(text: string): readonly Word[] {
  const folded = foldText(text);
  const words: { text: string; start: number; end: number }[] = [];
  let open = false;
  let at = 0;
  for (const character of folded.text) {
    const [start = 0, end = 0] = [folded.starts[at], folded.ends[at + character.length - 1]];
    at += character.length;
    const last = words.at(-1);
    if (inWord.test(character)) {
      const spelled = withoutAccents(character);
      const alone = withoutSpaces.test(character);
      const continues = last !== undefined && (mark.test(character) ? last.end === start || open : open && !alone);
      if (continues && last !== undefined) {
        last.text += spelled;
        last.end = end;
      } else if (spelled !== '') {
        words.push({ text: spelled, start, end });
      }
      // A mark leaves a word as open as it was.
      if (!mark.test(character)) open = !alone;
    } else {
      open = false;
    }
  }
  return words;
}

const inWord = /[\p{L}\p{M}\p{N}]/u;
const mark = /\p{M}/u;
const withoutSpaces =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;

// Letters that no normal form takes apart, and whose plain spelling people type.
const plain = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ё: 'е' }),
);
// Vowel points and the stretching of Arabic and Hebrew, which are mostly left unwritten.
const pointing = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/;

function withoutAccents(character: string): string {
  if (character <= '~') return character;
  if (pointing.test(character)) return '';
  const known = plain.get(character);
  if (known !== undefined) return known;
  const [base = '', ...marks] = character.normalize('NFD');
  if (/[\p{Script=Latin}\p{Script=Greek}]/u.test(base)) return plain.get(base) ?? base;
  // What composes with nothing stands alone, after a Latin letter as well.
  return marks.length === 0 && /[\u0300-\u036f]/.test(base) ? '' : character;
}
