import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { openWebhookDesk, type WebhookDesk } from './desk.ts';
import { type Received, signatureOf } from './receiver.ts';

let desk: WebhookDesk;
beforeEach(async () => {
  desk = await openWebhookDesk();
});
afterEach(() => desk.close());

const hour = 3_600_000;
const signaturesOf = ({ headers }: Received) => String(headers['webhook-signature']).split(' ');

/** The check as the page has it for copying. */
async function checkOfPage(): Promise<(secret: string, headers: Received['headers'], body: string) => boolean> {
  const page = readFileSync(join(root, 'docs/live.md'), 'utf8');
  const [, code] = /```ts\n(import \{ createHmac[\s\S]*?\n\}\n)/.exec(page) ?? [];
  const directory = mkdtempSync(join(tmpdir(), 'assay-check-'));
  try {
    const file = join(directory, 'is-ours.ts');
    writeFileSync(file, `${code}export { isOurs };\n`);
    return (await import(pathToFileURL(file).href)).isOurs;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('a webhook with another secret', () => {
  it('is signed with both until the overlap is over, so that who knows either takes the call', async () => {
    const isOurs = await checkOfPage();
    const gateway = desk.open();
    const { secret: old, act } = await desk.aHook(gateway);
    const { secret, previousUntil } = await act('rotateWebhookSecret', {}, 'secret previousUntil');
    expect(Date.parse(previousUntil)).toBe(desk.time + 24 * hour);
    const calls: Received[] = [];
    for (const after of [0, 24 * hour - 1, 1]) {
      desk.time += after;
      await desk.says('Something.');
      expect(await gateway.deliver()).toBe(1);
      calls.push(desk.receiver.received.at(-1) ?? expect.unreachable());
    }
    expect(calls.map((call) => signaturesOf(call).length)).toEqual([2, 2, 1]);
    for (const call of calls) {
      expect(signaturesOf(call)[0]).toBe(signatureOf(secret, call));
      const by = (known: string) => isOurs(known, call.headers, call.text);
      expect([by(secret), by(old), by(`whsec_${btoa('of nobody')}`)]).toEqual([true, call !== calls[2], false]);
    }
  });

  it('is signed with the new one alone where the old one got lost', async () => {
    const gateway = desk.open();
    const { act } = await desk.aHook(gateway);
    const input = { overlapHours: 0 };
    const { secret, previousUntil } = await act('rotateWebhookSecret', input, 'secret previousUntil');
    await desk.says('Something.');
    await gateway.deliver();
    const [call] = desk.receiver.received;
    expect([previousUntil, call && signaturesOf(call)]).toEqual([null, [call && signatureOf(secret, call)]]);
  });

  it('has no more than two, and keeps a change within bounds', async () => {
    const gateway = desk.open();
    const { secret: first, act } = await desk.aHook(gateway);
    const second = (await act('rotateWebhookSecret', { overlapHours: 168 }, 'secret')).secret;
    const third = (await act('rotateWebhookSecret', { overlapHours: 1 }, 'secret')).secret;
    await desk.says('Something.');
    await gateway.deliver();
    const [call] = desk.receiver.received;
    if (call === undefined) return expect.unreachable();
    expect(signaturesOf(call)).toEqual([third, second].map((secret) => signatureOf(secret, call)));
    expect(signaturesOf(call)).not.toContain(signatureOf(first, call));
    for (const overlapHours of [-1, 169]) {
      expect(await act('rotateWebhookSecret', { overlapHours })).toMatchObject({ code: 'INVALID_INPUT' });
    }
    const file = new Sqlite(desk.file.replace('sqlite:', ''));
    expect(JSON.stringify(file.prepare('select * from event').all())).not.toContain('whsec_');
    file.close();
  });
});
