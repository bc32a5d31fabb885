import { shown } from '../check-cell.ts';
import type { ColumnSchema, TableSchema } from '../table.ts';
import { readDatatype } from './csvw-datatype.ts';
import {
  columnsIn,
  createSchemaReader,
  edtfDatatype,
  isObject,
  memberOf,
  type Path,
  type SchemaReader,
  type SchemaReading,
} from './schema-reading.ts';
import { wordsPattern } from './words-pattern.ts';

/** A column of CSVW, as far as a schema has it. */
export interface CsvwColumn {
  readonly name: string;
  readonly titles: string;
  readonly required: boolean;
  readonly datatype: string | { readonly base: string; readonly format?: string; readonly '@id'?: string };
  readonly 'schema:unitText'?: string;
}
export interface CsvwTable {
  readonly '@context': 'http://www.w3.org/ns/csvw';
  readonly url: string;
  readonly tableSchema: { readonly columns: readonly CsvwColumn[] };
}

/**
 * The schema as CSV on the Web metadata for the file at the address (W3C, Metadata Vocabulary for Tabular Data, 2015). CSVW
 * has no property for units and leaves them to common properties: they travel as `schema:unitText`, a text, since QUDT
 * names units by addresses from a list that has no companies per year and no dollars of 2015. A vocabulary is the pattern
 * of its words; a date is a string whose datatype is EDTF.
 *
 * @example
 * ```ts
 * import { toCsvw } from '@assay/core';
 * toCsvw({ revenue: { type: 'number', unit: 'MUSD', required: true } }, 'ranking.csv').tableSchema.columns
 * // => [{ name: 'revenue', titles: 'revenue', required: true, datatype: 'number', 'schema:unitText': 'MUSD' }]
 * ```
 */
export function toCsvw(schema: TableSchema, url: string): CsvwTable {
  const columns = Object.entries(schema).map(([name, column]) => columnOf(name, column));
  return { '@context': 'http://www.w3.org/ns/csvw', url, tableSchema: { columns } };
}

function columnOf(name: string, column: ColumnSchema): CsvwColumn {
  const base = { name, titles: name, required: column.required };
  switch (column.type) {
    case 'number':
      return { ...base, datatype: 'number', 'schema:unitText': column.unit };
    case 'text': {
      const { vocabulary } = column;
      return {
        ...base,
        datatype: vocabulary === null ? 'string' : { base: 'string', format: wordsPattern(vocabulary) },
      };
    }
    case 'date':
      return { ...base, datatype: { base: 'string', '@id': edtfDatatype } };
  }
}

/**
 * A schema from CSVW metadata: of a table, of a group with one table, or a schema by itself. Numbers need the common
 * property `schema:unitText`, which is never guessed; `gYear` is a number in `calendar-year`; a pattern that lists words is
 * a vocabulary; `date` and `gYearMonth` are dates. What the description asks for beyond that is reported where it stands.
 *
 * Findings: `schema-shape`, `several-tables`, `too-many-columns`, `column-name`, `column-twice`, `title-not-name`,
 * `unit-missing`, `unsupported-type`, `unsupported-format`, `unsupported-constraint`, `unsupported-dialect`,
 * `missing-values`, `left-aside`, and those of a schema as in `checkTable`.
 *
 * @example
 * ```ts
 * import { schemaFromCsvw } from '@assay/core';
 * const columns = [{ name: 'year', datatype: 'gYear', required: true }];
 * schemaFromCsvw({ '@context': 'http://www.w3.org/ns/csvw', url: 'a.csv', tableSchema: { columns } }).schema
 * // => { year: { type: 'number', unit: 'calendar-year', required: true } }
 * ```
 */
