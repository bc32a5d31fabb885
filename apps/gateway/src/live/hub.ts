import { asInstant, type Event } from '@assay/core';
import type { ShownEvent, Store } from '@assay/core/store';
import { type Cursors, createCursors, type Place, placeOf } from './cursor.ts';

/** How often what is held is looked at, in milliseconds: whether its key still opens doors, whether it is to beat. */
const pace = 400;
/** Events of one read. */
const pageSize = 100;

/** What all subscriptions and deliveries of one process share: one watch of the store, one clock, one read of new events. */
export interface Hub {
  readonly cursors: () => Promise<Cursors>;
  /** The events after a number, oldest first; some of them where there are many. */
  readonly eventsAfter: (sequence: number) => Promise<readonly Event[]>;
  readonly head: () => Promise<number>;
  /** Up to when every embargo that was to end has ended, and when the last of them did. At least up to `time`, where that is told. */
  readonly shownBy: (time?: number) => Promise<ShownBy>;
  /** What embargoes held back that have ended since a place, up to a moment; some of it where there is much. */
  readonly shownAfter: (place: Place, until: number) => Promise<readonly ShownEvent[]>;
  /** Where a client that has this cursor goes on. */
  readonly placeOf: (cursor: string) => Promise<Place>;
  /** How often something was written so far. */
  readonly turn: () => number;
  /** Resolves once something was written after the turn, or the signal was aborted. */
  readonly turned: (turn: number, signal: AbortSignal) => Promise<void>;
  /** Calls back now and then while it is held; answers how to end that. */
  readonly hold: (look: () => void) => () => void;
  /** Ends what is held. */
  readonly closing: AbortSignal;
  readonly close: () => void;
}

/** Both in milliseconds since 1970. */
export interface ShownBy {
  readonly by: number;
  readonly last: number;
}

export function createHub(store: Pick<Store, 'read' | 'watch'>, now: () => number = Date.now): Hub {
  const held = new Set<() => void>();
  const waiting = new Set<() => void>();
  const pages = new Map<number, Promise<readonly Event[]>>();
  const closing = new AbortController();
  let turn = 0;
  let cursors: Promise<Cursors> | null = null;
  let letGo: (() => void) | null = null;
  let shown: Promise<ShownBy> | null = null;
  let nextEnd = Number.POSITIVE_INFINITY;

  const tell = (): void => {
    turn += 1;
    pages.clear();
    shown = null;
    nextEnd = Number.POSITIVE_INFINITY;
    for (const wake of [...waiting]) wake();
  };
  const begin = (): void => {
    const unwatch = store.watch(tell);
    const timer = setInterval(() => {
      // The end of an embargo is written by nobody.
      if (now() >= nextEnd) tell();
      for (const look of [...held]) look();
    }, pace).unref();
    // Nobody watched until now.
    tell();
    letGo = () => {
      unwatch();
      clearInterval(timer);
      letGo = null;
    };
  };
  const open = (): Promise<Cursors> => {
    cursors ??= store.read(async (reader) => createCursors(await reader.cursorKey()));
    cursors.catch(() => {
      cursors = null;
    });
    return cursors;
  };
  const lookAtEnds = (): Promise<ShownBy> =>
    store.read(async (reader) => {
      const at = now();
      const { next, last } = await reader.embargoEnds(asInstant(at));
      const end = next === null ? Number.POSITIVE_INFINITY : Date.parse(next);
      nextEnd = Math.min(nextEnd, end);
      // One that is over and was not lifted yet, as while another process writes, is not over to anybody.
      return { by: Math.min(at, end - 1), last: last === null ? 0 : Date.parse(last) };
    });
  const head = () => store.read((reader) => reader.headSequence());

  return {
    cursors: open,
    // Those who have read all there is ask for the same page: it is read once.
    eventsAfter: async (after) => {
      const known = pages.get(after);
      if (known !== undefined) return known;
      const page = store.read(async (reader) => (await reader.eventsPage({ first: pageSize, after })).items);
      if (letGo !== null && pages.size < pageSize) pages.set(after, page);
      page.catch(() => pages.delete(after));
      return page;
    },
    head,
    shownBy: async (time = 0) => {
      // Who waits for nothing has set it before the next one asks.
      const known = shown === null ? null : await shown;
      if (known !== null && known.by >= time) return known;
      const look = lookAtEnds();
      if (letGo !== null) shown = look;
      look.catch(() => {
        shown = null;
      });
      return look;
    },
    shownAfter: (place, until) => {
      const after = { at: asInstant(place.time), sequence: place.shown };
      return store.read((reader) => reader.eventsShown({ after, until: asInstant(until), first: pageSize }));
    },
    placeOf: (cursor) => store.read((reader) => placeOf(reader, cursor)),
    turn: () => turn,
    turned: (seen, signal) =>
      new Promise((resolve) => {
        if (turn !== seen || signal.aborted) return resolve();
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
    hold: (look) => {
      const own = (): void => look();
      held.add(own);
      if (letGo === null) begin();
      return () => {
        held.delete(own);
        if (held.size === 0) letGo?.();
      };
    },
    closing: closing.signal,
    close: () => closing.abort(),
  };
}
