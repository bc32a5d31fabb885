import type { Evidence } from '../evidence/evidence.ts';
import type { VerdictCase } from '../policy/rule.ts';
import type { Snapshot, Source } from '../source/source.ts';
import type { Reader } from '../store/reader.ts';
import type { EvidenceTable } from '../table/table.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { assayScale } from '../verdict/scale.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** What a policy is asked about: a case without the quorum, which the policy brings. */
export type LoadedCase = Omit<VerdictCase, 'quorum'>;

/** Bytes hashed at once. */
const mostBytes = 32 * 2 ** 20;
/** Claims in the same words that are looked at. */
const mostSimilar = 20;

/**
 * Revisions with everything on record that bears on them, in the order of the ids: what {@link checkPolicy} asks for. A
 * page of them takes as many statements as one. Snapshots are hashed where a reason cites them; of the others `intact`
 * says nothing.
 *
 * @throws AssayError `not-found`
 */
export async function loadVerdictCases(reader: Reader, ids: readonly Id<'revision'>[]): Promise<readonly LoadedCase[]> {
  const revisions = present(await reader.revisionsByIds(ids));
  if (revisions.length < ids.length) for (const id of ids) await reader.getRevision(id);
  return loadCasesOf(reader, revisions);
}

/** The same of revisions at hand, of which one may not be on record yet. */
export async function loadCasesOf(
  reader: Reader,
  revisions: readonly VerdictRevision[],
): Promise<readonly LoadedCase[]> {
  const claims = toMap(await reader.claimsByIds(unique(revisions, ({ claimId }) => claimId)));
  const parts = await reader.partsOfClaims([...claims.keys()]);
  const claimIds = unique([...claims.values(), ...[...parts.values()].flat()], ({ id }) => id);
  const claimants = toMap(await reader.claimantsByIds(unique([...claims.values()], ({ claimantId }) => claimantId)));
  const appearances = await reader.appearancesOfClaims([...claims.keys()]);
  const evidence = await reader.evidenceOfClaims(claimIds);
  const propositions = await reader.propositionsOfClaims(claimIds);
  const assessments = await reader.assessmentsOfPropositions(unique([...propositions.values()].flat(), ({ id }) => id));
  const histories = await reader.revisionsOfVerdicts(unique(revisions, ({ verdictId }) => verdictId));
  const open = new Map(revisions.map((one) => [one.id, openRevisions(one, histories.get(one.verdictId) ?? [])]));
  const reviews = await reader.reviewsOfRevisions(unique([...open.values()].flat(), ({ id }) => id));
  const dismissals = await reader.dismissalsOfReviews(unique([...reviews.values()].flat(), ({ id }) => id));
  const actors = toMap(await reader.actorsByIds(unique([...reviews.values()].flat(), ({ reviewerId }) => reviewerId)));
  const allEvidence = [...evidence.values()].flat();
  const snapshots = toMap(await reader.snapshotsByIds(unique(allEvidence, snapshotOf)));
  const cited = new Set(revisions.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.evidence)));
  const damaged = await damagedDigests(
    reader,
    allEvidence.flatMap((one) => {
      const snapshot = one.kind === 'quotation' && cited.has(one.id) ? snapshots.get(one.snapshotId) : undefined;
      return snapshot === undefined ? [] : [snapshot];
    }),
  );
  const pinned = [...assessments.values()].flat().flatMap((one) => one.tables);
  const tables = toMap(
    await reader.tablesByIds([...unique(allEvidence, tableOf), ...unique(pinned, ({ tableId }) => tableId)]),
  );
  const editions = await reader.tablesByNames(unique([...tables.values()], ({ name }) => name));
  const sources = await loadSources(reader, [
    ...unique([...snapshots.values()], ({ sourceId }) => sourceId),
    ...unique([...tables.values()], ({ sourceId }) => sourceId),
  ]);
  const forms = unique([...claims.values()], ({ normalForm }) => normalForm);
  const similar = await loadSimilar(reader, forms);

  return revisions.map((revision): LoadedCase => {
    const claim = found(claims, revision.claimId);
    const ownParts = parts.get(claim.id) ?? [];
    const ownClaims = [claim.id, ...ownParts.map(({ id }) => id)];
    const ownEvidence = ownClaims.flatMap((id) => evidence.get(id) ?? []);
    const ownAssessments = ownClaims.flatMap((claimId) =>
      (propositions.get(claimId) ?? []).flatMap(({ id }) =>
        (assessments.get(id) ?? []).map((assessment) => ({ ...assessment, claimId })),
      ),
    );
    const ownSnapshots = pick(snapshots, ownEvidence, snapshotOf);
    const ownTables = [
      ...new Set([
        ...pick(tables, ownEvidence, tableOf),
        ...pick(
          tables,
          ownAssessments.flatMap((one) => one.tables),
          ({ tableId }) => tableId,
        ),
      ]),
    ];
    const history = open.get(revision.id) ?? [];
    const ownReviews = history.flatMap(({ id }) => reviews.get(id) ?? []);
    const related = new Set([...ownClaims, claim.partOf]);
    return {
      revision,
      claim,
      parts: ownParts,
      claimant: found(claimants, claim.claimantId),
      appearances: appearances.get(claim.id) ?? [],
      scale: assayScale,
      supersedes: correctedBy(revision, histories.get(revision.verdictId) ?? []),
      evidence: ownEvidence,
      assessments: ownAssessments,
      sources: withOrigins(sources, [...ownSnapshots, ...ownTables]),
      snapshots: ownSnapshots.map((snapshot) => ({ ...snapshot, intact: !damaged.has(snapshot.digest) })),
      tables: ownTables,
      newerTables: newerThan(ownTables, editions),
      authors: [...new Set(history.map(({ authorId }) => authorId))],
      reviews: ownReviews,
      dismissals: ownReviews.flatMap(({ id }) => dismissals.get(id) ?? []),
      actors: pick(actors, ownReviews, ({ reviewerId }) => reviewerId),
      similar: (similar.get(claim.normalForm) ?? [])
        .filter((other) => !related.has(other.claim.id) && other.claim.partOf !== claim.id)
        .slice(0, mostSimilar),
    };
  });
}

