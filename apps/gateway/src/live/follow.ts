import { setTimeout as sleep } from 'node:timers/promises';
import { type Action, type Change, type Event, toChange } from '@assay/core';
import { placeAt } from './cursor.ts';
import type { Hub } from './hub.ts';

/** How long a clock that is behind is waited for before it is looked at again, in milliseconds. */
const patience = 400;

/** An event on its way to somebody. */
export interface Happening<Context> {
  readonly event: Event;
  readonly change: Change;
  /** Where who has got this goes on. */
  readonly cursor: string;
  /** Up to when embargoes had ended, in milliseconds since 1970, when the record was read up to here. */
  readonly time: number;
  /** Whether it is told since an embargo ended: to those whom it was held back from. */
  readonly isShown: boolean;
  /** Whether who asks may learn of it, and wanted to, as they and it are now. */
  readonly reaches: (context: Context) => Promise<boolean>;
}

/** What a subscription is about. */
export interface Wanted<Context> {
  /** What who asks must be allowed, all the while. */
  readonly access: 'public' | Action;
  /** The cursor after which to go on; from now on where it is left out. */
  readonly after: string | null | undefined;
  /** Whether an event is of the right sort, by itself. */
  readonly concerns: (event: Event, change: Change) => boolean;
  readonly reaches: (happening: Happening<Context>, context: Context) => Promise<boolean>;
}

export interface Followed<Context> extends AsyncIterable<Happening<Context>> {
  /** The cursor of what has been looked at so far. */
  readonly cursor: () => string;
}

/**
 * The events that are wanted, from a place in the record on, for as long as nobody ends it. They are read from the record
 * a page at a time as they are asked for: who reads slowly has nothing waiting but a cursor.
 *
 * @throws AssayError `invalid-cursor`
 */
export async function follow<Context>(
  hub: Hub,
  { after, concerns, reaches }: Omit<Wanted<Context>, 'access'>,
  end: AbortSignal,
): Promise<Followed<Context>> {
  const cursors = await hub.cursors();
  let place = after == null ? placeAt(await hub.head(), (await hub.shownBy()).by) : await hub.placeOf(after);

  const happeningOf = (event: Event, isShown: boolean): Happening<Context> | null => {
    const change = toChange(event);
    if (!concerns(event, change)) return null;
    const happening: Happening<Context> = {
      event,
      change,
      cursor: cursors.seal(place),
      time: place.time,
      isShown,
      reaches: (context) => reaches(happening, context),
    };
    return happening;
  };

  async function* happenings(): AsyncGenerator<Happening<Context>> {
    while (!end.aborted) {
      const turn = hub.turn();
      const page = await hub.eventsAfter(place.sequence);
      // What ended before the last of these was written is told before it.
      const { by, last } = await hub.shownBy(Math.max(place.time, ...page.slice(-1).map(({ at }) => Date.parse(at))));
      if (by < place.time) {
        // The cursor is of a process whose clock is ahead: what it was told is not public here before this one is there.
        await sleep(Math.min(place.time - by, patience), undefined, { signal: end, ref: false }).catch(() => undefined);
        continue;
      }
      while (last >= place.time && !end.aborted) {
        const shown = await hub.shownAfter(place, by);
        for (const { event, shownAt } of shown) {
          place = { ...place, time: Date.parse(shownAt), shown: event.sequence };
          // What comes later in the record is told when that is read up to there.
          const happening = event.sequence > place.sequence ? null : happeningOf(event, true);
          if (happening !== null) yield happening;
          if (end.aborted) return;
        }
        if (shown.length === 0) break;
      }
      place = placeAt(place.sequence, by);
      for (const event of page) {
        place = { ...place, sequence: event.sequence };
        const happening = happeningOf(event, false);
        if (happening !== null) yield happening;
        if (end.aborted) return;
      }
      // What is read back from long ago lets others have their turn.
      if (page.length > 0) await new Promise((resolve) => setImmediate(resolve));
      else await hub.turned(turn, end);
    }
  }
  return { cursor: () => cursors.seal(place), [Symbol.asyncIterator]: happenings };
}
