import { type Action, type Actor, type ApiKey, AssayError, actions, asId, asInstant, isKeyValid } from '@assay/core';
import { type CommandEnvironment, createKey, revokeKey } from '@assay/core/commands';
import type { Store } from '@assay/core/store';
import { columns } from '../claim-file/layout.ts';
import { environmentAs, getActorNamed } from '../environment-as.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { clipped, harmless } from '../report/harmless.ts';
import { itemsOf } from '../script/pages.ts';
import { withDatabase } from '../with-database.ts';

export interface CreateKeyOptions {
  readonly db?: string;
  readonly as: string;
  readonly actor: string;
  readonly name: string;
  readonly scope?: readonly string[];
  readonly expires?: string;
}

/** Makes a key of the gateway. Only the key itself goes to standard output, for a variable or a file of secrets. */
export async function createGatewayKey(io: Io, options: CreateKeyOptions): Promise<ExitCode> {
  const { as, actor: whose, name, scope, expires } = options;
  const scopes = scope?.map(asAction);
  return withDatabase(openExisting(await databaseOf(io, options.db)), async (store): Promise<ExitCode> => {
    const env = await adminAs(store, as);
    const actor = await getActorNamed(store, whose);
    const { key, secret } = await createKey(env, {
      actorId: actor.id,
      name,
      ...(scopes === undefined ? {} : { scopes }),
      // A day is its first moment.
      ...(expires === undefined ? {} : { expiresAt: asInstant(expires.includes('T') ? expires : `${expires}T00:00Z`) }),
    });
    io.err.write(
      `Key ${key.id} acts as ${harmless(actor.name)} (${actor.role}), with ${scopeWords(key)}, until ${dayOf(key.expiresAt)}.\n`,
    );
    io.err.write('It is shown this once; the database keeps its digest.\n');
    io.out.write(`${secret}\n`);
    return 0;
  });
}

/** Every key, newest first: what it is for, never the key itself. */
export async function listGatewayKeys(
  io: Io,
  { db, json }: { readonly db?: string; readonly json?: boolean },
): Promise<ExitCode> {
  return withDatabase(openExisting(await databaseOf(io, db)), async (store): Promise<ExitCode> => {
    const keys = itemsOf(
      store,
      io.signal,
      (reader, after: ApiKey['id'] | null) => reader.keysPage({ first: 500, after }),
      async (reader, items) => {
        const actors = await reader.actorsByIds(items.map(({ actorId }) => actorId));
        return items.map((key, index) => ({ ...key, actor: actors[index] }));
      },
    );
    const all: Listed[] = [];
    for await (const key of keys) all.push(key);
    if (json === true) io.out.write(`${JSON.stringify(all)}\n`);
    else if (all.length === 0) io.out.write('No keys. Next: assay keys create --help\n');
    else for (const line of columns([...headings], all.map(cellsOf), (cell) => cell)) io.out.write(`${line}\n`);
    return 0;
  });
}

/** Takes a key back, for good. */
export async function revokeGatewayKey(
  io: Io,
  given: string,
  { db, as }: { readonly db?: string; readonly as: string },
): Promise<ExitCode> {
  const keyId = asId('key', given);
  return withDatabase(openExisting(await databaseOf(io, db)), async (store): Promise<ExitCode> => {
    const { name } = await revokeKey(await adminAs(store, as), { keyId });
    io.err.write(`Key ${keyId} (${harmless(name)}) opens nothing from now on.\n`);
    return 0;
  });
}

/** Somebody on record; in a database without anybody, who comes first is its admin. */
async function adminAs(store: Store, name: string): Promise<CommandEnvironment> {
  const { items } = await store.read((reader) => reader.actorsPage({ first: 1 }));
  if (items.length > 0) await getActorNamed(store, name);
  return environmentAs({ store }, name, 'person');
}

function asAction(given: string): Action {
  const action = actions.find((one) => one === given);
  if (action !== undefined) return action;
  throw new AssayError('invalid-input', `expected a scope among ${actions.join(', ')}, got ${JSON.stringify(given)}`);
}

/** A key with who acts by it. */
type Listed = ApiKey & { readonly actor: Actor | undefined };

const headings = ['for', 'acts as', 'may', 'state', 'until', 'last used', 'id'] as const;

function cellsOf(key: Listed): readonly string[] {
  const { id, name, actor, expiresAt, revokedAt, lastUsedAt } = key;
  const state = revokedAt !== null ? 'revoked' : isKeyValid(key, asInstant(Date.now())) ? 'valid' : 'expired';
  const used = lastUsedAt === null ? 'never' : dayOf(lastUsedAt);
  return [clipped(name, 24), clipped(actor?.name ?? '', 24), scopeWords(key), state, dayOf(expiresAt), used, id];
}

function scopeWords({ scopes }: ApiKey): string {
  return scopes === null ? 'all of the role' : scopes.join(' ');
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
