import Sqlite from 'better-sqlite3';
import { AssayError } from '../../error.ts';

/** What went wrong in SQLite as a refusal, where a caller can do something about it; anything else as it is. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const { code } = error;
  switch (code) {
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_ROWID':
      return new AssayError('conflict', 'expected keys that are not taken, got one that is', { cause: error });
    case 'SQLITE_CONSTRAINT_TRIGGER':
      // The words are those of our own guards.
      return new AssayError('conflict', `expected a change that is allowed: ${error.message}`, { cause: error });
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new AssayError('not-found', 'expected to name what is on record, got an id that is not', { cause: error });
    case 'SQLITE_CONSTRAINT_CHECK':
    case 'SQLITE_CONSTRAINT_NOTNULL':
    case 'SQLITE_CONSTRAINT_DATATYPE':
      return new AssayError('invalid-input', 'expected a value the store can hold, got another', { cause: error });
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(error);
  if (/^SQLITE_(READONLY|PERM)/.test(code)) return readOnly(error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return unavailable('expected the store to be free, another process holds it', error);
  }
  if (/^SQLITE_(CANTOPEN|IOERR|FULL|NOMEM|AUTH)/.test(code)) {
    return unavailable('expected a store that can be read and written, the system refused', error);
  }
  return error;
}

export function corrupt(cause?: unknown): AssayError {
  return new AssayError('store-corrupt', 'expected a sound store, got a damaged file; restore it from a backup', {
    cause,
  });
}

export function readOnly(cause?: unknown): AssayError {
  return new AssayError('store-read-only', 'expected a file and a directory that can be written, got read-only ones', {
    cause,
  });
}

export function unavailable(message: string, cause?: unknown): AssayError {
  return new AssayError('store-unavailable', message, { cause });
}

export function notOurs(): AssayError {
  return new AssayError('store-not-ours', 'expected a store of Assay, got a file of another kind');
}
