import { exceeded } from '../limits/exceeded.ts';
import type { Limits } from '../limits/limits.ts';

/** How many may be held at once, by one caller and in all. */
export interface Places {
  /**
   * Takes a place for a caller; answers how to leave it.
   *
   * @throws GraphQLError `LIMIT_EXCEEDED`
   */
  readonly take: (caller: string) => () => void;
  readonly taken: () => number;
}

export function createPlaces(limits: Limits): Places {
  const taken = new Map<string, number>();
  let all = 0;
  const http = { status: 429, headers: { 'retry-after': '60' } };
  return {
    taken: () => all,
    take: (caller) => {
      const own = taken.get(caller) ?? 0;
      if (own >= limits.subscriptionsByCaller) throw exceeded(limits, 'subscriptionsByCaller', { http });
      if (all >= limits.subscriptions) throw exceeded(limits, 'subscriptions', { http });
      taken.set(caller, own + 1);
      all += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        all -= 1;
        const others = (taken.get(caller) ?? 0) - 1;
        if (others > 0) taken.set(caller, others);
        else taken.delete(caller);
      };
    },
  };
}
