import { createHmac } from 'node:crypto';
import { linkIdentity } from '@assay/core/commands';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AuthDesk, globalId, openAuthDesk } from './desk.ts';
import { openTokenService, type TokenService } from './token-service.ts';

let service: TokenService;
let desk: AuthDesk;
beforeEach(async () => {
  service = await openTokenService();
  desk = await openAuthDesk({ tokens: service.settings });
});
afterEach(async () => {
  await desk.close();
  await service.close();
});

const adding = `mutation ($name: String!) { addClaimant(input: { name: $name, kind: PERSON }) { __typename
  ... on Refusal { code } } }`;
const add = (token: string | undefined, name = 'Somebody') => desk.ask(adding, { token, variables: { name } });
const added = { data: { addClaimant: { __typename: 'AddClaimantPayload' } } };
const peopleNamed = async (name: string) =>
  (await desk.store.read((reader) => reader.actorsPage({ first: 100 }))).items.filter((one) => one.name === name);

async function expectRefused(token: string) {
  const head = await desk.store.read((reader) => reader.headSequence());
  const reply = await add(token);
  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(reply.json).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
  });
  // The words are the same whatever is wrong with it.
  expect(reply.text).toBe((await add('assay_nonsense')).text);
  expect(await desk.store.read((reader) => reader.headSequence())).toBe(head);
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({
  iss: service.settings.issuer,
  aud: 'assay',
  sub: 'zoe',
  name: 'Zoë',
  exp: Math.floor(Date.now() / 1000) + 60,
});

