import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookDesk, type WebhookDesk } from './desk.ts';

let desk: WebhookDesk;
beforeEach(async () => {
  desk = await openWebhookDesk();
});
afterEach(() => desk.close());

const open: WebhookDesk['open'] = (...given) => desk.open(...given);
const says: WebhookDesk['says'] = (...given) => desk.says(...given);
const aHook: WebhookDesk['aHook'] = (...given) => desk.aHook(...given);

describe('a call', () => {
  it.each([
    ['this machine', () => desk.receiver.url],
    ['this machine, by another spelling', () => desk.receiver.url.replace('127.0.0.1', '[::ffff:127.0.0.1]')],
    ['this machine, by a number', () => desk.receiver.url.replace('127.0.0.1', '2130706433')],
    ['a name of this machine', () => desk.receiver.url.replace('127.0.0.1', 'localhost')],
    ['where clouds keep secrets', () => 'http://169.254.169.254/latest/meta-data'],
    ['a public address without TLS', () => 'http://93.184.216.34/'],
  ])('does not go to %s', async (_, url) => {
    const gateway = open(desk.store, {});
    const { read } = await aHook(gateway, { url: url() });
    await says('Secret.');
    expect(await gateway.deliver()).toBe(1);
    const [delivery] = (await read()).deliveries;
    expect([delivery.state, delivery.status]).toEqual(['WAITING', null]);
    expect(delivery.fault).toMatch(/public network/);
    expect(desk.receiver.received).toEqual([]);
  });

  it('follows no redirect, and fetches no more of an answer than it must', async () => {
    const gateway = open();
    const { read } = await aHook(gateway);
    await says('Elsewhere.');
    desk.receiver.answer = 302;
    await gateway.deliver();
    expect((await read()).deliveries).toMatchObject([
      { state: 'WAITING', status: 302, fault: expect.stringContaining('redirect') },
    ]);
    expect(desk.receiver.received).toHaveLength(1);
    await says('Without end.');
    desk.receiver.answer = (response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', pour).writeHead(200);
      pour();
    };
    await gateway.deliver();
    expect((await read()).deliveries[0]).toMatchObject({ state: 'DELIVERED', status: 200 });
  });

  it('that nobody answers is ended when the gateway stops, and tried again at once by another', async () => {
    const gateway = open();
    await aHook(gateway);
    await says('Nobody answers.');
    const called = new Promise<void>((resolve) => {
      desk.receiver.answer = () => resolve();
    });
    const calling = gateway.deliver();
    await called;
    await gateway.drain.finish();
    await calling;
    desk.receiver.answer = 200;
    expect(await open().deliver()).toBe(1);
    expect(desk.receiver.received).toHaveLength(2);
  });
});
