import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../claim/claim.ts';
import { asDate } from '../value/date.ts';
import { digestOf, digestOfBytes } from '../value/digest.ts';
import { asInstant } from '../value/instant.ts';
import { engines } from './contract/engines.ts';
import { createWorld, eventOn, nextRevision, type World, writeWorld } from './contract/world.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import type { Writer } from './writer.ts';

describe.each(engines)('a reader of $name', ({ place }) => {
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
    await store.close();
    remove();
  });

  const write = (work: (writer: Writer) => Promise<void>) =>
    store.write(async (writer) => {
      await work(writer);
      await writer.appendEvent(eventOn(world.author.id, 'claim', world.claim.id));
    });

  it('gets every noun back as it was written', async () => {
    await store.read(async (reader) => {
      expect(await reader.getActor(world.author.id)).toEqual(world.author);
      expect(await reader.getClaimant(world.claimant.id)).toEqual(world.claimant);
      expect(await reader.getClaim(world.claim.id)).toEqual(world.claim);
      expect(await reader.getClaim(world.part.id)).toEqual(world.part);
      expect(await reader.getAppearance(world.appearance.id)).toEqual(world.appearance);
      expect(await reader.getSource(world.source.id)).toEqual(world.source);
      expect(await reader.getSnapshot(world.snapshot.id)).toEqual(world.snapshot);
      expect(await reader.getSnapshotBytes(world.snapshot.digest)).toEqual(world.bytes);
      expect(await reader.getTable(world.table.id)).toEqual(world.table);
      expect(await reader.getTableContent(world.table.digest)).toEqual(world.content);
      expect(await reader.getEvidence(world.quotation.id)).toEqual(world.quotation);
      expect(await reader.getEvidence(world.tabular.id)).toEqual(world.tabular);
      expect(await reader.getProposition(world.proposition.id)).toEqual(world.proposition);
      expect(await reader.getAssessment(world.assessment.id)).toEqual(world.assessment);
      expect(await reader.getVerdict(world.verdict.id)).toEqual(world.verdict);
      expect(await reader.getRevision(world.revision.id)).toEqual(world.revision);
      expect(await reader.getReview(world.review.id)).toEqual(world.review);
    });
  });

  it('refuses to get what is not there, and finds nothing', async () => {
    const { makeId } = world;
    await store.read(async (reader) => {
      await expect(reader.getClaim(makeId('claim'))).rejects.toMatchObject({ code: 'not-found' });
      await expect(reader.getSnapshotBytes(digestOf('none'))).rejects.toMatchObject({ code: 'not-found' });
      await expect(reader.getTableContent(digestOf('none'))).rejects.toMatchObject({ code: 'not-found' });
      expect(await reader.findClaim(makeId('claim'))).toBeUndefined();
      expect(await reader.findTableByVintage('top-100', 'May 1999')).toBeUndefined();
    });
  });

  it('answers many ids in their order, however often they are asked for', async () => {
    const none = world.makeId('claim');
    const ids = [world.part.id, none, world.claim.id, world.part.id];
    expect(await store.read((reader) => reader.claimsByIds(ids))).toEqual([
      world.part,
      undefined,
      world.claim,
      world.part,
    ]);
    expect(await store.read((reader) => reader.claimsByIds([]))).toEqual([]);
  });

  it('answers the children of many parents, with an empty list where there are none', async () => {
    const { claim, part } = world;
    await store.read(async (reader) => {
      expect(await reader.partsOfClaims([claim.id, part.id])).toEqual(
        new Map([
          [claim.id, [part]],
          [part.id, []],
        ]),
      );
      expect((await reader.appearancesOfClaims([claim.id])).get(claim.id)).toEqual([world.appearance]);
      expect((await reader.evidenceOfClaims([claim.id])).get(claim.id)).toEqual([world.quotation, world.tabular]);
      expect((await reader.propositionsOfClaims([claim.id])).get(claim.id)).toEqual([world.proposition]);
      expect(await reader.verdictsOfClaims([claim.id, part.id])).toEqual(new Map([[claim.id, world.verdict]]));
      expect((await reader.snapshotsBySources([world.source.id])).get(world.source.id)).toEqual([world.snapshot]);
      expect((await reader.tablesBySources([world.source.id])).get(world.source.id)).toEqual([world.table]);
      expect((await reader.reviewsOfRevisions([world.revision.id])).get(world.revision.id)).toEqual([world.review]);
      expect((await reader.eventsOfSubjects([claim.id, part.id])).get(part.id)).toEqual([]);
    });
  });

  it('answers the assessments of a proposition with the newest first', async () => {
    const again = { ...world.assessment, id: world.makeId('assessment') };
    await write((writer) => writer.insertAssessment(again));
    const id = world.proposition.id;
    expect((await store.read((reader) => reader.assessmentsOfPropositions([id]))).get(id)).toEqual([
      again,
      world.assessment,
    ]);
  });

  it('finds twins by their normal form, the first of them', async () => {
    const other = { ...world.claimant, id: world.makeId('claimant') };
    const theirs = { ...world.claim, id: world.makeId('claim'), claimantId: other.id };
    await write(async (writer) => {
      await writer.insertClaimant(other);
      await writer.insertClaim(theirs);
    });
    const { normalForm } = world.claim;
    await store.read(async (reader) => {
      expect(await reader.findClaimByNormalForm(normalForm)).toEqual(world.claim);
      expect(await reader.findClaimByNormalForm(normalForm, other.id)).toEqual(theirs);
      expect(await reader.findClaimByNormalForm('something else')).toBeUndefined();
      expect(await reader.findClaimantByNormalForm('mark rutte')).toEqual(world.claimant);
      expect(await reader.findSourceByNormalForm('sipri')).toEqual(world.source);
    });
  });

  it('finds snapshots and tables by what identifies them', async () => {
    await store.read(async (reader) => {
      expect(await reader.findSnapshotByDigest(world.source.id, world.snapshot.digest)).toEqual(world.snapshot);
      expect(await reader.findTableByDigest(world.table.digest)).toEqual(world.table);
      expect(await reader.findTableByVintage(world.table.name, world.table.vintage)).toEqual(world.table);
    });
  });

  it('answers every vintage of a table with the last published first', async () => {
    const later = {
      ...world.table,
      id: world.makeId('table'),
      vintage: 'December 2024',
      publishedOn: asDate('2024-12-02'),
    };
    const earlier = {
      ...later,
      id: world.makeId('table'),
      vintage: 'December 2022',
      publishedOn: asDate('2022-12-05'),
    };
    await write(async (writer) => {
      await writer.insertTable(later, world.content);
      await writer.insertTable(earlier, world.content);
    });
    expect(await store.read((reader) => reader.tablesNamed('top-100'))).toEqual([later, world.table, earlier]);
  });

  it('tells the latest revision of a verdict from the one that stands in public', async () => {
    const { makeId, verdict, revision } = world;
    const second = nextRevision(makeId, revision, 'false');
    await write(async (writer) => {
      await writer.setRevisionState(revision.id, 'published', asInstant(0));
      await writer.insertRevision(second);
    });
    const first = { ...revision, state: 'published', publishedAt: asInstant(0) };
    await store.read(async (reader) => {
      expect(await reader.currentRevisionsOfVerdicts([verdict.id])).toEqual(new Map([[verdict.id, second]]));
      expect(await reader.publishedRevisionsOfVerdicts([verdict.id])).toEqual(new Map([[verdict.id, first]]));
      expect((await reader.revisionsOfVerdicts([verdict.id])).get(verdict.id)).toEqual([second, first]);
    });
  });

  it('keeps bytes of any length, none included', async () => {
    const bytes = new Uint8Array();
    const empty = {
      ...world.snapshot,
      id: world.makeId('snapshot'),
      digest: digestOfBytes(bytes),
      byteLength: 0,
      text: null,
    };
    await write(async (writer) => {
      await writer.insertSnapshot(empty, bytes);
    });
    expect(await store.read((reader) => reader.getSnapshotBytes(empty.digest))).toEqual(bytes);
  });

  it('sees nothing of what is written while it reads', async () => {
    const late: Claim = { ...world.claim, id: world.makeId('claim') };
    let written: Promise<void> = Promise.resolve();
    const [before, after] = await store.read(async (reader) => {
      const first = await reader.findClaim(late.id);
      // Not awaited here: in memory the write waits for this read to end.
      written = outside(() => write((writer) => writer.insertClaim(late)));
      await new Promise((resolve) => setImmediate(resolve));
      return [first, await reader.findClaim(late.id)];
    });
    await written;
    expect([before, after]).toEqual([undefined, undefined]);
    expect(await store.read((reader) => reader.findClaim(late.id))).toEqual(late);
  });
});

/** Runs work as if it came from another request. */
const outside = AsyncLocalStorage.snapshot();
