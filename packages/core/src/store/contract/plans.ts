import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../reader.ts';
import { lazily } from '../rows/query.ts';
import { createReader } from '../rows/reader-and-writer.ts';
import { openWriter } from '../sqlite/connection.ts';
import { createMutex } from '../sqlite/mutex.ts';

const statements: string[] = [];
// One for all: it takes the migrations longer than any plan.
const connection = lazily(() => openWriter('memory', 0, { onStatement: (sql) => statements.push(sql) }));

const alone = createMutex();

/** How SQLite goes about each statement that the work runs. */
export async function plansOf(work: (reader: Reader) => Promise<unknown>): Promise<string[]> {
  return alone(() => explained(work));
}

async function explained(work: (reader: Reader) => Promise<unknown>): Promise<string[]> {
  const driver = connection();
  statements.length = 0;
  await work(createReader(drizzle(driver)));
  // Each has the values in it that were bound.
  return [...statements].map((query) => {
    const steps = driver.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all();
    return steps.map(({ detail }) => detail).join('; ');
  });
}
