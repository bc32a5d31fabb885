import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '@assay/core/commands';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthDesk, globalId, openAuthDesk } from './desk.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/auth.md'), 'utf8');

/** Those that take ids; what takes none is run with the examples of every other page. */
const mutations = [...page.matchAll(/```gql\n([\s\S]*?)```/g)].map(([, query = '']) => query);

describe('the page on who may do what', () => {
  let desk: AuthDesk;
  beforeAll(async () => {
    desk = await openAuthDesk();
  });
  afterAll(() => desk.close());

  it('has mutations to copy', () => expect(mutations).toHaveLength(3));

  it.each(mutations)('has a mutation that runs: %s', async (query) => {
    const actor = desk.person('editor').id;
    const { key } = await createKey(desk.as('admin'), { actorId: actor, name: 'To revoke' });
    const variables = { actorId: globalId('actor', actor), keyId: globalId('key', key.id) };
    const needed = Object.entries(variables).filter(([name]) => query.includes(`$${name}`));
    const token = await desk.keyOf('admin');
    const { json } = await desk.ask(query, { variables: Object.fromEntries(needed), token });
    expect(json.errors).toBeUndefined();
    expect(JSON.stringify(json.data)).not.toContain('"code"');
  });
});
