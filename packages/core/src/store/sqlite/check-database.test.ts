import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { asInstant } from '../../value/instant.ts';
import { contentOf, digestOfRevision } from '../../verdict/revision.ts';
import { createWorld, eventOn, nextRevision, type World, writeWorld } from '../contract/world.ts';
import { createReader, createWriter } from '../rows/reader-and-writer.ts';
import { checkDatabase } from './check-database.ts';
import { openWriter } from './connection.ts';

describe('the check of a store', () => {
  let driver: Sqlite.Database;
  let world: World;

  beforeEach(async () => {
    driver = openWriter('memory', 5000);
    const writer = createWriter(drizzle(driver));
    world = createWorld();
    const store = { write: async <T>(work: (given: typeof writer) => Promise<T> | T) => work(writer) };
    await writeWorld(store, world);
    await writer.appendEvent(eventOn(world.author.id, 'claim', world.claim.id));
    driver.pragma('foreign_keys = off');
    const triggers = driver.prepare<[], string>(`select name from sqlite_schema where type = 'trigger'`).pluck().all();
    for (const trigger of triggers) driver.exec(`drop trigger ${trigger}`);
  });

  it('finds nothing wrong where nothing is', () => {
    expect(checkDatabase(driver)).toEqual([]);
  });

  it('has searches find the claims they did after VACUUM, which closes gaps in numbers nobody wrote down', async () => {
    driver.exec('delete from claim_listing where number = 1; vacuum');
    const page = await createReader(drizzle(driver)).claimsPage({ first: 9, filter: { search: 'chinese' } });
    expect(page.items.map(({ id }) => id)).toEqual([world.part.id]);
  });

  it.each([
    [`update snapshot_bytes set bytes = bytes || x'00'`, 'store-digest', ['snapshot_bytes', 1]],
    [`update table_content set content = content || ' '`, 'store-digest', ['table_content', 1]],
    [`update proposition set proposition = '{}'`, 'store-digest', ['proposition', 1]],
    [`update assessment set content = replace(content, 'true', 'false')`, 'store-digest', ['assessment', 1]],
    [`update revision set content = replace(content, 'high', 'low')`, 'store-digest', ['revision', 1]],
    [`delete from event where sequence = 1`, 'store-sequence', ['event']],
    [`update claim set claimant_id = 'nobody' where part_of is null`, 'store-foreign-key', ['claim', 1]],
    [`update verdict set rating = 'true'`, 'store-current-revision', ['verdict', 1]],
    [`update verdict set current_revision_id = null`, 'store-current-revision', ['verdict', 1]],
    [`update verdict set public_state = 'published'`, 'store-public-revision', ['verdict', 1]],
    [`update verdict set public_at = '2025'`, 'store-public-revision', ['verdict', 1]],
    [`delete from claim_listing where number = 1`, 'store-search', ['claim', 1]],
    [`insert into public_claim_search (rowid, words) values (2, 'three')`, 'store-search', ['claim', 2]],
    [`update verdict set public_revision_id = current_revision_id`, 'store-public-revision', ['verdict', 1]],
    [`insert into cited_evidence select id from evidence limit 1`, 'store-lists', ['cited_evidence']],
    [`insert into cited_assessment select id from assessment limit 1`, 'store-lists', ['cited_assessment']],
    [
      `insert into rests_on_table select verdict.id, evidence_table.id from verdict, evidence_table`,
      'store-lists',
      ['rests_on_table'],
    ],
    [
      `insert into rests_on_snapshot select verdict.id, snapshot.id from verdict, snapshot`,
      'store-lists',
      ['rests_on_snapshot'],
    ],
  ])('finds what %s did', (change, rule, path) => {
    driver.exec(change);
    expect(checkDatabase(driver)[0]).toMatchObject({ rule, path, severity: 'error' });
  });

  it.each(['cited_evidence', 'cited_assessment', 'rests_on_table', 'rests_on_snapshot'])(
    'finds what is no longer in %s, though a published revision cites it',
    async (table) => {
      const { makeId, revision, quotation, tabular, assessment } = world;
      const next = nextRevision(makeId, revision, 'true');
      const reasons = [{ text: 'So.', evidence: [quotation.id, tabular.id], assessments: [assessment.id] }];
      const content = { ...contentOf(next), reasons };
      const writer = createWriter(drizzle(driver));
      await writer.setRevisionState(revision.id, 'draft', null);
      await writer.insertRevision({ ...next, reasons, digest: digestOfRevision(content) });
      await writer.setRevisionState(next.id, 'published', asInstant(0));
      const ofLists = () => checkDatabase(driver).filter(({ rule }) => rule === 'store-lists');
      expect(ofLists()).toEqual([]);
      expect(driver.prepare(`delete from ${table} where rowid = 1`).run().changes).toBe(1);
      expect(ofLists()).toMatchObject([{ path: [table] }]);
    },
  );

  it('finds an index that does not fit its table', () => {
    driver.unsafeMode();
    driver.exec(`pragma writable_schema = on;
      update sqlite_schema set sql = replace(sql, 'kind', 'name') where name = 'actor_by_kind'`);
    const copy = new Sqlite(driver.serialize());
    expect(checkDatabase(copy)[0]?.rule).toBe('store-structure');
  });
});
