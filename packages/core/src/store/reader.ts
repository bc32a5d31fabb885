import type { ApiKey } from '../access/key.ts';
import type { Webhook, WebhookDelivery } from '../access/webhook.ts';
import type { Actor } from '../actor.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import type { Reply } from '../claim/reply.ts';
import type { Publication } from '../event/publication.ts';
import type { Event } from '../event.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ClaimProposition } from '../proposition/stored-proposition.ts';
import type { Recapture, Snapshot, Source } from '../source/source.ts';
import type { EvidenceTable, TableContent } from '../table/table.ts';
import type { Digest } from '../value/digest.ts';
import type { Id, Noun } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Dismissal, Review } from '../verdict/review.ts';
import type { Verdict, VerdictRevision, VerdictState } from '../verdict/verdict.ts';
import type { ClaimFacet, ClaimFilter, ClaimPageRequest, DayCount, FacetCount } from './claim-filter.ts';
import type { LiveReader } from './live-reader.ts';
import type {
  ActorFilter,
  ClaimantFilter,
  DeliveryFilter,
  EventFilter,
  HistoryFilter,
  KeyFilter,
  SnapshotFilter,
  SourceFilter,
  TableFilter,
  VerdictFilter,
} from './noun-filters.ts';
import type { Page, PageRequest } from './page.ts';

/** A key with what it is checked by. */
export interface KeyOnRecord {
  readonly key: ApiKey;
  /** SHA-256 of the whole key. */
  readonly digest: Digest;
  /** Who acts by it, as they are now. */
  readonly actor: Actor;
}
/** Somebody another service vouches for, by the name of the service and its name for them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly actorId: Id<'actor'>;
  readonly linkedAt: Instant;
}

/** Items by the id of what they belong to. Every id that was asked for has a list, if an empty one. */
export type Children<Parent extends Noun, T> = ReadonlyMap<Id<Parent>, readonly T[]>;

/** Items in the order of the ids asked for; `undefined` where there is none. */
export type Found<T> = readonly (T | undefined)[];

/**
 * Reads one consistent view of the store. `getX` throws AssayError `not-found`, `findX` may answer `undefined`, and
 * every read of many has a form that takes all the ids at once, so that nobody asks in a loop. Lists of children are in
 * the order they were written, unless said otherwise; pages are newest first. A reader is of no use after the `read` or
 * `write` that gave it has ended.
 */
export interface Reader extends LiveReader {
  readonly getActor: (id: Id<'actor'>) => Promise<Actor>;
  readonly findActor: (id: Id<'actor'>) => Promise<Actor | undefined>;
  readonly actorsByIds: (ids: readonly Id<'actor'>[]) => Promise<Found<Actor>>;
  readonly actorsPage: (request: PageRequest<Id<'actor'>, ActorFilter>) => Promise<Page<Actor>>;

  readonly findActorByIdentity: (issuer: string, subject: string) => Promise<Actor | undefined>;

  readonly getKey: (id: Id<'key'>) => Promise<ApiKey>;
  readonly findKey: (id: Id<'key'>) => Promise<ApiKey | undefined>;
  readonly keysByIds: (ids: readonly Id<'key'>[]) => Promise<Found<ApiKey>>;
  readonly keysPage: (request: PageRequest<Id<'key'>, KeyFilter>) => Promise<Page<ApiKey>>;
  readonly findKeyOnRecord: (id: Id<'key'>) => Promise<KeyOnRecord | undefined>;

  readonly getClaimant: (id: Id<'claimant'>) => Promise<Claimant>;
  readonly findClaimant: (id: Id<'claimant'>) => Promise<Claimant | undefined>;
  /** The first of that name. */
  readonly findClaimantByNormalForm: (normalForm: string) => Promise<Claimant | undefined>;
  readonly claimantsByIds: (ids: readonly Id<'claimant'>[]) => Promise<Found<Claimant>>;
  /** Those of them who made a claim whose verdict was published. */
  readonly publishedClaimants: (ids: readonly Id<'claimant'>[]) => Promise<ReadonlySet<Id<'claimant'>>>;
  readonly claimantsPage: (request: PageRequest<Id<'claimant'>, ClaimantFilter>) => Promise<Page<Claimant>>;

