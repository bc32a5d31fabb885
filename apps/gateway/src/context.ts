import type { Actor, Appearance, Claim, Id, Noun } from '@assay/core';
import type { Children, Found, Reader, Store } from '@assay/core/store';
import DataLoader from 'dataloader';

/** What every resolver of one request gets. */
export interface Context {
  readonly store: Store;
  readonly loaders: Loaders;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** Loaders for one request: what its resolvers ask for in one step is read from the store in one call. */
export function createLoaders(store: Store) {
  const one = <N extends Noun, T>(read: (reader: Reader, ids: readonly Id<N>[]) => Promise<Found<T>>) =>
    new DataLoader<Id<N>, T | undefined>((ids) => store.read((reader) => read(reader, ids)));
  const many = <N extends Noun, T>(read: (reader: Reader, ids: readonly Id<N>[]) => Promise<Children<N, T>>) =>
    new DataLoader<Id<N>, readonly T[]>(async (ids) => {
      const children = await store.read((reader) => read(reader, ids));
      return ids.map((id) => children.get(id) ?? []);
    });
  const only = <N extends Noun, T>(read: (reader: Reader, ids: readonly Id<N>[]) => Promise<ReadonlyMap<Id<N>, T>>) =>
    new DataLoader<Id<N>, T | undefined>(async (ids) => {
      const found = await store.read((reader) => read(reader, ids));
      return ids.map((id) => found.get(id));
    });
  return {
    actor: one<'actor', Actor>((reader, ids) => reader.actorsByIds(ids)),
    claimant: one((reader, ids: readonly Id<'claimant'>[]) => reader.claimantsByIds(ids)),
    claim: one<'claim', Claim>((reader, ids) => reader.claimsByIds(ids)),
    partsOfClaim: many<'claim', Claim>((reader, ids) => reader.partsOfClaims(ids)),
    appearancesOfClaim: many<'claim', Appearance>((reader, ids) => reader.appearancesOfClaims(ids)),
    source: one((reader, ids: readonly Id<'source'>[]) => reader.sourcesByIds(ids)),
    snapshot: one((reader, ids: readonly Id<'snapshot'>[]) => reader.snapshotsByIds(ids)),
    table: one((reader, ids: readonly Id<'table'>[]) => reader.tablesByIds(ids)),
    evidence: one((reader, ids: readonly Id<'evidence'>[]) => reader.evidenceByIds(ids)),
    evidenceOfClaim: many((reader, ids: readonly Id<'claim'>[]) => reader.evidenceOfClaims(ids)),
    proposition: one((reader, ids: readonly Id<'proposition'>[]) => reader.propositionsByIds(ids)),
    propositionsOfClaim: many((reader, ids: readonly Id<'claim'>[]) => reader.propositionsOfClaims(ids)),
    assessment: one((reader, ids: readonly Id<'assessment'>[]) => reader.assessmentsByIds(ids)),
    assessmentsOfProposition: many((reader, ids: readonly Id<'proposition'>[]) =>
      reader.assessmentsOfPropositions(ids),
    ),
    verdict: one((reader, ids: readonly Id<'verdict'>[]) => reader.verdictsByIds(ids)),
    verdictOfClaim: only((reader, ids: readonly Id<'claim'>[]) => reader.verdictsOfClaims(ids)),
    revision: one((reader, ids: readonly Id<'revision'>[]) => reader.revisionsByIds(ids)),
    revisionsOfVerdict: many((reader, ids: readonly Id<'verdict'>[]) => reader.revisionsOfVerdicts(ids)),
    currentRevision: only((reader, ids: readonly Id<'verdict'>[]) => reader.currentRevisionsOfVerdicts(ids)),
    publishedRevision: only((reader, ids: readonly Id<'verdict'>[]) => reader.publishedRevisionsOfVerdicts(ids)),
    reviewsOfRevision: many((reader, ids: readonly Id<'revision'>[]) => reader.reviewsOfRevisions(ids)),
  };
}

/** What a stored value points at; the store's foreign keys say it is there. */
export async function loadExisting<N extends Noun, T>(loader: DataLoader<Id<N>, T | undefined>, id: Id<N>): Promise<T> {
  const found = await loader.load(id);
  if (found === undefined) throw new Error(`nothing on record under ${id}, which is pointed at`);
  return found;
}

/** The loading of nodes, each by its own id. */
export async function loadNodes<N extends Noun, T>(
  loader: DataLoader<Id<N>, T | undefined>,
  ids: readonly Id<N>[],
): Promise<(T | undefined)[]> {
  return Promise.all(ids.map((id) => loader.load(id)));
}
