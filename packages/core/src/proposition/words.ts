import type { Comparison, DateComparison, Literal, QuotationMode, Range } from './language.ts';
import type { Readings } from './reading.ts';

/** How the names in a proposition are said. A name that is not listed is said as it is. */
export interface Labels {
  readonly tables?: { readonly [table: string]: string };
  readonly columns?: { readonly [column: string]: string };
  readonly documents?: { readonly [document: string]: string };
  /** What a row of a table is, as one and as many: `{ ranking: { one: 'company', many: 'companies' } }`. */
  readonly rows?: { readonly [table: string]: { readonly one: string; readonly many: string } };
}

export interface WordsOptions {
  readonly labels?: Labels;
  /** What each parameter is called, such as `the list`; or, for one reading, what it is, such as `10`. */
  readonly values?: { readonly [parameter: string]: string };
}

/** What the parameters of the readings are called. */
export function parameterLabels({ parameters }: Readings): { readonly [parameter: string]: string } {
  return Object.fromEntries(parameters.map(({ name, label }) => [name, label]));
}

export function named(names: { readonly [name: string]: string } | undefined, name: string): string {
  return (names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
}

/** A literal in words, or what its parameter is called. */
export function literalWords<T extends number | string | Range>(
  literal: Literal<T>,
  write: (value: T) => string,
  { values }: WordsOptions,
): string {
  return typeof literal === 'object' && 'parameter' in literal ? named(values, literal.parameter) : write(literal);
}

/** A number with its unit: `5%`, `679 billion USD`, `2 years`, `12 USD per person`. */
export function quantityWords(value: number, unit: string): string {
  if (unit === 'calendar-year') return String(value);
  const digits = groupedDigits(value);
  if (unit === '%') return `${digits}%`;
  const words = unitWords(unit, value !== 1);
  return words === '' ? digits : `${digits} ${words}`;
}

// A thousand and more in groups of three, before the point only.
function groupedDigits(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.');
  if (!/^-?\d{4,}$/.test(whole)) return String(value);
  return [whole.replace(/\d(?=(\d{3})+$)/g, '$&,'), ...fraction].join('.');
}

const scales: { readonly [letter: string]: string } = { k: 'thousand', M: 'million', G: 'billion', T: 'trillion' };

/** A unit in words; a pure number, a rank and a calendar year have none. */
export function unitWords(unit: string, many: boolean): string {
  const [above = '', ...below] = unit.split('/');
  const words = above.split('*').map((atom, index, atoms) => atomWords(atom, many && index === atoms.length - 1));
  return [...words, ...below.map((atom) => `per ${atomWords(atom, false)}`)].filter((word) => word !== '').join(' ');
}

function atomWords(atom: string, many: boolean): string {
  if (atom === '1' || atom === 'rank' || atom === 'calendar-year') return '';
  if (atom === '%') return 'percent';
  if (atom === 'pp') return many ? 'percentage points' : 'percentage point';
  const [, scale, name = atom, year] = /^([kMGT](?=[A-Z]{3}|[a-z]))?(.+?)(?:@(\d+))?$/.exec(atom) ?? [];
  const isWord = /^[a-z-]+$/.test(name);
  const words = [scale === undefined ? '' : (scales[scale] ?? ''), isWord && many ? plural(name) : name];
  return [...words, year === undefined ? '' : `of ${year}`].filter((word) => word !== '').join(' ');
}

function plural(word: string): string {
  if (word === 'person') return 'people';
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Text, in quotation marks where it is not one plain word. */
export function textWords(text: string): string {
  return /^[\p{L}\p{N}.-]+$/u.test(text) ? text : `“${text}”`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day or a month as people write it; every other EDTF date as it is. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `a, b or c` */
export function listWords(words: readonly string[], last: 'and' | 'or'): string {
  const [end = ''] = words.slice(-1);
  return words.length < 2 ? end : `${words.slice(0, -1).join(', ')} ${last} ${end}`;
}

/** What comes after the number in `x is between 3 and 5`. */
export function rangeWords({ min, max }: Range, write: (value: number) => string): string {
  if (min === null) return max === null ? 'is any number' : `is at most ${write(max)}`;
  if (max === null) return `is at least ${write(min)}`;
  return min === max ? `is ${write(min)}` : `is between ${write(min)} and ${write(max)}`;
}

export const comparisonWords = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
} as const satisfies Record<Comparison, string>;

export const dateComparisonWords = {
  before: 'is before',
  'on-or-before': 'is on or before',
  same: 'is the same day as',
  'on-or-after': 'is on or after',
  after: 'is after',
} as const satisfies Record<DateComparison, string>;

export const quotationWords = {
  verbatim: 'stands word for word in',
  normalised: 'stands in',
  elided: 'stands, with its cuts marked, in',
} as const satisfies Record<QuotationMode, string>;

export const arithmeticWords = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by' } as const;
