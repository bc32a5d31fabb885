import { AssayError, type Finding } from '@assay/core';

/** The refusal of an input with one fault, as the commands refuse theirs. */
export function inputFault(path: Finding['path'], message: string): AssayError {
  const findings: Finding[] = [{ rule: 'input', severity: 'error', path, message, mend: null }];
  return new AssayError('invalid-input', message, { findings });
}

/**
 * Entries of a list as a record by their names.
 *
 * @throws AssayError `invalid-input` where a name stands twice
 */
export function recordOf<Entry, Value>(
  list: readonly Entry[],
  { field, name, value }: { field: string; name: (entry: Entry) => string; value: (entry: Entry) => Value },
): { readonly [name: string]: Value } {
  const entries = new Map<string, Value>();
  for (const [index, entry] of list.entries()) {
    const key = name(entry);
    if (entries.has(key)) throw inputFault([field, index], `expected each name once, got ${JSON.stringify(key)} twice`);
    entries.set(key, value(entry));
  }
  return Object.fromEntries(entries);
}
