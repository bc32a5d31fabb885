import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event, EventKind } from '../../event.ts';
import { asInstant } from '../../value/instant.ts';
import { plansOf } from '../contract/plans.ts';
import { createWorld, eventOn } from '../contract/world.ts';
import type { EventFilter } from '../noun-filters.ts';
import { openStore } from '../open-store.ts';
import type { Page } from '../page.ts';
import type { Store } from '../store.ts';

const { author, reviewer, claim, verdict } = createWorld();
const day = (date: string) => asInstant(`${date}T00:00Z`);
// A clock may be set back; the record goes on all the same.
const days = ['2025-06-01', '2025-06-02', '2025-06-02', '2025-06-04', '2025-06-01', '2025-06-03', '2025-06-05'].map(
  day,
);
const kinds: readonly EventKind[] = ['claim-submitted', 'verdict-published', 'verdict-reviewed'];

let store: Store;
let all: readonly Event[];
beforeAll(async () => {
  store = await openStore(':memory:');
  for (const [index, at] of days.entries()) {
    await store.write(async (writer) => {
      if (index === 0) for (const actor of [author, reviewer]) await writer.insertActor(actor);
      const subject =
        index % 2 === 0 ? eventOn(author.id, 'claim', claim.id) : eventOn(reviewer.id, 'verdict', verdict.id);
      await writer.appendEvent({ ...subject, at, kind: kinds[index % 3] ?? 'claim-submitted' });
    });
  }
  all = (await store.read((reader) => reader.eventsPage({ first: 99 }))).items;
});
afterAll(() => store.close());

const filters: readonly (readonly [string, EventFilter, (event: Event) => boolean])[] = [
  [
    'a time',
    { at: { from: day('2025-06-02'), until: day('2025-06-04') } },
    ({ at }) => isIn(at, '2025-06-02', '2025-06-04'),
  ],
  ['a start', { at: { from: day('2025-06-03') } }, ({ at }) => at >= day('2025-06-03')],
  ['an end', { at: { until: day('2025-06-02') } }, ({ at }) => at < day('2025-06-02')],
  ['no time at all', { at: { from: day('2025-06-04'), until: day('2025-06-04') } }, () => false],
  [
    'kinds',
    { kinds: ['claim-submitted', 'verdict-reviewed', 'webhook-created'] },
    ({ kind }) => kind === 'claim-submitted' || kind === 'verdict-reviewed',
  ],
  [
    'kinds, an actor and a time',
    { kinds: ['claim-submitted', 'verdict-published'], actorId: author.id, at: { until: day('2025-06-05') } },
    ({ kind, actorId, at }) => kind !== 'verdict-reviewed' && actorId === author.id && at < day('2025-06-05'),
  ],
];

function isIn(at: string, from: string, until: string): boolean {
  return at >= day(from) && at < day(until);
}

describe('events narrowed by', () => {
  it.each(filters)(
    '%s are those of it in the order of the record, page by page from either end',
    async (_, filter, is) => {
      const expected = all.filter(is);
      for (const size of [1, 2, 99]) {
        const forward: Event[] = [];
        const backward: Event[] = [];
        for (let after: number | null = null; ; ) {
          const request = { first: size, after, filter };
          const page: Page<Event> = await store.read((reader) => reader.eventsPage(request));
          forward.push(...page.items);
          if (!page.hasNext) break;
          after = page.items.at(-1)?.sequence ?? null;
        }
        for (let before: number | null = null; ; ) {
          const request = { last: size, before, filter };
          const page: Page<Event> = await store.read((reader) => reader.eventsPage(request));
          backward.unshift(...page.items);
          if (!page.hasPrevious) break;
          before = page.items[0]?.sequence ?? null;
        }
        expect([forward, backward]).toEqual([expected, expected]);
      }
    },
  );

  it('a time are searched by its index', async () => {
    const filter = { at: { from: day('2025-06-02'), until: day('2025-06-04') } };
    const [plan] = await plansOf((reader) => reader.eventsPage({ first: 20, filter }));
    expect(plan).toMatch(/^SEARCH event USING INDEX event_by_time \(at>\? AND at<\?\)/);
  });

  it('an empty list of kinds are refused', async () => {
    const page = store.read((reader) => reader.eventsPage({ first: 1, filter: { kinds: [] } }));
    await expect(page).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
