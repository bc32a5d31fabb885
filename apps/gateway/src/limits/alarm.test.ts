import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setAlarm } from './alarm.ts';

describe('an alarm', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const told: string[] = [];
  const tell = (word: string) => () => void told.push(word);
  const heard = () => told.splice(0);

  it('calls once its time has come, and once', () => {
    setAlarm(100, tell('a'));
    vi.advanceTimersByTime(99);
    expect(heard()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(heard()).toEqual(['a']);
    vi.advanceTimersByTime(1000);
    expect(heard()).toEqual([]);
  });

  it('does not call where it was taken back', () => {
    const take = setAlarm(100, tell('a'));
    setAlarm(100, tell('b'));
    take();
    vi.advanceTimersByTime(100);
    expect(heard()).toEqual(['b']);
    take();
  });

  it('calls each at its own time, though one timer is set for all', () => {
    setAlarm(100, tell('a'));
    vi.advanceTimersByTime(60);
    setAlarm(100, tell('b'));
    setAlarm(10, tell('c'));
    expect(vi.getTimerCount()).toBe(2);
    vi.advanceTimersByTime(39);
    expect(heard()).toEqual(['c']);
    vi.advanceTimersByTime(1);
    expect(heard()).toEqual(['a']);
    vi.advanceTimersByTime(59);
    expect(heard()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(heard()).toEqual(['b']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be set again by what it calls', () => {
    const again = () => {
      told.push('a');
      if (told.length < 3) setAlarm(100, again);
    };
    setAlarm(100, again);
    vi.advanceTimersByTime(250);
    expect(told).toEqual(['a', 'a']);
    vi.advanceTimersByTime(1000);
    expect(heard()).toEqual(['a', 'a', 'a']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
