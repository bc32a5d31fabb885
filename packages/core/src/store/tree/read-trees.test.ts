import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, digestOfRevision } from '../../verdict/revision.ts';
import { engines } from '../contract/engines.ts';
import { createWorld, eventOn, nextRevision, type World, writeWorld } from '../contract/world.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import type { TreeRequest } from './tree.ts';

describe.each(engines)('the trees of $name', ({ name, place }) => {
  let store: Store;
  let world: World;
  let remove: () => void;
  let request: TreeRequest;
  let statements: string[];

  beforeEach(async () => {
    const { url, remove: take } = place();
    remove = take;
    statements = [];
    store = await openStore(url, { onStatement: (sql) => statements.push(sql) });
    world = createWorld();
    await writeWorld(store, world);
    const parts = { name: 'parts', branch: { noun: 'claim', fields: ['id'], edges: [] }, size: null } as const;
    request = {
      branch: { noun: 'claim', fields: ['text'], edges: [parts] },
      ids: [world.part.id, world.claim.id, world.makeId('claim')],
      sizes: {},
      audience: { drafts: true, claims: 'all' },
    };
  });
  afterEach(async () => {
    await store.close();
    remove();
  });

  const addPart = async () => {
    const part = { ...world.part, id: world.makeId('claim') };
    await store.write(async (writer) => {
      await writer.insertClaim(part);
      await writer.appendEvent(eventOn(world.author.id, 'claim', part.id));
    });
    return part;
  };
  const partsRead = async (): Promise<unknown> => (await store.readTrees(request))[1]?.[1];

  it('are read in one statement, in the order of the ids', async () => {
    statements.length = 0;
    expect(await store.readTrees(request)).toEqual([
      [world.part.text, []],
      [world.claim.text, [[world.part.id]]],
      null,
    ]);
    expect(statements).toHaveLength(1);
  });

  it('are those that an audience may read', async () => {
    const shown = await store.readTrees({ ...request, audience: { drafts: false, claims: 'with-verdict' } });
    expect(shown).toEqual([null, null, null]);
  });

  it('have the reasons of a revision, and what each rests on, as they stand there', async () => {
    const { quotation, tabular } = world;
    const reasons = Array.from({ length: 12 }, (_, index) => ({
      text: `Reason ${index}.`,
      evidence: index % 2 === 0 ? [quotation.id, tabular.id] : [tabular.id, quotation.id],
      assessments: [],
    }));
    const last = nextRevision(world.makeId, world.revision, 'half-true');
    const content = { ...contentOf(last), reasons };
    const revision = { ...last, ...content, digest: digestOfRevision(content) };
    await store.write(async (writer) => {
      await writer.insertRevision(revision);
      await writer.appendEvent(eventOn(world.author.id, 'revision', revision.id));
    });
    const evidence = { name: 'evidence', branch: { noun: 'evidence', fields: ['id'], edges: [] }, size: null } as const;
    const branch = { noun: 'reason', fields: ['text'], edges: [evidence] } as const;
    const [tree] = await store.readTrees({
      ...request,
      branch: { noun: 'revision', fields: [], edges: [{ name: 'reasons', branch, size: null }] },
      ids: [revision.id],
    });
    expect(tree).toEqual([reasons.map(({ text, evidence: named }) => [text, named.map((one) => [one])])]);
  });

  it('show what was written last, and inside a read what that one sees', async () => {
    const { id } = await addPart();
    expect(await partsRead()).toEqual([[world.part.id], [id]]);
    if (name === 'SQLite in memory') return;
    // The write is another's, begun outside of the read.
    const elsewhere = AsyncLocalStorage.snapshot();
    const seen = await store.read(async () => {
      const before = await partsRead();
      await elsewhere(addPart);
      return [before, await partsRead()];
    });
    expect(seen[1]).toEqual(seen[0]);
    expect(await partsRead()).toHaveLength(3);
  });

  it('are not read inside a write, nor of a closed store', async () => {
    await expect(store.write(() => store.readTrees(request))).rejects.toThrow(/inside a write/);
    await store.close();
    await expect(store.readTrees(request)).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});
