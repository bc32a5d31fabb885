import { AssayError } from '../error.ts';
import { type EventKind, eventKinds } from '../event.ts';
import type { Id, Noun } from '../value/id.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type Audience, isPublicState } from '../verdict/visibility.ts';
import { publicOfClaims } from './public-claims.ts';
import type { Children, Found, Reader } from './reader.ts';
import { notFound } from './rows/batch.ts';

/**
 * The reader for an audience: what it may not read is as if it were not there, found by no id, in no list and by no
 * filter; and a page is full of what it may read. What is public for everybody (sources, tables, documents, who works
 * here) passes as it is. Every method of a reader is named, so that a new one is decided on before it compiles.
 *
 * @example
 * ```ts
 * import { audienceOf } from '@assay/core';
 * import { restrictReader } from '@assay/core/store';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store, close } = await createTestEnvironment();
 * await store.read((reader) => restrictReader(reader, audienceOf('reader')).headSequence()) // => throws not-permitted
 * await close();
 * ```
 */
export function restrictReader(reader: Reader, audience: Audience): Reader {
  if (!audience.drafts) return publicReader(reader, audience);
  const keyed = audience.keys ? reader : over(reader, [() => withoutKeys]);
  const called = audience.webhooks ? keyed : over(keyed, [() => withoutWebhooks]);
  return audience.record ? called : over(called, [() => withoutRecord]);
}

/**
 * The reader with some methods in place of its own, in groups, each made when it is first looked into: every request has a
 * reader, and asks for few of its methods.
 */
function over(reader: Reader, groups: readonly (() => Partial<Reader>)[]): Reader {
  const made: Partial<Reader>[] = [];
  const groupOf = (name: string | symbol): Partial<Reader> => {
    for (const [index, make] of groups.entries()) {
      const group = made[index] ?? make();
      made[index] = group;
      if (Object.hasOwn(group, name)) return group;
    }
    return reader;
  };
  return new Proxy(reader, { get: (_, name) => Reflect.get(groupOf(name), name) });
}

type OfKeys = 'getKey' | 'findKey' | 'keysByIds' | 'keysPage' | 'findKeyOnRecord' | 'findActorByIdentity';
const withoutKeys: Pick<Reader, OfKeys> = {
  getKey: async () => notFound('key'),
  findKey: async () => undefined,
  keysByIds: async (ids) => ids.map(() => undefined),
  keysPage: async () => refuse('the keys'),
  findKeyOnRecord: async () => undefined,
  findActorByIdentity: async () => undefined,
};

type OfWebhooks = 'getWebhook' | 'findWebhook' | 'webhooksByIds' | 'webhooksPage' | 'deliveriesPage';
const withoutWebhooks: Pick<Reader, OfWebhooks> = {
  getWebhook: async () => notFound('webhook'),
  findWebhook: async () => undefined,
  webhooksByIds: async (ids) => ids.map(() => undefined),
  webhooksPage: async () => refuse('the webhooks'),
  deliveriesPage: async () => refuse('the webhooks'),
};

type OfRecord = 'headSequence' | 'eventsPage' | 'eventsOfSubjects' | 'embargoEnds' | 'eventsShown' | 'cursorKey';
const withoutRecord: Pick<Reader, OfRecord> = {
  headSequence: async () => refuse('the record'),
  eventsPage: async () => refuse('the record'),
  eventsOfSubjects: async () => refuse('the record'),
  embargoEnds: async () => refuse('the record'),
  eventsShown: async () => refuse('the record'),
  cursorKey: async () => refuse('the record'),
};

function refuse(what: string): never {
  throw new AssayError('not-permitted', `expected somebody who may read ${what}, got somebody who may not`);
}

/** What is public for everybody: what others published, who works here, and what is asked of the public side alone. */
const open = [
  'getActor',
  'findActor',
  'actorsByIds',
  'getSource',
  'findSource',
  'findSourceByNormalForm',
  'sourcesByIds',
  'sourcesPage',
  'getSnapshot',
  'findSnapshot',
  'findSnapshotByDigest',
  'snapshotsByIds',
  'snapshotsBySources',
  'snapshotsPage',
  'recapturesOfSnapshots',
  'intactDigests',
  'getSnapshotBytes',
  'getTable',
  'findTable',
  'findTableByVintage',
  'findTableByDigest',
  'tablesNamed',
  'tablesByNames',
  'tablesByIds',
  'tablesBySources',
  'tablesPage',
  'getTableContent',
  'getTableText',
  'publishedClaims',
  'citedEvidence',
  'citedAssessments',
  'publishedClaimants',
  'publicRevisionsOfVerdicts',
  'countPublicVerdicts',
] as const satisfies readonly (keyof Reader)[];

function publicReader(reader: Reader, audience: Audience): Reader {
  return over(reader, [
    () => publicOfClaims(reader, audience),
    () => publicVerdicts(reader),
    () => publicHistory(reader, audience),
    () => hidden,
  ] satisfies (() => Partial<Every>)[]);
}

const none = async <N extends Noun, T>(ids: readonly Id<N>[]): Promise<Children<N, T>> =>
  new Map(ids.map((id) => [id, []]));
const nothing = async <T>(ids: readonly unknown[]): Promise<Found<T>> => ids.map(() => undefined);

