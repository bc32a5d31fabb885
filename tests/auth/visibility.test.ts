import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Claim, type Event, type Id, type Noun, nouns } from '@assay/core';
import { createKey, createWebhook } from '@assay/core/commands';
import { buildSchema, type GraphQLOutputType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState, type State, secret } from './claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from './desk.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../apps/gateway/schema.graphql'), 'utf8'));

/** Every field that can be asked for, as deep as given; connections are asked for their nodes. */
function everything(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap(({ name, type: of, args }) => {
    if (args.some(({ type: needed }) => String(needed).endsWith('!'))) return [];
    if (isLeafType(getNamedType(of))) return [name];
    return depth === 0 ? [] : [`${name} ${everything(of, depth - 1)}`];
  });
  return `{ __typename ${fields.filter((field) => !/ $/.test(field)).join(' ')} }`;
}

let desk: AuthDesk;
let claims: ReadonlyMap<State, Claim>;
/** Everything on record, by what events and the things themselves name. */
let record: readonly { readonly noun: Noun; readonly id: Id<Noun> }[];
const readers: { name: string; token: string | undefined }[] = [];

beforeAll(async () => {
  desk = await openAuthDesk();
  claims = await claimsInEveryState(desk);
  const { key } = await createKey(desk.as('admin'), { actorId: desk.person('bot').id, name: `${secret} key` });
  const document = `subscription { claimChanged { cursor } } # ${secret}`;
  const { webhook } = await createWebhook(desk.as('admin'), { url: 'https://paper.example/hook', document });
  record = [...(await everyId()), { noun: 'key', id: key.id }, { noun: 'webhook', id: webhook.id }];
  const narrow = await desk.keyOf('editor', ['submit-claim', 'publish-verdict']);
  readers.push(
    { name: 'nobody', token: undefined },
    { name: 'a reader', token: await desk.keyOf('reader') },
    { name: 'an editor by a key that may not read drafts', token: narrow },
  );
}, 60_000);
afterAll(() => desk.close());

/** Every id on record, found in the events and in what they are about. */
async function everyId() {
  const events: Event[] = [];
  const page = await desk.store.read((reader) => reader.eventsPage({ first: 1000 }));
  events.push(...page.items);
  const ids = new Map<string, Noun>();
  for (const { subject, detail } of events) {
    ids.set(subject.id, subject.noun);
    for (const [name, id] of Object.entries(Object(detail))) {
      const noun = nouns.find((one) => name === `${one}Id`);
      if (noun !== undefined && typeof id === 'string') ids.set(id, noun);
    }
  }
  // They were just read from the record.
  return [...ids].map(([id, noun]) => ({ noun, id: id as Id<Noun> }));
}

const isPublic = (state: State) => ['published', 'correcting', 'retracted'].includes(state);
const publicClaimIds = () =>
  [...claims].filter(([state]) => isPublic(state)).map(([, { id }]) => globalId('claim', id));
const typeOf = (noun: Noun) => noun.replace(/^./, (letter) => letter.toUpperCase());

async function node({ noun, id }: { noun: Noun; id: Id<Noun> }, token: string | undefined, depth = 3) {
  const selection = everything(schema.getType(typeOf(noun)) as never, depth);
  const query = `query ($id: ID!) { node(id: $id) { ... on ${typeOf(noun)} ${selection} } }`;
  return desk.ask(query, { variables: { id: globalId(noun, id) }, token });
}