  readonly getClaim: (id: Id<'claim'>) => Promise<Claim>;
  readonly findClaim: (id: Id<'claim'>) => Promise<Claim | undefined>;
  /** The first claim in these words (by that claimant, where one is given): its twin. */
  readonly findClaimByNormalForm: (normalForm: string, claimantId?: Id<'claimant'>) => Promise<Claim | undefined>;
  /** All claims in just these words, whoever made them. */
  readonly claimsByNormalForms: (normalForms: readonly string[]) => Promise<ReadonlyMap<string, readonly Claim[]>>;
  readonly claimsByIds: (ids: readonly Id<'claim'>[]) => Promise<Found<Claim>>;
  readonly partsOfClaims: (ids: readonly Id<'claim'>[]) => Promise<Children<'claim', Claim>>;
  /** Those whose verdict, or that of the claim they are a part of, was published. */
  readonly publishedClaims: (ids: readonly Id<'claim'>[]) => Promise<ReadonlySet<Id<'claim'>>>;
  /** `invalid-cursor` where a page of another order than by time on record begins at a claim that is not in the list. */
  readonly claimsPage: (request: ClaimPageRequest) => Promise<Page<Claim>>;
  /** How many claims are of a filter; counted no further than `most`. */
  readonly countClaims: (filter: ClaimFilter, most: number) => Promise<number>;
  /** The most frequent values among the claims of a filter, most frequent first, `most` of them. */
  readonly countClaimsBy: <Facet extends ClaimFacet>(
    facet: Facet,
    filter: ClaimFilter,
    most: number,
  ) => Promise<readonly FacetCount<Facet>[]>;
  /**
   * The days on which claims of a filter were submitted, or verdicts on them published; days without any are left out. A
   * publication under embargo counts for nobody until that is over, and then on the day it ended.
   */
  readonly countClaimsByDay: (
    what: 'submitted' | 'published',
    range: { readonly from: Instant; readonly until: Instant },
    filter: ClaimFilter,
  ) => Promise<readonly DayCount[]>;

  readonly getAppearance: (id: Id<'appearance'>) => Promise<Appearance>;
  readonly findAppearance: (id: Id<'appearance'>) => Promise<Appearance | undefined>;
  readonly appearancesByIds: (ids: readonly Id<'appearance'>[]) => Promise<Found<Appearance>>;
  readonly appearancesOfClaims: (ids: readonly Id<'claim'>[]) => Promise<Children<'claim', Appearance>>;

  readonly getSource: (id: Id<'source'>) => Promise<Source>;
  readonly findSource: (id: Id<'source'>) => Promise<Source | undefined>;
  /** The first of that name. */
  readonly findSourceByNormalForm: (normalForm: string) => Promise<Source | undefined>;
  readonly sourcesByIds: (ids: readonly Id<'source'>[]) => Promise<Found<Source>>;
  readonly sourcesPage: (request: PageRequest<Id<'source'>, SourceFilter>) => Promise<Page<Source>>;

  readonly getSnapshot: (id: Id<'snapshot'>) => Promise<Snapshot>;
  readonly findSnapshot: (id: Id<'snapshot'>) => Promise<Snapshot | undefined>;
  /** The source's snapshot of exactly these bytes. */
  readonly findSnapshotByDigest: (sourceId: Id<'source'>, digest: Digest) => Promise<Snapshot | undefined>;
  readonly snapshotsByIds: (ids: readonly Id<'snapshot'>[]) => Promise<Found<Snapshot>>;
  readonly snapshotsBySources: (ids: readonly Id<'source'>[]) => Promise<Children<'source', Snapshot>>;
  readonly snapshotsPage: (request: PageRequest<Id<'snapshot'>, SnapshotFilter>) => Promise<Page<Snapshot>>;
  /**
   * Of each, the latest capture of the same source and address since, where its bytes are others; a snapshot without one
   * is not in the map. Bytes that are captured a second time keep the moment of the first.
   */
  readonly recapturesOfSnapshots: (ids: readonly Id<'snapshot'>[]) => Promise<ReadonlyMap<Id<'snapshot'>, Recapture>>;
  /** Of these digests, those under which bytes are kept that have them. Reads the bytes: ask for few at once. */
  readonly intactDigests: (digests: readonly Digest[]) => Promise<ReadonlySet<Digest>>;
  /** The bytes as captured. */
  readonly getSnapshotBytes: (digest: Digest) => Promise<Uint8Array>;

