import { closeSync, createReadStream, existsSync, fsyncSync, openSync, truncateSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AssayError } from '@assay/core';
import type { Reader } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { startProgress } from '../progress.ts';
import { broughtBy } from '../record/brought.ts';
import { headOf, type RecordHead, readHead } from '../record/record-file.ts';
import { withDatabase } from '../with-database.ts';

/** Events read and written at once. */
const pageSize = 500;

/** Writes everything on record as JSON lines, all of it from one moment. */
export async function exportAll(
  io: Io,
  file: string | undefined,
  options: { readonly db?: string },
): Promise<ExitCode> {
  return withDatabase(openExisting(await databaseOf(io, options.db)), (store) =>
    store.read(async (reader): Promise<ExitCode> => {
      const head = await headOf(reader);
      if (file === undefined) {
        io.out.write(`${JSON.stringify(head)}\n`);
        await writeEvents(io, reader, head, 0, (text) => io.out.write(text));
        return 0;
      }
      const path = resolve(io.cwd, file);
      const from = existsSync(path) ? await whereItStopped(path, file, head) : -1;
      const handle = openSync(path, 'a', 0o600);
      try {
        if (from < 0) writeSync(handle, `${JSON.stringify(head)}\n`);
        await writeEvents(io, reader, head, Math.max(from, 0), (text) => writeSync(handle, text));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      const resumed = from > 0 ? `, from ${from + 1} on` : '';
      io.err.write(
        `Exported ${head.head} events${resumed} to ${file}. Next: assay import ${file} --db sqlite:copy.db\n`,
      );
      return 0;
    }),
  );
}

async function writeEvents(
  io: Io,
  reader: Reader,
  { head }: RecordHead,
  from: number,
  write: (text: string) => unknown,
): Promise<void> {
  const progress = await startProgress(io, head, 'events');
  try {
    let after = from;
    while (after < head) {
      io.signal.throwIfAborted();
      const { items } = await reader.eventsPage({ first: pageSize, after });
      const brought = await broughtBy(reader, items);
      for (const [index, event] of items.entries()) {
        write(`${JSON.stringify({ event, brought: brought[index] })}\n`);
      }
      after = items.at(-1)?.sequence ?? head;
      progress.at(after);
    }
  } finally {
    progress.stop();
  }
}

/** The sequence of the last event in a file that an interrupted export left; a line cut short is cut off. */
async function whereItStopped(path: string, shown: string, head: RecordHead): Promise<number> {
  const lines = await completeLines(path);
  if (lines.count === 0) {
    truncateSync(path, 0);
    return -1;
  }
  if (JSON.stringify(readHead(lines.first)) !== JSON.stringify(head)) {
    throw new AssayError(
      'conflict',
      `expected ${shown} to be new, or an interrupted export of the record as it stands, got one of another; name a new file`,
    );
  }
  truncateSync(path, lines.bytes);
  return lines.count - 1;
}

/** How many lines of a file have an end, how many bytes they are, and the first. */
async function completeLines(path: string): Promise<{ count: number; bytes: number; first: string }> {
  let [count, bytes, read] = [0, 0, 0];
  for await (const chunk of createReadStream(path)) {
    const buffer: Buffer = chunk;
    for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) {
      count += 1;
      bytes = read + at + 1;
    }
    read += buffer.length;
  }
  const input = createReadStream(path);
  const lines = createInterface({ input });
  const first = count === 0 ? '' : String((await lines[Symbol.asyncIterator]().next()).value);
  lines.close();
  input.destroy();
  return { count, bytes, first };
}