function snapshotOf(evidence: Evidence): Id<'snapshot'> | undefined {
  return evidence.kind === 'quotation' ? evidence.snapshotId : undefined;
}

function tableOf(evidence: Evidence): Id<'table'> | undefined {
  return evidence.kind === 'table' ? evidence.tableId : undefined;
}

/** What a revision corrects: the one published before it, unless that was taken back. */
function correctedBy(revision: VerdictRevision, history: readonly VerdictRevision[]): VerdictRevision | null {
  const last = publishedBefore(revision, history);
  return last === undefined || last.state === 'retracted' ? null : last;
}

/** The last revision before this one that was published. */
function publishedBefore(
  { revision }: VerdictRevision,
  history: readonly VerdictRevision[],
): VerdictRevision | undefined {
  return history.find((one) => one.publishedAt !== null && one.revision < revision);
}

/** The revision, and what was sent back on the way to it since the last publication. */
function openRevisions(revision: VerdictRevision, history: readonly VerdictRevision[]): readonly VerdictRevision[] {
  const lastPublic = publishedBefore(revision, history)?.revision ?? 0;
  const before = history.filter((one) => one.revision > lastPublic && one.revision < revision.revision);
  return [revision, ...before];
}

async function damagedDigests(reader: Reader, cited: readonly Snapshot[]): Promise<ReadonlySet<Digest>> {
  const sizes = new Map(cited.map(({ digest, byteLength }) => [digest, byteLength]));
  const damaged = new Set(sizes.keys());
  let [batch, bytes]: [Digest[], number] = [[], 0];
  const settle = async () => {
    for (const digest of await reader.intactDigests(batch)) damaged.delete(digest);
    [batch, bytes] = [[], 0];
  };
  for (const [digest, size] of sizes) {
    if (bytes + size > mostBytes) await settle();
    batch.push(digest);
    bytes += size;
  }
  await settle();
  return damaged;
}

/** The sources and all they name as origin, one statement for each step of the longest chain. */
async function loadSources(reader: Reader, ids: readonly Id<'source'>[]): Promise<ReadonlyMap<Id<'source'>, Source>> {
  const known = new Map<Id<'source'>, Source>();
  let missing = [...new Set(ids)];
  while (missing.length > 0) {
    const next = present(await reader.sourcesByIds(missing));
    for (const source of next) known.set(source.id, source);
    missing = unique(next, ({ origin }) => origin ?? undefined).filter((id) => !known.has(id));
  }
  return known;
}

function withOrigins(
  known: ReadonlyMap<Id<'source'>, Source>,
  of: readonly { readonly sourceId: Id<'source'> }[],
): readonly Source[] {
  const own = new Set(of.map(({ sourceId }) => sourceId));
  // A set is walked on to what is added meanwhile.
  for (const id of own) {
    const origin = known.get(id)?.origin ?? null;
    if (origin !== null) own.add(origin);
  }
  return [...own].map((id) => found(known, id));
}

async function loadSimilar(
  reader: Reader,
  normalForms: readonly string[],
): Promise<ReadonlyMap<string, LoadedCase['similar']>> {
  const claims = await reader.claimsByNormalForms(normalForms);
  const verdicts = await reader.verdictsOfClaims(unique([...claims.values()].flat(), ({ id }) => id));
  const published = await reader.publishedRevisionsOfVerdicts(unique([...verdicts.values()], ({ id }) => id));
  const revisionOf = new Map([...published.values()].map((revision) => [revision.claimId, revision]));
  return new Map(
    [...claims].map(([form, twins]) => [
      form,
      twins.flatMap((claim) => {
        const revision = revisionOf.get(claim.id);
        return revision === undefined ? [] : [{ claim, revision }];
      }),
    ]),
  );
}

function newerThan(
  tables: readonly EvidenceTable[],
  editions: ReadonlyMap<string, readonly EvidenceTable[]>,
): readonly EvidenceTable[] {
  const newer = tables.flatMap(({ name, publishedOn }) =>
    (editions.get(name) ?? []).filter((edition) => edition.publishedOn > publishedOn),
  );
  return [...new Set(newer)];
}

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined);
}

function toMap<T extends { readonly id: string }>(items: readonly (T | undefined)[]): ReadonlyMap<T['id'], T> {
  return new Map(present(items).map((item) => [item.id, item]));
}

function unique<T, Key>(items: readonly T[], keyOf: (item: T) => Key | undefined): readonly Key[] {
  return [...new Set(present(items.map(keyOf)))];
}

/** What the items name, each once. */
function pick<T, Key, V>(
  from: ReadonlyMap<Key, V>,
  items: readonly T[],
  keyOf: (item: T) => Key | undefined,
): readonly V[] {
  return present(unique(items, keyOf).map((key) => from.get(key)));
}

function found<Key, V>(from: ReadonlyMap<Key, V>, key: Key): V {
  const value = from.get(key);
  // A foreign key keeps it on record.
  if (value === undefined) throw new Error('a row names what is not on record');
  return value;
}
