import { type CellFault, shown } from './check-cell.ts';
import type { Cell } from './table.ts';

export type NumberReading = { readonly cell: Cell } | { readonly fault: CellFault };

/**
 * A number in plain decimal notation, `12..15` as an interval, `12±3` as the interval from 9 to 15. What a double does not
 * hold as it is written is refused: of up to 15 significant digits every number within range is held.
 */
export function readNumber(text: string): NumberReading {
  const bounds = readBounds(text);
  if (bounds === undefined) {
    const message = `expected a number such as 1234.5, 1e6, 12..15 or 12±3, got ${shown(text)}`;
    return { fault: { rule: 'cell-not-number', message, mend: mendOf(text) } };
  }
  const [min, max] = [toDouble(bounds.min), toDouble(bounds.max)];
  if (min === undefined || max === undefined) {
    const message = `expected a number of at most 15 significant digits, got ${shown(text)}`;
    return { fault: { rule: 'cell-inexact', message, mend: 'Round it, or use a larger unit.' } };
  }
  if (min === max) return { cell: min };
  if (min < max) return { cell: { min, max } };
  const message = `expected an interval from the smaller number to the larger, got ${shown(text)}`;
  return { fault: { rule: 'cell-not-number', message, mend: null } };
}

const mostDigits = 15;

/**
 * The number that stands between two places of a text, where it is a plain one of up to 15 digits; `undefined` for all
 * others, which are for {@link readNumber}. A quotient of two whole numbers that doubles hold is rounded once, so it is the
 * double nearest to what is written.
 */
export function findShortNumber(text: string, start: number, end: number): number | undefined {
  const isNegative = text.charCodeAt(start) === 0x2d;
  const first = isNegative ? start + 1 : start;
  let whole = 0;
  let point = end;
  for (let at = first; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit === -2 && point === end) point = at;
    else if (digit < 0 || digit > 9) return undefined;
    else whole = 10 * whole + digit;
  }
  const decimals = point === end ? 0 : end - point - 1;
  const isPlain =
    point > first && (point === end || decimals > 0) && (point === first + 1 || text.charCodeAt(first) !== 0x30);
  if (!isPlain || end - first > mostDigits + 1) return undefined;
  if (end - first - (point === end ? 0 : 1) > mostDigits) return undefined;
  const value = whole / (powers[decimals] ?? 1);
  return isNegative && value !== 0 ? -value : value;
}

const powers = Array.from({ length: mostDigits + 1 }, (_, digits) => 10 ** digits);

/** `digits` times ten to the `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function readBounds(text: string): { readonly min: Decimal; readonly max: Decimal } | undefined {
  const separator = ['..', '±'].find((known) => text.includes(known));
  if (separator === undefined) {
    const number = toDecimal(text);
    return number && { min: number, max: number };
  }
  const [first, second, ...rest] = text.split(separator).map(toDecimal);
  if (first === undefined || second === undefined || rest.length > 0) return undefined;
  if (separator === '..') return { min: first, max: second };
  return { min: sum(first, { ...second, digits: -second.digits }), max: sum(first, second) };
}

const pattern = /^(-?(?:0|[1-9]\d*))(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const longest = 100;

function toDecimal(text: string): Decimal | undefined {
  const [match, whole = '', fraction = '', exponent = '0'] = text.length > longest ? [] : (pattern.exec(text) ?? []);
  return match === undefined
    ? undefined
    : { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** In decimals, so that `1.1±0.2` begins at 0.9. */
function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: digitsAt(a, exponent) + digitsAt(b, exponent), exponent };
}

function digitsAt({ digits, exponent }: Decimal, at: number): bigint {
  return digits * 10n ** BigInt(exponent - at);
}

/** The double that is written as this decimal; `undefined` where there is none. */
function toDouble(decimal: Decimal): number | undefined {
  const number = Number(`${decimal.digits}e${decimal.exponent}`);
  const written = Number.isFinite(number) ? toDecimal(String(number)) : undefined;
  if (written === undefined) return undefined;
  return sum(decimal, { ...written, digits: -written.digits }).digits === 0n ? number : undefined;
}

function mendOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed !== text) return 'Leave out the space around the number.';
  const grouped = trimmed.replaceAll(/(?<=\d)[,'’\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '');
  if (grouped !== trimmed && toDecimal(grouped) !== undefined) {
    return `Write it without separators between the thousands: ${grouped}.`;
  }
  if (/^-?\d+,\d+$/.test(trimmed)) return 'Write a point before the decimals.';
  if (/^[−–]\d/.test(trimmed)) return 'Write the minus as a hyphen.';
  if (/^-?0\d/.test(trimmed)) return 'Leave out the leading zeros, or make it a column of text.';
  if (/^\D{1,4}\s?\d[\d.]*$|^\d[\d.]*\s?\D{1,10}$/.test(trimmed))
    return 'Write the number alone; its unit stands in the schema.';
  if (/^(?:-+|—|–|n\/?a|none|null|nan|unknown|\?)$/i.test(trimmed))
    return 'Leave the cell empty where the value is not known.';
  return null;
}
