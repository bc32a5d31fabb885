import { describe, expect, it } from 'vitest';
import { asRanges, guardedLookup, type Resolve, waysTo } from './address.ts';
import { waitAfter } from './backoff.ts';

const inside = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '192.0.0.1', '192.0.2.1', '224.0.0.1', '240.0.0.1'],
  ...['255.255.255.255', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...[
    '2001:db8::1',
    '2001::7f00:1',
    '100::1',
    '4000::1',
    '0177.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    'localhost',
    '',
  ],
];

describe('an address', () => {
  it.each(inside)('%j is not called', (address) => expect(waysTo(address, [])).toBe('none'));

  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is called over HTTPS only',
    (address) => expect(waysTo(address, [])).toBe('https'),
  );

  it('of a network that is let in is called in any way, however it is written', () => {
    const ranges = asRanges('10.0.0.0/8, 127.0.0.1 fd00::/8');
    for (const address of ['10.9.8.7', '127.0.0.1', '::ffff:10.0.0.1', 'fd00::7'])
      expect(waysTo(address, ranges)).toBe('any');
    for (const address of ['11.0.0.1', '127.0.0.2', 'fe80::1']) expect(waysTo(address, ranges)).not.toBe('any');
    expect(() => asRanges('everything')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

describe('a look-up', () => {
  const found = (isHttps: boolean, resolve: Resolve, all: boolean) =>
    new Promise((done) => {
      guardedLookup(isHttps, [], resolve)('paper.example', { all }, (error, address) => done(error ?? address));
    });

  it('gives only addresses that may be called, or refuses', async () => {
    const mixed: Resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '8.8.8.8', family: 4 },
    ];
    expect(await found(true, mixed, true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await found(true, mixed, false)).toBe('8.8.8.8');
    expect(await found(false, mixed, true)).toBeInstanceOf(Error);
    expect(await found(true, async () => [{ address: '::ffff:169.254.169.254', family: 6 }], true)).toBeInstanceOf(
      Error,
    );
    expect(await found(true, () => Promise.reject(new Error('no such host')), true)).toBeInstanceOf(Error);
  });
});

describe('the wait after a failed attempt', () => {
  it('grows up to half a day, and ends', () => {
    for (let attempt = 1; attempt < 8; attempt += 1) {
      const middle = Math.min(10_000 * 4 ** (attempt - 1), 43_200_000);
      expect([0, 0.5, 1].map((chance) => waitAfter(attempt, 0, chance))).toEqual([middle * 0.8, middle, middle * 1.2]);
    }
    expect(waitAfter(8, 0, 0.5)).toBeNull();
  });

  it('ends at the first that fails three days after it was put on its way', () => {
    const threeDays = 3 * 24 * 3_600_000;
    expect(waitAfter(1, threeDays - 1, 0.5)).toBe(10_000);
    expect(waitAfter(1, threeDays, 0.5)).toBeNull();
  });
});
