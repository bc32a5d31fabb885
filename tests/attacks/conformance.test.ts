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
