import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type Id } from '../value/id.ts';
import { openStore } from './open-store.ts';

/** Writes claims one after the other, and says of each when it is written. */
const writing = `
  const [url, folder] = process.argv.slice(1);
  const { openStore } = await import(folder + '/open-store.ts');
  const { createWorld, eventOn } = await import(folder + '/contract/world.ts');
  const { makeId, author, claimant, claim } = createWorld();
  const store = await openStore(url);
  await store.write(async (writer) => {
    await writer.insertActor(author);
    await writer.insertClaimant(claimant);
    await writer.appendEvent(eventOn(author.id, 'actor', author.id));
  });
  for (let index = 0; index < 1000; index += 1) {
    const id = makeId('claim');
    await store.write(async (writer) => {
      await writer.insertClaim({ ...claim, id });
      await writer.appendEvent(eventOn(author.id, 'claim', id));
    });
    process.stdout.write(id + '\\n');
  }
`;

describe('a store whose process is killed in the middle of 1,000 writes', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'assay-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it.each([1, 100, 500])(
    'after write %i has every write it acknowledged, each with its event',
    async (killAfter) => {
      const url = `sqlite:${join(directory, 'store.db')}`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', writing, url, import.meta.dirname], {
        cwd: join(import.meta.dirname, '../..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const closed = once(child, 'close');
      const acknowledged: Id<'claim'>[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        // A line the kill cut off acknowledges nothing.
        if (line.length === 36) acknowledged.push(asId('claim', line));
        if (acknowledged.length === killAfter) child.kill('SIGKILL');
      }
      expect(await closed).toEqual([null, 'SIGKILL']);
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      expect(acknowledged.length).toBeLessThan(1000);

      const store = await openStore(url);
      expect(await store.check()).toEqual([]);
      await store.read(async (reader) => {
        const claims = await reader.claimsByIds(acknowledged);
        expect(claims.map((claim) => claim?.id)).toEqual(acknowledged);
        const events = await reader.eventsOfSubjects(acknowledged);
        expect([...events.values()].map((of) => of.length)).toEqual(acknowledged.map(() => 1));
        // One for the actor, one for each claim: also for what was written and not acknowledged.
        const written = (await reader.claimsPage({ first: 1000 })).items.length;
        expect(await reader.headSequence()).toBe(written + 1);
        const { items } = await reader.eventsPage({ last: 1000 });
        expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, index) => index + 1));
      });
      await store.close();
    },
    60_000,
  );
});
