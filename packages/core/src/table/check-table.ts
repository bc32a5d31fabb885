import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { daysOf, isDate } from '../value/date.ts';
import { type Digest, digestOf } from '../value/digest.ts';
import { asUnit } from '../value/unit.ts';
import { cellChecker, longestCell, shown } from './check-cell.ts';
import { inColumnOrder } from './column-order.ts';
import { findingList } from './finding-list.ts';
import type { ColumnSchema, TableContent, TableSchema } from './table.ts';

/** At most so many rows of a table, and so many columns. */
export const tableLimits = { rows: 2_000_000, columns: 256 } as const;
const mostWords = 10_000;
const mostGaps = 1000;

const word = z
  .string()
  .max(longestCell)
  .refine((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'), {
    error: 'expected well-formed text that is more than white space',
  });
const words = z.array(word).max(mostWords);
const bound = z.number().nullable();
const date = z.string().refine(isDate, { error: 'expected a date in EDTF' }).nullable();

const columnShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('number'), unit: z.string(), required: z.boolean() }),
  z.strictObject({ type: z.literal('text'), vocabulary: words.min(1).nullable(), required: z.boolean() }),
  z.strictObject({ type: z.literal('date'), required: z.boolean() }),
]);
const gapShape = z.strictObject({
  columns: z.record(z.string(), z.unknown()),
  atMost: z.int().nonnegative().nullable(),
  reason: word,
  source: word.nullable(),
});
const constraintShapes = {
  number: z
    .strictObject({ min: bound, max: bound })
    .refine(({ min, max }) => min === null || max === null || min <= max, { error: 'expected min not above max' }),
  text: z.union([z.strictObject({ in: words }), z.strictObject({ notIn: words })]),
  date: z.strictObject({ from: date, to: date }).refine(inOrder, { error: 'expected from not after to' }),
} as const satisfies Record<ColumnSchema['type'], z.ZodType>;

function inOrder({ from, to }: { readonly from: string | null; readonly to: string | null }): boolean {
  return !isDate(from) || !isDate(to) || daysOf(from).from <= daysOf(to).to;
}

/**
 * Everything wrong with a table that comes from elsewhere: its shape, the names, units and vocabularies of its columns, its
 * cells, its gaps. Content without findings is a {@link TableContent}. Of more than 100 findings the last says how many
 * are left out.
 *
 * Findings: `table-shape`, `column-name`, `column-unit`, `vocabulary-twice`, `too-many-columns`, `too-many-rows`,
 * `row-length`, `cell-missing`, `cell-not-number`, `cell-not-text`, `cell-not-in-vocabulary`, `cell-not-date`,
 * `gap-column`, `gap-constraint`, `gap-vocabulary`.
 *
 * @example
 * ```ts
 * import { checkTable } from '@assay/core';
 * const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
 * checkTable({ schema, rows: [[1], [2]], gaps: [] }) // => []
 * checkTable({ schema, rows: [[1], [null]], gaps: [] }).map(({ rule, path }) => [rule, ...path])
 * // => [['cell-missing', 'rows', 1, 'rank']]
 * ```
 */
export function checkTable(content: TableContent): readonly Finding[] {
  const list = findingList();
  const shape = z.strictObject({ schema: z.unknown(), rows: z.array(z.unknown()), gaps: z.array(z.unknown()) });
  const parsed = shape.safeParse(content);
  if (!parsed.success) return shapeFindings(parsed.error, []);
  const schemaFindings = checkSchema(content.schema);
  // Cells and gaps cannot be held against a schema that is none.
  if (schemaFindings.length > 0) return schemaFindings;
  for (const finding of [...checkGaps(parsed.data.gaps, content.schema)]) list.add(finding);
  const { rows } = parsed.data;
  if (rows.length > tableLimits.rows) {
    list.add(finding('too-many-rows', ['rows'], `expected at most ${tableLimits.rows} rows, got ${rows.length}`));
    return list.all();
  }
  const columns = Object.entries(content.schema).map(([name, column]) => ({ name, check: cellChecker(column) }));
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== columns.length) {
      const got = Array.isArray(row) ? `${row.length}` : shown(row);
      list.add(
        finding('row-length', ['rows', index], `row ${index + 1}: expected ${columns.length} cells, got ${got}`),
      );
      continue;
    }
    for (const [at, { name, check }] of columns.entries()) {
      const wrong = check(row[at]);
      if (wrong === undefined) continue;
      const { rule, message, mend } = wrong;
      list.add(finding(rule, ['rows', index, name], `row ${index + 1}, column ${name}: ${message}`, mend));
    }
  }
  return list.all();
}

