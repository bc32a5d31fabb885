import { addClaimant, submitClaim } from '@assay/core/commands';
import type { Answer } from '@assay/gateway/test-answer';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthDesk, openAuthDesk } from '../auth/desk.ts';
import { listen } from './listener.ts';

const query = 'subscription ($after: String) { claimChanged(after: $after) { cursor kind claim { text } } }';

let desk: AuthDesk;
let headers: { readonly authorization: string };
beforeAll(async () => {
  desk = await openAuthDesk({ limits: { heartbeatMs: 1 } });
  headers = { authorization: `Bearer ${await desk.keyOf('editor')}` };
});
afterAll(() => desk.close());

async function says(text: string): Promise<void> {
  const env = desk.as('editor');
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  await submitClaim(env, { text, language: 'en', kind: 'event', claimantId: claimant.id });
}
const textOf = (answer: Answer) => answer.data.claimChanged.claim.text;

describe('a subscription', () => {
  it.each(['POST', 'GET'] as const)('streams what happens from then on, asked for by %s', async (method) => {
    await says(`Before ${method}.`);
    const heard = await listen({ url: desk.url, query, headers, method });
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await says(`First ${method}.`);
    await says(`Second ${method}.`);
    const first = await heard.message();
    expect(first?.event).toBe('next');
    const { claimChanged } = JSON.parse(first?.data ?? '').data;
    expect(claimChanged).toEqual({ cursor: first?.id, kind: 'CLAIM_SUBMITTED', claim: { text: `First ${method}.` } });
    expect(textOf(await heard.next())).toBe(`Second ${method}.`);
    await heard.leave();
  });

  it('is understood by the client of graphql-sse, which goes on from a cursor', async () => {
    const client = createClient({ url: desk.url, headers, retryAttempts: 0 });
    const iterate = (variables: { readonly after?: string }) =>
      client.iterate({ query, variables }) as AsyncIterableIterator<Answer>;
    const heard = iterate({});
    // From now on: what was said before it listened is not for it.
    const first = heard.next();
    await sayUntil(first, 'One, by the client.');
    const after = (await first).value.data.claimChanged.cursor;
    await heard.return?.();
    await says('Two, by the client.');
    for await (const answer of iterate({ after })) if (textOf(answer) === 'Two, by the client.') break;
    client.dispose();
  });

  it('takes the cursor that a browser sends back before the one of its address', async () => {
    const heard = await listen({ url: desk.url, query, headers });
    await says('Missed once.');
    await says('Missed twice.');
    const first = (await heard.next()).data.claimChanged.cursor;
    await heard.next();
    const second = heard.cursor() ?? '';
    await heard.leave();
    await says('Missed thrice.');
    const variables = { after: first };
    const again = await listen({ url: desk.url, query, variables, headers, method: 'GET' });
    expect(textOf(await again.next())).toBe('Missed twice.');
    const browser = { ...headers, 'last-event-id': second };
    const last = await listen({ url: desk.url, query, variables, headers: browser, method: 'GET' });
    expect(textOf(await last.next())).toBe('Missed thrice.');
    await Promise.all([again.leave(), last.leave()]);
  });

  it('shows that it is there, and how far it has looked, where there is nothing to tell', async () => {
    const none = 'subscription { claimChanged(filter: { kinds: [REPLY_ASKED] }) { cursor } }';
    const heard = await listen({ url: desk.url, query: none, headers });
    const waiting = heard.message();
    await says('Not for this one.');
    while (heard.beats() < 3) await new Promise((resolve) => setImmediate(resolve));
    const after = heard.cursor();
    await heard.leave();
    expect(await waiting).toBeUndefined();
    const again = await listen({ url: desk.url, query, variables: { after }, headers });
    await says('After that.');
    expect(textOf(await again.next())).toBe('After that.');
    await again.leave();
  });

  it('executes what else is asked for as one result, and completes', async () => {
    const heard = await listen({ url: desk.url, query: '{ __typename }', headers });
    expect(await heard.next()).toEqual({ data: { __typename: 'Query' } });
    expect(await heard.message()).toEqual({ id: null, event: 'complete', data: '' });
  });

  it('is refused to who takes no stream, and leaves nothing behind', async () => {
    for (let times = 0; times < 30; times += 1) {
      const refused = await fetch(desk.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      expect(refused.status).toBe(406);
    }
    const heard = await listen({ url: desk.url, query, headers });
    expect(heard.status).toBe(200);
    await heard.leave();
  });

  it.each([
    ['a mutation by GET', 'mutation { revokeKey(input: { keyId: "x" }) { __typename } }', 'BAD_REQUEST', 405],
    [
      'two of them at once',
      'subscription { a: claimChanged { cursor } b: claimChanged { cursor } }',
      'GRAPHQL_VALIDATION_FAILED',
      200,
    ],
    [
      'a cursor of no record',
      'subscription { claimChanged(after: "y5kyyyTtbUet5407nZ546bzw1R") { cursor } }',
      'INVALID_CURSOR',
      200,
    ],
    ['a forged one', `subscription { claimChanged(after: "${'A'.repeat(70)}") { cursor } }`, 'INVALID_CURSOR', 200],
  ])('refuses %s', async (_, document, code, status) => {
    const heard = await listen({ url: desk.url, query: document, headers, method: 'GET' });
    expect(heard.status).toBe(status);
    expect((await heard.next()).errors[0].extensions.code).toBe(code);
    expect((await heard.message())?.event).toBe('complete');
  });

  it('is not for a page of another site that sends a form', async () => {
    const body = new URLSearchParams({ query });
    const { status } = await fetch(desk.url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', ...headers },
      body,
    });
    expect(status).toBe(415);
  });

  it('pays for the objects of each event, and refuses a selection that comes to too many', async () => {
    const deep = `subscription { claimChanged { claim { parts { parts { parts { parts { parts { parts { parts { id
      } } } } } } } } } }`;
    const narrow = await openAuthDesk({ limits: { complexity: 100 } });
    const token = await narrow.keyOf('editor');
    const heard = await listen({ url: narrow.url, query: deep, headers: { authorization: `Bearer ${token}` } });
    expect((await heard.next()).errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'complexity' });
    await narrow.close();
  });
});

/** Says it again and again until it was heard: when a client begins to listen is its own affair. */
async function sayUntil(heard: Promise<unknown>, text: string): Promise<void> {
  let done = false;
  void heard.finally(() => {
    done = true;
  });
  for (let times = 0; !done; times += 1) {
    await says(`${text} ${times}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
