import { shown } from '../check-cell.ts';
import type { ColumnSchema, TableSchema } from '../table.ts';
import {
  columnsIn,
  createSchemaReader,
  edtfDatatype,
  isEdtfDatatype,
  isObject,
  memberOf,
  type Path,
  type SchemaReader,
  type SchemaReading,
  unitIn,
  vocabularyIn,
} from './schema-reading.ts';

/** One field of a Table Schema, as far as a column has it. */
export interface FieldDescriptor {
  readonly name: string;
  readonly type: 'number' | 'string';
  /** A property of ours, as the standard allows: it has none for units. In the notation of `asUnit`. */
  readonly unit?: string;
  readonly rdfType?: string;
  readonly constraints: { readonly required: boolean; readonly enum?: readonly string[] };
}
export interface TableSchemaDescriptor {
  readonly fields: readonly FieldDescriptor[];
  readonly missingValues: readonly string[];
}

/**
 * The schema as a Frictionless Table Schema (https://datapackage.org/standard/table-schema/; valid under version 1,
 * https://specs.frictionlessdata.io/table-schema/, as well). A unit travels as the property `unit` of its field. Dates are
 * strings with the `rdfType` of EDTF, since the type `date` holds whole days only. A cell that is an interval, `12..15`, is
 * no number to others.
 *
 * @example
 * ```ts
 * import { toTableSchema } from '@assay/core';
 * toTableSchema({ revenue: { type: 'number', unit: 'MUSD', required: true } }).fields
 * // => [{ name: 'revenue', type: 'number', unit: 'MUSD', constraints: { required: true } }]
 * ```
 */
export function toTableSchema(schema: TableSchema): TableSchemaDescriptor {
  const fields = Object.entries(schema).map(([name, column]) => fieldOf(name, column));
  return { fields, missingValues: [''] };
}

function fieldOf(name: string, column: ColumnSchema): FieldDescriptor {
  const { required } = column;
  switch (column.type) {
    case 'number':
      return { name, type: 'number', unit: column.unit, constraints: { required } };
    case 'text': {
      const { vocabulary } = column;
      return {
        name,
        type: 'string',
        constraints: vocabulary === null ? { required } : { required, enum: vocabulary },
      };
    }
    case 'date':
      return { name, type: 'string', rdfType: edtfDatatype, constraints: { required } };
  }
}

/**
 * A schema from a Frictionless Table Schema, of version 1 or 2. Numbers and integers need the property `unit`, which is
 * never guessed; a `year` is a number in `calendar-year`; `enum` and `categories` are vocabularies; `date` and `yearmonth`
 * are dates. What the description asks for beyond that is reported where it stands.
 *
 * Findings: `schema-shape`, `too-many-columns`, `column-name`, `column-twice`, `unit-missing`, `unsupported-type`,
 * `unsupported-format`, `unsupported-constraint`, `missing-values`, `left-aside`, and those of a schema as in `checkTable`.
 *
 * @example
 * ```ts
 * import { schemaFromTableSchema } from '@assay/core';
 * const fields = [{ name: 'revenue', type: 'number', unit: 'MUSD' }];
 * schemaFromTableSchema({ fields }).schema // => { revenue: { type: 'number', unit: 'MUSD', required: false } }
 * schemaFromTableSchema({ fields: [{ name: 'revenue', type: 'number' }] }).findings.map(({ rule }) => rule)
 * // => ['unit-missing']
 * ```
 */
export function schemaFromTableSchema(descriptor: unknown): SchemaReading {
  const reader = createSchemaReader();
  if (!isObject(descriptor)) {
    reader.report('error', 'schema-shape', [], `expected a Table Schema, got ${shown(descriptor)}`);
    return reader.end();
  }
  checkMissing(memberOf(descriptor, 'missingValues'), ['missingValues'], reader);
  for (const key of ['primaryKey', 'uniqueKeys', 'foreignKeys']) {
    if (memberOf(descriptor, key) !== undefined) leaveAside(key, [key], reader);
  }
  const match = memberOf(descriptor, 'fieldsMatch');
  if (match !== undefined) leaveAside('fieldsMatch', ['fieldsMatch'], reader);
  for (const [index, field] of columnsIn(memberOf(descriptor, 'fields'), ['fields'], reader).entries()) {
    const path = ['fields', index];
    if (isObject(field)) reader.column(memberOf(field, 'name'), readField(field, path, reader), path);
    else reader.report('error', 'schema-shape', path, `expected a field, got ${shown(field)}`);
  }
  return reader.end();
}

