import { digestOf } from '../value/digest.ts';

/** PostgreSQL cuts names at 63 bytes; this leaves room for an ending. */
const longest = 48;

// Columns that every table of PostgreSQL has already.
const systemColumns = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid', 'oid', 'rowid', '_rowid_'];

/** Gives out names, each once; SQLite does not tell capitals from small letters. */
export interface Names {
  /** The name wanted, or that name with a number where it is taken or cannot be had. */
  readonly fresh: (wanted: string) => string;
  /** The same name for the same key every time. */
  readonly of: (key: string, wanted: string) => string;
}

export function createNames(taken: readonly string[]): Names {
  const used = new Set([...taken, ...systemColumns].map((name) => name.toLowerCase()));
  const known = new Map<string, string>();
  const fresh = (wanted: string): string => {
    const base = plainName(wanted);
    let name = base;
    for (let number = 2; used.has(name.toLowerCase()); number += 1) name = `${base}_${number}`;
    used.add(name.toLowerCase());
    return name;
  };
  return {
    fresh,
    of: (key, wanted) => {
      const name = known.get(key) ?? fresh(wanted);
      known.set(key, name);
      return name;
    },
  };
}

/** Letters, digits and `_` of a name, not too many. */
function plainName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '_').slice(0, longest);
  return /^[A-Za-z]/.test(plain) ? plain : `n${plain}`;
}

/**
 * The name of an evidence table in a database: its own where that is plain, else with a part of the digest of it, so that
 * different names stay different where a database cuts them or does not tell capitals from small letters.
 */
export function tableName(name: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(name) && name.length <= longest && !name.startsWith('sqlite_')) return name;
  return `${plainName(name)
    .slice(0, longest - 13)
    .replace(/^sqlite_/i, 't_')}_${digestOf(name).slice(0, 12)}`;
}
