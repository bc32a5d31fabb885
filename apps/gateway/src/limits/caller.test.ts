import { describe, expect, it } from 'vitest';
import { networkOf } from './caller.ts';

const from = (remoteAddress: string) => networkOf({ req: { socket: { remoteAddress } } });

describe('where a request is from', () => {
  it('is an address of version 4, however it is written', () => {
    expect([from('192.0.2.7'), from('::ffff:192.0.2.7'), from('::FFFF:192.0.2.7')]).toEqual(Array(3).fill('192.0.2.7'));
  });

  it('is the network of an address of version 6, which somebody has whole', () => {
    expect(from('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(from('2001:db8:1:2::9')).toBe('2001:db8:1:2');
    expect(from('2001:db8::1')).toBe('2001:db8:0:0');
    expect(from('::1')).toBe('0:0:0:0');
    expect(from('1::3:4:5:6:7:8')).toBe('1:0:3:4');
  });

  it('is one and the same where there is no connection', () => expect(networkOf({})).toBe(networkOf({ req: {} })));
});
