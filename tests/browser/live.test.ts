import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createIds } from '@assay/core';
import { addActor, addClaimant, submitClaim } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { createGateway } from '@assay/gateway';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { bundle, findChromium, names, runInChromium } from './chromium.ts';
import type { Heard } from './live-page.ts';

const executable = findChromium();
const missing = `needs a browser: none of ${names.join(', ')} is on the PATH`;
const end = 'The end.';

describe('a page that listens, in a browser', () => {
  it('has heard everything once when its connections broke, from another process', {
    timeout: 60_000,
  }, async (context) => {
    if (executable === undefined) {
      process.stderr.write(`Skipped: ${missing}\n`);
      return context.skip(missing);
    }
    const desk = await openDesk();
    const connections: IncomingMessage[] = [];
    let heard: Heard = { eventSource: [], client: [] };
    const also = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (request.url === '/heard') {
        heard = JSON.parse(await text(request));
        response.end();
      } else if (request.url?.startsWith('/graphql') === true) {
        connections.push(request);
        // The first of each way comes to one process, the second to the other.
        await desk.gateways[connections.length > 2 ? 1 : 0]?.listener(request, response);
      } else response.end();
    };
    const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
      while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const script = await bundle(writeEntry());
    const report = runInChromium(executable, script, null, also);
    await until(() => connections.length === 2);
    // When a page begins to listen is its own affair.
    await until(async () => {
      await desk.says();
      return heard.eventSource.length > 0 && heard.client.length > 0;
    });
    await desk.says();
    for (const { socket } of connections) socket.destroy();
    await desk.says();
    await desk.says();
    await until(() => connections.length === 4);
    await desk.says();
    await desk.says(end);
    // What the page posts is nothing else.
    const { eventSource, client } = (await report) as Heard;
    for (const way of [eventSource, client]) {
      expect(way).toEqual(desk.said.slice(desk.said.indexOf(way[0] ?? '')));
      expect(way.length).toBeGreaterThanOrEqual(6);
    }
    const isResumed = ({ method, headers }: IncomingMessage) =>
      method === 'POST' || headers['last-event-id'] !== undefined;
    expect(connections.map(isResumed).slice(2)).toEqual([true, true]);
    await desk.close();
  });
});

/** The page of the browser, with how the documentation has it listen. */
function writeEntry(): string {
  const page = readFileSync(join(root, 'docs/live.md'), 'utf8');
  const [, code] = /```ts no-run: it listens for ever\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = join(root, 'tests/.cache/live');
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, 'entry.ts');
  const start = `import { listenTwice } from '../../browser/live-page.ts';\nawait listenTwice(follow, ${JSON.stringify(end)});`;
  writeFileSync(entry, `${code}\n${start}\n`);
  return entry;
}

async function openDesk() {
  const directory = mkdtempSync(join(tmpdir(), 'assay-'));
  const file = `sqlite:${join(directory, 'desk.db')}`;
  const [store, other] = [await openStore(file), await openStore(file)];
  const gateways = [store, other].map((one) => createGateway({ store: one, publicClaims: 'all' }));
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  const env = { store, actor: makeId('actor'), now: Date.now, makeId };
  await addActor(env, { name: 'Ada', kind: 'person' });
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  const said: string[] = [];
  return {
    gateways,
    said,
    says: async (words = `Said ${said.length}.`) => {
      await submitClaim(env, { text: words, language: 'en', kind: 'event', claimantId: claimant.id });
      said.push(words);
    },
    close: async () => {
      await Promise.all(gateways.map((gateway) => gateway.dispose()));
      await Promise.all([store.close(), other.close()]);
      rmSync(directory, { recursive: true });
    },
  };
}
