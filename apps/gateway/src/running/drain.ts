import { AssayError } from '@assay/core';

/** The end of a gateway in two steps: first others are told, then what would not end by itself is ended. */
export interface Drain {
  /** Whether it was announced: `/ready` says so from then on. */
  readonly isAnnounced: () => boolean;
  readonly announce: () => void;
  /**
   * Lets something end that would go on for ever, such as a subscription: called once, in `finish`. Answers how to take it
   * back where it ended by itself.
   */
  readonly onDrain: (end: () => unknown) => () => void;
  /** Ends what was to be ended, all at once; one that fails keeps nobody else from ending. */
  readonly finish: () => Promise<void>;
}

export function createDrain(): Drain {
  const ends = new Set<() => unknown>();
  let isAnnounced = false;
  let finished: Promise<void> | null = null;
  const announce = () => {
    isAnnounced = true;
  };
  return {
    isAnnounced: () => isAnnounced,
    announce,
    onDrain: (end) => {
      // What begins too late would never be told.
      if (finished !== null)
        throw new AssayError('store-unavailable', 'expected a gateway that stays, got one that ends');
      ends.add(end);
      return () => void ends.delete(end);
    },
    finish: async () => {
      announce();
      finished ??= Promise.allSettled([...ends].map(async (end) => end())).then(() => ends.clear());
      return finished;
    },
  };
}
