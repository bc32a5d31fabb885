import { once } from 'node:events';
import { connect } from 'node:net';
import { addClaimant, type CommandEnvironment, submitClaim } from '@assay/core/commands';
import { describe, expect } from 'vitest';
import { type Listener, listen } from '../live/listener.ts';
import { environmentOf } from './environment.ts';
import { attacks, type Target, useTarget } from './target.ts';

const attack = attacks(useTarget({ limits: { subscriptions: 30, subscriptionsByCaller: 10 } }));
/** The same with less patience, so that the test needs little. */
const impatient = attacks(useTarget({ limits: { requestMs: 1000, deadlineMs: 500, answerMs: 300 } }));

const query = 'subscription { claimChanged { cursor claim { text } } }';
const hold = ({ url }: Target, name?: string): Promise<Listener> =>
  listen({ url, query, headers: name === undefined ? {} : { 'x-assay-actor': name } });
const limitOf = async (listener: Listener) => (await listener.next()).errors[0].extensions;

async function says(env: CommandEnvironment, text: string): Promise<void> {
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  await submitClaim(env, { text, language: 'en', kind: 'event', claimantId: claimant.id });
}

describe('subscriptions', () => {
  attack('held subscriptions: more of them than one caller may hold, and than there may be', async (given) => {
    const held: Listener[] = [];
    for (const name of ['editor', 'admin', 'auditor']) {
      for (let count = 0; count < 10; count += 1) held.push(await hold(given, name));
      const refused = await hold(given, name);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
      expect(await limitOf(refused)).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'subscriptionsByCaller', allowed: 10 });
    }
    expect(held.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(await limitOf(await hold(given))).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'subscriptions', allowed: 30 });
    // Who leaves makes room, whether the gateway has had anything to tell or not.
    await Promise.all(held.map((listener) => listener.leave()));
    for (let status = 0; status !== 200; ) {
      const again = await hold(given);
      status = again.status;
      await again.leave();
    }
  });

  impatient('one that never reads is given up, with what waits for it', async ({ port, store, server }) => {
    const env = await environmentOf(store);
    const texts = Array.from({ length: 15 }, (_, at) => `t${at}: text`).join(' ');
    const body = JSON.stringify({ query: `subscription { claimChanged { claim { ${texts} } } }` });
    const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n`;
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    socket.write(`${head}x-assay-actor: editor\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    await once(socket, 'readable');
    socket.pause();
    const held = await connectionsOf(server);
    // More than the buffers of both ends hold; the gateway has at most two of them in hand.
    for (let count = 0; count < 80; count += 1) {
      await says(env, `${count} ${'x'.repeat(9_900)}`);
      await aTurn();
    }
    while ((await connectionsOf(server)) >= held) await aTurn();
    socket.destroy();
  });

  attack(
    'operations that multiply: several at the root, aliases, fragments, and a mutation beside them',
    async ({ url }) => {
      const refused = [
        'subscription { a: claimChanged { cursor } b: claimChanged { cursor } }',
        'subscription { ...F } fragment F on Subscription { claimChanged { cursor } verdictChanged { cursor } }',
        'subscription { __typename }',
        'subscription { claimChanged { cursor } } mutation { revokeKey(input: { keyId: "x" }) { __typename } }',
      ];
      for (const document of refused) {
        const listener = await listen({ url, query: document, method: 'GET' });
        const { errors } = await listener.next();
        expect([errors.length > 0, listener.status < 500]).toEqual([true, true]);
        expect((await listener.message())?.event).toBe('complete');
      }
    },
  );

  attack('subscribing and leaving at once, again and again', async (given) => {
    for (let count = 0; count < 50; count += 1) await (await hold(given, 'editor')).leave();
    for (let status = 0; status !== 200; ) {
      const last = await hold(given, 'editor');
      status = last.status;
      await last.leave();
    }
  });
});

const aTurn = () => new Promise((resolve) => setImmediate(resolve));

function connectionsOf(server: Target['server']): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}
