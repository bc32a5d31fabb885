import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An engine the contract of the store holds for. `place` makes an empty one and says how to take it away again. */
export interface Engine {
  readonly name: string;
  readonly place: () => { readonly url: string; readonly remove: () => void };
}

export const engines: readonly Engine[] = [
  {
    name: 'SQLite in a file',
    place: () => {
      const directory = mkdtempSync(join(tmpdir(), 'assay-'));
      return { url: `sqlite:${join(directory, 'store.db')}`, remove: () => rmSync(directory, { recursive: true }) };
    },
  },
  { name: 'SQLite in memory', place: () => ({ url: ':memory:', remove: () => undefined }) },
];
