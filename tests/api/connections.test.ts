import type { Answer } from '@assay/gateway/test-answer';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTarget } from '../attacks/target.ts';
import { allLists, type List } from './lists.ts';

const target = useTarget({ limits: { burst: 1e9, perSecond: 1e9, anonymousBurst: 1e9, anonymousPerSecond: 1e9 } });

// What is stale is found by looking: a page looks at so many verdicts, holds those it found, and says where to go on.
const looks = (list: List) => list.field === 'staleVerdicts';
const lists = allLists.filter((list) => !looks(list));
const claims: List = { name: 'Query.claims', of: null, field: 'claims', item: 'id' };

/** An object of each type that has lists, with much in them. */
const owners = new Map<string, string>();
beforeAll(async () => {
  const { json } = await target().ask(`{ claims(first: 1, filter: { states: [PUBLISHED] }) { edges { node { id
    claimant { id } evidence { id table { id source { id } } quotation { snapshot { id source { id } } } }
    propositions { id assessments { id } } verdict { id latest { id author { id } } } } } } }`);
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string') {
      const [type = ''] = Buffer.from(value.id, 'base64url').toString().split(':');
      if (!owners.has(type)) owners.set(type, value.id);
    }
    for (const member of Object.values(value)) look(member);
  };
  look(json.data);
});

interface Page {
  readonly cursors: readonly string[];
  readonly ids: readonly string[];
  readonly info: Answer;
}

async function page({ of, field, item }: List, args: string): Promise<Page> {
  const list = `${field}(${args}) { edges { cursor node { ${item} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const id = of === null ? undefined : owners.get(of);
  if (of !== null && id === undefined) throw new Error(`expected a ${of} among those that were found`);
  const text = of === null ? `{ ${list} }` : `query ($id: ID!) { node(id: $id) { ... on ${of} { ${list} } } }`;
  const { json } = await target().ask(text, { id }, target().as('admin'));
  expect(json.errors).toBeUndefined();
  const { edges, pageInfo: info }: Answer = Reflect.get(of === null ? json.data : json.data.node, field);
  return {
    cursors: edges.map(({ cursor }) => cursor),
    ids: edges.map(({ node, cursor }) => (item === 'id' ? node.id : cursor)),
    info,
  };
}

/** All of a list, in one direction, in pages of these sizes; what every page must hold is held. */
async function walk(list: List, direction: 'forward' | 'backward', sizes: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let at = 0; ; at += 1) {
    const size = sizes[at % sizes.length] ?? 1;
    const [count, from] = direction === 'forward' ? ['first', 'after'] : ['last', 'before'];
    const one: Page = await page(list, `${count}: ${size}${cursor === null ? '' : `, ${from}: "${cursor}"`}`);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = one.info;
    expect(one.ids.length).toBeLessThanOrEqual(size);
    expect([startCursor, endCursor]).toEqual([one.cursors[0] ?? null, one.cursors.at(-1) ?? null]);
    const [more, back] = direction === 'forward' ? [hasNextPage, hasPreviousPage] : [hasPreviousPage, hasNextPage];
    expect(back).toBe(at > 0);
    if (direction === 'forward') ids.push(...one.ids);
    else ids.unshift(...one.ids);
    if (!more) return ids;
    // A page that says there is more is full.
    expect(one.ids).toHaveLength(size);
    cursor = direction === 'forward' ? endCursor : startCursor;
  }
}

const someSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('the lists', () => {
  it('that are paged through are known', () => expect(lists).toContainEqual(claims));

  it.each(lists)('$name: pages of any sizes, from either end, have each item once and in order', async (list) => {
    const all = await walk(list, 'forward', [100]);
    expect(new Set(all).size).toBe(all.length);
    const laws = fc.asyncProperty(fc.constantFrom('forward', 'backward'), someSizes, async (direction, sizes) => {
      expect(await walk(list, direction, sizes)).toEqual(all);
    });
    await fc.assert(laws, { numRuns: 8 });
  });

  it.each(lists)('$name: before any item and after it lies all the rest', async (list) => {
    const { ids, cursors } = await page(list, 'first: 100');
    const laws = fc.asyncProperty(fc.nat(), async (any) => {
      const at = any % Math.max(1, ids.length);
      if (ids.length === 0) return;
      expect((await page(list, `first: 100, after: "${cursors[at]}"`)).ids.slice(0, ids.length - at - 1)).toEqual(
        ids.slice(at + 1),
      );
      expect((await page(list, `last: 100, before: "${cursors[at]}"`)).ids).toEqual(ids.slice(0, at));
    });
    await fc.assert(laws, { numRuns: 10 });
  });

  it.each(lists)('$name: a page of nothing has no cursors', async (list) => {
    const { cursors } = await page(list, 'last: 1');
    const none = await page(list, cursors[0] === undefined ? 'first: 5' : `first: 5, after: "${cursors[0]}"`);
    expect([none.ids, none.info]).toEqual([
      [],
      { hasNextPage: false, hasPreviousPage: cursors.length > 0, startCursor: null, endCursor: null },
    ]);
  });
});

describe('a list that is found by looking', () => {
  it.each(allLists.filter(looks))(
    '$name: pages of any sizes lead to the end, and have each item once',
    async (list) => {
      const find = async (sizes: readonly number[]): Promise<string[]> => {
        const ids: string[] = [];
        let cursor: string | null = null;
        for (let at = 0; ; at += 1) {
          const size = sizes[at % sizes.length] ?? 1;
          const one: Page = await page(list, `first: ${size}${cursor === null ? '' : `, after: "${cursor}"`}`);
          ids.push(...one.cursors);
          if (!one.info.hasNextPage) return ids;
          expect(one.info.endCursor).not.toBe(cursor);
          cursor = one.info.endCursor;
        }
      };
      const all = await find([100]);
      expect(new Set(all).size).toBe(all.length);
      for (const sizes of [[1], [3, 1, 7], [40]]) expect(await find(sizes)).toEqual(all);
    },
  );
});

describe('a walk through the claims', () => {
  const add = async (text: string): Promise<void> => {
    const [claimant] = (await target().ask('{ claims(first: 1) { edges { node { claimant { id } } } } }')).json.data
      .claims.edges;
    const input = { text, language: 'en', kind: 'EVENT', claimantId: claimant.node.claimant.id };
    const query = `mutation ($input: SubmitClaimInput!) { submitClaim(input: $input) { __typename } }`;
    const { json } = await target().ask(query, { input }, target().as('editor'));
    expect(json.data.submitClaim.__typename).toBe('SubmitClaimPayload');
  };

  it('misses nothing and sees nothing twice while claims are added', async () => {
    const before = await walk(claims, 'forward', [100]);
    const seen: string[] = [];
    let one = await page(claims, 'first: 7');
    for (let at = 0; ; at += 1) {
      seen.push(...one.ids);
      if (!one.info.hasNextPage) break;
      await add(`Added while somebody reads, ${at}.`);
      one = await page(claims, `first: 7, after: "${one.info.endCursor}"`);
    }
    // Newest first: what is added stands before where the walk began.
    expect(seen).toEqual(before);
    const after = await walk(claims, 'backward', [9]);
    expect(after.slice(-before.length)).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('finds an item under the cursor it had, however many came since', async () => {
    const { cursors, ids } = await page(claims, 'first: 3');
    await add('Added later.');
    const next = await page(claims, `first: 1, after: "${cursors[0]}"`);
    expect([next.ids, next.cursors]).toEqual([[ids[1]], [cursors[1]]]);
  });
});