/** Everything wrong with a schema that comes from elsewhere. */
export function checkSchema(schema: unknown): readonly Finding[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    return [finding('table-shape', ['schema'], `expected an object of columns, got ${shown(schema)}`)];
  }
  const list = findingList();
  const columns: readonly (readonly [string, unknown])[] = Object.entries(schema);
  if (columns.length === 0 || columns.length > tableLimits.columns) {
    return [
      finding('too-many-columns', ['schema'], `expected 1 to ${tableLimits.columns} columns, got ${columns.length}`),
    ];
  }
  for (const [name, column] of columns) for (const found of checkColumn(name, column)) list.add(found);
  return list.all();
}

function checkColumn(name: string, column: unknown): readonly Finding[] {
  const path = ['schema', name];
  const parsed = columnShape.safeParse(column);
  const findings: Finding[] = parsed.success ? [] : shapeFindings(parsed.error, path);
  // A name every object has would be found in a schema that lacks it.
  if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) || name in Object.prototype) {
    const message = `expected a name of at most 64 letters, digits and _, from a letter, that is no property of every object, got ${shown(name)}`;
    findings.push(finding('column-name', path, message));
  }
  if (!parsed.success) return findings;
  switch (parsed.data.type) {
    case 'number':
      return [...findings, ...checkUnit(parsed.data.unit, [...path, 'unit'])];
    case 'text': {
      const { vocabulary } = parsed.data;
      if (vocabulary === null || new Set(vocabulary).size === vocabulary.length) return findings;
      const twice = vocabulary.find((known, at) => vocabulary.indexOf(known) !== at);
      const message = `expected every word of the vocabulary once, got ${shown(twice)} twice`;
      return [...findings, finding('vocabulary-twice', [...path, 'vocabulary'], message)];
    }
    case 'date':
      return findings;
  }
}

function checkUnit(unit: string, path: Finding['path']): readonly Finding[] {
  try {
    const normal = asUnit(unit);
    if (normal === unit) return [];
    const message = `expected a unit in normal form, got ${shown(unit)}`;
    return [finding('column-unit', path, message, `Write ${normal}.`)];
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return [finding('column-unit', path, error.message)];
  }
}

function checkGaps(gaps: readonly unknown[], schema: TableSchema): readonly Finding[] {
  if (gaps.length > mostGaps) {
    return [finding('table-shape', ['gaps'], `expected at most ${mostGaps} gaps, got ${gaps.length}`)];
  }
  return gaps.flatMap((gap, index) => {
    const parsed = gapShape.safeParse(gap);
    if (!parsed.success) return shapeFindings(parsed.error, ['gaps', index]);
    return Object.entries(parsed.data.columns).flatMap(([name, constraint]) =>
      checkConstraint(constraint, Object.hasOwn(schema, name) ? schema[name] : undefined, [
        'gaps',
        index,
        'columns',
        name,
      ]),
    );
  });
}

function checkConstraint(
  constraint: unknown,
  column: ColumnSchema | undefined,
  path: Finding['path'],
): readonly Finding[] {
  if (column === undefined) return [finding('gap-column', path, 'expected a column of the schema, got another name')];
  const parsed = constraintShapes[column.type].safeParse(constraint);
  if (!parsed.success) {
    const expected = { number: 'min and max', text: 'in or notIn', date: 'from and to' }[column.type];
    const issue = parsed.error.issues[0]?.message ?? '';
    return [finding('gap-constraint', path, `expected ${expected} as fits a column of type ${column.type}: ${issue}`)];
  }
  if (column.type !== 'text' || column.vocabulary === null) return [];
  const vocabulary = new Set(column.vocabulary);
  const text = constraintShapes.text.parse(constraint);
  const other = ('in' in text ? text.in : text.notIn).find((known) => !vocabulary.has(known));
  if (other === undefined) return [];
  return [finding('gap-vocabulary', path, `expected words of the column's vocabulary, got ${shown(other)}`)];
}

function shapeFindings(error: z.ZodError, path: Finding['path']): Finding[] {
  return error.issues.map((issue) => {
    // Values that come as JSON have no symbols for keys.
    const inner = issue.path.filter((key) => typeof key !== 'symbol');
    return finding('table-shape', [...path, ...inner], issue.message);
  });
}

function finding(rule: string, path: Finding['path'], message: string, mend: string | null = null): Finding {
  return { rule, severity: 'error', path, message, mend };
}

/**
 * The digest of a table's content: of its canonical JSON, with the columns in the order that keeps (see `inColumnOrder`).
 *
 * @example
 * ```ts
 * import { digestOfTable } from '@assay/core';
 * const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
 * digestOfTable({ schema, rows: [[1]], gaps: [] }) === digestOfTable({ schema, rows: [[2]], gaps: [] }) // => false
 * ```
 */
export function digestOfTable(content: TableContent): Digest {
  return digestOf(inColumnOrder(content));
}
