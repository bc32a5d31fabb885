import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../reader.ts';
import { createWriter } from '../rows/reader-and-writer.ts';
import type { Store, StoreOptions } from '../store.ts';
import { createReadTrees, type ReadTrees } from '../tree/read-trees.ts';
import { backUp } from './back-up.ts';
import { checkDatabase } from './check-database.ts';
import { openReader, openWriter, type Place, type Watchers } from './connection.ts';
import { createDeliveries } from './deliveries.ts';
import { createEmbargoes } from './embargoes.ts';
import { createKeyUse } from './key-use.ts';
import { createMutex, type Mutex } from './mutex.ts';
import { createReaderPool, type ReadConnection, type ReaderPool } from './reader-pool.ts';
import { toRefusal, unavailable } from './refusal.ts';
import { lend } from './scope.ts';
import { createTransaction } from './transaction.ts';
import { createView } from './view.ts';
import { createWatch } from './watch.ts';
import { assertCurrent, createWorkingCheck } from './working.ts';

/** The transaction that the running code is inside of. */
interface Frame {
  readonly kind: 'read' | 'write';
  readonly reader: Reader;
  readonly readTrees: ReadTrees;
  open: boolean;
}

/** Who is told of statements, and the clock. */
type Told = Watchers & Pick<StoreOptions, 'now'>;

/**
 * One connection writes, one transaction at a time; others read, each from the moment it began. In memory there is only
 * one connection, and reads take their turn with the writes.
 *
 * @throws AssayError as `openStore`
 */
export function openSqliteStore(place: Place, busyTimeout: number, { now = Date.now, ...watchers }: Told = {}): Store {
  const driver = openWriter(place, busyTimeout, watchers);
  const transaction = createTransaction(driver);
  const assertWorking = createWorkingCheck(driver, busyTimeout);
  const noteUse = createKeyUse(driver, busyTimeout);
  const deliveries = createDeliveries(driver);
  const alone = createMutex();
  const embargoes = createEmbargoes({ driver, alone, now, busyTimeout, isShared: place !== 'memory' });
  const readTrees = createReadTrees(driver);
  const writer = createWriter(drizzle(driver), embargoes.note);
  const readers =
    place === 'memory'
      ? takingTurns({ driver, view: createView(driver), reader: writer, readTrees }, alone)
      : createReaderPool(place.file, busyTimeout, watchers);
  const watch = createWatch(place === 'memory' ? null : () => openReader(place.file, busyTimeout));
  const frames = new AsyncLocalStorage<Frame>();
  let closed: Promise<void> | null = null;

  /** The frame a call was made in, after its end as well as outside of any: none. */
  const frameOf = (call: string): Frame | null => {
    if (closed !== null) throw unavailable(`expected an open store to ${call}, got one that was closed`);
    const frame = frames.getStore();
    return frame?.open === true ? frame : null;
  };
  const refuseInside = (call: string): void => {
    const frame = frameOf(call);
    // Either would wait for itself; and a transaction is one command.
    if (frame !== null) throw new Error(`store.${call} was called inside a ${frame.kind} of the same store`);
  };
  const during = <T>(call: string, work: () => T): Promise<T> => {
    refuseInside(call);
    return alone(async () => work());
  };
  const inside = <R extends Reader, T>(
    kind: Frame['kind'],
    { reader: methods, readTrees: read }: { readonly reader: R; readonly readTrees: ReadTrees },
    work: (handle: R) => Promise<T> | T,
  ) =>
    lend(methods, async (handle) => {
      const frame: Frame = { kind, reader: handle, readTrees: read, open: true };
      try {
        return await frames.run(frame, async () => work(handle));
      } finally {
        frame.open = false;
      }
    });

  return {
    read: async (work) => {
      const frame = frameOf('read');
      if (frame?.kind === 'read') return work(frame.reader);
      refuseInside('read');
      if (embargoes.areDue()) await embargoes.lift();
      return readers.run((connection) => connection.view(() => inside('read', connection, work)));
    },
    readTrees: async (request) => {
      const frame = frameOf('readTrees');
      if (frame?.kind === 'read') return told(() => frame.readTrees(request));
      refuseInside('readTrees');
      if (embargoes.areDue()) await embargoes.lift();
      return readers.run((connection) => told(() => connection.readTrees(request)));
    },
    write: async (work) => {
      refuseInside('write');
      if (embargoes.areDue()) await embargoes.lift();
      const result = await alone(() => transaction(() => inside('write', { reader: writer, readTrees }, work)));
      watch.tell();
      return result;
    },
    noteKeyUse: async (id, at) => {
      refuseInside('noteKeyUse');
      return alone(async () => noteUse(id, at));
    },
    assertWorking: async () => {
      refuseInside('assertWorking');
      await readers.run(({ driver: own, view }) => view(async () => assertCurrent(own)));
      return alone(async () => assertWorking());
    },
    deliveries: {
      listening: async () => during('deliveries', () => deliveries.listening()),
      enqueue: async (...given) => during('deliveries', () => deliveries.enqueue(...given)),
      lease: async (...given) => during('deliveries', () => deliveries.lease(...given)),
      settle: async (...given) => during('deliveries', () => deliveries.settle(...given)),
      sweep: async (...given) => during('deliveries', () => deliveries.sweep(...given)),
    },
    watch: (listener) => {
      if (closed !== null) throw unavailable('expected an open store to watch, got one that was closed');
      return watch.add(listener);
    },
    check: async () => {
      refuseInside('check');
      return readers.run(({ driver: own, view }) => view(async () => checkDatabase(own)));
    },
    backup: async (file, progress) => {
      refuseInside('backup');
      return readers.run(({ driver: own, view }) => view(() => backUp(own, file, progress)));
    },
    close: async () => {
      if (closed === null) {
        refuseInside('close');
        watch.close();
        closed = readers.close().then(() => alone(async () => void driver.close()));
      }
      return closed;
    },
  };
}

/** What a statement answers, or a refusal for what it throws. */
function told<T>(statement: () => T): T {
  try {
    return statement();
  } catch (error) {
    throw toRefusal(error);
  }
}

function takingTurns(connection: ReadConnection, alone: Mutex): ReaderPool {
  return { run: (work) => alone(async () => work(connection)), close: async () => undefined };
}
