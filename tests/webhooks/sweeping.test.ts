import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookDesk, type WebhookDesk } from './desk.ts';

let desk: WebhookDesk;
let file: Sqlite.Database;
beforeEach(async () => {
  desk = await openWebhookDesk();
  file = new Sqlite(desk.file.replace('sqlite:', ''));
});
afterEach(() => {
  file.close();
  return desk.close();
});

const day = 86_400_000;
const statesOf = ({ deliveries }: { deliveries: readonly { state: string }[] }) => deliveries.map(({ state }) => state);

/** One delivery that was taken, and one that was given up. */
async function oneOfEach(gateway: ReturnType<WebhookDesk['open']>): Promise<void> {
  await desk.says('Taken.');
  await gateway.deliver();
  await desk.says('Dead.');
  desk.receiver.answer = 500;
  await gateway.deliver();
  // Eight attempts are another test's affair.
  file
    .prepare(`update webhook_delivery set attempts = 7, due_at = '2025-01-01T00:00:00.000Z' where state = 'waiting'`)
    .run();
  await gateway.deliver();
  desk.receiver.answer = 204;
}

describe('the log of a webhook', () => {
  it('keeps what was taken for a week, and what is dead for thirty days, until when it can be replayed', async () => {
    const gateway = desk.open();
    const { read, act } = await desk.aHook(gateway);
    await oneOfEach(gateway);
    expect(statesOf(await read())).toEqual(['DEAD', 'DELIVERED']);
    desk.time += 7 * day;
    await gateway.deliver();
    expect(statesOf(await read())).toEqual(['DEAD', 'DELIVERED']);
    desk.time += day / 24;
    await gateway.deliver();
    expect(statesOf(await read())).toEqual(['DEAD']);
    desk.time += 22 * day;
    await gateway.deliver();
    const [{ id }] = (await read()).dead;
    expect(await act('replayWebhook', { deliveries: [id] }, 'replayed')).toMatchObject({ replayed: 1 });
    expect(await gateway.deliver()).toBe(1);
    expect(statesOf(await read())).toEqual(['DELIVERED']);
  });

  it('keeps the dead no longer than that, or than it is told', async () => {
    const gateway = desk.open(desk.store, { private: '127.0.0.1', keptDays: { dead: 2 } });
    const { read } = await desk.aHook(gateway);
    await oneOfEach(gateway);
    desk.time += 2 * day + day / 24;
    await gateway.deliver();
    expect(statesOf(await read())).toEqual(['DELIVERED']);
  });

  it('keeps what waits, however long it is paused, until it is deleted; and no secret that has ended', async () => {
    const gateway = desk.open();
    const { read, act } = await desk.aHook(gateway);
    desk.receiver.answer = 500;
    await desk.says('Waits.');
    await gateway.deliver();
    await act('updateWebhook', { paused: true });
    await act('rotateWebhookSecret', {});
    const secrets = () => file.prepare('select previous, previous_until from webhook_secret').raw().get();
    expect(secrets()).toEqual([expect.stringMatching(/^whsec_/), expect.any(String)]);
    desk.time += 100 * day;
    await gateway.deliver();
    expect([statesOf(await read()), secrets()]).toEqual([['WAITING'], [null, null]]);
    await act('deleteWebhook', {});
    desk.time += day;
    await gateway.deliver();
    expect(file.prepare('select count(*) from webhook_delivery').pluck().get()).toBe(0);
  });

  it('is swept whole, however much of it there is', async () => {
    const gateway = desk.open();
    await desk.aHook(gateway);
    await oneOfEach(gateway);
    file
      .prepare(
        `insert into webhook_delivery (webhook_id, sequence, claim_id, queued_at, state, attempts, due_at, attempted_at)
          select webhook_id, 1000000 + value, claim_id, queued_at, state, 1, due_at, attempted_at
          from webhook_delivery, (with recursive series(value) as
            (select 1 union all select value + 1 from series where value < 1200) select value from series)
          where state = 'delivered'`,
      )
      .run();
    const kept = () => file.prepare('select count(*) from webhook_delivery').pluck().get();
    expect(kept()).toBe(1202);
    desk.time += 8 * day;
    await gateway.deliver();
    expect(kept()).toBe(1);
  });
});
