import type { Assessment, ClaimProposition, VerdictRevision } from '@assay/core';
import type { Reader } from '@assay/core/store';
import { claims } from './claims.ts';
import type { ExampleClaim } from './example-claim.ts';

/** A typed form of a claim with what it came to. */
export interface AssessedForm {
  readonly proposition: ClaimProposition;
  readonly assessment: Assessment;
}

/** A claim of the article as it stands on record. */
export interface ClaimOnRecord {
  readonly claim: ExampleClaim;
  /** The newest revision of its verdict. */
  readonly revision: VerdictRevision | null;
  readonly forms: readonly AssessedForm[];
}

/** The article's claims that are on record, in the order of the article. */
export async function readClaims(reader: Reader): Promise<readonly ClaimOnRecord[]> {
  const { items } = await reader.claimsPage({ first: 1000 });
  const ids = items.map(({ id }) => id);
  const propositions = await reader.propositionsOfClaims(ids);
  const assessments = await reader.assessmentsOfPropositions([...propositions.values()].flat().map(({ id }) => id));
  const verdicts = await reader.verdictsOfClaims(ids);
  const revisions = await reader.revisionsOfVerdicts([...verdicts.values()].map(({ id }) => id));
  return claims.flatMap((claim) => {
    const id = items.find(({ text }) => text === claim.text)?.id;
    if (id === undefined) return [];
    const verdict = verdicts.get(id);
    const forms = (propositions.get(id) ?? []).flatMap((proposition) => {
      const assessment = assessments.get(proposition.id)?.[0];
      return assessment === undefined ? [] : [{ proposition, assessment }];
    });
    return [{ claim, revision: (verdict && revisions.get(verdict.id)?.[0]) ?? null, forms }];
  });
}
