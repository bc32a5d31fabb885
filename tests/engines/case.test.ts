import { checkProposition, checkTable } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from './case.ts';
import { completionsOf } from './completion.ts';
import { documents, schemas, type World } from './world.ts';

const completed = arbitraryCase.chain((one) => fc.tuple(fc.constant(one), completionsOf(one.world)));

describe('a random case', () => {
  it('passes every check, and so do the completions of its world', () => {
    fc.assert(
      fc.property(completed, ([{ world, proposition, readings }, complete]) => {
        expect(checkProposition(proposition, schemas, { documents, readings })).toEqual([]);
        expect(findingsIn(world)).toEqual([]);
        expect(findingsIn(complete)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});

function findingsIn({ tables }: World) {
  return Object.values(tables).flatMap(checkTable);
}
