import type { Options } from './options.ts';

// The official patterns know the letters and digits of all scripts, which `\b` and `\d` here do not.
const word = String.raw`[\p{L}\p{N}_]`;
const edge = `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
const digit = String.raw`\p{Nd}`;
const sign = String.raw`[-+]?\s?`;
const grouped = String.raw`${sign}${digit}*(?:\s?[:,.]\s?${digit}+)+${edge}`;
const plain = `${sign}${digit}+${edge}`;
const ordinal = String.raw`${digit}+\s?(?=st|nd|rd|th)`;
const firstNumber = new RegExp(`${grouped}|${plain}|${ordinal}`, 'u');
const result = new RegExp(String.raw`(?<==\s)${digit}+`, 'u');
const float = /^\s*[-+]?(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;
const wholeCell = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** The ways the official executor reads numbers out of text; where one fails it may turn to the next. */
export interface NumberReadings {
  /** The first number: `1,000` is 1000, `10:30` is 1030, `3rd` is 3, `5 - 3` is 5. */
  readonly first: number | null;
  /** The first number has several points; then every number of the column is read without points. */
  readonly pointless: boolean;
  /** The first number without points. */
  readonly joined: number | null;
  /** The number after an equals sign; where one cell of a column has one, only these count. */
  readonly result: number | null;
  /** The text is a number as a whole, or else its first number, without points where it has several. */
  readonly alone: number | null;
}

const none: NumberReadings = { first: null, pointless: false, joined: null, result: null, alone: null };

export function readNumbers(text: string, { numbers }: Options): NumberReadings {
  if (numbers === 'whole-cell') {
    const value = wholeCell.test(text.trim()) ? Number(text.trim().replaceAll(',', '')) : null;
    return { ...none, first: value, joined: value, alone: value };
  }
  const found = firstNumber.exec(text)?.[0].replaceAll(/[ ,:]/g, '');
  const first = found === undefined ? null : toNumber(found);
  const joined = found === undefined ? null : toNumber(found.replaceAll('.', ''));
  const after = result.exec(text)?.[0];
  return {
    first,
    pointless: found !== undefined && first === null,
    joined,
    result: after === undefined ? null : toNumber(after),
    alone: float.test(text) ? Number(text.trim().replaceAll('_', '')) : (first ?? joined),
  };
}

function toNumber(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Half a unit of the last digit written: how far off a rounded number may be. */
export function roundingOf(text: string): number {
  const decimals = /\.(\d+)/.exec(text)?.[1] ?? '';
  return 0.5 * 10 ** -decimals.length;
}
