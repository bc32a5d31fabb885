import { createReadStream, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AssayError, digestOf } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf } from '../open-database.ts';
import { type Progress, startProgress } from '../progress.ts';
import { insertAllBrought } from '../record/brought.ts';
import { headOf, type RecordLine, readHead, readLine } from '../record/record-file.ts';
import { withDatabase } from '../with-database.ts';

/** Events kept in one transaction, or fewer where their lines are long: a commit waits for the disk. */
const batchSize = 10_000;
const batchLength = 2 ** 25;

/** Reads an export into a database that is empty, or that an interrupted import of the same export left. */
export async function importAll(io: Io, file: string, options: { readonly db?: string }): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new AssayError('not-found', `expected an export at ${file}, got no such file`);
  return withDatabase(openStore(await databaseOf(io, options.db)), async (store) => {
    const { head, kept, last } = await readLines(io, store, path);
    if (last < head) {
      io.err.write(`incomplete: expected ${head} events in ${file}, got ${last}; export again, then import\n`);
      return 1;
    }
    io.err.write(`Imported ${kept} events, ${head} in all. Next: assay verify\n`);
    return 0;
  });
}

interface Imported {
  readonly head: number;
  readonly kept: number;
  readonly last: number;
}

async function readLines(io: Io, store: Store, path: string): Promise<Imported> {
  const start = await store.read((reader) => reader.headSequence());
  let [number, head, length] = [0, 0, 0];
  let progress: Progress | null = null;
  let batch: RecordLine[] = [];
  const settle = async () => {
    io.signal.throwIfAborted();
    if (batch.length > 0) await keep(store, batch);
    [batch, length] = [[], 0];
    progress?.at(number - 1);
  };
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (number === 1) {
        ({ head } = readHead(line));
        if (head < start) throw another();
        progress = await startProgress(io, head, 'events');
        continue;
      }
      const sequence = number - 1;
      if (sequence < start) continue;
      const given = readLine(line, number);
      if (given.event.sequence !== sequence)
        throw new AssayError('invalid-input', `expected event ${sequence} on line ${number}, got another`);
      if (sequence === start) await assertSame(store, given);
      else batch.push(given);
      length += line.length;
      if (batch.length === batchSize || length > batchLength) await settle();
    }
    await settle();
  } finally {
    progress?.stop();
  }
  const last = Math.max(number - 1, 0);
  return { head, last, kept: Math.max(last - start, 0) };
}

async function keep(store: Store, batch: readonly RecordLine[]): Promise<void> {
  await store.write(async (writer) => {
    // Somebody else may have written meanwhile; from here on nobody does.
    if ((await writer.headSequence()) + 1 !== batch[0]?.event.sequence) throw another();
    await insertAllBrought(
      writer,
      batch.flatMap(({ brought }) => brought),
    );
    for (const { event } of batch) await writer.insertEvent(event);
  });
}

/** The last event on record is that of the file: what came before was imported from it. */
async function assertSame(store: Store, { event }: RecordLine): Promise<void> {
  const { last } = await store.read(headOf);
  if (last !== digestOf(event)) throw another();
}

function another(): AssayError {
  const message = 'expected an empty database, or one that an interrupted import of this file left, got another record';
  return new AssayError('conflict', message);
}
