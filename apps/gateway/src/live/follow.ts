import { type Action, type Change, type Event, toChange } from '@assay/core';
import type { Hub } from './hub.ts';

/** An event on its way to somebody. */
export interface Happening<Context> {
  readonly event: Event;
  readonly change: Change;
  /** Where who has got this goes on. */
  readonly cursor: string;
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
  let place = after == null ? await hub.head() : await hub.placeOf(after);

  async function* happenings(): AsyncGenerator<Happening<Context>> {
    while (!end.aborted) {
      const turn = hub.turn();
      const page = await hub.eventsAfter(place);
      for (const event of page) {
        place = event.sequence;
        const change = toChange(event);
        if (!concerns(event, change)) continue;
        const happening: Happening<Context> = {
          event,
          change,
          cursor: cursors.seal(place),
          reaches: (context) => reaches(happening, context),
        };
        yield happening;
        if (end.aborted) return;
      }
      // What is read back from long ago lets others have their turn.
      if (page.length > 0) await new Promise((resolve) => setImmediate(resolve));
      else await hub.turned(turn, end);
    }
  }
  return { cursor: () => cursors.seal(place), [Symbol.asyncIterator]: happenings };
}
