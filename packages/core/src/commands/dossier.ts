import type { Assessment } from '../assessment/assessment.ts';
import type { Claim } from '../claim/claim.ts';
import { isCheckable } from '../claim/claim.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import type { VerdictContext } from '../verdict/revision.ts';
import type { RatedPart } from '../verdict/roll-up.ts';
import { assayScale } from '../verdict/scale.ts';
import type { Verdict, VerdictRevision } from '../verdict/verdict.ts';

/** Everything on record that bears on the verdict of a claim. */
export interface Dossier {
  readonly claim: Claim;
  readonly parts: readonly Claim[];
  readonly evidence: readonly Evidence[];
  readonly assessments: readonly (Assessment & { readonly claimId: Id<'claim'> })[];
  readonly verdict: Verdict | null;
  /** Latest first. */
  readonly revisions: readonly VerdictRevision[];
  readonly published: VerdictRevision | null;
}

export async function loadDossier(reader: Reader, claimId: Id<'claim'>): Promise<Dossier> {
  const claim = await reader.getClaim(claimId);
  const parts = (await reader.partsOfClaims([claimId])).get(claimId) ?? [];
  const claimIds = [claimId, ...parts.map((part) => part.id)];
  const evidence = [...(await reader.evidenceOfClaims(claimIds)).values()].flat();
  const propositions = [...(await reader.propositionsOfClaims(claimIds)).values()].flat();
  const assessed = await reader.assessmentsOfPropositions(propositions.map((proposition) => proposition.id));
  const assessments = propositions.flatMap(({ id, claimId }) =>
    (assessed.get(id) ?? []).map((assessment) => ({ ...assessment, claimId })),
  );
  const verdict = (await reader.verdictsOfClaims([claimId])).get(claimId) ?? null;
  const revisions = verdict === null ? [] : ((await reader.revisionsOfVerdicts([verdict.id])).get(verdict.id) ?? []);
  const published = revisions.find((revision) => revision.state === 'published') ?? null;
  return { claim, parts, evidence, assessments, verdict, revisions, published };
}

/** What the content of a verdict on the claim is checked against. */
export function contextOf({ claim, parts, evidence, assessments, published }: Dossier): VerdictContext {
  const partIds = parts.map((part) => part.id);
  return { claim, parts: partIds, scale: assayScale, evidence, assessments, supersedes: published };
}

/**
 * The ratings of the parts: of each the published one, else the one last put forward and not sent back; a part nobody
 * has rated is unproven, or not checkable by its kind.
 */
export async function ratingsOfParts(reader: Reader, parts: readonly Claim[]): Promise<readonly RatedPart[]> {
  const verdicts = await reader.verdictsOfClaims(parts.map((part) => part.id));
  const ids = [...verdicts.values()].map((verdict) => verdict.id);
  const published = await reader.publishedRevisionsOfVerdicts(ids);
  const current = await reader.currentRevisionsOfVerdicts(ids);
  return parts.map((part) => {
    const verdict = verdicts.get(part.id);
    if (verdict !== undefined) {
      const revision = published.get(verdict.id) ?? current.get(verdict.id);
      if (revision !== undefined && revision.state !== 'draft' && revision.state !== 'retracted') return revision;
    }
    return { rating: isCheckable(part.kind) ? 'unproven' : 'not-checkable' };
  });
}
