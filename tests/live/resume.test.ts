import { type ChildProcess, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createIds } from '@assay/core';
import { addActor, addClaimant, type CommandEnvironment, createKey, submitClaim } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createGateway } from '@assay/gateway';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { type Listener, listen } from './listener.ts';

const query = `subscription ($after: String, $filter: ClaimChangeFilter) {
  claimChanged(after: $after, filter: $filter) { cursor claim { text } } }`;

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  file = `sqlite:${join(directory, 'desk.db')}`;
});
afterEach(() => rmSync(directory, { recursive: true }));

async function aDesk(store: Store) {
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now: Date.now, makeId };
  const admin = await addActor(env, { name: 'Ada', kind: 'person' });
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  const says = (text: string, by: Store = store, kind: 'event' | 'trend' = 'event') =>
    submitClaim({ ...env, store: by }, { text, language: 'en', kind, claimantId: claimant.id });
  return { env, admin, says };
}

/** What clients of two gateways over one database do. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), by: fc.nat(1), kind: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('hear' as const), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move' as const), to: fc.nat(1), byBrowser: fc.boolean() }) },
);

describe('a client that comes back', () => {
  it('has got every event once and in order, whichever of two gateways it left and came to', {
    timeout: 30_000,
  }, async () => {
    const stores = await Promise.all([openStore(file), openStore(file)]);
    const gateways = stores.map((store) => createGateway({ store, actorOf: () => undefined }));
    const [first] = stores;
    if (first === undefined) return expect.unreachable();
    const { says } = await aDesk(first);
    const subscribe = (to: number, after: string | null, byBrowser: boolean, wanted: boolean): Promise<Listener> =>
      listen({
        url: 'http://localhost/graphql',
        query,
        variables: { after: byBrowser ? null : after, filter: wanted ? { claimKinds: ['EVENT'] } : null },
        headers: byBrowser && after !== null ? { 'last-event-id': after } : {},
        send: async (request) => (await gateways[to]?.fetch(request)) ?? Response.error(),
      });
    let said = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, wanted) => {
        const expected: string[] = [];
        const heard: string[] = [];
        let listener = await subscribe(0, null, false, wanted);
        const hear = async (): Promise<void> => {
          heard.push((await listener.next()).data.claimChanged.claim.text);
        };
        const say = async (by: number, kind: 'event' | 'trend'): Promise<void> => {
          said += 1;
          await says(`Said ${said}.`, stores[by], kind);
          if (!wanted || kind === 'event') expected.push(`Said ${said}.`);
        };
        // A stream begins with its place in the record.
        const place = () => listener.cursor();
        for (const one of steps) {
          if (one.does === 'say') await say(one.by, one.kind === 0 ? 'event' : 'trend');
          else if (one.does === 'move') {
            if (place() === null) {
              await say(0, 'event');
              await hear();
            }
            await listener.leave();
            listener = await subscribe(one.to, place(), one.byBrowser, wanted);
          } else for (let count = 0; count < one.count && heard.length < expected.length; count += 1) await hear();
        }
        // Nothing stands between what was missed and this.
        await say(1, 'event');
        while (heard.length < expected.length) await hear();
        expect(heard).toEqual(expected);
        await listener.leave();
      }),
      { numRuns: 20 },
    );
    await Promise.all(gateways.map((gateway) => gateway.dispose()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('goes on at another process when its own is killed, or stops as told', { timeout: 60_000 }, async () => {
    const store = await openStore(file);
    const { env, admin, says } = await aDesk(store);
    const { secret } = await createKey(env, { actorId: admin.id, name: 'A test' });
    const headers = { authorization: `Bearer ${secret}` };
    const processes = await Promise.all([start(file), start(file)]);
    const texts = Array.from({ length: 4 }, (_, at) => `Said ${at}.`);
    const heard: string[] = [];
    let after: string | null = null;
    for (const [at, { url, child }] of processes.entries()) {
      const listener: Listener = await listen({ url, query, variables: { after }, headers });
      expect(listener.status).toBe(200);
      // Written by another process than the one that tells of it; one of the two is told of by the next.
      for (const text of texts.slice(2 * at, 2 * at + 2)) await says(text);
      for (let count = heard.length; count < 2 * at + 1; count += 1) {
        const { cursor, claim } = (await listener.next()).data.claimChanged;
        heard.push(claim.text);
        after = cursor;
      }
      const ended = once(child, 'close');
      if (at === 0) {
        child.kill('SIGKILL');
        expect(await ended).toEqual([null, 'SIGKILL']);
      } else {
        child.kill('SIGTERM');
        // What is under way is told to the end; then the client knows that it may go elsewhere.
        for (let got = await listener.message(); ; got = await listener.message()) {
          if (got?.event !== 'next') {
            expect(got).toEqual({ id: null, event: 'complete', data: '' });
            break;
          }
          heard.push(JSON.parse(got.data ?? '').data.claimChanged.claim.text);
          after = got.id;
        }
        expect(await ended).toEqual([0, null]);
      }
      await listener.leave();
    }
    expect(heard).toEqual(texts.slice(0, heard.length));
    expect(heard.length).toBeGreaterThanOrEqual(3);
    await store.close();
  });
});

/** A gateway of its own process, once it has said where it is. */
async function start(database: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const program = join(root, 'apps/gateway/src/main.ts');
  const env = {
    ...process.env,
    ASSAY_DB: database.replace('sqlite:', ''),
    PORT: '0',
    ASSAY_AUTH: 'on',
    NODE_ENV: 'production',
    ASSAY_LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['--conditions=source', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/\S+\/graphql/.exec(line)?.[0];
    if (url !== undefined) return { url, child };
  }
  throw new Error('expected a gateway that says where it is');
}
