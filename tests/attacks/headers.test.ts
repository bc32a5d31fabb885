import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { useTarget } from './target.ts';

const target = useTarget();

const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
const bare = "default-src 'none'; frame-ancestors 'none'";
const page = "default-src 'self' data: blob: 'unsafe-inline'; frame-ancestors 'none'";

const html = { accept: 'text/html' };
const json = { 'content-type': 'application/json' };

describe('the headers of an answer tell browsers what not to do', () => {
  it.each<[string, number, string, string, RequestInit]>([
    ['a query', 200, bare, '/graphql?query={__typename}', {}],
    ['GraphiQL', 200, page, '/graphql', { headers: html }],
    ['a broken query', 200, bare, '/graphql?query={', {}],
    ['no query', 400, bare, '/graphql', {}],
    ['a mutation by GET', 405, bare, '/graphql?query=mutation{__typename}', {}],
    ['a POST', 200, bare, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' }],
    ['a broken body', 400, bare, '/graphql', { method: 'POST', headers: json, body: '{' }],
    ['a form', 415, bare, '/graphql', { method: 'POST', body: 'query={__typename}' }],
    ['a large body', 413, bare, '/graphql', { method: 'POST', headers: json, body: ' '.repeat(300_000) }],
    ['a wrong key', 401, bare, '/graphql?query={__typename}', { headers: { authorization: 'Bearer assay_x' } }],
    ['a method of no use', 405, bare, '/graphql', { method: 'DELETE' }],
    [
      'a look ahead of another site',
      405,
      bare,
      '/graphql',
      { method: 'OPTIONS', headers: { origin: 'https://a.example' } },
    ],
    ['the bare address', 302, bare, '/', {}],
    ['health', 200, bare, '/health', {}],
    ['readiness', 200, bare, '/ready', {}],
    ['nothing there', 404, bare, '/nowhere', {}],
    ['metrics, which are elsewhere', 404, bare, '/metrics', {}],
  ])('%s (%i)', async (_, status, policy, path, init) => {
    const response = await fetch(new URL(path, target().url), { redirect: 'manual', ...init });
    await response.text();
    const headers = Object.fromEntries(response.headers);
    expect([response.status, headers]).toEqual([status, expect.objectContaining(always)]);
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    for (const name of ['x-powered-by', 'server', 'x-yoga-id', 'access-control-allow-origin']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it.each<[string, number, string]>([
    ['no host', 400, 'GET /graphql HTTP/1.1\r\n\r\n'],
    ['two words as a host', 400, 'GET /graphql HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['half an address as a host', 400, 'GET /graphql HTTP/1.1\r\nHost: [\r\n\r\n'],
    ['a length of no digits', 400, 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n'],
    ['no HTTP', 400, 'HELO a\r\n\r\n'],
    ['headers without end', 431, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an expectation of its own', 417, 'GET / HTTP/1.1\r\nHost: a\r\nExpect: all\r\n\r\n'],
  ])('%s (%i), with nothing of what is inside', async (_, status, sent) => {
    const socket = connect(target().port, '127.0.0.1');
    socket.write(sent);
    const got = await text(socket);
    const [first = '', ...lines] = got.split('\r\n');
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const named = lines.map((line) => line.toLowerCase());
    for (const [name, value] of Object.entries(always)) expect(named).toContain(`${name}: ${value.toLowerCase()}`);
    expect(named).toContain(`content-security-policy: ${bare}`);
    expect(got).not.toMatch(/Error|node:|\.[jt]s/);
    expect(target().faults).toEqual([]);
  });
});
