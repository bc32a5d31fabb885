import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../reader.ts';
import { lazily } from '../rows/query.ts';
import { createReader } from '../rows/reader-and-writer.ts';
import { openWriter } from '../sqlite/connection.ts';

// One for all: it takes the migrations longer than any plan.
const connection = lazily(() => openWriter('memory', 0));

/** How SQLite goes about each statement that the work runs. */
export async function plansOf(work: (reader: Reader) => Promise<unknown>): Promise<string[]> {
  const driver = connection();
  const plans: string[] = [];
  const logger = {
    logQuery: (query: string, values: unknown[]) => {
      const steps = driver.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...values);
      plans.push(steps.map(({ detail }) => detail).join('; '));
    },
  };
  await work(createReader(drizzle(driver, { logger })));
  return plans;
}
