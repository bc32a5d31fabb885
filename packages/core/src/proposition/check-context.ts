import type { ColumnSchema, TableSchema } from '../table/table.ts';
import { asUnit, sameUnit } from '../value/unit.ts';
import type { Path } from './check-shape.ts';
import type { DateTerm, Literal, Range, Relation } from './language.ts';

/** What checking one sort of term needs of the others, and of the tables and readings. */
export interface CheckContext {
  readonly report: (rule: string, path: Path, message: string) => void;
  /** The columns of a relation; `null` where they cannot be told, for faults reported there. */
  readonly schemaOf: (relation: Relation, path: Path) => TableSchema | null;
  readonly checkDate: (term: DateTerm, path: Path) => void;
  /** The literal, or every value the readings and their axes give its parameter. */
  readonly valuesOf: <T extends number | string | Range>(literal: Literal<T>) => readonly unknown[];
  /** The unit of a range that a reading gives; `null` where it is written down, or not given. */
  readonly rangeUnitOf: (range: Literal<Range>) => string | null;
}

/** The column of a name; `null` after reporting that there is none of that name and type. */
export function findColumn(
  schema: TableSchema | null,
  name: string,
  type: ColumnSchema['type'] | null,
  path: Path,
  { report }: CheckContext,
): ColumnSchema | null {
  if (schema === null) return null;
  const column = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (column === undefined) {
    report('unknown-column', path, `expected a column, one of ${Object.keys(schema).join(', ')}; got ${name}`);
    return null;
  }
  if (type === null || column.type === type) return column;
  report('column-type', path, `expected a column of type ${type}, got ${name}, which is of type ${column.type}`);
  return null;
}

/** A column that may be a key: one without missing cells. */
export function findKey(
  schema: TableSchema | null,
  name: string,
  path: Path,
  context: CheckContext,
): ColumnSchema | null {
  const column = findColumn(schema, name, null, path, context);
  if (column !== null && !column.required) {
    context.report('key-not-required', path, `expected a column without missing cells, got ${name}`);
  }
  return column;
}

/** Reports a number, or values the readings give it, that may not stand there. */
export function mustBe(
  expected: string,
  fits: (value: unknown) => boolean,
  literal: Literal<number>,
  path: Path,
  { report, valuesOf }: CheckContext,
): void {
  const wrong = valuesOf(literal).filter((value) => !fits(value));
  if (wrong.length > 0) report('number-range', path, `expected ${expected}, got ${wrong.slice(0, 10).join(', ')}`);
}

/** Reports where two numbers may not be compared; a unit that is not known was reported elsewhere. */
export function mustCompare(left: string | null, right: string | null, path: Path, { report }: CheckContext): void {
  if (left === null || right === null || sameUnit(left, right)) return;
  report('units-do-not-compare', path, `expected numbers in one unit, got ${left} and ${right}`);
}

/** The unit; `null` after reporting that it is none, or not in normal form. */
export function unitIn(unit: string, path: Path, { report }: CheckContext): string | null {
  const normal = attempt(() => asUnit(unit));
  if (normal === unit) return unit;
  const expected = normal === undefined ? 'a unit' : `the unit in normal form, ${normal}`;
  report('unit', path, `expected ${expected}, got ${unit.slice(0, 60)}`);
  return null;
}

/** The unit of a result; `null` after reporting that there is none. */
export function combined(
  left: string | null,
  sign: string,
  right: string | null,
  combine: (left: string, right: string) => string | undefined,
  path: Path,
  { report }: CheckContext,
): string | null {
  if (left === null || right === null) return null;
  // A product may have a unit too long to write.
  const unit = attempt(() => combine(left, right));
  if (unit !== undefined) return unit;
  report('units-do-not-combine', path, `expected units that go together, got ${left} ${sign} ${right}`);
  return null;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
