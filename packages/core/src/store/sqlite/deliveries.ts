import type Sqlite from 'better-sqlite3';
import type { Webhook } from '../../access/webhook.ts';
import type { Deliveries, LeasedDelivery } from '../deliveries.ts';
import { toRefusal } from './refusal.ts';

/** The deliveries that were taken stay in the log of a webhook up to so many; and so many events wait for it at most. */
const [kept, mostWaiting] = [10_000, 1000];

const webhook = `webhook.id, webhook.url, webhook.document, webhook.paused, webhook.owner_id as ownerId,
  webhook.created_at as createdAt, webhook.deleted_at as deletedAt`;
const listens = 'webhook.deleted_at is null and webhook.paused = 0';

type Row = Omit<Webhook, 'paused'> & { readonly paused: number };
type DueRow = Row &
  Pick<LeasedDelivery, 'sequence' | 'queuedAt'> & {
    readonly secret: string;
    readonly previous: string | null;
    readonly attempts: number;
  };

/** Runs each piece in a transaction of its own, none of which has an event. */
export function createDeliveries(driver: Sqlite.Database): {
  readonly [Name in keyof Deliveries]: (
    ...given: Parameters<Deliveries[Name]>
  ) => Awaited<ReturnType<Deliveries[Name]>>;
} {
  const listening = driver.prepare<[], Row & { place: number; room: number }>(
    `select ${webhook}, place, ${mostWaiting} - (select count(*) from webhook_delivery
        where webhook_delivery.webhook_id = webhook.id and state = 'waiting') as room
      from webhook join webhook_secret on webhook_id = webhook.id where ${listens} order by webhook.id`,
  );
  const move = driver.prepare<[number, string, number]>(
    'update webhook_secret set place = ? where webhook_id = ? and place = ?',
  );
  const put = driver.prepare<[string, string, string, string]>(
    `insert into webhook_delivery (webhook_id, sequence, claim_id, queued_at, state, attempts, due_at)
      select ?, value ->> 'sequence', value ->> 'claimId', ?, 'waiting', 0, ? from json_each(?) where true
      on conflict do nothing`,
  );
  const crowdOut = driver.prepare<[string, string]>(
    `delete from webhook_delivery where webhook_id = ? and state = 'delivered' and sequence <= (
      select sequence from webhook_delivery where webhook_id = ? and state = 'delivered'
      order by sequence desc limit 1 offset ${kept})`,
  );
  const due = driver.prepare<[string, string, string, number], DueRow>(
    `with ahead as (
        select webhook_id, min(sequence) as sequence from webhook_delivery indexed by webhook_delivery_ahead
        where state = 'waiting' group by webhook_id, claim_id
      ), delivery as (
        select one.*, row_number() over (partition by one.webhook_id order by due_at, one.sequence) as turn
        from ahead cross join webhook_delivery as one using (webhook_id, sequence)
        where due_at <= ? and webhook_id not in (select value from json_each(?))
      )
      select ${webhook}, secret, iif(previous_until > ?, previous, null) as previous, sequence, attempts,
        queued_at as queuedAt
      from delivery join webhook on webhook.id = delivery.webhook_id
      join webhook_secret on webhook_secret.webhook_id = webhook.id
      where turn = 1 and ${listens} order by due_at, sequence limit ?`,
  );
  // Most of the time nothing is: this looks at one entry of an index.
  const isDue = driver.prepare<[string]>(
    `select 1 from webhook_delivery indexed by webhook_delivery_due where state = 'waiting' and due_at <= ? limit 1`,
  );
  const take = driver.prepare<[string, string, number]>(
    'update webhook_delivery set attempts = attempts + 1, due_at = ? where webhook_id = ? and sequence = ?',
  );
  const forget = driver.prepare<[string, number, number]>(
    `delete from webhook_delivery where webhook_id = ? and sequence = ? and attempts = ? and state = 'waiting'`,
  );
  const note = driver.prepare<[string, string, string, number | null, string | null, number, string, number, number]>(
    `update webhook_delivery set state = ?, due_at = ?, attempted_at = ?, status = ?, fault = ?, duration_ms = ?
      where webhook_id = ? and sequence = ? and attempts = ? and state = 'waiting'`,
  );
  const rows = 'delete from webhook_delivery where rowid in (select rowid from webhook_delivery where';
  const ended = driver.prepare<['delivered' | 'dead', string, number]>(
    `${rows} state = ? and attempted_at < ? limit ?)`,
  );
  const orphaned = driver.prepare<[number]>(
    `${rows} state = 'waiting' and webhook_id in (select id from webhook where deleted_at is not null) limit ?)`,
  );
  const endSecrets = driver.prepare<[string]>(
    'update webhook_secret set previous = null, previous_until = null where previous_until <= ?',
  );
  const alone = <T>(work: () => T): T => {
    try {
      return driver.transaction(work).immediate();
    } catch (error) {
      throw toRefusal(error);
    }
  };
  const toWebhook = ({ id, url, document, paused, ownerId, createdAt, deletedAt }: Row): Webhook => {
    return { id, url, document, paused: paused === 1, ownerId, createdAt, deletedAt };
  };
  return {
    listening: () => listening.all().map((row) => ({ webhook: toWebhook(row), place: row.place, room: row.room })),
    enqueue: (from, place, queued, at) =>
      alone(() => {
        const { id } = from.webhook;
        if (move.run(place, id, from.place).changes === 0) return false;
        put.run(id, at, at, JSON.stringify(queued));
        crowdOut.run(id, id);
        return true;
      }),
    lease: (now, until, most, busy) => {
      const others = JSON.stringify([...busy]);
      // What is held back is due and not sent: then nothing is locked either.
      if (isDue.get(now) === undefined || due.get(now, others, now, 1) === undefined) return [];
      return alone(() =>
        due.all(now, others, now, most).map((row) => {
          take.run(until, row.id, row.sequence);
          const { secret, previous, sequence, queuedAt } = row;
          const secrets = previous === null ? [secret] : [secret, previous];
          return { webhook: toWebhook(row), secrets, sequence, queuedAt, attempt: row.attempts + 1 };
        }),
      );
    },
    settle: ({ webhook: { id }, sequence, attempt }, { outcome, at, retryAt, status, fault, durationMs }) =>
      alone(() => {
        if (outcome === 'unwanted') return forget.run(id, sequence, attempt).changes === 1;
        const state = outcome === 'delivered' ? 'delivered' : retryAt === null ? 'dead' : 'waiting';
        const ran = note.run(state, retryAt ?? at, at, status, fault, Math.round(durationMs), id, sequence, attempt);
        return ran.changes === 1;
      }),
    sweep: ({ now, delivered, dead }, most) =>
      alone(() => {
        endSecrets.run(now);
        const swept = [ended.run('delivered', delivered, most), ended.run('dead', dead, most), orphaned.run(most)];
        return swept.some(({ changes }) => changes === most);
      }),
  };
}
