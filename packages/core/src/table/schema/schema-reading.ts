import type { Finding, Severity } from '../../finding.ts';
import { shown } from '../check-cell.ts';
import { checkSchema, tableLimits } from '../check-table.ts';
import type { ColumnSchema, TableSchema } from '../table.ts';

/**
 * A schema read from a description of others, with what was found: an `error` is why there is no schema, a `warning` is
 * something the description asks for that is not checked, a `note` something that is left aside.
 */
export interface SchemaReading {
  readonly schema: TableSchema | null;
  readonly findings: readonly Finding[];
}

export type Path = Finding['path'];

/** Gathers columns and findings. */
export interface SchemaReader {
  readonly report: (severity: Severity, rule: string, path: Path, message: string, mend?: string) => void;
  /** Takes a column, or none where it was reported what is wrong with it. */
  readonly column: (name: unknown, column: ColumnSchema | undefined, path: Path) => void;
  readonly end: () => SchemaReading;
}

const kept = 100;

export function createSchemaReader(): SchemaReader {
  const findings: Finding[] = [];
  const columns = new Map<string, ColumnSchema>();
  const names = new Set<string>();
  const report: SchemaReader['report'] = (severity, rule, path, message, mend) => {
    // Of a description of a million faults the first are enough, if an error is among them.
    if (findings.length < kept || (severity === 'error' && findings.every((one) => one.severity !== 'error'))) {
      findings.push({ rule, severity, path, message, mend: mend ?? null });
    }
  };
  return {
    report,
    column(name, column, path) {
      if (typeof name !== 'string' || !isColumnName(name)) {
        const mend = typeof name === 'string' ? `Call it ${columnNameFor(name)}.` : undefined;
        const expected =
          'a name of at most 64 letters, digits and _, from a letter, that is no property of every object';
        report('error', 'column-name', path, `expected ${expected}, got ${shown(name)}`, mend);
      } else if (names.has(name)) {
        report('error', 'column-twice', path, `expected one column ${name}, got several`);
      } else {
        names.add(name);
        if (column !== undefined) columns.set(name, column);
      }
    },
    end() {
      const hasError = findings.some(({ severity }) => severity === 'error');
      if (hasError) return { schema: null, findings };
      const schema = Object.fromEntries(columns);
      // Units and vocabularies have the rules that hold for every schema.
      const wrong = checkSchema(schema);
      return wrong.length === 0 ? { schema, findings } : { schema: null, findings: [...findings, ...wrong] };
    },
  };
}

function isColumnName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !(name in Object.prototype);
}

/** A name like the given one that a column may have. */
export function columnNameFor(name: string): string {
  if (isColumnName(name)) return name;
  const plain = name
    .slice(0, 200)
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, 60)
    .toLowerCase();
  return isColumnName(plain) ? plain : 'column';
}

/** The member of an object by its own key; `undefined` of anything else. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list of columns of a description; none after reporting that it is no such list. */
export function columnsIn(list: unknown, path: Path, { report }: SchemaReader): readonly unknown[] {
  if (!Array.isArray(list) || list.length === 0) {
    report('error', 'schema-shape', path, `expected a list of columns, got ${shown(list)}`);
    return [];
  }
  if (list.length > tableLimits.columns) {
    report('error', 'too-many-columns', path, `expected at most ${tableLimits.columns} columns, got ${list.length}`);
    return [];
  }
  return list;
}

/** The unit a description gives; `undefined` after reporting that it gives none. A unit is never guessed. */
export function unitIn(unit: unknown, path: Path, key: string, { report }: SchemaReader): string | undefined {
  if (typeof unit === 'string') return unit;
  const mend = `Add ${key}: a unit such as USD, person or %; 1 for a pure number.`;
  report('error', 'unit-missing', [...path, key], `expected the unit of a column of numbers, got ${shown(unit)}`, mend);
  return undefined;
}

/** Words of a closed vocabulary; `null` where these are not all text. */
export function vocabularyIn(words: unknown): readonly string[] | null {
  if (!Array.isArray(words)) return null;
  const texts = words.filter((word) => typeof word === 'string');
  return texts.length === words.length && texts.length > 0 ? texts : null;
}

/** The datatype of EDTF dates, for which neither standard has one of its own. */
export const edtfDatatype = 'http://id.loc.gov/datatypes/edtf';

export function isEdtfDatatype(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/id\.loc\.gov\/datatypes\/edtf(\/EDTF(-level[012])?)?$/.test(value);
}