  readonly getTable: (id: Id<'table'>) => Promise<EvidenceTable>;
  readonly findTable: (id: Id<'table'>) => Promise<EvidenceTable | undefined>;
  readonly findTableByVintage: (name: string, vintage: string) => Promise<EvidenceTable | undefined>;
  /** The first table with exactly this content. */
  readonly findTableByDigest: (digest: Digest) => Promise<EvidenceTable | undefined>;
  /** Every vintage of the table, last published first. */
  readonly tablesNamed: (name: string) => Promise<readonly EvidenceTable[]>;
  /** The same of many tables, by their names. */
  readonly tablesByNames: (names: readonly string[]) => Promise<ReadonlyMap<string, readonly EvidenceTable[]>>;
  readonly tablesByIds: (ids: readonly Id<'table'>[]) => Promise<Found<EvidenceTable>>;
  readonly tablesBySources: (ids: readonly Id<'source'>[]) => Promise<Children<'source', EvidenceTable>>;
  readonly tablesPage: (request: PageRequest<Id<'table'>, TableFilter>) => Promise<Page<EvidenceTable>>;
  /** The rows, by the digest in the table's head. */
  readonly getTableContent: (digest: Digest) => Promise<TableContent>;
  /** The same as the canonical JSON it is kept as, for who hands it on unread. */
  readonly getTableText: (digest: Digest) => Promise<string>;

  readonly getEvidence: (id: Id<'evidence'>) => Promise<Evidence>;
  readonly findEvidence: (id: Id<'evidence'>) => Promise<Evidence | undefined>;
  readonly evidenceByIds: (ids: readonly Id<'evidence'>[]) => Promise<Found<Evidence>>;
  /** Those that a published revision cites. */
  readonly citedEvidence: (ids: readonly Id<'evidence'>[]) => Promise<ReadonlySet<Id<'evidence'>>>;
  readonly evidenceOfClaims: (ids: readonly Id<'claim'>[]) => Promise<Children<'claim', Evidence>>;

  readonly getProposition: (id: Id<'proposition'>) => Promise<ClaimProposition>;
  readonly findProposition: (id: Id<'proposition'>) => Promise<ClaimProposition | undefined>;
  readonly propositionsByIds: (ids: readonly Id<'proposition'>[]) => Promise<Found<ClaimProposition>>;
  readonly propositionsOfClaims: (ids: readonly Id<'claim'>[]) => Promise<Children<'claim', ClaimProposition>>;

  readonly getAssessment: (id: Id<'assessment'>) => Promise<Assessment>;
  readonly findAssessment: (id: Id<'assessment'>) => Promise<Assessment | undefined>;
  readonly assessmentsByIds: (ids: readonly Id<'assessment'>[]) => Promise<Found<Assessment>>;
  /** Those that a published revision cites. */
  readonly citedAssessments: (ids: readonly Id<'assessment'>[]) => Promise<ReadonlySet<Id<'assessment'>>>;
  /** Newest first. */
  readonly assessmentsOfPropositions: (
    ids: readonly Id<'proposition'>[],
  ) => Promise<Children<'proposition', Assessment>>;

  readonly getVerdict: (id: Id<'verdict'>) => Promise<Verdict>;
  readonly findVerdict: (id: Id<'verdict'>) => Promise<Verdict | undefined>;
  readonly verdictsByIds: (ids: readonly Id<'verdict'>[]) => Promise<Found<Verdict>>;
  /** A claim without a verdict is not in the map. */
  readonly verdictsOfClaims: (ids: readonly Id<'claim'>[]) => Promise<ReadonlyMap<Id<'claim'>, Verdict>>;
  /** How many verdicts stand in each state, by their latest revisions; a state without any is not in the map. */
  readonly countVerdicts: () => Promise<ReadonlyMap<VerdictState, number>>;
  /** The same of the latest revision of each that was published. */
  readonly countPublicVerdicts: () => Promise<ReadonlyMap<VerdictState, number>>;
  readonly verdictsPage: (request: PageRequest<Id<'verdict'>, VerdictFilter>) => Promise<Page<Verdict>>;

