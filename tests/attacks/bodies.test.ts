import { describe, expect } from 'vitest';
import { attacks, expectLimit, expectRefused, replyOf, useTarget } from './target.ts';

const attack = attacks(useTarget());
const query = 'query ($v: JSON) { __typename }';
const json = { 'content-type': 'application/json' };

describe('a body', () => {
  attack('deep JSON: 100,000 lists or objects inside each other', async ({ send, ask }) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const deep = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
      expectLimit(await send(`{"query":"{ __typename }","variables":{"v":${deep(40_000)}}}`), 'variableDepth');
      expectRefused(await send(deep(40_000)), 'BAD_REQUEST');
      expect((await send(`{"query":"{ __typename }","extensions":{"v":${deep(40_000)}}}`)).status).toBe(200);
    }
    expectRefused(await send(`{"query":"{ __typename }","variables":${'['.repeat(200_000)}`), 'BAD_REQUEST');
    expect((await ask('{ __typename }', { v: 1 })).status).toBe(200);
  });

  attack('wide JSON: a hundred thousand values', async ({ send }) => {
    const list = `[${'1,'.repeat(100_000)}1]`;
    expectLimit(await send(`{"query":"{ __typename }","variables":{"v":${list}}}`), 'variableValues');
    const keys = Array.from({ length: 21_000 }, (_, at) => `"k${at}":1`).join();
    expectLimit(await send(`{"query":"{ __typename }","variables":{${keys}}}`), 'variableValues');
  });

  attack('`__proto__`, `constructor` and `toString` as keys, everywhere', async ({ send, ask, as }) => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];
    for (const key of keys) {
      const poison = `{"${key}":{"admin":true,"limits":{"depth":99},"isAdmin":true}}`;
      expect((await send(`{"query":"{ __typename }","variables":${poison}}`)).status).toBe(200);
      expect((await send(`{"query":"{ __typename }","extensions":${poison}}`)).status).toBe(200);
      expect((await send(`{"${key}":{"query":"{ __typename }"},"query":"{ __typename }"}`)).status).toBe(200);
      const text = `query ($f: ClaimFilter) { claims(filter: $f) { edges { cursor } } }`;
      const filtered = await send(`{"query":${JSON.stringify(text)},"variables":{"f":${poison}}}`);
      expect([key, filtered.status, filtered.json.data]).toEqual([key, 200, undefined]);
      const input = `{"claimId":"x","proposition":${poison},"readings":${poison}}`;
      const proposing =
        'mutation ($i: ProposePropositionInput!) { proposeProposition(input: $i) { ... on Refusal { code } } }';
      const proposed = await send(`{"query":${JSON.stringify(proposing)},"variables":{"i":${input}}}`, as('editor'));
      expect(proposed.json.data.proposeProposition.code).toBe('INVALID_ID');
    }
    const literal =
      'mutation { proposeProposition(input: { claimId: "x", proposition: { __proto__: { admin: true } } }) { ... on Refusal { code } } }';
    expect((await ask(literal, {}, as('editor'))).json.data.proposeProposition.code).toBe('INVALID_ID');
    expectRefused(await ask('{ __proto__ { a } constructor toString }'), 'GRAPHQL_VALIDATION_FAILED');
    expect('admin' in {}).toBe(false);
  });

  attack('batch arrays: many operations in one body', async ({ send }) => {
    for (const count of [0, 1, 5000]) {
      const batch = JSON.stringify(Array.from({ length: count }, () => ({ query: '{ __typename }' })));
      expectRefused(await send(batch), 'BAD_REQUEST');
    }
  });

  attack(
    'every content type but JSON: what a page of another site can send without asking for leave',
    async ({ url }) => {
      const mutation = 'mutation { addClaimant(input: { name: "A", kind: PERSON }) { __typename } }';
      const form = new FormData();
      form.set('operations', JSON.stringify({ query: mutation }));
      form.set('map', '{}');
      const asJson = JSON.stringify({ query: mutation });
      const sent: [string | undefined, NonNullable<RequestInit['body']>][] = [
        ['text/plain', asJson],
        ['text/plain;charset=UTF-8', asJson],
        ['text/plain; application/json', asJson],
        ['application/x-www-form-urlencoded', `query=${encodeURIComponent(mutation)}`],
        ['application/x-www-form-urlencoded', asJson],
        ['application/graphql', mutation],
        ['application/xml', asJson],
        ['application/json-seq', asJson],
        ['application/json; charset=utf-16', asJson],
        ['application/json, text/plain', asJson],
        ['multipart/form-data; boundary=x', asJson],
        ['', asJson],
        [undefined, new Blob([asJson])],
        [undefined, form],
        [undefined, new URLSearchParams({ query: mutation })],
      ];
      for (const [type, body] of sent) {
        const headers = { 'x-assay-actor': 'editor', ...(type === undefined ? {} : { 'content-type': type }) };
        const reply = await replyOf(await fetch(url, { method: 'POST', headers, body }));
        expect([type, reply.status]).toEqual([type, 415]);
        expectRefused(reply, 'BAD_REQUEST');
      }
      for (const encoding of ['gzip', 'br', 'deflate']) {
        const headers = { ...json, 'content-encoding': encoding };
        expect((await fetch(url, { method: 'POST', headers, body: asJson })).status).toBe(415);
      }
    },
  );

  attack('a mutation by GET, and other methods', async ({ url, store, as }) => {
    const before = await store.read((reader) => reader.headSequence());
    const mutation = 'mutation { addClaimant(input: { name: "By GET", kind: PERSON }) { __typename } }';
    const both = `query Q { __typename } ${mutation.replace('mutation', 'mutation M')}`;
    for (const search of [{ query: mutation }, { query: both, operationName: 'M' }]) {
      const reply = await replyOf(await fetch(`${url}?${new URLSearchParams(search)}`, { headers: as('editor') }));
      expect([reply.status, reply.json.data]).toEqual([405, undefined]);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) {
      const { status, headers } = await fetch(url, { method, headers: { origin: 'https://elsewhere.example' } });
      expect([method, status < 500, headers.get('access-control-allow-origin')]).toEqual([method, true, null]);
    }
    expect(await store.read((reader) => reader.headSequence())).toBe(before);
  });

  attack('reflected CORS: an origin elsewhere, and `null`', async ({ url }) => {
    for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1']) {
      const asking = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-assay-actor',
      };
      for (const init of [
        { method: 'OPTIONS', headers: asking },
        { method: 'POST', headers: { ...json, origin }, body: JSON.stringify({ query: '{ __typename }' }) },
      ]) {
        const { headers } = await fetch(url, init);
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    }
  });

  attack('malformed bodies are not repeated, and tell nothing of what is inside', async ({ send, url }) => {
    const secret = '<script>alert("sesame")</script>';
    const bodies = [
      secret,
      `{"query": ${secret}`,
      `{"query": {"a": "${secret.replaceAll('"', "'")}"}}`,
      JSON.stringify([secret]),
      JSON.stringify(secret),
      JSON.stringify({ query: '{ __typename }', variables: secret }),
      JSON.stringify({ query: '{ __typename }', operationName: { a: secret } }),
      JSON.stringify({ query: '{ __typename }', extensions: [secret] }),
      JSON.stringify({ [secret]: 1 }),
    ];
    for (const body of bodies) {
      const reply = await send(body);
      expect([body, reply.status]).toEqual([body, 400]);
      expectRefused(reply, 'BAD_REQUEST');
      expect(reply.text).not.toContain('sesame');
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expectRefused(await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 'BAD_REQUEST');
    for (const search of [`variables=${secret}&query={__typename}`, `extensions=${secret}&query={__typename}`]) {
      const reply = await replyOf(await fetch(`${url}?${search}`));
      expect([reply.status, reply.text.includes('sesame')]).toEqual([400, false]);
    }
  });

  attack('a big body, declared and chunked', async ({ send, url }) => {
    const big = JSON.stringify({ query, variables: { v: 'a'.repeat(300_000) } });
    const declared = await send(big);
    expect(declared.status).toBe(413);
    expectLimit(declared, 'bodyBytes');
    const chunk = new TextEncoder().encode('a'.repeat(65_536));
    let pulled = 0;
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"query":"')),
      pull: (controller) => {
        pulled += 1;
        if (pulled > 4000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const chunked = await replyOf(await fetch(url, { method: 'POST', headers: json, body: stream, duplex: 'half' }));
    expect([chunked.status, chunked.headers.get('connection')]).toEqual([413, 'close']);
    expectLimit(chunked, 'bodyBytes');
    expect(pulled).toBeLessThan(4000);
    const fits = JSON.stringify({ query: '{ __typename }', variables: { v: 'a'.repeat(250_000) } });
    expect((await send(fits)).status).toBe(200);
  });
});