export function schemaFromCsvw(metadata: unknown): SchemaReading {
  const reader = createSchemaReader();
  const { report } = reader;
  const tables = memberOf(metadata, 'tables');
  if (tables !== undefined && (!Array.isArray(tables) || tables.length !== 1)) {
    const got = Array.isArray(tables) ? `${tables.length}` : shown(tables);
    report('error', 'several-tables', ['tables'], `expected one table, got ${got}`);
    return reader.end();
  }
  // Properties are inherited from the group by the table, the schema and the column.
  const group: Level = { value: metadata, path: [] };
  const table: Level = tables === undefined ? group : { value: tables[0], path: ['tables', 0] };
  const own = memberOf(table.value, 'tableSchema') ?? memberOf(group.value, 'tableSchema');
  const schema: Level = own === undefined ? table : { value: own, path: [...table.path, 'tableSchema'] };
  if (!isObject(schema.value)) {
    const message = `expected a schema inside the metadata, got ${shown(schema.value)}`;
    report('error', 'schema-shape', schema.path, message, 'Put the schema of another file in its place.');
    return reader.end();
  }
  for (const level of new Set([group, table]))
    checkDialect(memberOf(level.value, 'dialect'), [...level.path, 'dialect'], reader);
  for (const key of ['primaryKey', 'foreignKeys', 'rowTitles']) {
    if (memberOf(schema.value, key) !== undefined) {
      report('note', 'left-aside', [...schema.path, key], `${key} is not part of a schema here`);
    }
  }
  const path = [...schema.path, 'columns'];
  for (const [index, value] of columnsIn(memberOf(schema.value, 'columns'), path, reader).entries()) {
    const level = { value, path: [...path, index] };
    if (isObject(value)) readColumn([level, schema, table, group], reader);
    else report('error', 'schema-shape', level.path, `expected a column, got ${shown(value)}`);
  }
  return reader.end();
}

interface Level {
  readonly value: unknown;
  readonly path: Path;
}

function readColumn(levels: readonly [Level, ...Level[]], reader: SchemaReader): void {
  const { report } = reader;
  const [{ value: column, path }] = levels;
  if (memberOf(column, 'virtual') === true) {
    report('note', 'left-aside', [...path, 'virtual'], 'a virtual column has no cells in the file');
    return;
  }
  const inherited = (key: string) => {
    const level = levels.find(({ value }) => memberOf(value, key) !== undefined);
    return level && { value: memberOf(level.value, key), path: [...level.path, key] };
  };
  const separator = inherited('separator');
  if (separator !== undefined && separator.value !== null) {
    report('error', 'unsupported-format', separator.path, 'expected one value in a cell, got a list of them');
  }
  const missing = inherited('null');
  const nulls = Array.isArray(missing?.value) ? missing.value : [missing?.value ?? ''];
  if (missing !== undefined && nulls.some((word) => word !== '')) {
    const message = `expected only empty cells to be missing, got ${nulls.slice(0, 10).map(shown).join(', ')}`;
    report('warning', 'missing-values', missing.path, message, 'Leave these cells empty.');
  }
  const given = inherited('default');
  if (given !== undefined && given.value !== '') {
    report(
      'error',
      'unsupported-format',
      given.path,
      `expected empty cells to be missing, got ${shown(given.value)} for them`,
    );
  }
  const title = firstTitle(memberOf(column, 'titles'));
  const name = memberOf(column, 'name') ?? title;
  if (typeof title === 'string' && typeof name === 'string' && title !== name) {
    const message = `the file has ${shown(title)} in its header, where ${shown(name)} is looked for`;
    report('warning', 'title-not-name', [...path, 'titles'], message, `Write ${shown(name)} in the header.`);
  }
  const required = inherited('required')?.value === true;
  const datatype = inherited('datatype') ?? { value: 'string', path: [...path, 'datatype'] };
  reader.column(name, readDatatype(datatype, column, path, required, reader), path);
}

/** Titles are text, several of them, or by language. */
function firstTitle(titles: unknown): unknown {
  if (Array.isArray(titles)) return titles[0];
  return isObject(titles) ? firstTitle(Object.values(titles)[0] ?? null) : titles;
}

/** Files are read as RFC 4180 has them, with one line of header. */
function checkDialect(dialect: unknown, path: Path, { report }: SchemaReader): void {
  if (dialect === undefined) return;
  const plain: { readonly [key: string]: unknown } = {
    delimiter: ',',
    header: true,
    headerRowCount: 1,
    quoteChar: '"',
    doubleQuote: true,
    skipRows: 0,
    skipColumns: 0,
    commentPrefix: null,
  };
  for (const [key, wanted] of Object.entries(plain)) {
    const got = memberOf(dialect, key);
    // `#` is the default for comments, and does nothing in a file that has none.
    if (got === undefined || got === wanted || (key === 'commentPrefix' && got === '#')) continue;
    report('error', 'unsupported-dialect', [...path, key], `expected ${shown(wanted)}, got ${shown(got)}`);
  }
}
