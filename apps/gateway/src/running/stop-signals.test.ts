import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stopSignals } from './stop-signals.ts';

function start() {
  const process = new EventEmitter();
  const exits: number[] = [];
  const clock = { now: 0 };
  const stop = stopSignals(process, { now: () => clock.now, exit: (code) => exits.push(code) });
  return { process, exits, clock, stop };
}

describe('a signal to stop', () => {
  it.each(['SIGTERM', 'SIGINT'])('%s asks for an end', (signal) => {
    const { process, stop, exits } = start();
    expect(stop.aborted).toBe(false);
    process.emit(signal);
    expect([stop.aborted, exits]).toEqual([true, []]);
  });

  it('exits at once the second time, but for one key press that comes twice', () => {
    const { process, clock, exits } = start();
    process.emit('SIGINT');
    clock.now = 499;
    process.emit('SIGINT');
    expect(exits).toEqual([]);
    clock.now = 500;
    process.emit('SIGTERM');
    expect(exits).toEqual([1]);
  });
});
