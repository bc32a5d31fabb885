import { shown } from '../check-cell.ts';
import type { ColumnSchema } from '../table.ts';
import { isEdtfDatatype, isObject, memberOf, type Path, type SchemaReader, unitIn } from './schema-reading.ts';
import { wordsOfPattern } from './words-pattern.ts';

const numberTypes = new Set<unknown>([
  'number',
  'decimal',
  'double',
  'float',
  'integer',
  'long',
  'int',
  'short',
  'byte',
  'nonNegativeInteger',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
]);
const textTypes = new Set<unknown>([
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NMTOKEN',
  'anyURI',
  'any',
  'anyAtomicType',
]);
const dateTypes = new Set<unknown>(['date', 'gYearMonth']);
const dateFormats = new Set<unknown>([undefined, 'yyyy-MM-dd', 'yyyy-MM']);
const bounds = [
  'length',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minInclusive',
  'maxInclusive',
  'minExclusive',
  'maxExclusive',
];

/** The column of a CSVW datatype; `undefined` after reporting what is wrong with it. */
export function readDatatype(
  { value: datatype, path }: { readonly value: unknown; readonly path: Path },
  column: unknown,
  columnPath: Path,
  required: boolean,
  reader: SchemaReader,
): ColumnSchema | undefined {
  const { report } = reader;
  const base = isObject(datatype) ? (memberOf(datatype, 'base') ?? 'string') : datatype;
  const format = memberOf(datatype, 'format');
  for (const key of bounds) {
    if (memberOf(datatype, key) !== undefined) {
      report('warning', 'unsupported-constraint', [...path, key], `${shown(key)} is not checked`);
    }
  }
  if (isEdtfDatatype(memberOf(datatype, '@id'))) return { type: 'date', required };
  if (numberTypes.has(base)) {
    checkNumberFormat(format, [...path, 'format'], reader);
    const unit = unitIn(unitOf(column), columnPath, 'schema:unitText', reader);
    return unit === undefined ? undefined : { type: 'number', unit, required };
  }
  if (base === 'gYear') return { type: 'number', unit: 'calendar-year', required };
  if (dateTypes.has(base)) {
    if (dateFormats.has(format)) return { type: 'date', required };
    report('error', 'unsupported-format', [...path, 'format'], `expected dates as 2025-06-23, got ${shown(format)}`);
    return undefined;
  }
  if (textTypes.has(base)) {
    const vocabulary = typeof format === 'string' ? wordsOfPattern(format) : null;
    if (format !== undefined && vocabulary === null) {
      report('warning', 'unsupported-constraint', [...path, 'format'], `the pattern ${shown(format)} is not checked`);
    }
    return { type: 'text', vocabulary, required };
  }
  report('error', 'unsupported-type', path, `expected numbers, text or dates, got ${shown(base)}`);
  return undefined;
}

/** `schema:unitText`, by its short name or its address, as text or as a value of JSON-LD. */
function unitOf(column: unknown): unknown {
  const [unit] = ['schema:unitText', 'http://schema.org/unitText', 'https://schema.org/unitText'].flatMap((key) => {
    const found = memberOf(column, key);
    return found === undefined ? [] : [found];
  });
  return memberOf(unit, '@value') ?? unit;
}

/** Numbers are read as plain decimals. */
function checkNumberFormat(format: unknown, path: Path, { report }: SchemaReader): void {
  if (format === undefined) return;
  const decimal = memberOf(format, 'decimalChar') ?? '.';
  const group = memberOf(format, 'groupChar') ?? null;
  if (decimal === '.' && group === null) {
    report('warning', 'unsupported-constraint', path, 'the pattern of the numbers is not checked');
    return;
  }
  const got = `${shown(decimal)} before the fraction and ${group === null ? 'no' : shown(group)} groups`;
  report(
    'error',
    'unsupported-format',
    path,
    `expected plain decimals, got ${got}`,
    'Write plain decimals, such as 1234.5.',
  );
}
