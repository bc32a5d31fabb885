import { expect, it } from 'vitest';
import { createDrain } from './drain.ts';

it('a drain is announced first, and then ends what would go on for ever, once', async () => {
  const drain = createDrain();
  const ended: string[] = [];
  drain.onDrain(() => ended.push('one'));
  drain.onDrain(async () => Promise.reject(new Error('cannot')));
  drain.onDrain(() => {
    throw new Error('cannot either');
  });
  const takeBack = drain.onDrain(() => ended.push('gone by itself'));
  takeBack();
  drain.onDrain(async () => ended.push('two'));
  expect(drain.isAnnounced()).toBe(false);
  drain.announce();
  expect([drain.isAnnounced(), ended]).toEqual([true, []]);
  await Promise.all([drain.finish(), drain.finish()]);
  expect(ended).toEqual(['one', 'two']);
  expect(() => drain.onDrain(() => undefined)).toThrowError(expect.objectContaining({ code: 'store-unavailable' }));
});
