import { existsSync } from 'node:fs';
import { AssayError } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import type { Io } from './io.ts';
import { absolute, loadConfig } from './load-config.ts';

/** The address of the database: the one asked for, or the one of the configuration. */
export async function databaseOf(io: Io, asked: string | undefined): Promise<string> {
  return asked === undefined ? (await loadConfig(io)).database : absolute(asked, io.cwd);
}

/**
 * Opens a database that is there; to make one is left to `init` and `import`.
 *
 * @throws AssayError `not-found`, and as `openStore`
 */
export async function openExisting(url: string): Promise<Store> {
  const file = url.replace(/^sqlite:/, '');
  if (!existsSync(file)) {
    throw new AssayError('not-found', `expected a database at ${file}, got no such file; \`assay init\` makes one`);
  }
  return openStore(url);
}
