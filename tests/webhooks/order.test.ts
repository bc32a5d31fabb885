import type { Claim } from '@assay/core';
import { addAppearance, addSource, attachEvidence, captureSnapshot, proposeVerdict } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookDesk, type WebhookDesk } from './desk.ts';
import { openReceiver, type Received } from './receiver.ts';

let desk: WebhookDesk;
beforeEach(async () => {
  desk = await openWebhookDesk();
});
afterEach(() => desk.close());

const document = 'subscription { claimChanged { kind claim { id text } } }';
let seen = 0;
const isSeen = (claim: Claim) => {
  seen += 1;
  return addAppearance(desk.env, { claimId: claim.id, url: `https://elsewhere.example/${seen}`, title: 'An article' });
};
async function evidenceOf({ id: claimId }: Claim) {
  const { source } = await addSource(desk.env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('So it is.');
  const document = { sourceId: source.id, url: 'https://paper.example/list', mediaType: 'text/plain', bytes };
  const { snapshot } = await captureSnapshot(desk.env, document);
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'So it is' } as const;
  return (await attachEvidence(desk.env, { ...quotation, claimId, snapshotId: snapshot.id })).id;
}
const placeOf = ({ headers }: Received) => Number(String(headers['webhook-id']).split('.').at(-1));
const toldOf = ({ body }: Received): [string, string] => {
  const { kind, claim } = body.data.claimChanged;
  return [claim.text.replace(/\..*/, ''), kind];
};
const all = async (...gateways: readonly ReturnType<WebhookDesk['open']>[]) => {
  for (;;) {
    const calls = await Promise.all(gateways.map((gateway) => gateway.deliver()));
    if (calls.every((count) => count === 0)) return;
  }
};

