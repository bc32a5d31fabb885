import type { Assessment } from '../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ClaimProposition } from '../proposition/stored-proposition.ts';
import type { Id, Noun } from '../value/id.ts';
import type { Audience } from '../verdict/visibility.ts';
import type { ClaimFilter } from './claim-filter.ts';
import type { Page } from './page.ts';
import type { Found, Reader } from './reader.ts';
import { notFound } from './rows/batch.ts';
import { listed } from './rows/listed.ts';

/** Claims and what belongs to them, as the public reads them: see `restrictReader`. */
export function publicOfClaims(reader: Reader, { claims }: Pick<Audience, 'claims'>) {
  const visibleIds = async (ids: readonly Id<'claim'>[]): Promise<ReadonlySet<Id<'claim'>>> =>
    claims === 'all' ? new Set(ids) : reader.publishedClaims(ids);
  const visibleClaims = async (given: readonly Claim[]): Promise<readonly Claim[]> => {
    const visible = await visibleIds(given.map(({ id }) => id));
    return given.filter(({ id }) => visible.has(id));
  };
  // What is asked of an id is the same whether something is there or not: the time it takes tells nothing either.
  const claimsByIds: Reader['claimsByIds'] = async (ids) => {
    const found = await reader.claimsByIds(ids);
    const visible = await visibleIds(ids);
    return found.map((claim) => (claim !== undefined && visible.has(claim.id) ? claim : undefined));
  };

  /** What the filter comes to in public; `null` where it is of nothing, as by who reviewed, or by what is for the desk. */
  const publicFilter = (given: ClaimFilter, ofVerdict = false): ClaimFilter | null => {
    const { hasFindings, stale } = given;
    if ([listed('reviewerIds', given.reviewerIds), hasFindings, stale].some((value) => (value ?? null) !== null))
      return null;
    const { ratings, states, scale, outcomes, sourceIds, publishedAt } = given;
    const told = [ratings, states, scale, outcomes, sourceIds, publishedAt].some((value) => (value ?? null) !== null);
    return { ...given, published: claims === 'with-verdict' || told || ofVerdict ? true : null };
  };

  const claimantsByIds: Reader['claimantsByIds'] = async (ids) => {
    const found = await reader.claimantsByIds(ids);
    const visible = claims === 'all' ? new Set(ids) : await reader.publishedClaimants(ids);
    return found.map((claimant) => (claimant !== undefined && visible.has(claimant.id) ? claimant : undefined));
  };
  const visibleClaimant = async (claimant: Claimant | undefined) =>
    claimant === undefined ? undefined : (await claimantsByIds([claimant.id]))[0];

  const appearancesByIds: Reader['appearancesByIds'] = async (ids) => {
    const appearances: readonly Appearance[] = present(await reader.appearancesByIds(ids));
    const visible = await visibleIds(appearances.map(({ claimId }) => claimId));
    return inOrder(
      ids,
      appearances.filter(({ claimId }) => visible.has(claimId)),
    );
  };

  const citedEvidence = async (given: readonly Evidence[]): Promise<readonly Evidence[]> => {
    const cited = await reader.citedEvidence(given.map(({ id }) => id));
    // A note is for the desk; what the public is to know of evidence stands in the reasons of the verdict.
    return given.filter(({ id }) => cited.has(id)).map((one) => ({ ...one, note: null }));
  };
  const evidenceByIds: Reader['evidenceByIds'] = async (ids) =>
    inOrder(ids, await citedEvidence(present(await reader.evidenceByIds(ids))));

  const citedAssessments = async (given: readonly Assessment[]): Promise<readonly Assessment[]> => {
    const cited = await reader.citedAssessments(given.map(({ id }) => id));
    return given.filter(({ id }) => cited.has(id));
  };
  const assessmentsByIds: Reader['assessmentsByIds'] = async (ids) =>
    inOrder(ids, await citedAssessments(present(await reader.assessmentsByIds(ids))));
  const assessmentsOfPropositions: Reader['assessmentsOfPropositions'] = async (ids) =>
    onlyThese(await reader.assessmentsOfPropositions(ids), citedAssessments);

  const assessed = async (given: readonly ClaimProposition[]): Promise<readonly ClaimProposition[]> => {
    const assessments = await assessmentsOfPropositions(given.map(({ id }) => id));
    return given.filter(({ id }) => (assessments.get(id) ?? []).length > 0);
  };
  const propositionsByIds: Reader['propositionsByIds'] = async (ids) =>
    inOrder(ids, await assessed(present(await reader.propositionsByIds(ids))));

  return {
    claimsByIds,
    findClaim: async (id) => (await claimsByIds([id]))[0],
    getClaim: async (id) => (await claimsByIds([id]))[0] ?? notFound('claim'),
    findClaimByNormalForm: async (normalForm, claimantId) => {
      const claim = await reader.findClaimByNormalForm(normalForm, claimantId);
      return claim === undefined ? undefined : (await claimsByIds([claim.id]))[0];
    },
    claimsByNormalForms: async (forms) => onlyThese(await reader.claimsByNormalForms(forms), visibleClaims),
    partsOfClaims: async (ids) => onlyThese(await reader.partsOfClaims(ids), visibleClaims),
    claimsPage: async (request) => {
      const filter = publicFilter(request.filter ?? {}, request.order === 'published');
      return filter === null ? noClaims : reader.claimsPage({ ...request, filter });
    },
    countClaims: async (given, most) => {
      const filter = publicFilter(given);
      return filter === null ? 0 : reader.countClaims(filter, most);
    },
    countClaimsBy: async (facet, given, most) => {
      const filter = publicFilter(given, facet === 'rating' || facet === 'state');
      return filter === null ? [] : reader.countClaimsBy(facet, filter, most);
    },
    countClaimsByDay: async (what, range, given) => {
      const filter = publicFilter(given, what === 'published');
      return filter === null ? [] : reader.countClaimsByDay(what, range, filter);
    },
    claimantsByIds,
    findClaimant: async (id) => (await claimantsByIds([id]))[0],
    getClaimant: async (id) => (await claimantsByIds([id]))[0] ?? notFound('claimant'),
    findClaimantByNormalForm: async (form) => visibleClaimant(await reader.findClaimantByNormalForm(form)),
    claimantsPage: (request) =>
      reader.claimantsPage(claims === 'all' ? request : { ...request, filter: { ...request.filter, published: true } }),
    appearancesByIds,
    findAppearance: async (id) => (await appearancesByIds([id]))[0],
    getAppearance: async (id) => (await appearancesByIds([id]))[0] ?? notFound('appearance'),
    appearancesOfClaims: async (ids) => {
      const visible = await visibleIds(ids);
      const appearances = await reader.appearancesOfClaims(ids);
      return new Map([...appearances].map(([id, all]) => [id, visible.has(id) ? all : []]));
    },
    evidenceByIds,
    findEvidence: async (id) => (await evidenceByIds([id]))[0],
    getEvidence: async (id) => (await evidenceByIds([id]))[0] ?? notFound('evidence'),
    evidenceOfClaims: async (ids) => onlyThese(await reader.evidenceOfClaims(ids), citedEvidence),
    propositionsByIds,
    findProposition: async (id) => (await propositionsByIds([id]))[0],
    getProposition: async (id) => (await propositionsByIds([id]))[0] ?? notFound('proposition'),
    propositionsOfClaims: async (ids) => onlyThese(await reader.propositionsOfClaims(ids), assessed),
    assessmentsByIds,
    findAssessment: async (id) => (await assessmentsByIds([id]))[0],
    getAssessment: async (id) => (await assessmentsByIds([id]))[0] ?? notFound('assessment'),
    assessmentsOfPropositions,
  } satisfies Partial<Reader>;
}

const noClaims: Page<Claim> = { items: [], hasNext: false, hasPrevious: false };

function present<T>(found: Found<T>): T[] {
  return found.filter((item) => item !== undefined);
}

function inOrder<N extends Noun, T extends { readonly id: Id<N> }>(
  ids: readonly Id<N>[],
  items: readonly T[],
): Found<T> {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => byId.get(id));
}

/** Lists of children narrowed in one step, as many as there are. */
async function onlyThese<Key, T extends { readonly id: Id<Noun> }>(
  lists: ReadonlyMap<Key, readonly T[]>,
  narrow: (items: readonly T[]) => Promise<readonly T[]>,
): Promise<ReadonlyMap<Key, readonly T[]>> {
  const kept = new Map((await narrow([...lists.values()].flat())).map((item) => [item.id, item]));
  const within = (items: readonly T[]) =>
    items.flatMap(({ id }) => {
      const item = kept.get(id);
      return item === undefined ? [] : [item];
    });
  return new Map([...lists].map(([key, items]) => [key, within(items)]));
}
