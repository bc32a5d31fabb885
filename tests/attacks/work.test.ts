import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway, type GatewayOptions, type Limits } from '@assay/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNothingInside, normal, type Reply, replyOf } from './target.ts';

const everything = `{ claims(first: 100) { edges { node { text evidence { note quotation { exact snapshot { text source { name } } } }
  propositions { words json assessments { readings { leaves { words witnesses { cells { column value unit } } } } } } } } } }`;

let store: Store;
const statements: string[] = [];
beforeAll(async () => {
  store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  await loadExample(store);
});
afterAll(() => store.close());

/** Asks a gateway of its own, and answers as well how many SQL statements it took. */
async function ask(query: string, limits: Partial<Limits>, options: Partial<GatewayOptions> = {}) {
  const faults: unknown[] = [];
  const report = (_: string, fault: unknown) => faults.push(fault);
  const unlimited = { complexity: 1_000_000, anonymousComplexity: 1_000_000, anonymousBurst: 1_000_000 };
  const gateway = createGateway({ store, report, limits: { ...unlimited, ...limits }, ...options });
  statements.length = 0;
  const reply = await replyOf(await gateway.fetch(request(query)));
  const count = statements.length;
  await gateway.dispose();
  expect(faults).toEqual([]);
  return { ...reply, statements: count };
}

function request(query: string, headers: { readonly [name: string]: string } = {}): Request {
  const all = { 'content-type': 'application/json', ...headers };
  return new Request('http://127.0.0.1/graphql', { method: 'POST', headers: all, body: JSON.stringify({ query }) });
}

function expectGivenUp({ status, json, text }: Reply, limit: keyof Limits): void {
  expect([status, json.data, json.errors.length]).toEqual([200, null, 1]);
  expect(json.errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
  expectNothingInside(text);
}

describe('the work for an answer', () => {
  it('past its deadline is given up, and the store is not asked any more', async () => {
    const whole = await ask(everything, {});
    expect(whole.json.errors).toBeUndefined();
    const late = await ask(everything, { deadlineMs: 1 });
    expectGivenUp(late, 'deadlineMs');
    expect(late.statements).toBeLessThan(whole.statements);
  });

  it('past its deadline is given up while the store is waited for', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow: Store = { ...store, read: async (work) => held.then(() => store.read(work)) };
    const { status, json } = await ask('{ claims { edges { cursor } } }', { deadlineMs: 20 }, { store: slow }).finally(
      letGo,
    );
    expect([status, json.errors[0].extensions.limit]).toEqual([200, 'deadlineMs']);
  });

  it('that comes to too many values, or too large an answer, is given up', async () => {
    expectGivenUp(await ask(everything, { answerValues: 500 }), 'answerValues');
    expectGivenUp(await ask(everything, { answerBytes: 5_000 }), 'answerBytes');
    const json = '{ claims { edges { node { propositions { json readings } } } } }';
    expectGivenUp(await ask(json, { answerBytes: 2_000 }), 'answerBytes');
    expectGivenUp(
      await ask('{ __schema { types { name fields { name description } } } }', { answerBytes: 5_000 }),
      'answerBytes',
    );
  });
});

describe('the rate of a caller', () => {
  it('is refused with the time to wait, by what was asked for, and nobody else’s', async () => {
    const limits = { anonymousBurst: 100, anonymousPerSecond: 1 };
    const [somebody] = (await store.read((reader) => reader.actorsPage({ first: 1 }))).items;
    const gateway = createGateway({ store, limits, actorOf: () => somebody });
    const replies: Reply[] = [];
    for (let time = 0; time < 30; time += 1) replies.push(await replyOf(await gateway.fetch(request(normal))));
    const [refused] = replies.filter(({ status }) => status === 429);
    expect(replies[0]?.status).toBe(200);
    // Four objects, and one for coming: hardly more than twenty times.
    expect(replies.filter(({ status }) => status === 200).length).toBeLessThan(25);
    expect(refused?.headers.get('retry-after')).toMatch(/^[1-9]\d{0,2}$/);
    expect(refused?.json.errors[0].extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: 'anonymousPerSecond',
      allowed: 1,
    });
    await gateway.dispose();
  });

  it('is paid by broken requests too', async () => {
    const gateway = createGateway({ store, limits: { anonymousBurst: 5, anonymousPerSecond: 1 } });
    const statuses: number[] = [];
    for (let time = 0; time < 10; time += 1) statuses.push((await gateway.fetch(request('{'))).status);
    expect(statuses.at(-1)).toBe(429);
    await gateway.dispose();
  });
});
