import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from './token-bucket.ts';

const rate = { burst: 100, perSecond: 10 };

function bucketsAt(entries = 10) {
  const clock = { now: 0 };
  return { clock, ...createTokenBuckets(entries, () => clock.now) };
}

describe('the rate of a caller', () => {
  it('allows so much at once, and says in how many seconds there is enough again', () => {
    const { take, clock } = bucketsAt();
    expect([take('a', 60, rate), take('a', 40, rate), take('a', 25, rate)]).toEqual([0, 0, 3]);
    clock.now = 2400;
    expect(take('a', 25, rate)).toBe(1);
    clock.now = 2500;
    expect(take('a', 25, rate)).toBe(0);
  });

  it('is nobody else’s, and is never more than a full bucket', () => {
    const { take, clock } = bucketsAt();
    expect([take('a', 100, rate), take('b', 100, rate), take('a', 1, rate)]).toEqual([0, 0, 1]);
    clock.now = 1_000_000;
    expect([take('a', 100, rate), take('a', 1, rate)]).toEqual([0, 1]);
  });

  it('can be asked for without taking any', () => {
    const { take, left, clock } = bucketsAt();
    take('a', 75, rate);
    expect([left('a', rate), left('a', rate), left('b', rate)]).toEqual([25, 25, 100]);
    clock.now = 1_250;
    expect(left('a', rate)).toBe(37);
  });

  it('lets what is larger than a full bucket empty it', () => {
    const { take } = bucketsAt();
    expect([take('a', 1_000, rate), take('a', 1_000, rate)]).toEqual([0, 10]);
  });

  it('is not taken back by a clock that goes back', () => {
    const { take, clock } = bucketsAt();
    clock.now = 1000;
    expect(take('a', 100, rate)).toBe(0);
    clock.now = 0;
    expect(take('a', 1, rate)).toBe(1);
  });

  it('is kept of the callers seen last, as many as there is room for', () => {
    const { take } = bucketsAt(2);
    for (const caller of ['a', 'b', 'a', 'c']) take(caller, 50, rate);
    expect(take('a', 1, rate)).toBe(1);
    expect(take('b', 100, rate)).toBe(0);
  });
});
