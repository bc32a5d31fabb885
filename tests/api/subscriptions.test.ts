import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Claim } from '@assay/core';
import { addAppearance, addClaimant, submitClaim } from '@assay/core/commands';
import type { Answer } from '@assay/gateway/test-answer';
import { Client, fetchExchange, gql, type OperationResult, subscriptionExchange } from '@urql/core';
import { createClient, type ExecutionResult, type Sink } from 'graphql-sse';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  type GraphQLResponse,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  type Snapshot,
  Store,
} from 'relay-runtime';
import { beforeAll, describe, expect, it } from 'vitest';
import { environmentOf } from '../attacks/environment.ts';
import { useTarget } from '../attacks/target.ts';
import { root } from '../house/tracked-files.ts';
import { compileWithRelay } from './relay-compiler.ts';

const target = useTarget();

let said = 0;
async function says(): Promise<Claim> {
  const env = await environmentOf(target().store);
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  said += 1;
  const words = { text: `Said ${said}.`, language: 'en', kind: 'event', claimantId: claimant.id } as const;
  return (await submitClaim(env, words)).claim;
}

/** What comes, to be fetched one by one. */
function createQueue<T>() {
  const [items, waiting]: [T[], ((item: T) => void)[]] = [[], []];
  return {
    push: (item: T): void => {
      const take = waiting.shift();
      if (take === undefined) items.push(item);
      else take(item);
    },
    next: async (): Promise<T> => items.shift() ?? new Promise((resolve) => waiting.push(resolve)),
  };
}

/** A transport as an application makes it, and when each of its subscriptions has begun. */
function createTransport() {
  const transport = createClient({ url: target().url, headers: target().as('editor'), retryAttempts: 0 });
  const begun = createQueue<void>();
  const subscribe = (query: string, variables: object, sink: Sink<ExecutionResult<Answer, Answer>>) =>
    transport.subscribe<Answer, Answer>({ query, variables: { ...variables } }, sink, {
      connected: () => begun.push(),
    });
  return { subscribe, begun, dispose: () => transport.dispose() };
}

const Changes = gql`
  subscription Changes($after: String, $filter: ClaimChangeFilter) {
    claimChanged(after: $after, filter: $filter) { cursor kind claim { id text } }
  }
`;

describe('a client of the shelf that subscribes', () => {
  const open = () => {
    const transport = createTransport();
    const client = new Client({
      url: target().url,
      exchanges: [
        subscriptionExchange({
          forwardSubscription: ({ query = '', variables = {} }) => ({
            subscribe: (sink) => ({ unsubscribe: transport.subscribe(query, variables, sink) }),
          }),
        }),
        fetchExchange,
      ],
      preferGetMethod: false,
    });
    const subscribe = (variables: object) => {
      const results = createQueue<OperationResult<Answer>>();
      const { unsubscribe } = client.subscription<Answer>(Changes, variables).subscribe(results.push);
      return { next: results.next, unsubscribe };
    };
    return { ...transport, subscribe };
  };

  it('is told what happens, and goes on from a cursor', async () => {
    const { subscribe, begun, dispose } = open();
    const first = subscribe({});
    await begun.next();
    const claims = [await says(), await says(), await says()];
    const { data, error } = await first.next();
    expect([error, data?.claimChanged.kind, data?.claimChanged.claim.text]).toEqual([
      undefined,
      'CLAIM_SUBMITTED',
      claims[0]?.text,
    ]);
    first.unsubscribe();
    const again = subscribe({ after: data?.claimChanged.cursor });
    const texts = [await again.next(), await again.next()].map((result) => result.data?.claimChanged.claim.text);
    expect(texts).toEqual(claims.slice(1).map(({ text }) => text));
    again.unsubscribe();
    dispose();
  });

  it('reads why it is refused as an error with a code', async () => {
    const { subscribe, dispose } = open();
    const refused = await subscribe({ after: 'nonsense' }).next();
    expect(refused.error?.graphQLErrors[0]?.extensions['code']).toBe('INVALID_CURSOR');
    dispose();
  });

  it('leaves nothing behind when it ends one, so that it may begin many', async () => {
    const { subscribe, begun, dispose } = open();
    for (let count = 0; count < 25; count += 1) {
      const one = subscribe({ filter: { claimKinds: ['EVENT'] } });
      await begun.next();
      const claim = await says();
      expect((await one.next()).data?.claimChanged.claim.text).toBe(claim.text);
      one.unsubscribe();
    }
    dispose();
  });
});

