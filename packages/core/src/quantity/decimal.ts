/** `digits / over × 10^exponent`, exactly. `over` is 1 but in fractions. */
export interface Decimal {
  readonly digits: bigint;
  readonly over: bigint;
  readonly exponent: number;
}

/** Beyond these a number is not read: no text means it, and big integers would cost more than linear time. */
export const longestNumber = 30;
const largestExponent = 300;

export function whole(value: number): Decimal {
  return { digits: BigInt(value), over: 1n, exponent: 0 };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, over: a.over * b.over, exponent: a.exponent + b.exponent };
}

export function scaled(a: Decimal, exponent: number): Decimal {
  return { ...a, exponent: a.exponent + exponent };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const [left, right] = [digitsAt(a, exponent), digitsAt(b, exponent)];
  return { digits: left * b.over + right * a.over, over: a.over * b.over, exponent };
}

export function negated(a: Decimal): Decimal {
  return { ...a, digits: -a.digits };
}

/** `undefined` where the divisor is zero. */
export function dividedBy(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.digits === 0n) return undefined;
  const sign = b.digits < 0n ? -1n : 1n;
  return { digits: sign * a.digits * b.over, over: sign * a.over * b.digits, exponent: a.exponent - b.exponent };
}

export function isLess(a: Decimal, b: Decimal): boolean {
  const exponent = Math.min(a.exponent, b.exponent);
  return digitsAt(a, exponent) * b.over < digitsAt(b, exponent) * a.over;
}

function digitsAt(a: Decimal, exponent: number): bigint {
  return a.digits * 10n ** BigInt(a.exponent - exponent);
}

/** The double nearest to it; `undefined` where it is out of bounds. */
export function toNumber({ digits, over, exponent }: Decimal): number | undefined {
  if (Math.abs(exponent) > largestExponent) return undefined;
  if (over === 1n) return finite(Number(`${digits}e${exponent}`));
  const more = 40;
  return finite(Number(`${(digits * 10n ** BigInt(more)) / over}e${exponent - more}`));
}

function finite(value: number): number | undefined {
  // Never minus zero, which is another value to deep equality.
  return Number.isFinite(value) ? value + 0 : undefined;
}
