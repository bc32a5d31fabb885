import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { useTarget } from './target.ts';

const target = useTarget();

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => target().url });

  it('has audits', () => expect(audits.length).toBeGreaterThan(50));

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect([result.status, 'reason' in result ? result.reason : null]).toEqual(['ok', null]);
  });
});

describe('the headers of an answer', () => {
  const always = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };

  it.each(['/graphql?query={__typename}', '/graphql', '/', '/health', '/nowhere', '/graphql?query={'])(
    'of %s tell browsers what not to do',
    async (path) => {
      const { headers } = await fetch(new URL(path, target().url), { redirect: 'manual' });
      expect(Object.fromEntries(headers)).toMatchObject(always);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});
