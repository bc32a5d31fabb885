import { longestNumber } from './decimal.ts';

/** A piece of the text: a word, a number in digits, or one sign. White space lies between tokens. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'sign';
  /** As written. */
  readonly text: string;
  /** In lower case, with a straight apostrophe. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Does it follow the token before it with nothing between? */
  readonly isAttached: boolean;
  /** Does a new line stand before it? */
  readonly startsLine: boolean;
}

// Numbers that are names of something: telephones, codes of books and files, mail addresses. Dates have hyphens as well.
const code = [
  String.raw`[\w.+-]{1,64}@[\w-]{1,64}\.[\w-]{2,24}`,
  String.raw`\+(?!\d{1,3}(?:[ ,]\d{3})+(?!\d))\d{1,3}(?:[ -]\d{2,5}|[ -]?\(\d{1,4}\)\d{0,5}){2,5}(?![\d/])`,
  String.raw`\(\d{3}\) ?\d{3}-\d{4}(?!\d)`,
  String.raw`(?<![\p{L}\d.,/-]|\d )0\d{2,5}(?:[ -]\d{3,8}){0,3}(?![\d-]|[.,]\d)`,
  String.raw`(?<![\p{L}\d.,/-])(?!\d{4}-\d\d-\d\d(?![\d-])|\d\d?-\d\d?-\d{4}(?![\d-]))\d{1,5}(?:-\d{1,7}){2,6}(?![\d/-])`,
  String.raw`(?<![\p{L}\d.,/-])\d{3,5}-(?:0\d{2,6}|\p{Lu}{1,4}-\d{1,7})(?![\d-])`,
].join('|');

// A word keeps inner apostrophes and the points of an abbreviation; a number its separators. Each part of the pattern
// takes what it takes once, or no more than a bounded piece, so the whole is linear.
const pattern = new RegExp(
  [
    String.raw`(?<address>(?:https?:\/\/|www\.)\S+|${code})`,
    String.raw`(?<abbreviation>\p{L}(?:\.\p{L})+(?!\p{L})\.?)`,
    String.raw`(?<word>[\p{L}\p{M}]+(?:['’]\p{L}+)*)`,
    String.raw`(?<digits>\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)*|(?<![\p{L}\d])\.\d+)`,
    '(?<fraction>[¼-¾⅐-⅞])',
    String.raw`(?<sign>\S)`,
  ].join('|'),
  'gu',
);

/** The text as tokens, in order. An address of the web, or a telephone number, is one sign: digits in it count nothing. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let before = 0;
  const push = (kind: Token['kind'], piece: string, start: number): void => {
    const end = start + piece.length;
    const isAttached = start === before && tokens.length > 0;
    const startsLine = !isAttached && text.slice(before, start).includes('\n');
    tokens.push({ kind, text: piece, word: wordOf(piece), start, end, isAttached, startsLine });
    before = end;
  };
  for (const { 0: piece, index, groups = {} } of text.matchAll(pattern)) {
    if (groups['digits'] !== undefined) pushDigits(piece, index, push);
    else if (groups['fraction'] !== undefined) push('digits', piece, index);
    else if (groups['sign'] !== undefined || groups['address'] !== undefined) push('sign', piece, index);
    else push('word', piece, index);
  }
  return tokens;
}

const plain = /^[a-z]+$/;

function wordOf(piece: string): string {
  return plain.test(piece) ? piece : piece.toLowerCase().replaceAll('’', "'");
}

type Push = (kind: Token['kind'], piece: string, start: number) => void;

// 1,234,567.8 · 1'234'567.8 · 12,34,567 · 1.234,5 · 0.5 · 1,3
const number =
  /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d*\.?\d+|\d+,\d{1,2})$/;

/** Is it one number, with the separators of thousands and of decimals where they belong? */
export function isNumberInDigits(piece: string): boolean {
  return piece.length <= 2 * longestNumber && number.test(piece);
}

/** `22,24,26` is a list. What has two points is an address or a version, and stays whole, to be passed over. */
function pushDigits(piece: string, start: number, push: Push): void {
  if (isNumberInDigits(piece) || piece.includes('.')) {
    push('digits', piece, start);
    return;
  }
  let at = start;
  for (const part of piece.split(/(,)/)) {
    push(part === ',' ? 'sign' : 'digits', part, at);
    at += part.length;
  }
}