describe('what only the desk may read', () => {
  it('is on record in every noun, and the desk reads it', async () => {
    expect(new Set(record.map(({ noun }) => noun))).toEqual(new Set(nouns.filter((noun) => noun !== 'table')));
    const token = await desk.keyOf('admin');
    for (const one of record) {
      const { json, text } = await node(one, token, 2);
      expect(json.errors).toBeUndefined();
      expect(json.data.node).not.toBeNull();
      if (one.noun === 'review') expect(text).toContain(secret);
    }
  }, 60_000);

  it('is in no answer to those who may not, by the id of whatever is on record', async () => {
    const seen = new Set<Noun>();
    for (const { token } of readers) {
      for (const one of record) {
        const { json, text, status } = await node(one, token);
        expect([status, json.errors]).toEqual([200, undefined]);
        expect(text).not.toContain(secret);
        if (json.data.node !== null) seen.add(one.noun);
      }
    }
    // What is public is seen all the same.
    for (const noun of ['claim', 'claimant', 'evidence', 'assessment', 'proposition', 'verdict', 'revision'] as const)
      expect(seen).toContain(noun);
    for (const noun of ['review', 'dismissal', 'reply', 'key', 'webhook'] as const) expect(seen).not.toContain(noun);
  }, 120_000);

  it('is not told from what is not there', async () => {
    const hidden = claims.get('in-review');
    const absent = '019ab0c2-5a00-7000-8000-000000000001' as Id<'claim'>;
    for (const { token } of readers) {
      const one = await node({ noun: 'claim', id: hidden?.id ?? absent }, token);
      const other = await node({ noun: 'claim', id: absent }, token);
      expect([one.status, one.text]).toEqual([other.status, other.text]);
    }
  });

  it('is in no list, by no filter and behind no cursor', async () => {
    const filters: object[] = [{}];
    for (const state of ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'CORRECTED', 'RETRACTED'])
      filters.push({ states: [state] });
    for (const rating of ['true', 'false', 'half-true'])
      filters.push({ ratings: [rating] }, { ratings: [rating, 'unproven'], states: ['IN_REVIEW', 'APPROVED'] });
    for (const text of [secret, 'three', 'in-review']) filters.push({ text });
    for (const { claimantId } of claims.values()) filters.push({ claimantIds: [globalId('claimant', claimantId)] });
    const at = (state: State | 'absent') => {
      const id = state === 'absent' ? '019ab0c2-5a00-7000-8000-000000000001' : claims.get(state)?.id;
      return Buffer.from(`ClaimCursor:${id}`).toString('base64url');
    };
    const cursors = [null, at('in-review'), at('correcting')];
    const query = `query ($filter: ClaimFilter, $first: Int, $after: String, $last: Int, $before: String) {
      claims(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node ${everything(schema.getType('Claim') as never, 3)} }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const allowed = publicClaimIds();
    for (const { token } of readers) {
      for (const filter of filters) {
        for (const cursor of cursors) {
          for (const page of [
            { first: 2, after: cursor },
            { last: 2, before: cursor },
          ]) {
            const { json, text } = await desk.ask(query, { variables: { filter, ...page }, token });
            if (json.errors !== undefined) {
              // A ranked list has no place for it: refused as the cursor of what is not there at all.
              const nowhere = JSON.parse(JSON.stringify(page).replace(String(cursor), at('absent')));
              const other = await desk.ask(query, { variables: { filter, ...nowhere }, token });
              expect(json.errors[0].extensions.code).toBe('INVALID_CURSOR');
              expect(text).toBe(other.text);
              continue;
            }
            expect(text).not.toContain(secret);
            const { edges, pageInfo } = json.data.claims;
            expect(edges.filter(({ node: one }) => !allowed.includes(one.id))).toEqual([]);
            // A page that is not full says there is nothing more, as there is nothing more to see.
            if (edges.length < 2) expect('first' in page ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(false);
          }
        }
      }
    }
  }, 120_000);

  it('does not show in what is public of the same claim', async () => {
    const query = `{ claims(first: 100, filter: { text: "correcting" }) { edges { node {
      evidence { id note } propositions { words } replies { id } appearances { id }
      verdict { latest { rating state reviews { id } } published { rating } history { rating } } } } } }`;
    for (const { token } of readers) {
      const { json } = await desk.ask(query, { token });
      expect(json.data.claims.edges).toMatchObject([
        {
          node: {
            evidence: [{ note: null }],
            propositions: [{ words: 'the paper says three' }],
            replies: [],
            appearances: [{}],
            verdict: {
              latest: { rating: 'true', state: 'PUBLISHED', reviews: [] },
              published: { rating: 'true' },
              history: [{ rating: 'true' }],
            },
          },
        },
      ]);
    }
  });

  it('is found by the rating and state that stand in public, not by those of a draft', async () => {
    const texts = async (filter: string, token?: string) => {
      const query = `{ claims(first: 100, filter: ${filter}) { edges { node { text } } } }`;
      const { json } = await desk.ask(query, { token });
      return json.data.claims.edges.map(({ node: { text } }) => text);
    };
    const admin = await desk.keyOf('auditor');
    expect(await texts('{ ratings: ["false", "unproven"] }', admin)).toEqual(['Three to five, correcting.']);
    expect(await texts('{ ratings: ["false", "unproven"] }')).toEqual([]);
    expect(await texts('{ states: [IN_REVIEW, DRAFT] }')).toEqual([]);
    const [retracted, correcting, published] = ['retracted', 'correcting', 'published'].map(
      (one) => `Three to five, ${one}.`,
    );
    expect(await texts('{ ratings: ["true"] }')).toEqual([retracted, correcting, published]);
    expect(await texts('{ states: [PUBLISHED] }')).toEqual([correcting, published]);
    expect(await texts('{ states: [RETRACTED, IN_REVIEW], ratings: ["true"] }')).toEqual([retracted]);
  });
});

describe('a desk that shows all claims', () => {
  it('shows their words, and nothing of their verdicts before publication', async () => {
    const open = await openAuthDesk({ publicClaims: 'all' });
    try {
      await claimsInEveryState(open);
      const query = (filter: string) => `{ claims(first: 100${filter}) { edges { node { text claimant { name }
        evidence { id } propositions { id } verdict { latest { summary } } } } } }`;
      const all = await open.ask(query(''));
      expect(all.json.errors).toBeUndefined();
      expect(all.json.data.claims.edges).toHaveLength(7);
      const bare = all.json.data.claims.edges.filter(({ node: one }) => one.verdict === null);
      expect(bare).toHaveLength(4);
      for (const { node: one } of bare) expect(one).toMatchObject({ evidence: [], propositions: [], verdict: null });
      const inReview = await open.ask(query(', filter: { states: [IN_REVIEW] }'));
      expect(inReview.json.data.claims.edges).toEqual([]);
    } finally {
      await open.close();
    }
  }, 60_000);
});
