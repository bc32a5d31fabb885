import { addActor, setRole } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { creating, document, log, openWebhookDesk, type WebhookDesk } from './desk.ts';
import { signatureOf } from './receiver.ts';

let desk: WebhookDesk;
beforeEach(async () => {
  desk = await openWebhookDesk();
});
afterEach(() => desk.close());

const open: WebhookDesk['open'] = (...given) => desk.open(...given);
const says: WebhookDesk['says'] = (...given) => desk.says(...given);
const aHook: WebhookDesk['aHook'] = (...given) => desk.aHook(...given);
const as: WebhookDesk['as'] = (...given) => desk.as(...given);

describe('a webhook', () => {
  it('is called of what happens from then on, in the shape of its document, signed as Standard Webhooks has it', async () => {
    const gateway = open();
    await says('Before.');
    const { secret, webhook, read } = await aHook(gateway);
    expect(webhook).toMatchObject({ url: desk.receiver.url, owner: { name: 'Ada' } });
    await says('After.');
    expect(await gateway.deliver()).toBe(1);
    expect(await gateway.deliver()).toBe(0);
    const [got, ...more] = desk.receiver.received;
    if (got === undefined) return expect.unreachable();
    expect(more).toEqual([]);
    expect(got.body).toEqual({
      type: 'claim-submitted',
      timestamp: '2025-06-24T00:00:00.000Z',
      data: { claimChanged: { kind: 'CLAIM_SUBMITTED', claim: { text: expect.stringMatching(/^After\./) } } },
    });
    expect(got.headers['webhook-timestamp']).toBe(String(desk.time / 1000));
    expect(got.headers['webhook-signature']).toBe(signatureOf(secret, got));
    const { deliveries } = await read();
    expect(deliveries).toEqual([
      {
        id: got.headers['webhook-id'],
        state: 'DELIVERED',
        attempts: 1,
        status: 204,
        fault: null,
        dueAt: null,
        attemptedAt: '2025-06-24T00:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(await read())).not.toContain('whsec_');
  });

  it('is tried again at longer and longer intervals, then given up, and can be replayed', async () => {
    const gateway = open();
    const { read, act } = await aHook(gateway);
    await says('Trouble.');
    desk.receiver.answer = 500;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await gateway.deliver()).toBe(1);
      // Nothing is due before its time.
      expect(await gateway.deliver()).toBe(0);
      const [delivery] = (await read()).deliveries;
      expect([delivery.attempts, delivery.status]).toEqual([attempt, 500]);
      if (delivery.dueAt === null) break;
      waits.push(Date.parse(delivery.dueAt) - desk.time);
      desk.time = Date.parse(delivery.dueAt);
    }
    expect(waits.map((wait) => Math.abs(Math.round(Math.log(wait / 10_000) / Math.log(4))))).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    const { dead } = await read();
    expect(dead).toHaveLength(1);
    const ids = new Set(desk.receiver.received.map(({ headers }) => headers['webhook-id']));
    expect([desk.receiver.received.length, [...ids]]).toEqual([8, [dead[0].id]]);

    desk.receiver.answer = 200;
    expect(await act('replayWebhook', { deliveries: [dead[0].id] }, 'replayed')).toMatchObject({ replayed: 1 });
    expect(await gateway.deliver()).toBe(1);
    expect((await read()).deliveries).toMatchObject([{ state: 'DELIVERED', attempts: 1, status: 200 }]);
    for (const input of [{}, { deliveries: ['of another'] }, { after: 'forged' }])
      expect(await act('replayWebhook', input)).toMatchObject({ __typename: 'Refusal' });
  });

  it('is told again of all since a cursor', async () => {
    const gateway = open();
    const { act } = await aHook(gateway, { document: 'subscription { claimChanged { cursor claim { text } } }' });
    for (const text of ['One.', 'Two.', 'Three.']) await says(text);
    while ((await gateway.deliver()) > 0);
    const after = desk.receiver.received[0]?.body.data.claimChanged.cursor;
    desk.receiver.received.length = 0;
    expect(await act('replayWebhook', { after }, 'replayed')).toMatchObject({ replayed: null });
    while ((await gateway.deliver()) > 0);
    const texts = desk.receiver.received.map(({ body }) => body.data.claimChanged.claim.text.slice(0, 3));
    expect(texts).toEqual(['Two', 'Thr']);
  });

  it('waits while it is paused, signs with another secret once it has one, and ends when deleted', async () => {
    const gateway = open();
    const { secret, read, act } = await aHook(gateway);
    expect(await act('updateWebhook', { paused: true }, 'webhook { paused }')).toMatchObject({
      webhook: { paused: true },
    });
    await says('Meanwhile.');
    expect(await gateway.deliver()).toBe(0);
    const rotated = await act('rotateWebhookSecret', { overlapHours: 0 }, 'secret');
    expect(rotated.secret).not.toBe(secret);
    await act('updateWebhook', { paused: false });
    expect(await gateway.deliver()).toBe(1);
    const [got] = desk.receiver.received;
    expect(got && got.headers['webhook-signature'] === signatureOf(rotated.secret, got)).toBe(true);
    await says('Never told.');
    expect(await act('deleteWebhook', {}, 'webhook { deletedAt }')).toMatchObject({
      __typename: 'DeleteWebhookPayload',
    });
    expect(await gateway.deliver()).toBe(0);
    expect(await read()).toBeUndefined();
    expect(await act('deleteWebhook', {})).toMatchObject({ code: 'CONFLICT' });
  });

  it('is delivered once by two processes, also where one ends in the middle', async () => {
    const other = await openStore(desk.file);
    const [one, two] = [open(), open(other)];
    await aHook(one);
    for (let count = 0; count < 20; count += 1) await says('Many.');
    let calls = 0;
    for (let none = 0; none < 2; ) {
      const [a, b] = await Promise.all([one.deliver(), two.deliver()]);
      calls += a + b;
      none = a + b === 0 ? none + 1 : 0;
    }
    const ids = desk.receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([calls, ids.length, new Set(ids).size]).toEqual([20, 20, 20]);

    // It has the call in hand and does not come back: after its lease another one calls.
    await says('Lost.');
    let hang: (() => void) | null = null;
    const called = new Promise<void>((resolve) => {
      desk.receiver.answer = (response) => {
        hang = () => response.destroy();
        resolve();
      };
    });
    const lost = one.deliver();
    await called;
    expect(await two.deliver()).toBe(0);
    desk.time += 61_000;
    desk.receiver.answer = 200;
    expect(await two.deliver()).toBe(1);
    (hang as (() => void) | null)?.();
    await lost;
    const { webhooks } = (await (await as('admin'))(two, log)).data;
    expect(webhooks[0].deliveries[0]).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    await two.dispose();
    await other.close();
  });

  it('tells its owner nothing they may not read, and nothing at all once they may have none', async () => {
    const gateway = open();
    const { read } = await aHook(gateway, { document: 'subscription { reviewQueueChanged { kind } }' });
    await says('No verdict.');
    expect(await gateway.deliver()).toBe(0);
    expect((await read()).deliveries).toEqual([]);
    const second = await addActor(desk.env, { name: 'Bea', kind: 'person', role: 'admin' });
    const { act } = await aHook(gateway);
    await setRole({ ...desk.env, actor: second.id }, { actorId: desk.admin.id, role: 'reader' });
    await says('Not for readers.', { ...desk.env, actor: second.id });
    expect(await gateway.deliver()).toBe(2);
    expect(desk.receiver.received).toEqual([]);
    expect(await act('updateWebhook', { paused: true })).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('is refused with a document that is none, says too much or asks for too much, and to who may have none', async () => {
    const gateway = open();
    const ask = await as('admin');
    const bad = [
      'not a document',
      '{ claims { edges { node { id } } } }',
      'mutation { revokeKey(input: { keyId: "x" }) { __typename } }',
      'subscription { claimChanged { nothing } }',
      'subscription { a: claimChanged { kind } b: claimChanged { kind } }',
      'subscription ($after: String) { claimChanged(after: $after) { kind } }',
      'subscription { claimChanged(filter: { claimId: "x" }) { kind } }',
      `subscription { claimChanged { claim { ${'parts { '.repeat(12)} id ${'} '.repeat(12)} } } }`,
    ];
    for (const one of bad) {
      const { data } = await ask(gateway, creating, { input: { url: desk.receiver.url, document: one } });
      expect([one, data.createWebhook.code]).toEqual([one, expect.stringMatching(/^INVALID_(INPUT|ID)$/)]);
    }
    for (const url of ['ftp://paper.example', 'paper.example', 'javascript:alert(1)'])
      expect((await ask(gateway, creating, { input: { url, document } })).data.createWebhook.code).toBe(
        'INVALID_INPUT',
      );
    const editor = await as('editor');
    const refused = await editor(gateway, creating, { input: { url: desk.receiver.url, document } });
    expect(refused.data.createWebhook.code).toBe('NOT_PERMITTED');
    expect((await editor(gateway, log)).errors[0].extensions.code).toBe('NOT_PERMITTED');
  });
});
