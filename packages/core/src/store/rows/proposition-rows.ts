import type { ClaimProposition } from '../../proposition/stored-proposition.ts';
import { canonicalJson } from '../../value/digest.ts';
import { propositions } from '../tables/proposition.ts';
import { byIds, childrenOf } from './batch.ts';
import { assertDigest } from './kept-digest.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

const toProposition = (row: typeof propositions.$inferSelect): ClaimProposition => row;

export function propositionReader(queries: Queries) {
  const proposition = byIds(
    'proposition',
    lazily(() => queries.select().from(propositions).where(among(propositions.id)).prepare()),
    toProposition,
  );
  return {
    getProposition: proposition.get,
    findProposition: proposition.find,
    propositionsByIds: proposition.found,
    propositionsOfClaims: childrenOf(
      lazily(() =>
        queries.select().from(propositions).where(among(propositions.claimId)).orderBy(propositions.id).prepare(),
      ),
      toProposition,
      (row) => row.claimId,
    ),
  };
}

export function propositionWriter(queries: Queries) {
  const insert = insertInto(queries, propositions);
  return {
    insertProposition: async (proposition: ClaimProposition): Promise<void> => {
      assertDigest(proposition.digest, canonicalJson(proposition.proposition));
      await insert(proposition);
    },
  };
}
