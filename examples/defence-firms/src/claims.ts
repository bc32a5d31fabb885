import { claimsNotCheckable } from './claims-not-checkable.ts';
import { claimsOnNato } from './claims-on-nato.ts';
import { claimsOnRankings } from './claims-on-rankings.ts';
import { claimsOnTaiwan } from './claims-on-taiwan.ts';
import { claimsOnWords } from './claims-on-words.ts';
import type { ExampleClaim } from './example-claim.ts';

/** The claims of the article that the example checks, in the order in which they stand there; a whole before its parts. */
export const claims: readonly ExampleClaim[] = [
  ...claimsOnWords,
  ...claimsOnRankings,
  ...claimsOnNato,
  ...claimsOnTaiwan,
  ...claimsNotCheckable,
].sort((a, b) => startOf(a) - startOf(b) || lengthOf(b) - lengthOf(a));

function startOf(claim: ExampleClaim): number {
  return claim.appearances.at(-1)?.span?.start ?? 0;
}

function lengthOf(claim: ExampleClaim): number {
  return claim.appearances.at(-1)?.quote.length ?? 0;
}
