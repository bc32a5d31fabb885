import type { Event } from '../event.ts';
import type { Instant } from '../value/instant.ts';

/** When embargoes end, as seen from a moment; `null` for none. */
export interface EmbargoEnds {
  /** The soonest of those that are not over. */
  readonly next: Instant | null;
  /** The latest up to the moment. */
  readonly last: Instant | null;
}

/** An event that an embargo held back from the public: a publication, or a retraction of what was under one. */
export interface ShownEvent {
  readonly event: Event;
  readonly shownAt: Instant;
}

/** Which of them to read, in the order of the ends of the embargoes and then of the record. */
export interface ShownRequest {
  /** The one after which to begin; at the end of an embargo all come whose number is greater. */
  readonly after: { readonly at: Instant; readonly sequence: number };
  readonly until: Instant;
  readonly first: number;
}

/** What goes on from a place in the record asks for. */
export interface LiveReader {
  readonly embargoEnds: (at: Instant) => Promise<EmbargoEnds>;
  /** What the public may be told of only since embargoes ended, in the order of their ends. */
  readonly eventsShown: (request: ShownRequest) => Promise<readonly ShownEvent[]>;
  /** 256 bits that only this store and its copies have: what is given out of the numbers of events is sealed with them. */
  readonly cursorKey: () => Promise<Uint8Array>;
}
