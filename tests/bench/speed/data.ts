import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import Database from 'better-sqlite3';
import { fill } from './fill.ts';
import { sizes } from './ids.ts';

/** Where the data of the bench are: made once for each form of the database, and kept in the machine's folder for that. */
export async function speedFile(): Promise<string> {
  const fresh = join(tmpdir(), `assay-speed-${process.pid}.db`);
  await (await openStore(`sqlite:${fresh}`)).close();
  const driver = new Database(fresh);
  const form = driver.prepare('select group_concat(sql) from sqlite_master').pluck().get();
  const key = createHash('sha256')
    .update(`${form} ${JSON.stringify(sizes)} 3`)
    .digest('hex')
    .slice(0, 12);
  const file = join(tmpdir(), `assay-speed-${key}.db`);
  if (!existsSync(file)) {
    const begin = performance.now();
    for (const setting of ['journal_mode = off', 'foreign_keys = off', 'cache_size = -800000']) driver.pragma(setting);
    const later = setAside(driver);
    driver.transaction(() => fill(driver))();
    listCited(driver);
    for (const statement of later) driver.exec(statement);
    driver.pragma('journal_mode = wal');
    driver.close();
    renameSync(fresh, file);
    console.log(`  made ${sizes.claims} claims in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  } else driver.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true });
  return file;
}

/** What published revisions cite is public, and listed as the store does where they are published. */
function listCited(driver: Database.Database): void {
  for (const [noun, list] of [
    ['evidence', 'evidence'],
    ['assessment', 'assessments'],
  ])
    driver.exec(`insert or ignore into cited_${noun} select cited.value from revision,
      json_each(revision.content, '$.reasons') reason, json_each(reason.value, '$.${list}') cited
      where revision.published_at is not null`);
}

/** Takes triggers and indexes off for the time of a load, which they would make ten times as long. */
function setAside(driver: Database.Database): string[] {
  const parts = driver
    .prepare<[], { type: string; name: string; sql: string }>(
      `select type, name, sql from sqlite_master where type in ('trigger', 'index') and sql is not null`,
    )
    .all();
  for (const { type, name } of parts) driver.exec(`drop ${type} ${name}`);
  return parts.map(({ sql }) => sql);
}
