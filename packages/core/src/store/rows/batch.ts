import { AssayError } from '../../error.ts';
import type { Id, Noun } from '../../value/id.ts';
import type { Children, Found } from '../reader.ts';
import type { Statement } from './query.ts';

/** The ways to read a noun by its ids, over one statement that takes them all. */
export function byIds<N extends Noun, Row, T extends { readonly id: Id<N> }>(
  noun: N,
  statement: () => Statement<Row>,
  toDomain: (row: Row) => T,
) {
  const select = async (ids: readonly Id<N>[]): Promise<readonly T[]> => (await run(statement, ids)).map(toDomain);
  const find = async (id: Id<N>): Promise<T | undefined> => (await select([id]))[0];
  return {
    find,
    get: async (id: Id<N>): Promise<T> => (await find(id)) ?? notFound(noun),
    found: async (ids: readonly Id<N>[]): Promise<Found<T>> => {
      const items = new Map((await select(ids)).map((item) => [item.id, item]));
      return ids.map((id) => items.get(id));
    },
  };
}

/** Everything that belongs to one of many parents, in the order of the statement. */
export function childrenOf<N extends Noun, Row, T>(
  statement: () => Statement<Row>,
  toDomain: (row: Row) => T,
  parentOf: (row: Row) => Id<N> | null,
): (ids: readonly Id<N>[]) => Promise<Children<N, T>> {
  return listsBy(statement, toDomain, parentOf);
}

/** The same by any key: a name, a normal form. */
export function listsBy<Key extends string, Row, T>(
  statement: () => Statement<Row>,
  toDomain: (row: Row) => T,
  keyOf: (row: Row) => Key | null,
) {
  return async (keys: readonly Key[]): Promise<ReadonlyMap<Key, readonly T[]>> => {
    const lists = new Map<Key, T[]>(keys.map((key) => [key, []]));
    for (const row of await run(statement, keys)) {
      const key = keyOf(row);
      if (key !== null) lists.get(key)?.push(toDomain(row));
    }
    return lists;
  };
}

/** The one thing that belongs to each of many parents, where there is one. */
export function onlyChildOf<N extends Noun, Row, T>(
  statement: () => Statement<Row>,
  toDomain: (row: Row) => T,
  parentOf: (row: Row) => Id<N>,
) {
  return async (ids: readonly Id<N>[]): Promise<ReadonlyMap<Id<N>, T>> =>
    new Map((await run(statement, ids)).map((row) => [parentOf(row), toDomain(row)]));
}

/** Those of many ids that a statement answers. */
export function idsOf<N extends Noun>(
  statement: () => Statement<{ readonly id: Id<N> }>,
): (ids: readonly Id<N>[]) => Promise<ReadonlySet<Id<N>>> {
  return async (ids) => new Set((await run(statement, ids)).map(({ id }) => id));
}

export function notFound(noun: string): never {
  throw new AssayError('not-found', `expected the id of a ${noun}, got one that is not on record`);
}

async function run<Row>(statement: () => Statement<Row>, ids: readonly string[]): Promise<readonly Row[]> {
  return ids.length === 0 ? [] : statement().execute({ ids: JSON.stringify(ids) });
}
