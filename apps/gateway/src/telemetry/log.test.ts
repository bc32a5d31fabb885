import type { Store } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../create-gateway.ts';
import { type Desk, openDesk, post } from '../test-desk.ts';
import { logsFaults, logsRequests, openLog } from './log.ts';

let lines: string[];
let desk: Desk;
beforeEach(async () => {
  lines = [];
  const log = await openLog({ format: 'json', level: 'debug', write: (line) => lines.push(line) });
  desk = await openDesk({ onAnswer: [logsRequests(log)], report: logsFaults(log) });
});
afterEach(() => desk.close());

const last = () => JSON.parse(lines.at(-1) ?? '');
const body = (query: string, variables: object = {}) => JSON.stringify({ query, variables });

describe('the log', () => {
  it('has one line for each request, with what it came to and not what it said', async () => {
    const query = 'query Find($text: String) { claims(first: 2, filter: { text: $text }) { edges { node { id } } } }';
    const headers = { 'x-assay-actor': 'Jane Secret', 'x-request-id': 'wire-7' };
    const response = await post(desk.gateway, body(query, { text: 'hush hush' }), headers);
    expect(response.headers.get('x-request-id')).toBe('wire-7');
    expect(lines).toHaveLength(1);
    expect(last()).toEqual({
      level: 'info',
      time: expect.any(String),
      message: 'request',
      requestId: 'wire-7',
      method: 'POST',
      route: 'graphql',
      status: 200,
      isStream: false,
      durationMs: expect.any(Number),
      operation: 'query',
      operationName: 'Find',
      document: expect.stringMatching(/^[\da-f]{64}$/),
      cost: 52,
      principal: { kind: 'header', id: null },
      refusals: [],
      limit: null,
      faults: [],
    });
    expect(lines.join()).not.toMatch(/Secret|hush|claims/);
  });

  it('keeps a key to itself, and says whose it is by an id', async () => {
    const person = await desk.act('Boss; role=admin', 'addActor', { name: 'A Bot', kind: 'BOT' }, 'actor { id }');
    const { secret } = await desk.act(
      'Boss; role=admin',
      'createKey',
      { actorId: person.actor.id, name: 'For a test' },
      'secret',
    );
    lines.length = 0;
    await desk.ask('{ __typename }', {}, { authorization: `Bearer ${secret}` });
    expect(last().principal).toEqual({ kind: 'key', id: expect.stringMatching(/^[\da-f-]{36}$/) });
    await desk.ask('{ __typename }', {}, { authorization: 'Bearer assay_wrong' });
    expect(last()).toMatchObject({ status: 401, principal: null, refusals: ['UNAUTHENTICATED'] });
    expect(lines.join()).not.toMatch(/assay_|A Bot|Boss/);
  });

  it('names the refusal of a document, of a limit and of a mutation', async () => {
    await desk.ask('{ nothing }');
    expect(last()).toMatchObject({ refusals: ['GRAPHQL_VALIDATION_FAILED'], operation: null, cost: null });
    await desk.ask('{ claims(first: 101) { edges { cursor } } }');
    expect(last()).toMatchObject({ refusals: ['LIMIT_EXCEEDED'], limit: 'pageSize' });
    await desk.act(null, 'addClaimant', { name: 'N', kind: 'PERSON' });
    expect(last()).toMatchObject({ operation: 'mutation', refusals: ['NOT_PERMITTED'], level: 'info' });
  });

  it('has the whole of a fault under the id that the client saw, and the line of its request names it', async () => {
    const log = await openLog({ format: 'json', level: 'info', write: (line) => lines.push(line) });
    const fault = new Error('select secret from claim', { cause: new Error('the disk') });
    const store: Store = { ...desk.store, read: async () => Promise.reject(fault) };
    const gateway = createGateway({ store, report: logsFaults(log), onAnswer: [logsRequests(log)] });
    const answer = await (await post(gateway, body('{ claims { edges { cursor } } }'))).json();
    const { id } = answer.errors[0].extensions;
    const [told, request] = lines.map((line) => JSON.parse(line));
    expect(told).toMatchObject({ level: 'error', message: 'fault', fault: id });
    expect(told.stack).toMatch(/select secret from claim[\s\S]*caused by Error: the disk/);
    expect(request).toMatchObject({ level: 'error', faults: [id], refusals: ['INTERNAL_SERVER_ERROR'] });
    await gateway.dispose();
  });

  it('has a line for what is no GraphQL, without the address, and for probes only where it is to say everything', async () => {
    await desk.gateway.fetch(new Request('http://localhost/secret?token=secret'));
    expect(last()).toMatchObject({ route: 'other', status: 404, document: null, operation: null });
    await desk.gateway.fetch(new Request('http://localhost/health'));
    expect(last()).toMatchObject({ route: 'health', level: 'debug', status: 200 });
    expect(lines.join()).not.toContain('secret');
  });

  it.each(['', 'a b', 'a\tb', '-x', 'x'.repeat(129), '<script>'])('takes the request id %j for none', async (given) => {
    const response = await post(desk.gateway, body('{ __typename }'), { 'x-request-id': given });
    expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(last().requestId).toBe(response.headers.get('x-request-id'));
  });

  it('is in words at a terminal, from the level on that is asked for, and silent where it should be', async () => {
    const words: string[] = [];
    const pretty = await openLog({ format: 'pretty', level: 'warn', write: (line) => words.push(line) });
    pretty('info', 'request', { status: 200 });
    pretty('error', 'fault', { fault: 'an id', stack: 'Error: all of it' });
    expect(words).toEqual(['fault an id Error: all of it']);
    const silent = await openLog({ format: 'silent', level: 'debug', write: (line) => words.push(line) });
    silent('error', 'fault');
    expect(words).toHaveLength(1);
  });
});