function readField(field: object, path: Path, reader: SchemaReader): ColumnSchema | undefined {
  const { report } = reader;
  checkMissing(memberOf(field, 'missingValues'), [...path, 'missingValues'], reader);
  const constraints = memberOf(field, 'constraints');
  const required = memberOf(constraints, 'required') === true;
  for (const key of isObject(constraints) ? Object.keys(constraints) : []) {
    if (key === 'required' || key === 'enum') continue;
    report('warning', 'unsupported-constraint', [...path, 'constraints', key], `${shown(key)} is not checked`);
  }
  // Version 1 takes a field without a type for a string, version 2 for anything.
  const type = memberOf(field, 'type') ?? 'string';
  const format = memberOf(field, 'format') ?? 'default';
  switch (type) {
    case 'number':
    case 'integer': {
      checkNotation(field, path, reader);
      noVocabulary(constraints, path, reader);
      const unit = unitIn(memberOf(field, 'unit'), path, 'unit', reader);
      return unit === undefined ? undefined : { type: 'number', unit, required };
    }
    case 'year':
      noVocabulary(constraints, path, reader);
      return { type: 'number', unit: 'calendar-year', required };
    case 'string': {
      if (isEdtfDatatype(memberOf(field, 'rdfType'))) return { type: 'date', required };
      if (format !== 'default')
        report('warning', 'unsupported-format', [...path, 'format'], `${shown(format)} is not checked`);
      return { type: 'text', vocabulary: readVocabulary(field, constraints, path, reader), required };
    }
    case 'date':
    case 'yearmonth':
      noVocabulary(constraints, path, reader);
      if (format === 'default') return { type: 'date', required };
      report('error', 'unsupported-format', [...path, 'format'], `expected dates as 2025-06-23, got ${shown(format)}`);
      return undefined;
    default:
      report('error', 'unsupported-type', [...path, 'type'], `expected numbers, text or dates, got ${shown(type)}`);
      return undefined;
  }
}

function readVocabulary(
  field: object,
  constraints: unknown,
  path: Path,
  { report }: SchemaReader,
): readonly string[] | null {
  const listed = memberOf(constraints, 'enum');
  const categories = memberOf(field, 'categories');
  if (listed === undefined && categories === undefined) return null;
  const words =
    listed ??
    (Array.isArray(categories) ? categories.map((one: unknown) => memberOf(one, 'value') ?? one) : categories);
  const vocabulary = vocabularyIn(words);
  const at = listed === undefined ? [...path, 'categories'] : [...path, 'constraints', 'enum'];
  if (vocabulary === null)
    report('error', 'unsupported-constraint', at, `expected a list of words, got ${shown(words)}`);
  return vocabulary;
}

function noVocabulary(constraints: unknown, path: Path, { report }: SchemaReader): void {
  if (memberOf(constraints, 'enum') === undefined) return;
  const message = 'only text has a vocabulary: the list is not checked';
  report('warning', 'unsupported-constraint', [...path, 'constraints', 'enum'], message);
}

/** Numbers are read as plain decimals. */
function checkNotation(field: object, path: Path, { report }: SchemaReader): void {
  const plain: readonly (readonly [string, unknown])[] = [
    ['decimalChar', '.'],
    ['groupChar', ''],
    ['bareNumber', true],
  ];
  for (const [key, wanted] of plain) {
    const got = memberOf(field, key) ?? wanted;
    if (got === wanted) continue;
    const mend = 'Write plain decimals, such as 1234.5.';
    report('error', 'unsupported-format', [...path, key], `expected ${shown(wanted)}, got ${shown(got)}`, mend);
  }
}

function checkMissing(values: unknown, path: Path, { report }: SchemaReader): void {
  if (values === undefined) return;
  const words = Array.isArray(values) ? values.map((one: unknown) => memberOf(one, 'value') ?? one) : [values];
  const others = words.filter((word) => word !== '');
  if (others.length === 0) return;
  const message = `expected only empty cells to be missing, got ${others.slice(0, 10).map(shown).join(', ')}`;
  report('warning', 'missing-values', path, message, 'Leave these cells empty.');
}

function leaveAside(what: string, path: Path, { report }: SchemaReader): void {
  report('note', 'left-aside', path, `${what} is not part of a schema here`);
}
