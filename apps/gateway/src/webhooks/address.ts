import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { AssayError } from '@assay/core';
import ipaddr from 'ipaddr.js';

/** Addresses beyond the public ones that may be called. */
export type Ranges = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

/** The addresses of a host. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/**
 * Addresses as a setting names them: `127.0.0.1 10.0.0.0/8`.
 *
 * @throws AssayError `invalid-input`
 */
export function asRanges(text: string): Ranges {
  return text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (ipaddr.isValid(word)) return ipaddr.parseCIDR(`${word}/${word.includes(':') ? 128 : 32}`);
      if (ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word);
      throw new AssayError('invalid-input', 'expected ASSAY_WEBHOOK_PRIVATE as addresses or ranges such as 10.0.0.0/8');
    });
}

/** How an address may be called: over HTTPS, also without, or not at all. */
export function waysTo(address: string, ranges: Ranges): 'any' | 'https' | 'none' {
  if (!ipaddr.isValid(address)) return 'none';
  // One of version 4 that is written as one of version 6 is what it stands for.
  const given = ipaddr.process(address);
  const inside = ranges.some(([range, bits]) => range.kind() === given.kind() && given.match(range, bits));
  if (inside) return 'any';
  if (given.range() !== 'unicast') return 'none';
  // Of version 6 only this part is given out at all: the rest may lead anywhere inside.
  return given.kind() === 'ipv4' || given.match(ipaddr.IPv6.parse('2000::'), 3) ? 'https' : 'none';
}

export class Unreachable extends Error {}

/** How a host is looked up for one call: what it resolves to is what is called, and nothing else. */
export function guardedLookup(isHttps: boolean, ranges: Ranges, resolve: Resolve = lookAll): LookupFunction {
  return (host, { all }, done) => {
    resolve(host).then(
      (found) => {
        const open = found.filter(({ address }) => mayCall(address, isHttps, ranges));
        const [first] = open;
        if (first === undefined) done(refused(isHttps), '');
        else if (all === true) done(null, [...open]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}

export function mayCall(address: string, isHttps: boolean, ranges: Ranges): boolean {
  const ways = waysTo(address, ranges);
  return ways === 'any' || (ways === 'https' && isHttps);
}

export function refused(isHttps: boolean): Unreachable {
  return new Unreachable(
    isHttps ? 'expected an address of the public network' : 'expected https:// and an address of the public network',
  );
}

const lookAll: Resolve = (host) => lookup(host, { all: true });
