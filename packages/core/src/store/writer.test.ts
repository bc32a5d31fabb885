import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssayError } from '../error.ts';
import { digestOf, digestOfBytes } from '../value/digest.ts';
import { asInstant } from '../value/instant.ts';
import { engines } from './contract/engines.ts';
import { createWorld, eventOn, nextRevision, type World, writeWorld } from './contract/world.ts';
import { openStore } from './open-store.ts';
import type { Reader } from './reader.ts';
import type { Store } from './store.ts';
import type { Writer } from './writer.ts';

describe.each(engines)('a writer of $name', ({ place }) => {
  let store: Store;
  let world: World;
  let remove: () => void;

  beforeEach(async () => {
    const { url, remove: take } = place();
    remove = take;
    store = await openStore(url);
    world = createWorld();
    await writeWorld(store, world);
  });
  afterEach(async () => {
    expect(await store.check()).toEqual([]);
    await store.close();
    remove();
  });

  const event = () => eventOn(world.author.id, 'claim', world.claim.id);
  const write = <T>(work: (writer: Writer) => Promise<T>) =>
    store.write(async (writer) => {
      const result = await work(writer);
      await writer.appendEvent(event());
      return result;
    });
  const newClaim = () => ({ ...world.claim, id: world.makeId('claim') });

  it('reads what it has written, before anybody else does', async () => {
    const claim = newClaim();
    await write(async (writer) => {
      await writer.insertClaim(claim);
      expect(await writer.getClaim(claim.id)).toEqual(claim);
    });
    expect(await store.read((reader) => reader.getClaim(claim.id))).toEqual(claim);
  });

  it('undoes everything when the work throws', async () => {
    const claim = newClaim();
    const work = write(async (writer) => {
      await writer.insertClaim(claim);
      await writer.appendEvent(event());
      throw new AssayError('not-permitted', 'expected somebody else');
    });
    await expect(work).rejects.toMatchObject({ code: 'not-permitted' });
    await store.read(async (reader) => {
      expect(await reader.findClaim(claim.id)).toBeUndefined();
      expect(await reader.headSequence()).toBe(1);
    });
  });

  it('refuses to commit what no event tells of', async () => {
    const claim = newClaim();
    await expect(store.write((writer) => writer.insertClaim(claim))).rejects.toThrow(/event/);
    expect(await store.read((reader) => reader.findClaim(claim.id))).toBeUndefined();
  });

  it('needs no event where nothing was written', async () => {
    expect(await store.write((writer) => writer.getClaim(world.claim.id))).toEqual(world.claim);
    expect(
      await store.write((writer) =>
        writer.insertSnapshot({ ...world.snapshot, id: world.makeId('snapshot') }, world.bytes),
      ),
    ).toEqual(world.snapshot);
  });

  it('numbers events from 1 without holes, whatever is undone between them', async () => {
    for (const fails of [false, true, false]) {
      const work = store.write(async (writer) => {
        await writer.appendEvent(event());
        if (fails) throw new AssayError('conflict', 'expected nothing');
      });
      if (fails) await expect(work).rejects.toMatchObject({ code: 'conflict' });
      else await work;
    }
    const { items } = await store.read((reader) => reader.eventsPage({ first: 10 }));
    expect(items.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(items[2]).toEqual({ ...event(), sequence: 3 });
  });

  it('is of no use after its transaction, nor is a reader', async () => {
    const lent: (Writer | Reader)[] = [];
    let insert: Writer['insertClaim'] | undefined;
    await store.write((writer) => {
      lent.push(writer);
      insert = writer.insertClaim;
    });
    await store.read((reader) => {
      lent.push(reader);
    });
    for (const handle of lent) await expect(handle.findClaim(world.claim.id)).rejects.toThrow(/after the end/);
    await expect(insert?.(newClaim())).rejects.toThrow(/after the end/);
  });

  it('refuses work that ends before its writes do', async () => {
    const claimant = { ...world.claimant, id: world.makeId('claimant') };
    const work = write(async (writer) => {
      void writer.insertClaimant(claimant);
    });
    // The event was awaited, and with it the one statement before it.
    await work;
    const late = newClaim();
    const unfinished = store.write(async (writer) => {
      await writer.appendEvent(event());
      void writer.insertClaim(late);
    });
    await expect(unfinished).rejects.toThrow(/not awaited/);
    expect(await store.read((reader) => reader.findClaimant(claimant.id))).toEqual(claimant);
    expect(await store.read((reader) => reader.findClaim(late.id))).toBeUndefined();
  });

  it('runs one transaction at a time, each whole or not at all', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        write(async (writer) => {
          const head = await writer.headSequence();
          await writer.insertClaim(newClaim());
          await new Promise((resolve) => setImmediate(resolve));
          expect(await writer.headSequence()).toBe(head);
          if (index % 2 === 1) throw new AssayError('conflict', 'expected an even one');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await store.read(async (reader) => {
      expect((await reader.claimsPage({ first: 100 })).items).toHaveLength(22);
      expect(await reader.headSequence()).toBe(21);
    });
  });

  it('is refused inside another transaction, where it would wait for itself', async () => {
    await expect(store.write(() => store.write(() => 1))).rejects.toThrow(/inside a write/);
    await expect(store.write(() => store.read(() => 1))).rejects.toThrow(/inside a write/);
    await expect(store.read(() => store.write(() => 1))).rejects.toThrow(/inside a read/);
    expect(await store.read((outer) => store.read((inner) => inner === outer))).toBe(true);
  });

  it('is there again for what a finished transaction set off', async () => {
    const later = await store.write(() => ({
      done: new Promise((resolve) => setImmediate(resolve)).then(() => store.read(() => 7)),
    }));
    expect(await later.done).toBe(7);
  });

  it('refuses a taken id, and goes on', async () => {
    await write(async (writer) => {
      await expect(writer.insertClaim(world.claim)).rejects.toMatchObject({ code: 'conflict' });
      await expect(writer.insertActor(world.author)).rejects.toMatchObject({ code: 'conflict' });
      await expect(writer.insertVerdict({ ...world.verdict, id: world.makeId('verdict') })).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(
        writer.insertAppearance({ ...world.appearance, id: world.makeId('appearance') }),
      ).rejects.toMatchObject({ code: 'conflict' });
      await writer.insertClaim(newClaim());
    });
  });

  it('refuses what names nothing on record', async () => {
    const { makeId } = world;
    await write(async (writer) => {
      const claim = { ...newClaim(), claimantId: makeId('claimant') };
      await expect(writer.insertClaim(claim)).rejects.toMatchObject({ code: 'not-found' });
      const stranger = eventOn(makeId('actor'), 'claim', world.claim.id);
      await expect(writer.appendEvent(stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(writer.setRevisionState(makeId('revision'), 'in-review', null)).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  it('refuses a digest that is not of what is kept with it', async () => {
    const digest = digestOf('something else');
    const { makeId } = world;
    await write(async (writer) => {
      for (const insert of [
        writer.insertSnapshot({ ...world.snapshot, id: makeId('snapshot'), digest }, world.bytes),
        writer.insertTable({ ...world.table, id: makeId('table'), vintage: 'new', digest }, world.content),
        writer.insertProposition({ ...world.proposition, id: makeId('proposition'), digest }),
        writer.insertAssessment({ ...world.assessment, id: makeId('assessment'), digest }),
        writer.insertRevision({ ...nextRevision(makeId, world.revision, 'true'), digest }),
      ]) {
        await expect(insert).rejects.toMatchObject({ code: 'invalid-input' });
      }
    });
  });

  it('keeps the bytes of a snapshot once, however many sources served them', async () => {
    const source = { ...world.source, id: world.makeId('source') };
    const snapshot = { ...world.snapshot, id: world.makeId('snapshot'), sourceId: source.id };
    await write(async (writer) => {
      await writer.insertSource(source);
      expect(await writer.insertSnapshot(snapshot, world.bytes)).toEqual(snapshot);
      const again = { ...world.snapshot, id: world.makeId('snapshot'), title: 'another' };
      expect(await writer.insertSnapshot(again, world.bytes)).toEqual(world.snapshot);
    });
    expect(snapshot.digest).toBe(digestOfBytes(world.bytes));
  });

  it('answers the table on record for a vintage loaded again, and refuses it with other content', async () => {
    const again = { ...world.table, id: world.makeId('table') };
    const content = { ...world.content, rows: [[1]] };
    await write(async (writer) => {
      expect(await writer.insertTable(again, world.content)).toEqual(world.table);
      const other = writer.insertTable({ ...again, digest: digestOf(content) }, content);
      await expect(other).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  it('takes the revisions of a verdict in order', async () => {
    const { makeId, revision } = world;
    const second = nextRevision(makeId, revision, 'false');
    const third = nextRevision(makeId, second, 'true');
    await write(async (writer) => {
      await expect(writer.insertRevision(third)).rejects.toMatchObject({ code: 'conflict' });
      await writer.insertRevision(second);
      await expect(writer.insertRevision({ ...second, id: makeId('revision') })).rejects.toMatchObject({
        code: 'conflict',
      });
    });
  });

  it('moves a revision on, and its verdict with it', async () => {
    const { makeId, revision, verdict } = world;
    const states = async () =>
      (await store.read((reader) => reader.verdictsPage({ first: 9, filter: { states: ['published'] } }))).items;
    await write((writer) => writer.setRevisionState(revision.id, 'approved', null));
    expect(await states()).toEqual([]);
    await write((writer) => writer.setRevisionState(revision.id, 'published', asInstant(0)));
    expect(await states()).toEqual([verdict]);
    const second = nextRevision(makeId, revision, 'false');
    await write(async (writer) => {
      await writer.insertRevision(second);
      await expect(writer.setRevisionState(second.id, 'published', asInstant(1))).rejects.toMatchObject({
        code: 'conflict',
      });
      await writer.setRevisionState(revision.id, 'corrected', null);
      await expect(writer.setRevisionState(second.id, 'published', null)).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await writer.setRevisionState(second.id, 'published', asInstant(1));
      await expect(writer.setRevisionState(second.id, 'draft', null)).rejects.toMatchObject({ code: 'conflict' });
    });
    expect(await store.read((reader) => reader.revisionsByIds([revision.id, second.id]))).toEqual([
      { ...revision, state: 'corrected', publishedAt: asInstant(0) },
      { ...second, state: 'published', publishedAt: asInstant(1) },
    ]);
    expect(await states()).toEqual([verdict]);
  });
});