const withoutReviews = {
  getReview: async () => notFound('review'),
  findReview: async () => undefined,
  reviewsByIds: nothing,
  reviewsOfRevisions: none,
  getDismissal: async () => notFound('dismissal'),
  findDismissal: async () => undefined,
  dismissalsByIds: nothing,
  dismissalsOfReviews: async () => new Map(),
  getReply: async () => notFound('reply'),
  findReply: async () => undefined,
  repliesByIds: nothing,
  repliesOfClaims: none,
} satisfies Partial<Reader>;

const hidden = {
  ...withoutKeys,
  ...withoutWebhooks,
  ...withoutRecord,
  ...withoutReviews,
  actorsPage: async () => refuse('the people'),
} satisfies Partial<Reader>;

/** Refuses to be written where a method is neither open nor among these. */
type Whole<Methods extends Omit<Reader, (typeof open)[number]>> = Methods;
type Every = Whole<
  typeof hidden &
    ReturnType<typeof publicOfClaims> &
    ReturnType<typeof publicVerdicts> &
    ReturnType<typeof publicHistory>
>;

function publicVerdicts(reader: Reader) {
  const verdictsByIds: Reader['verdictsByIds'] = async (ids) => {
    const verdicts = await reader.verdictsByIds(ids);
    const known = await reader.publicRevisionsOfVerdicts(ids);
    return verdicts.map((verdict) => (verdict !== undefined && known.has(verdict.id) ? verdict : undefined));
  };
  /** Those that are public, each in the state that the public knows. */
  const visible = async (given: readonly VerdictRevision[]): Promise<ReadonlyMap<Id<'revision'>, VerdictRevision>> => {
    const embargoed = await reader.embargoedRevisions(given.map(({ id }) => id));
    const latest = await reader.publicRevisionsOfVerdicts([...new Set(given.map(({ verdictId }) => verdictId))]);
    const shown = given.filter(({ id, state }) => isPublicState(state) && !embargoed.has(id));
    const asKnown = (one: VerdictRevision) => {
      const known = latest.get(one.verdictId);
      return known?.id === one.id ? known : one;
    };
    return new Map(shown.map((one) => [one.id, asKnown(one)]));
  };
  const revisionsByIds: Reader['revisionsByIds'] = async (ids) => {
    const found = await reader.revisionsByIds(ids);
    const shown = await visible(found.filter((one) => one !== undefined));
    return found.map((one) => one && shown.get(one.id));
  };
  return {
    verdictsByIds,
    findVerdict: async (id) => (await verdictsByIds([id]))[0],
    getVerdict: async (id) => (await verdictsByIds([id]))[0] ?? notFound('verdict'),
    verdictsOfClaims: async (ids) => {
      const verdicts = await reader.verdictsOfClaims(ids);
      const known = await reader.publicRevisionsOfVerdicts([...verdicts.values()].map(({ id }) => id));
      return new Map([...verdicts].filter(([, { id }]) => known.has(id)));
    },
    countVerdicts: () => reader.countPublicVerdicts(),
    verdictsPage: async (request) => {
      const { filter } = request;
      // Who waits for whom is told by drafts, and what is stale is for the desk to mend.
      if ((filter?.waitingFor ?? filter?.stale ?? null) !== null)
        return { items: [], hasNext: false, hasPrevious: false };
      return reader.verdictsPage({ ...request, filter: { ...filter, published: true } });
    },
    revisionsByIds,
    findRevision: async (id) => (await revisionsByIds([id]))[0],
    getRevision: async (id) => (await revisionsByIds([id]))[0] ?? notFound('revision'),
    revisionsOfVerdicts: async (ids) => {
      const all = await reader.revisionsOfVerdicts(ids);
      const shown = await visible([...all.values()].flat());
      return new Map([...all].map(([id, revisions]) => [id, revisions.flatMap((one) => shown.get(one.id) ?? [])]));
    },
    embargoedRevisions: async () => new Set(),
    publishedRevisionsOfVerdicts: async (ids) =>
      new Map([...(await reader.publicRevisionsOfVerdicts(ids))].filter(([, { state }]) => state === 'published')),
    currentRevisionsOfVerdicts: (ids) => reader.publicRevisionsOfVerdicts(ids),
  } satisfies Partial<Reader>;
}

/** What anybody may be told of the life of a claim or verdict that they may read. */
const publicKinds: ReadonlySet<EventKind> = new Set([
  'claim-submitted',
  'appearance-added',
  'verdict-published',
  'verdict-retracted',
]);

function publicHistory(reader: Reader, audience: Audience) {
  const isOpen = async (id: Id<'claim'>): Promise<boolean> =>
    (await publicOfClaims(reader, audience).findClaim(id)) !== undefined;
  return {
    historyPage: async (request) => {
      const { claimId = null, verdictId = null, kinds = null } = request.filter ?? {};
      const isKnown =
        (claimId === null || (await isOpen(claimId))) &&
        (verdictId === null || (await reader.publicRevisionsOfVerdicts([verdictId])).has(verdictId)) &&
        (claimId ?? verdictId) !== null;
      const told = isKnown ? (kinds ?? eventKinds).filter((kind) => publicKinds.has(kind)) : [];
      return reader.historyPage({ ...request, filter: { ...request.filter, kinds: told, isPublic: true } });
    },
    onRecordOfClaim: async (id, at) => ((await isOpen(id)) ? reader.onRecordOfClaim(id, at) : new Set()),
    publicationsOfRevisions: async () => new Map(),
  } satisfies Partial<Reader>;
}
