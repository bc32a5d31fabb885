import { AssayError } from '../error.ts';

/** The databases a statement can be written for. */
export const dialects = ['sqlite', 'postgresql'] as const;
export type Dialect = (typeof dialects)[number];

/** How the two databases write what they write differently. Neither ever sees a NULL or a NaN where a number is meant. */
export interface Writer {
  readonly dialect: Dialect;
  /** A double; SQLite reads `9e999` as infinite. */
  readonly number: (value: number) => string;
  /** The first value, or the other where it is not a number (∞ − ∞, 0 × ∞), which is NULL in SQLite and NaN in PostgreSQL. */
  readonly orElse: (expression: string, otherwise: string) => string;
  readonly least: (values: readonly string[]) => string;
  readonly greatest: (values: readonly string[]) => string;
  readonly integer: (expression: string) => string;
  readonly double: (expression: string) => string;
  /** Of what is not below zero; a cast rounds in PostgreSQL and cuts in SQLite. */
  readonly floor: (expression: string) => string;
}

export function writerFor(dialect: Dialect): Writer {
  return dialect === 'sqlite' ? sqlite : postgresql;
}

const sqlite: Writer = {
  dialect: 'sqlite',
  number: (value) => {
    if (!Number.isFinite(value)) return value > 0 ? '9e999' : '(-9e999)';
    const text = String(value);
    // Without a point it would be an integer, and integers divide without a rest.
    const real = /[.e]/.test(text) ? text : `${text}.0`;
    return isNegative(value) ? `(${real})` : real;
  },
  orElse: (expression, otherwise) => `coalesce(${expression}, ${otherwise})`,
  least: (values) => call('min', values),
  greatest: (values) => call('max', values),
  integer: (expression) => `CAST(${expression} AS INTEGER)`,
  double: (expression) => `CAST(${expression} AS REAL)`,
  floor: (expression) => `CAST(CAST(${expression} AS INTEGER) AS REAL)`,
};

const postgresql: Writer = {
  dialect: 'postgresql',
  number: (value) => {
    if (!Number.isFinite(value)) return value > 0 ? "'Infinity'::float8" : "'-Infinity'::float8";
    return isNegative(value) ? `(${value})::float8` : `${value}::float8`;
  },
  orElse: (expression, otherwise) => `coalesce(nullif(${expression}, 'NaN'::float8), ${otherwise})`,
  least: (values) => call('least', values),
  greatest: (values) => call('greatest', values),
  integer: (expression) => `CAST(${expression} AS bigint)`,
  double: (expression) => `CAST(${expression} AS float8)`,
  floor: (expression) => `floor(${expression})`,
};

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function call(name: string, values: readonly string[]): string {
  const [only = ''] = values;
  return values.length === 1 ? only : `${name}(${values.join(', ')})`;
}

/**
 * Text as a literal.
 *
 * @throws AssayError `invalid-text` with a NUL, which neither database can hold
 */
export function textLiteral(text: string): string {
  if (text.includes('\0')) throw new AssayError('invalid-text', 'expected text without a NUL, got one');
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name in quotation marks, so that no name can be read as anything else. */
export function quoted(name: string): string {
  if (name.includes('\0')) throw new AssayError('invalid-text', 'expected a name without a NUL, got one');
  return `"${name.replaceAll('"', '""')}"`;
}
