import type { Comparison, DateComparison, Literal, QuotationMode, Range } from './language.ts';
import type { Parameter, ParameterValue, Readings } from './reading.ts';

/** How the names in a proposition are said. A name that is not listed is said as it is. */
export interface Labels {
  readonly tables?: { readonly [table: string]: string };
  readonly columns?: { readonly [column: string]: string };
  readonly documents?: { readonly [document: string]: string };
  /** What a row of a table is, as one and as many: `{ ranking: { one: 'company', many: 'companies' } }`. */
  readonly rows?: { readonly [table: string]: RowLabel };
  /** The words of a column: `{ country: { CN: 'China' } }`. */
  readonly texts?: { readonly [column: string]: { readonly [text: string]: string } };
  /**
   * What joins a row to what stands in a column: with `{ country: 'from' }` a company "where country is China" is a
   * company "from China".
   */
  readonly phrases?: { readonly [column: string]: string };
}

export interface RowLabel {
  readonly one: string;
  readonly many: string;
  /** The column that says what the row itself is called, such as the name of an event. */
  readonly name?: string;
}

export interface WordsOptions {
  readonly labels?: Labels;
  /** Where the labels of parameters and options stand; a parameter with one option is said by its value. */
  readonly readings?: Readings;
  /** What parameters are, as in one reading; the value of a choice is the id of its option. */
  readonly values?: { readonly [parameter: string]: ParameterValue };
}

/** What a parameter is called. */
export function parameterWords(name: string, options: WordsOptions): string {
  return findParameter(name, options)?.label ?? name;
}

/** What an option of a parameter is called. */
export function optionWords(name: string, option: string, options: WordsOptions): string {
  return findParameter(name, options)?.options.find(({ id }) => id === option)?.label ?? option;
}

function findParameter(name: string, { readings }: WordsOptions): Parameter | undefined {
  return readings?.parameters.find((parameter) => parameter.name === name);
}

export function named(names: { readonly [name: string]: string } | undefined, name: string): string {
  return (names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
}

/** A literal in words, or what its parameter is called. */
export function literalWords<T extends number | string | Range>(
  literal: Literal<T>,
  write: (value: T) => string,
  options: WordsOptions,
): string {
  const isGiven = typeof literal === 'object' && 'parameter' in literal;
  return isGiven ? parameterWords(literal.parameter, options) : write(literal);
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

/** What stands in a column of text: its label, or the text itself. */
export function cellWords(column: string, { labels }: WordsOptions): (text: string) => string {
  const texts = labels?.texts;
  const own = texts !== undefined && Object.hasOwn(texts, column) ? texts[column] : undefined;
  return (text) => (own !== undefined && Object.hasOwn(own, text) ? own[text] : undefined) ?? textWords(text);
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

/** A day, a month or a span of days as people write it; every other EDTF date as it is. */
export function dateWords(date: string): string {
  const [from = '', to] = date.split('/');
  if (to !== undefined) return /^\d{4}-\d\d-\d\d$/.test(from) && to !== '' ? spanWords(from, to) : date;
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `25–30 June 2025`, or with both dates in full. */
function spanWords(from: string, to: string): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${Number(from.slice(8))}–${dateWords(to)}` : `${dateWords(from)} – ${dateWords(to)}`;
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
  if (min === max) return `is ${write(min)}`;
  // The unit in words is said once.
  return `is between ${write(min).replace(/ .*$/, '')} and ${write(max)}`;
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
