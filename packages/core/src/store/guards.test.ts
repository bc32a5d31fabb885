import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { digestOf } from '../value/digest.ts';
import { asInstant } from '../value/instant.ts';
import { createWorld, eventOn, nextRevision, type World, writeWorld } from './contract/world.ts';
import { openStore } from './open-store.ts';

/** What is kept for good: every column of every row. */
const frozen = [
  'claim',
  'appearance',
  'snapshot_bytes',
  'snapshot',
  'table_content',
  'evidence_table',
  'evidence',
  'proposition',
  'assessment',
  'review',
  'event',
  'identity',
];
const all = [...frozen, 'api_key', 'actor', 'claimant', 'source', 'verdict', 'revision'];

/** What else must be unique, put out of the way of an attack through another key. */
const apart: Record<string, Record<string, string>> = {
  snapshot: { source_id: `'forged'` },
  evidence_table: { vintage: `'forged'` },
  appearance: { first: '0' },
  verdict: { claim_id: `'forged'` },
  revision: { revision: 'revision + 10', state: `'draft'`, published_at: 'null' },
};

// What happens to a revision, and not what it says.
const changing = ['state', 'published_at', 'embargo_until', 'policy', 'emergency', 'retraction'];

describe.each([
  { recursive: 'off', foreignKeys: 'on' },
  { recursive: 'on', foreignKeys: 'on' },
  // With any connection to the file, somebody can turn foreign keys off; the guards hold without them.
  { recursive: 'off', foreignKeys: 'off' },
])('with recursive triggers $recursive and foreign keys $foreignKeys', ({ recursive, foreignKeys }) => {
  let directory: string;
  let driver: Sqlite.Database;
  let world: World;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'assay-'));
    const path = join(directory, 'store.db');
    const store = await openStore(`sqlite:${path}`);
    world = createWorld();
    await writeWorld(store, world);
    // A second one of everything that can be replaced through a key of another row.
    const { makeId, revision, author, claim } = world;
    await store.write(async (writer) => {
      await writer.setRevisionState(revision.id, 'published', asInstant(0));
      await writer.insertRevision(nextRevision(makeId, revision, 'false'));
      const made = { createdBy: author.id, createdAt: asInstant(0), expiresAt: asInstant(1), revokedAt: null };
      const key = { id: makeId('key'), name: 'A', actorId: author.id, scopes: null, ...made, lastUsedAt: null };
      await writer.insertKey(key, digestOf('a key'));
      const subject = { issuer: 'https://id.example', subject: 'ada' };
      await writer.insertIdentity({ ...subject, actorId: author.id, linkedAt: asInstant(0) });
      await writer.appendEvent(eventOn(author.id, 'claim', claim.id));
    });
    await store.close();
    driver = new Sqlite(path);
    driver.pragma(`recursive_triggers = ${recursive}`);
    driver.pragma(`foreign_keys = ${foreignKeys}`);
  });
  afterAll(() => {
    driver.close();
    rmSync(directory, { recursive: true });
  });
  beforeEach(() => void driver.exec('begin'));
  afterEach(() => void driver.exec('rollback'));

  const rows = (table: string) => driver.prepare(`select rowid as _rowid, * from ${table} order by rowid`).all();
  /** Runs the attack and says whether anything came of it. */
  const leavesAlone = (table: string, attack: string, ...values: unknown[]) => {
    const before = rows(table);
    let refused = false;
    try {
      refused = driver.prepare(attack).run(...values).changes === 0;
    } catch (error) {
      refused = error instanceof Sqlite.SqliteError;
    }
    expect(rows(table)).toEqual(before);
    expect(refused).toBe(true);
  };
  const columnsOf = (table: string) =>
    driver.prepare<[], string>(`select name from pragma_table_info('${table}')`).pluck().all();

  it.each(all)('nobody deletes from %s', (table) => {
    leavesAlone(table, `delete from ${table}`);
  });

  it.each(frozen)('nobody changes any column of %s', (table) => {
    for (const column of ['rowid', ...columnsOf(table)]) {
      for (const or of ['', 'or replace', 'or ignore', 'or fail']) {
        leavesAlone(table, `update ${or} ${table} set ${column} = 'x'`);
      }
    }
  });

  /** Replaces every row by a copy that has the given columns otherwise. */
  const replaceBy = (table: string, changes: Record<string, string>) => {
    const columns = ['rowid', ...columnsOf(table)];
    const values = { rowid: 'null', ...changes };
    const copied = columns.map((column) => Object.entries(values).find(([name]) => name === column)?.[1] ?? column);
    leavesAlone(table, `insert or replace into ${table} (${columns.join()}) select ${copied.join()} from ${table}`);
  };

  it.each(all.filter((table) => table !== 'event'))('nobody replaces a row of %s by one with its key', (table) => {
    replaceBy(table, { ...apart[table] });
  });

  it.each(all.filter((table) => table !== 'event'))('nobody replaces a row of %s by one with its rowid', (table) => {
    const key = columnsOf(table)[0] ?? '';
    replaceBy(table, { rowid: 'rowid', [key]: `'forged-' || ${key}`, ...apart[table] });
  });

  it.each([
    ['snapshot', 'its source and digest', {}],
    ['evidence_table', 'its name and vintage', {}],
    ['appearance', 'being the first of its claim', {}],
    ['verdict', 'its claim', {}],
    ['revision', 'its number', { state: `'draft'`, published_at: 'null' }],
    ['revision', 'being the published one', { revision: 'revision + 10' }],
  ])('nobody replaces a row of %s by another with %s', (table, _, changes) => {
    replaceBy(table, { id: `'forged-' || id`, ...changes });
  });

  it('nobody puts an event anywhere but at the head', () => {
    const [, ...others] = columnsOf('event');
    for (const sequence of ['null', '0', '-1', '1', '2', '4', '9223372036854775807']) {
      for (const or of ['', 'or replace', 'or ignore']) {
        leavesAlone(
          'event',
          `insert ${or} into event (sequence, ${others.join()}) select ${sequence}, ${others.join()} from event limit 1`,
        );
      }
    }
  });

  it('nobody changes under which policy, or in what emergency, a revision was published', () => {
    for (const column of ['policy', 'emergency', 'retraction', 'embargo_until']) {
      leavesAlone('revision', `update or replace revision set ${column} = '{}'`);
      leavesAlone('revision', `update revision set ${column} = '{}' where revision = 1`);
    }
    driver.exec(`update revision set state = 'retracted', retraction = '{}' where revision = 1`);
    leavesAlone('revision', `update revision set retraction = null where revision = 1`);
    leavesAlone('revision', `update revision set retraction = '{"reason":"another"}' where revision = 1`);
  });

  it('nobody changes the content of a revision, published or not', () => {
    for (const column of columnsOf('revision').filter((name) => !changing.includes(name))) {
      for (const or of ['', 'or replace']) {
        leavesAlone('revision', `update ${or} revision set ${column} = ${column} || '1'`);
      }
    }
    leavesAlone('revision', `update or replace revision set rowid = 3 - rowid`);
  });

  it('nobody takes a published revision back, or publishes a second', () => {
    for (const state of ['draft', 'in-review', 'approved']) {
      leavesAlone('revision', `update revision set state = ?, published_at = null where revision = 1`, state);
      leavesAlone('revision', `update revision set state = ? where revision = 1`, state);
    }
    leavesAlone('revision', `update revision set published_at = '2000' where revision = 1`);
    leavesAlone(
      'revision',
      `update or replace revision set state = 'published', published_at = '2' where revision = 2`,
    );
    driver.exec(`update revision set state = 'corrected' where revision = 1`);
    for (const state of ['draft', 'published', 'retracted']) {
      leavesAlone('revision', `update revision set state = ? where revision = 1`, state);
    }
  });

  it.each(['actor', 'claimant', 'source', 'verdict'])('nobody gives a row of %s the identity of another', (table) => {
    leavesAlone(table, `update or replace ${table} set id = 'x'`);
    leavesAlone(table, `update or replace ${table} set rowid = rowid + 1`);
  });

  const listings: { readonly [table: string]: string } = {
    cited_evidence: 'select id from evidence',
    cited_assessment: 'select id from assessment',
    rests_on_table: 'select verdict.id, evidence_table.id from verdict, evidence_table',
    rests_on_snapshot: 'select verdict.id, snapshot.id from verdict, snapshot',
  };
  const list = (table: string) =>
    expect(driver.prepare(`insert into ${table} ${listings[table]}`).run().changes).toBeGreaterThan(0);

  it.each(Object.keys(listings))('nobody changes, deletes or replaces what is listed in %s', (table) => {
    list(table);
    leavesAlone(table, `delete from ${table}`);
    for (const column of ['rowid', ...columnsOf(table)]) {
      for (const or of ['', 'or replace', 'or ignore']) leavesAlone(table, `update ${or} ${table} set ${column} = 'x'`);
    }
    replaceBy(table, {});
    const key = columnsOf(table).at(-1) ?? '';
    replaceBy(table, { rowid: 'rowid', [key]: `'forged-' || ${key}` });
  });

  it.each(['rests_on_table', 'rests_on_snapshot'])('nobody lists in %s what no longer stands', (table) => {
    list(table);
    driver.exec(`update revision set state = 'corrected' where revision = 1`);
    // Now it may go, as it does where a correction takes its place.
    expect(driver.prepare(`delete from ${table}`).run().changes).toBeGreaterThan(0);
    leavesAlone(table, `insert into ${table} ${listings[table]}`);
  });

  it('nobody changes a key, nor takes back that it was revoked', () => {
    for (const column of ['rowid', ...columnsOf('api_key')].filter((name) => name !== 'revoked_at')) {
      leavesAlone('api_key', `update or replace api_key set ${column} = 'x'`);
    }
    driver.exec(`update api_key set revoked_at = '2025-06-24T00:00:00.000Z'`);
    for (const moment of ['null', `'2026'`]) leavesAlone('api_key', `update api_key set revoked_at = ${moment}`);
  });

  it('nobody makes a key of the digest of another', () => {
    replaceBy('api_key', { id: `'forged-' || id` });
  });

  it('nobody moves a verdict to another claim', () => {
    leavesAlone('verdict', `update verdict set claim_id = ?`, world.part.id);
  });
});
