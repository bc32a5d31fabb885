import { readFileSync } from 'node:fs';

/** A logical form: a function of the official executor and what it is applied to. */
export interface Form {
  readonly func: string;
  readonly args: readonly (Form | string)[];
}

export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A form over a table, and what the official executor answers. */
export interface Example {
  readonly id: string;
  readonly form: Form;
  readonly sheet: Sheet;
  readonly expected: boolean;
}

/** The forms of a split: one JSON object a line, each with its table. */
export function readForms(path: string): Example[] {
  return readLines(path).map((line) => ({
    id: asString(line['id']),
    form: asForm(line['logic']),
    sheet: { header: asList(line['table_header']).map(asString), rows: asList(line['table_cont']).map(asCells) },
    expected: asBoolean(line['expected']),
  }));
}

/** The mutants of a split, over the tables of the forms they were made from. */
export function readMutants(path: string, forms: readonly Example[]): Example[] {
  const sheets = new Map(forms.map(({ id, sheet }) => [id, sheet]));
  return readLines(path).map((line, index) => {
    const base = asString(line['base']);
    const sheet = sheets.get(base);
    if (sheet === undefined) throw new TypeError(`expected a form of the split, got ${base}`);
    return {
      id: `${base} ${asString(line['mutation'])} (line ${index + 1})`,
      form: asForm(line['logic']),
      sheet,
      expected: asBoolean(line['expected']),
    };
  });
}

type Line = { readonly [key: string]: unknown };

function readLines(path: string): Line[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => asObject(JSON.parse(line)));
}

function asForm(value: unknown): Form {
  const { func, args } = asObject(value);
  return { func: asString(func), args: asList(args).map((arg) => (typeof arg === 'string' ? arg : asForm(arg))) };
}

function asCells(value: unknown): string[] {
  return asList(value).map(asString);
}

function asObject(value: unknown): Line {
  if (typeof value !== 'object' || value === null) throw new TypeError(`expected an object, got a ${typeof value}`);
  return Object.fromEntries(Object.entries(value));
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`expected a list, got a ${typeof value}`);
  return value;
}

function asString(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`expected text, got a ${typeof value}`);
  return value;
}

function asBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`expected true or false, got a ${typeof value}`);
  return value;
}
