import { named } from '../proposition/words.ts';
import type { TemplateWords } from './language-words.ts';
import { proposalLimits, type TableView, textLabels } from './proposal-table.ts';
import { type ReadWord, readWords, stopKeys } from './words-read.ts';

/** What a phrase names: a table, a column, or a value in a column. */
export type Named =
  | { readonly of: 'table' }
  | { readonly of: 'column'; readonly column: string }
  | { readonly of: 'value'; readonly column: string; readonly value: string };

/** A way to name something in a table, as the stems of its words. */
export interface Phrase {
  readonly names: Named;
  readonly table: number;
  readonly keys: readonly string[];
  /** The same words themselves. */
  readonly singulars: ReadonlySet<string>;
  /** Does a row hold it, as far as rows are held? */
  readonly isHeld: boolean;
  /** Of capitals alone, as `DPP`: found in the initials of names as well. */
  readonly acronym: string | null;
}

/** Every phrase by each of its stems. */
export interface PhraseIndex {
  readonly byKey: ReadonlyMap<string, readonly Phrase[]>;
  readonly acronyms: ReadonlyMap<string, readonly Phrase[]>;
}

export function indexPhrases(tables: readonly TableView[], language: TemplateWords): PhraseIndex {
  const stops = stopKeys(language);
  const byKey = new Map<string, Phrase[]>();
  const acronyms = new Map<string, Phrase[]>();
  let left: number = proposalLimits.phrases;
  const add: Add = (table, names, text, { code = null, isHeld = true } = {}) => {
    if (left === 0 || text.length > 200) return;
    left -= 1;
    const all = code === null ? wordsOf(text, language) : [{ key: `country:${code}`, singular: `country:${code}` }];
    const telling = all.filter(({ key }) => !stops.has(key));
    const words = telling.length > 0 ? telling : all;
    const keys = [...new Set(words.map(({ key }) => key))];
    const singulars = new Set(words.map(({ singular }) => singular));
    const acronym = code === null && /^\p{Lu}{2,6}$/u.test(text) ? text : null;
    const phrase = { names, table, keys, singulars, isHeld, acronym };
    for (const key of keys) push(byKey, key, phrase);
    if (acronym !== null) push(acronyms, acronym, phrase);
  };
  // A name is looked at before the words that fill its columns, so that no long vocabulary leaves a column unnamed.
  for (const [at, table] of tables.entries()) addNames(at, table, add);
  for (const [at, table] of tables.entries()) addValues(at, table, language, add);
  return { byKey, acronyms };
}

type Add = (
  table: number,
  names: Named,
  text: string,
  more?: { readonly code?: string; readonly isHeld?: boolean },
) => void;

function addNames(at: number, { name, title, labels, columns }: TableView, add: Add): void {
  const row = labels.rows !== undefined && Object.hasOwn(labels.rows, name) ? labels.rows[name] : undefined;
  for (const text of new Set([name, title ?? '', named(labels.tables, name), row?.one ?? '', row?.many ?? ''])) {
    add(at, { of: 'table' }, text);
  }
  for (const column of columns) {
    for (const text of new Set([column, named(labels.columns, column)])) add(at, { of: 'column', column }, text);
  }
}

function addValues(at: number, table: TableView, language: TemplateWords, add: Add): void {
  for (const column of table.columns) {
    const values = valuesOf(table, column);
    const texts = textLabels(table, column);
    const held = new Set(table.cells(column));
    const codes = holdsCodes(values, language);
    for (const value of values) {
      const names = { of: 'value', column, value } as const;
      const isHeld = table.rows.length === 0 || held.has(value);
      if (codes) add(at, names, value, { code: value, isHeld });
      else for (const text of new Set([value, named(texts, value)])) add(at, names, text, { isHeld });
    }
  }
}

/** The words that may stand in a text column: its vocabulary, or those that do stand there or that the labels name. */
export function valuesOf(table: TableView, column: string): readonly string[] {
  const schema = table.schema[column];
  if (schema?.type !== 'text') return [];
  if (schema.vocabulary !== null) return schema.vocabulary;
  const labelled = Object.keys(textLabels(table, column));
  return [...new Set([...table.cells(column).filter((cell) => typeof cell === 'string'), ...labelled])];
}

function holdsCodes(values: readonly string[], { countries }: TemplateWords): boolean {
  const codes = values.filter((value) => /^[A-Z]{2}$/.test(value));
  return codes.length === values.length && codes.some((code) => Object.hasOwn(countries, code));
}

function wordsOf(text: string, language: TemplateWords): readonly ReadWord[] {
  const spaced = text.replaceAll(/[_-]+/g, ' ').replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return readWords(spaced, language);
}

function push(index: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [phrase]);
  else known.push(phrase);
}
