import type { Finding } from '../finding.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Deliveries } from './deliveries.ts';
import type { Reader } from './reader.ts';
import type { TreeRequest, TreeRow } from './tree/tree.ts';
import type { Writer } from './writer.ts';

/**
 * Where everything is kept. All reads and writes run in transactions; there is one writer at a time.
 *
 * Wait for nothing but the reader or writer inside `work`: no network, no other store.
 */
export interface Store {
  /**
   * Runs `work` over one consistent view. Inside another `read` it shares that one's view; inside a `write` it is
   * refused, since the writer reads too.
   */
  readonly read: <T>(work: (reader: Reader) => Promise<T> | T) => Promise<T>;
  /**
   * Nouns and all that is asked of what they lead to, as an audience may read them, in one statement: in the order of the
   * ids, `null` for none. One statement sees one state by itself; inside a `read` it sees what that one sees.
   */
  readonly readTrees: (request: TreeRequest) => Promise<readonly (TreeRow | null)[]>;
  /**
   * Runs `work` in one transaction, kept for good when the promise resolves and undone when `work` throws. A
   * transaction that has written anything but no event is undone and refused. Inside another `read` or `write` it is
   * refused: a transaction is one command.
   *
   * @throws AssayError `store-unavailable` where another process holds the store or the disk is full, and whatever
   * `work` throws
   */
  readonly write: <T>(work: (writer: Writer) => Promise<T> | T) => Promise<T>;
  /**
   * Notes when a key was last used, to the minute: no part of the record, so the one write without an event. Where another
   * process is writing it is left out.
   */
  readonly noteKeyUse: (id: Id<'key'>, at: Instant) => Promise<void>;
  /**
   * Reads, and writes what changes nothing: whether a command could do its work now. Where another process is writing it
   * is taken that one could.
   *
   * @throws AssayError `store-newer` where a newer Assay has taken the file over meanwhile; `store-read-only`,
   * `store-corrupt` and `store-unavailable` (the disk is full, or the store was closed) as they say
   */
  readonly assertWorking: () => Promise<void>;
  /**
   * Has `listener` told soon after something was written, by this process or another; answers how to end that. What was
   * written is for the listener to read. Keeps no process alive by itself.
   */
  readonly watch: (listener: () => void) => () => void;
  /** What is on its way to webhooks: like the uses of keys no part of the record. */
  readonly deliveries: Deliveries;
  /** Everything wrong with the file and the digests in it; empty when all is well. Reads all of it. */
  readonly check: () => Promise<readonly Finding[]>;
  /**
   * Copies the whole store, as it stands when the copy begins, to a new file; writes go on meanwhile. `progress` is
   * told how much of it is done, from 0 to 1.
   *
   * @throws AssayError `conflict` where the file is there; `store-unavailable` where it cannot be written
   */
  readonly backup: (file: string, progress?: (done: number) => void) => Promise<void>;
  /** Waits for what is under way, then lets go of the file. */
  readonly close: () => Promise<void>;
}

/** Told of a statement that begins; answers what is to be told of its end. */
export type WatchStatement = (sql: string) => () => void;

export interface StoreOptions {
  /** How long a write waits for another process that is writing, in milliseconds. 5,000 unless told. */
  readonly busyTimeout?: number;
  /** The clock by which embargoes end, in milliseconds since 1970; the machine's unless told. */
  readonly now?: () => number;
  /**
   * Told of every SQL statement before it runs, the values bound to it filled in: for counting and for finding what is
   * slow, not for a log that others read.
   */
  readonly onStatement?: (sql: string) => void;
  /**
   * Told of every prepared SQL statement before it runs, with placeholders where values are bound; what it answers is
   * called when the statement has run. For traces and metrics.
   */
  readonly watchStatement?: WatchStatement;
}
