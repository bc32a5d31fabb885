import {
  type Actor,
  type Appearance,
  AssayError,
  type Claim,
  type Digest,
  type Id,
  type Noun,
  type Policy,
  recommended,
} from '@assay/core';
import type { CommandEnvironment } from '@assay/core/commands';
import type { Children, Found, Reader, Store } from '@assay/core/store';
import DataLoader from 'dataloader';
import type { Authenticate, Principal, RequestHead, World } from './auth/principal.ts';
import { type View, viewOf } from './auth/view.ts';
import type { Report } from './errors.ts';
import type { Wire } from './limits/caller.ts';
import type { Limits } from './limits/limits.ts';
import { createMeter, type Meter } from './limits/meter.ts';
import type { Happening, Wanted } from './live/follow.ts';
import { reviewsFor, type SeenReviews } from './seen-reviews.ts';

/** What a gateway is made of. */
export interface GatewayParts {
  readonly world: World;
  readonly authenticate: Authenticate;
  readonly report: Report;
  readonly limits: Limits;
}

/** What every resolver of one request gets. */
export interface Context {
  readonly principal: Principal;
  /** As who asks may read it. */
  readonly store: View;
  readonly loaders: Loaders;
  readonly meter: Meter;
  readonly report: Report;
  readonly limits: Limits;
  /** The house rules of the desk. */
  readonly policy: Policy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What a subscription gets of the record; only a subscription may ask for it. */
  readonly follow: (wanted: Wanted<Context>) => Promise<AsyncIterable<Happening<Context>>>;
  /**
   * Runs a command as who asks.
   *
   * @throws AssayError `not-permitted` where nobody does, and what the command throws
   */
  readonly act: <T>(command: (env: CommandEnvironment) => Promise<T>) => Promise<T>;
}

/** What it takes to let an operation in. */
export type Asking = Pick<Context, 'principal' | 'meter'> & Wire;

/** @throws GraphQLError `UNAUTHENTICATED` */
export async function createContext(parts: GatewayParts, request: RequestHead): Promise<Context> {
  return contextOf(parts, await parts.authenticate(request, parts.world));
}

/** The context of one execution for somebody. */
export function contextOf(
  { world, report, limits }: Omit<GatewayParts, 'authenticate'>,
  principal: Principal,
): Context {
  const meter = createMeter(limits);
  const store = viewOf(whileAwaited(world.store, meter), principal.audience);
  const { policy = recommended } = world;
  // A plan needs none.
  let made: Loaders | null = null;
  return {
    principal,
    store,
    get loaders() {
      made ??= createLoaders(store, reviewsFor(principal, policy));
      return made;
    },
    meter,
    report,
    limits,
    policy,
    now: world.now,
    follow: async () => {
      throw new TypeError('expected a subscription, got another operation');
    },
    act: async (command) => {
      const actor = await principal.actor();
      if (actor === undefined) {
        throw new AssayError('not-permitted', 'expected a request that says who acts, got one that does not');
      }
      const result = await command({ ...world, actor: actor.id, scopes: principal.scopes });
      // What was loaded for an earlier field of the same document may be another by now.
      for (const loader of Object.values(made ?? {})) loader.clearAll();
      return result;
    },
  };
}

/** The store, not asked any more once nobody waits for the answer. */
function whileAwaited(store: Store, { check }: Meter): Pick<Store, 'read' | 'readTrees'> {
  return {
    read: async (work) => {
      check();
      return store.read(work);
    },
    readTrees: (request) => {
      check();
      return store.readTrees(request);
    },
  };
}

export type Loaders = ReturnType<typeof createLoaders>;

/** Loaders for one request: what its resolvers ask for in one step is read from the store in one call. */
function createLoaders(store: Pick<View, 'read'>, { reviewsByIds, reviewsOfRevisions, dismissalsByIds }: SeenReviews) {
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
    appearance: one<'appearance', Appearance>((reader, ids) => reader.appearancesByIds(ids)),
    appearancesOfClaim: many<'claim', Appearance>((reader, ids) => reader.appearancesOfClaims(ids)),
    source: one((reader, ids: readonly Id<'source'>[]) => reader.sourcesByIds(ids)),
    snapshot: one((reader, ids: readonly Id<'snapshot'>[]) => reader.snapshotsByIds(ids)),
    table: one((reader, ids: readonly Id<'table'>[]) => reader.tablesByIds(ids)),
    // One statement for each digest: as many as there are tables, however many rows ask.
    tableContent: new DataLoader((digests: readonly Digest[]) =>
      store.read((reader) => Promise.all(digests.map((digest) => reader.getTableContent(digest)))),
    ),
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
    publicRevision: only((reader, ids: readonly Id<'verdict'>[]) => reader.publicRevisionsOfVerdicts(ids)),
    publishedRevision: only((reader, ids: readonly Id<'verdict'>[]) => reader.publishedRevisionsOfVerdicts(ids)),
    publicationOfRevision: only((reader, ids: readonly Id<'revision'>[]) => reader.publicationsOfRevisions(ids)),
    review: one(reviewsByIds),
    dismissal: one(dismissalsByIds),
    dismissalOfReview: only((reader, ids: readonly Id<'review'>[]) => reader.dismissalsOfReviews(ids)),
    key: one((reader, ids: readonly Id<'key'>[]) => reader.keysByIds(ids)),
    webhook: one((reader, ids: readonly Id<'webhook'>[]) => reader.webhooksByIds(ids)),
    reply: one((reader, ids: readonly Id<'reply'>[]) => reader.repliesByIds(ids)),
    repliesOfClaim: many((reader, ids: readonly Id<'claim'>[]) => reader.repliesOfClaims(ids)),
    reviewsOfRevision: many(reviewsOfRevisions),
  };
}

/**
 * What a stored value points at; the store's foreign keys say it is there.
 *
 * @throws AssayError `not-found` where who asks may not read it: a key that may write need not be one that may read
 */
export async function loadExisting<N extends Noun, T>(loader: DataLoader<Id<N>, T | undefined>, id: Id<N>): Promise<T> {
  const found = await loader.load(id);
  if (found === undefined) throw new AssayError('not-found', 'expected what is pointed at, got nothing you may read');
  return found;
}

/** The loading of nodes, each by its own id. */
export async function loadNodes<N extends Noun, T>(
  loader: DataLoader<Id<N>, T | undefined>,
  ids: readonly Id<N>[],
): Promise<(T | undefined)[]> {
  return Promise.all(ids.map((id) => loader.load(id)));
}
