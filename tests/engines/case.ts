import type { Proposition, Readings } from '@assay/core';
import fc from 'fast-check';
import type { Grammar } from './grammar.ts';
import { createLiterals } from './literals.ts';
import { dateIn, numberIn } from './numbers.ts';
import { relationIn } from './relations.ts';
import { statementIn } from './statements.ts';
import { drawFrom, type Tape, tape } from './tape.ts';
import { arbitraryWorld, type World } from './world.ts';

/** A proposition with its readings. */
export interface Claim {
  readonly proposition: Proposition;
  readonly readings: Readings;
}

/** Something to evaluate: every operator of the language occurs, over worlds in which much is not known. */
export interface Case extends Claim {
  readonly world: World;
}

const arbitraryClaim: fc.Arbitrary<Claim> = tape.map(claimFrom);

export const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({ world: arbitraryWorld, claim: arbitraryClaim })
  .map(({ world, claim }) => ({ world, ...claim }));

function claimFrom(numbers: Tape): Claim {
  const draw = drawFrom(numbers);
  const literals = createLiterals(draw);
  const grammar: Grammar = {
    draw,
    literals,
    relation: (depth) => relationIn(grammar, depth),
    number: (unit, depth) => numberIn(grammar, unit, depth),
    date: (depth) => dateIn(grammar, depth),
    statement: (depth) => statementIn(grammar, depth),
  };
  const term = grammar.statement(1 + draw.below(3));
  return { proposition: { assay: 1, term }, readings: literals.readings() };
}