describe('a token of the service', () => {
  it('lets somebody in, who introduces themselves once with the role for newcomers', async () => {
    const token = await service.sign();
    const replies = await Promise.all(['A', 'B', 'C'].map((name) => add(token, name)));
    expect(replies.map(({ json }) => json)).toEqual([added, added, added]);
    const zoe = await peopleNamed('Zoë');
    expect(zoe).toMatchObject([{ kind: 'person', role: 'contributor' }]);
    const publishing = `mutation { publishVerdict(input: { revisionId: "x", digest: "x" }) { ... on Refusal { code } } }`;
    expect((await desk.ask(publishing, { token })).json.data.publishVerdict.code).toBe('NOT_PERMITTED');
    expect(service.fetches()).toBe(1);
  });

  it('is of whom an admin linked its subject with', async () => {
    const editor = desk.person('editor');
    await linkIdentity(desk.as('admin'), { actorId: editor.id, issuer: service.settings.issuer, subject: 'eve' });
    expect((await add(await service.sign({ sub: 'eve', name: 'Eve' }))).json).toEqual(added);
    const events = await desk.store.read((reader) => reader.eventsPage({ last: 1 }));
    expect(events.items).toMatchObject([{ actorId: editor.id }]);
    expect(await peopleNamed('Eve')).toEqual([]);
  });

  it('is of the actor it names, where the service is trusted to', async () => {
    const trusting = await openAuthDesk({
      tokens: { ...service.settings, actorClaim: 'assay_actor', newcomers: null },
    });
    const bot = trusting.person('reviewer').id;
    const ask = async (more: object) =>
      trusting.ask(adding, { token: await service.sign(more), variables: { name: 'A' } });
    expect((await ask({ assay_actor: bot })).json).toEqual(added);
    for (const given of ['019ab0c2-5a00-7000-8000-000000000001', 'eve', 7, null]) {
      expect((await ask({ assay_actor: given })).status).toBe(401);
    }
    expect((await ask({})).status).toBe(401);
    await trusting.close();
  });

  it('is refused where nobody knows its subject and newcomers are not let in', async () => {
    const closed = await openAuthDesk({ tokens: { ...service.settings, newcomers: null } });
    expect((await closed.ask(adding, { token: await service.sign(), variables: { name: 'A' } })).status).toBe(401);
    await closed.close();
  });

  it('is read with the keys the service has now', async () => {
    const old = await service.sign();
    expect((await add(old)).json).toEqual(added);
    await service.rotate();
    expect((await add(await service.sign(), 'B')).json).toEqual(added);
    expect(service.fetches()).toBe(2);
    // The key it was signed with is no key of the service any more.
    await expectRefused(old);
  });

  it('with made-up key ids does not have the keys fetched each time', async () => {
    const calm = await openAuthDesk({ tokens: { ...service.settings, keyCooldown: 60_000 } });
    const forged = async (kid: string) =>
      calm.ask(adding, { token: await service.sign({}, { kid }), variables: { name: 'A' } });
    for (const kid of ['a', 'b', 'c', 'd']) expect((await forged(kid)).status).toBe(401);
    expect(service.fetches()).toBe(1);
    await calm.close();
  });

  it('is no reason to let anybody in, nor to call it wrong, where the keys cannot be had', async () => {
    service.fall();
    const { json, text } = await add(await service.sign());
    expect(json.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(text).not.toContain('127.0.0.1');
    expect(desk.faults).toHaveLength(1);
    // Who shows a key of ours is not kept out by it.
    expect((await add(await desk.keyOf('editor'))).json).toEqual(added);
  });
});

describe('a token that does not hold', () => {
  it('is of another audience', async () => expectRefused(await service.sign({ aud: 'somebody else' })));
  it('is of another issuer', async () => expectRefused(await service.sign({ iss: 'https://elsewhere.example' })));
  it('has expired', async () => expectRefused(await service.sign({}, { expires: -60 })));
  it('never expires', async () => expectRefused(await service.sign({ exp: undefined })));
  it('is of nobody', async () => expectRefused(await service.sign({ sub: undefined })));
  it('has no issuer or audience', async () => {
    await expectRefused(await service.sign({ iss: undefined }));
    await expectRefused(await service.sign({ aud: undefined }));
  });
  it('does not hold yet', async () => expectRefused(await service.sign({}, { notBefore: 120 })));

  it('is one that two clocks agree about only within ten seconds', async () => {
    expect((await add(await service.sign({}, { expires: -3 }))).json).toEqual(added);
    expect((await add(await service.sign({}, { notBefore: 5 }), 'B')).json).toEqual(added);
  });

  it('says it needs no signature', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      await expectRefused(`${part({ alg })}.${part(claims())}.`);
      await expectRefused(`${part({ alg, kid: 'first' })}.${part(claims())}.${part('x')}`);
    }
  });

  it('is signed with the public key as if that were a secret', async () => {
    const jwk = service.keys()[0] ?? {};
    const key = await importJWK({ ...jwk, ext: true }, 'ES256');
    if (key instanceof Uint8Array) return expect.unreachable();
    const pem = await exportSPKI(key);
    for (const secret of [JSON.stringify(jwk), pem, pem.trim()]) {
      for (const [alg, hash] of [
        ['HS256', 'sha256'],
        ['HS384', 'sha384'],
        ['HS512', 'sha512'],
      ] as const) {
        const signed = `${part({ alg, kid: 'first' })}.${part(claims())}`;
        await expectRefused(`${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`);
      }
    }
  });

  it('brings its own key, or says where to fetch one', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    for (const more of [{ jwk }, { jku: `${service.settings.issuer}/mine` }, { x5u: 'https://elsewhere.example' }]) {
      await expectRefused(
        await new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', kid: 'first', ...more }).sign(privateKey),
      );
    }
  });

  it('is signed by an algorithm that is asymmetric, and not one of ours', async () => {
    const { privateKey } = await generateKeyPair('ES384');
    await expectRefused(await new SignJWT(claims()).setProtectedHeader({ alg: 'ES384' }).sign(privateKey));
  });

  it('is rightly signed, by an algorithm that was not agreed on', async () => {
    const strict = await openAuthDesk({ tokens: { ...service.settings, algorithms: ['RS256', 'EdDSA'] } });
    expect((await strict.ask(adding, { token: await service.sign(), variables: { name: 'A' } })).status).toBe(401);
    await strict.close();
  });

  it('was changed on the way, or is none', async () => {
    const [head, , signature] = (await service.sign()).split('.');
    await expectRefused(`${head}.${part({ ...claims(), sub: 'eve' })}.${signature}`);
    for (const none of ['x', '...', 'a.b.c', 'assay_', 'assay_x_y', `${head}.${signature}`]) await expectRefused(none);
  });

  it('is refused in every other form of the header as well', async () => {
    for (const authorization of [
      'Basic YTpi',
      'Bearer',
      'Bearer ',
      `Bearer ${'a'.repeat(9000)}`,
      'nonsense',
      'Bearer a b',
    ]) {
      const reply = await desk.ask(adding, { headers: { authorization }, variables: { name: 'A' } });
      expect(reply.status).toBe(401);
    }
  });

  it('of a name that is none is of nobody', async () => {
    for (const name of ['\u0000', 'a\u202eb'.repeat(300), 'x'.repeat(5000)])
      expect([200, 401]).toContain((await add(await service.sign({ sub: name.length.toString(), name }))).status);
    expect(desk.faults).toEqual([]);
  });
});

describe('who somebody is that a service vouches for', () => {
  it('is said by admins only, once, and not with the subject in the record', async () => {
    const { issuer } = service.settings;
    const linking = `mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { __typename
      ... on Refusal { code } ... on LinkIdentityPayload { actor { name } } } }`;
    const input = { actorId: globalId('actor', desk.person('editor').id), issuer, subject: 'eve@desk.example' };
    const link = async (role: 'editor' | 'admin') =>
      (await desk.ask(linking, { token: await desk.keyOf(role), variables: { input } })).json.data.linkIdentity;
    expect(await link('editor')).toEqual({ __typename: 'Refusal', code: 'NOT_PERMITTED' });
    expect(await link('admin')).toMatchObject({ actor: { name: 'Somebody who is editor' } });
    expect(await link('admin')).toEqual({ __typename: 'Refusal', code: 'CONFLICT' });
    const { items } = await desk.store.read((reader) => reader.eventsPage({ first: 1000 }));
    expect(JSON.stringify(items)).not.toContain('eve@desk.example');
  });
});
