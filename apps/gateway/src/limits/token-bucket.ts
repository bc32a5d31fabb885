/** How much a caller may ask for: so much at once, and from then on so much a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface TokenBuckets {
  /** Takes from the bucket of a caller, or answers in how many seconds there will be enough in it. */
  readonly take: (caller: string, amount: number, rate: Rate) => number;
  /** How much is in the bucket of a caller now. */
  readonly left: (caller: string, rate: Rate) => number;
}

interface Bucket {
  readonly level: number;
  readonly at: number;
}

/**
 * A bucket for each caller, of the `entries` seen last: whoever is forgotten has a full one. `now` is in milliseconds.
 */
export function createTokenBuckets(entries: number, now: () => number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const levelOf = (caller: string, at: number, { burst, perSecond }: Rate): number => {
    const before = buckets.get(caller) ?? { level: burst, at };
    return Math.min(burst, before.level + (Math.max(0, at - before.at) / 1000) * perSecond);
  };
  return {
    left: (caller, rate) => Math.floor(levelOf(caller, now(), rate)),
    take: (caller, amount, rate) => {
      const { burst, perSecond } = rate;
      const at = now();
      const level = levelOf(caller, at, rate);
      // Nothing is larger than a full bucket, or it could never be had.
      const price = Math.min(amount, burst);
      const missing = price - level;
      buckets.delete(caller);
      buckets.set(caller, { level: missing > 0 ? level : level - price, at });
      const [oldest] = buckets.keys();
      if (buckets.size > entries && oldest !== undefined) buckets.delete(oldest);
      return missing > 0 ? Math.ceil(missing / perSecond) : 0;
    },
  };
}