describe('an application with Relay that subscribes', () => {
  let requests: ReadonlyMap<string, ConcreteRequest>;
  beforeAll(async () => {
    const {
      passed,
      said: words,
      sources,
    } = compileWithRelay({
      Changes: `subscription ChangesSubscription($after: String) { claimChanged(after: $after) { cursor kind
        claim { id text appearances { url } } } }`,
      Card: 'query CardQuery($id: ID!) { node(id: $id) { ... on Claim { text appearances { url } } } }',
    });
    expect([passed, words]).toEqual([true, expect.any(String)]);
    requests = new Map(await Promise.all([...sources].map(loadRequest)));
  });
  const requestOf = (name: string): ConcreteRequest => requests.get(name) ?? expect.unreachable();

  const open = () => {
    const transport = createTransport();
    const network = Network.create(
      async ({ text }, variables) => {
        const answer = await target().ask(text ?? '', variables, target().as('editor'));
        // The border that is told of below.
        return JSON.parse(answer.text) as GraphQLResponse;
      },
      ({ text }, variables) =>
        Observable.create<GraphQLResponse>((sink) =>
          transport.subscribe(text ?? '', variables, {
            // The border: Relay has a type of its own for what the standard says an answer is.
            next: (result) => sink.next(result as GraphQLResponse),
            error: (error) => sink.error(error instanceof Error ? error : new Error(String(error))),
            complete: () => sink.complete(),
          }),
        ),
    );
    const environment = new Environment({ network, store: new Store(new RecordSource()) });
    const results = createQueue<Answer>();
    const errors = createQueue<Error>();
    const subscribe = (variables: object = {}) =>
      requestSubscription(environment, {
        subscription: requestOf('ChangesSubscription'),
        variables: { ...variables },
        // The border: what Relay hands on is what the document asks for.
        onNext: (told) => results.push(told as Answer),
        onError: errors.push,
      });
    return { ...transport, environment, subscribe, next: results.next, refusal: errors.next };
  };

  it('has what a view shows changed in its store, since an event tells of the same objects', async () => {
    const { environment, subscribe, begun, next, dispose } = open();
    const claim = await says();
    const id = Buffer.from(`Claim:${claim.id}`).toString('base64url');
    const card = createOperationDescriptor(requestOf('CardQuery'), { id });
    await fetchQuery(environment, requestOf('CardQuery'), { id }).toPromise();
    environment.retain(card);
    const shown = environment.lookup(card.fragment);
    expect(shown.data).toEqual({ node: { text: claim.text, appearances: [] } });
    const changed = createQueue<Snapshot['data']>();
    environment.subscribe(shown, ({ data }) => changed.push(data));
    const held = subscribe();
    await begun.next();
    const url = 'https://elsewhere.example/1';
    const env = await environmentOf(target().store);
    await addAppearance(env, { claimId: claim.id, url, title: 'An article' });
    expect((await next()).claimChanged).toMatchObject({
      kind: 'APPEARANCE_ADDED',
      claim: { id, appearances: [{ url }] },
    });
    expect(await changed.next()).toMatchObject({ node: { appearances: [{ url }] } });
    held.dispose();
    dispose();
  });

  it('goes on from a cursor, and reads why it is refused as an error', async () => {
    const { subscribe, begun, next, refusal, dispose } = open();
    const first = subscribe();
    await begun.next();
    const claims = [await says(), await says()];
    const { cursor, claim } = (await next()).claimChanged;
    expect(claim.text).toBe(claims[0]?.text);
    await next();
    first.dispose();
    const again = subscribe({ after: cursor });
    expect((await next()).claimChanged.claim.text).toBe(claims[1]?.text);
    again.dispose();
    subscribe({ after: 'nonsense' });
    const refused = await refusal();
    expect(String(refused)).toContain('cursor');
    dispose();
  });
});

/** A module that the compiler wrote, as the runtime takes it. */
async function loadRequest([name, source]: [string, string]): Promise<[string, ConcreteRequest]> {
  const folder = join(root, 'tests/.cache/relay');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.graphql.ts`);
  writeFileSync(file, source);
  return [name, (await import(pathToFileURL(file).href)).default];
}
