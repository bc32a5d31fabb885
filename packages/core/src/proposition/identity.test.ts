import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomProposition } from '../testing/random-proposition.ts';
import { digestOf } from '../value/digest.ts';
import { languageVersion, type Proposition } from './language.ts';

const claims = fc.gen().map((g) => randomProposition((below) => (below <= 1 ? 0 : g(fc.nat, below - 1))));

/** The same value with the keys of every object in the other order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe('the identity of a proposition', () => {
  it('is the digest of its canonical JSON: of what it says, not of how it is written down', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const read: unknown = JSON.parse(JSON.stringify(turned(claim), null, 2));
        expect(digestOf(read)).toBe(digestOf(claim));
      }),
      { numRuns: 200 },
    );
  });

  it('is another one for another term, and for another version of the language', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const others = [
          { ...claim, assay: 2 },
          { ...claim, term: { op: 'not', of: claim.term } },
        ];
        for (const other of others) expect(digestOf(other)).not.toBe(digestOf(claim));
      }),
      { numRuns: 50 },
    );
  });

  it('stays what it is: stored claims name it', () => {
    const claim: Proposition = {
      assay: languageVersion,
      term: { op: 'exists', of: { op: 'table', table: 'ranking' } },
    };
    expect(digestOf(claim)).toBe('4d167e8998d54737858dd856b1f3e8d90001e99d5eec4b088a78241e11cf786a');
  });
});