describe('what happens to a claim', () => {
  it('arrives in order: what fails holds back the rest about that claim, and of no other', async () => {
    const gateway = desk.open();
    const { read } = await desk.aHook(gateway, { document });
    desk.receiver.answer = (response, got) => response.writeHead(got.text.includes('Held') ? 503 : 204).end();
    const held = await desk.says('Held.');
    await isSeen(held);
    await proposeVerdict(desk.env, {
      claimId: held.id,
      rating: 'true',
      summary: 'So it is.',
      reasons: [{ text: 'It was seen.', evidence: [await evidenceOf(held)] }],
      confidence: 'low',
    });
    await desk.says('Free.');
    await all(gateway);
    expect(desk.receiver.received.map(toldOf)).toEqual([
      ['Held', 'CLAIM_SUBMITTED'],
      ['Free', 'CLAIM_SUBMITTED'],
    ]);
    const waiting = (await read()).deliveries.filter(({ state }: { state: string }) => state === 'WAITING');
    expect(waiting.map(({ attempts }: { attempts: number }) => attempts)).toEqual([0, 0, 0, 1]);

    desk.receiver.received.length = 0;
    desk.receiver.answer = 204;
    desk.time = Date.parse(waiting.at(-1)?.dueAt ?? '');
    await all(gateway);
    const places = desk.receiver.received.map(placeOf);
    expect(desk.receiver.received.map((got) => toldOf(got)[1])).toEqual([
      'CLAIM_SUBMITTED',
      'APPEARANCE_ADDED',
      'EVIDENCE_ATTACHED',
      'VERDICT_PROPOSED',
    ]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('goes on once the one ahead is given up, and is in order again when that is replayed', async () => {
    const gateway = desk.open();
    const { read, act } = await desk.aHook(gateway, { document });
    desk.receiver.answer = (response, got) => response.writeHead(got.text.includes('SUBMITTED') ? 500 : 204).end();
    await isSeen(await desk.says('Poison.'));
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await all(gateway);
      const [next, first = next] = (await read()).deliveries;
      if (attempt < 8) expect([first.attempts, next.state, next.attempts]).toEqual([attempt, 'WAITING', 0]);
      else expect([first.state, next.state]).toEqual(['DEAD', 'DELIVERED']);
      desk.time = Date.parse(first.dueAt) || desk.time;
    }
    const ids = (await read()).deliveries.map(({ id }: { id: string }) => id);
    desk.receiver.received.length = 0;
    desk.receiver.answer = 204;
    await act('replayWebhook', { deliveries: ids });
    await all(gateway);
    expect(desk.receiver.received.map((got) => toldOf(got)[1])).toEqual(['CLAIM_SUBMITTED', 'APPEARANCE_ADDED']);
  });

  it('is in order whatever fails, from two processes', { timeout: 30_000 }, async () => {
    const other = await openStore(desk.file);
    const gateways = [desk.open(), desk.open(other)];
    const [first] = gateways;
    if (first === undefined) return expect.unreachable();
    await desk.aHook(first, { document });
    const claims = [await desk.says('One.'), await desk.says('Two.'), await desk.says('Three.')];
    await all(...gateways);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(2), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        async (about, fails) => {
          const taken: Received[] = [];
          let calls = 0;
          desk.receiver.answer = (response, got) => {
            const isTaken = fails[calls] !== true;
            calls += 1;
            if (isTaken) taken.push(got);
            response.writeHead(isTaken ? 204 : 500).end();
          };
          for (const which of about) await isSeen(claims[which] ?? expect.unreachable());
          while (taken.length < about.length) {
            await all(...gateways);
            desk.time += 15_000;
          }
          for (const { id } of claims) {
            const places = taken.filter(({ body }) => atob(body.data.claimChanged.claim.id).endsWith(id)).map(placeOf);
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 20 },
    );
    await other.close();
  });
});

describe('what waits for an address', () => {
  it('is never more than a thousand events: the rest stays in the record', async () => {
    const gateway = desk.open();
    await desk.aHook(gateway, { document });
    const { id } = await desk.says('Waits for ever.');
    await all(gateway);
    const file = new Sqlite(desk.file.replace('sqlite:', ''));
    const hook = file.prepare('select id from webhook').pluck().get();
    file
      .prepare(
        `insert into webhook_delivery (webhook_id, sequence, claim_id, queued_at, state, attempts, due_at)
          select ?, value + 1000000, ?, '2025-06-24T00:00:00.000Z', 'waiting', 1, '2999-01-01T00:00:00.000Z'
          from (with recursive series(value) as (select 1 union all select value + 1 from series where value < 998)
            select value from series)`,
      )
      .run(hook, id);
    for (const text of ['One.', 'Two.', 'Three.', 'Four.']) await desk.says(text);
    desk.receiver.received.length = 0;
    expect(await gateway.deliver()).toBe(1);
    expect(file.prepare(`select count(*) from webhook_delivery where state = 'waiting'`).pluck().get()).toBe(999);
    await all(gateway);
    expect(desk.receiver.received.map((got) => toldOf(got)[0])).toEqual(['One', 'Two', 'Three', 'Four']);
    file.close();
  });

  it('keeps nothing back from another address, however slowly it answers', async () => {
    const slow = await openReceiver();
    slow.answer = () => undefined;
    const gateway = desk.open(desk.store, { private: '127.0.0.1', byItself: true });
    await desk.aHook(gateway, { url: slow.url });
    await desk.aHook(gateway, { document });
    const texts = ['One', 'Two', 'Three', 'Four', 'Five'];
    const told = new Promise<void>((done) => {
      desk.receiver.answer = (response) => {
        response.writeHead(204).end();
        if (desk.receiver.received.length === texts.length) done();
      };
    });
    for (const text of texts) await desk.says(`${text}.`);
    await told;
    expect(desk.receiver.received.map((got) => toldOf(got)[0])).toEqual(texts);
    expect(slow.received.length).toBe(1);
    await gateway.drain.finish();
    await slow.close();
  });
});