  readonly getRevision: (id: Id<'revision'>) => Promise<VerdictRevision>;
  readonly findRevision: (id: Id<'revision'>) => Promise<VerdictRevision | undefined>;
  readonly revisionsByIds: (ids: readonly Id<'revision'>[]) => Promise<Found<VerdictRevision>>;
  /** Latest first. */
  readonly revisionsOfVerdicts: (ids: readonly Id<'verdict'>[]) => Promise<Children<'verdict', VerdictRevision>>;
  /** The latest revision of each, whatever its state. */
  readonly currentRevisionsOfVerdicts: (
    ids: readonly Id<'verdict'>[],
  ) => Promise<ReadonlyMap<Id<'verdict'>, VerdictRevision>>;
  /** The latest that is public, in the state that the public knows; a verdict without one is not in the map. */
  readonly publicRevisionsOfVerdicts: (
    ids: readonly Id<'verdict'>[],
  ) => Promise<ReadonlyMap<Id<'verdict'>, VerdictRevision>>;
  /** Those of them that are under embargo: published, and not yet public. */
  readonly embargoedRevisions: (ids: readonly Id<'revision'>[]) => Promise<ReadonlySet<Id<'revision'>>>;
  /** The revision that now stands, to the desk also under embargo; a verdict without one is not in the map. */
  readonly publishedRevisionsOfVerdicts: (
    ids: readonly Id<'verdict'>[],
  ) => Promise<ReadonlyMap<Id<'verdict'>, VerdictRevision>>;

  readonly getReview: (id: Id<'review'>) => Promise<Review>;
  readonly findReview: (id: Id<'review'>) => Promise<Review | undefined>;
  readonly reviewsByIds: (ids: readonly Id<'review'>[]) => Promise<Found<Review>>;
  readonly reviewsOfRevisions: (ids: readonly Id<'revision'>[]) => Promise<Children<'revision', Review>>;

  readonly getDismissal: (id: Id<'dismissal'>) => Promise<Dismissal>;
  readonly findDismissal: (id: Id<'dismissal'>) => Promise<Dismissal | undefined>;
  readonly dismissalsByIds: (ids: readonly Id<'dismissal'>[]) => Promise<Found<Dismissal>>;
  /** A review that was not dismissed is not in the map. */
  readonly dismissalsOfReviews: (ids: readonly Id<'review'>[]) => Promise<ReadonlyMap<Id<'review'>, Dismissal>>;

  readonly getReply: (id: Id<'reply'>) => Promise<Reply>;
  readonly findReply: (id: Id<'reply'>) => Promise<Reply | undefined>;
  readonly repliesByIds: (ids: readonly Id<'reply'>[]) => Promise<Found<Reply>>;
  readonly repliesOfClaims: (ids: readonly Id<'claim'>[]) => Promise<Children<'claim', Reply>>;

  readonly getWebhook: (id: Id<'webhook'>) => Promise<Webhook>;
  readonly findWebhook: (id: Id<'webhook'>) => Promise<Webhook | undefined>;
  readonly webhooksByIds: (ids: readonly Id<'webhook'>[]) => Promise<Found<Webhook>>;
  /** Those that were not deleted. */
  readonly webhooksPage: (request: PageRequest<Id<'webhook'>>) => Promise<Page<Webhook>>;
  /** By the events they are of, newest first. */
  readonly deliveriesPage: (request: PageRequest<number, DeliveryFilter>) => Promise<Page<WebhookDelivery>>;

  /** The sequence of the last event; 0 where there is none. */
  readonly headSequence: () => Promise<number>;
  /** Oldest first: the record reads forward, and `after` a sequence comes what happened since. */
  readonly eventsPage: (request: PageRequest<number, EventFilter>) => Promise<Page<Event>>;
  readonly eventsOfSubjects: <N extends Noun>(ids: readonly Id<N>[]) => Promise<Children<N, Event>>;
  /** Of a claim or a verdict, oldest first: what of the record who asks may be told. */
  readonly historyPage: (request: PageRequest<number, HistoryFilter>) => Promise<Page<Event>>;
  /** Of a claim and of what belongs to it, what was on record at a moment. */
  readonly onRecordOfClaim: (id: Id<'claim'>, at: Instant) => Promise<ReadonlySet<Id<Noun>>>;
  /** What each was published with; a revision that never was is not in the map. */
  readonly publicationsOfRevisions: (
    ids: readonly Id<'revision'>[],
  ) => Promise<ReadonlyMap<Id<'revision'>, Publication>>;
}
