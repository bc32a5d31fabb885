import { type Actor, type Assessment, type Claim, createIds, type Id, type Proposition, sentenceOf } from '@assay/core';
import {
  addActor,
  addAppearance,
  addClaimant,
  addSource,
  assess,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  loadTable,
  proposeProposition,
  proposeVerdict,
  publishVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import type { Store } from '@assay/core/store';
import { claims } from './claims.ts';
import { claimants, type ExampleClaim } from './example-claim.ts';
import { forms } from './forms.ts';
import { labels } from './labels.ts';
import { overrides } from './overrides.ts';
import { snapshotBytes, snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import { tableCsv, tables } from './tables.ts';

const tick = 1000;
const begin = Date.UTC(2026, 10, 23);

interface Loaded {
  readonly env: CommandEnvironment;
  readonly reviewers: readonly CommandEnvironment[];
  readonly sourceIds: Map<string, Id<'source'>>;
  readonly snapshotIds: Map<string, Id<'snapshot'>>;
  readonly tableIds: Map<string, Id<'table'>>;
  readonly claimIds: Map<string, Id<'claim'>>;
  readonly assessments: Map<string, readonly Assessment[]>;
}

/**
 * Puts the whole example on record through the commands, as people at a desk would: sources, documents, tables, claims,
 * evidence, propositions, assessments, verdicts, two reviews each, publication.
 *
 * @throws AssayError as the commands do; a store that holds the example already refuses with `conflict`
 */
export async function loadExample(store: Store): Promise<void> {
  const loaded = await openDesk(store);
  await loadSources(loaded);
  for (const claim of claims) await loadClaim(loaded, claim);
  // A compound's verdict follows from its parts, so parts come first.
  for (const claim of claims.toSorted((a, b) => Number(a.rollUp !== null) - Number(b.rollUp !== null))) {
    await concludeClaim(loaded, claim);
  }
}

async function openDesk(store: Store): Promise<Loaded> {
  let time = begin;
  // Every command takes a second, so that the record has an order a reader can follow.
  const now = () => {
    time += tick;
    return time;
  };
  const makeId = createIds({ now: () => time, random: (bytes) => crypto.getRandomValues(bytes) });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
  await addActor(env, { name: 'Author of the example', kind: 'person' });
  const reviewers: Actor[] = [];
  for (const name of ['First reviewer', 'Second reviewer'])
    reviewers.push(await addActor(env, { name, kind: 'person', role: 'reviewer' }));
  return {
    env,
    reviewers: reviewers.map(({ id }) => ({ ...env, actor: id })),
    sourceIds: new Map(),
    snapshotIds: new Map(),
    tableIds: new Map(),
    claimIds: new Map(),
    assessments: new Map(),
  };
}

async function loadSources({ env, sourceIds, snapshotIds, tableIds }: Loaded): Promise<void> {
  for (const { ref, origin, ...source } of sources) {
    const known = origin === null ? null : idOf(sourceIds, origin);
    sourceIds.set(ref, (await addSource(env, { ...source, origin: known })).source.id);
  }
  for (const snapshot of snapshots) {
    const { ref, source, url, title, mediaType, capturedAt } = snapshot;
    const input = {
      sourceId: idOf(sourceIds, source),
      url,
      title,
      mediaType,
      capturedAt,
      bytes: snapshotBytes(snapshot),
    };
    snapshotIds.set(ref, (await captureSnapshot(env, input)).snapshot.id);
  }
  for (const table of tables) {
    const { name, title, vintage, publishedOn, schema, gaps } = table;
    const input = { name, title, sourceId: idOf(sourceIds, table.source), vintage, publishedOn, schema, gaps };
    tableIds.set(name, (await loadTable(env, { ...input, csv: tableCsv(table) })).table.id);
  }
}

async function loadClaim({ env, claimIds, snapshotIds }: Loaded, claim: ExampleClaim): Promise<void> {
  const { ref, text, kind, occasion, partOf, rollUp, appearances } = claim;
  const claimant = await addClaimant(env, claimants[claim.claimant]);
  const submitted = await submitClaim(env, {
    text,
    language: 'en',
    kind,
    claimantId: claimant.claimant.id,
    occasion,
    partOf: partOf === null ? null : idOf(claimIds, partOf),
    rollUp,
  });
  claimIds.set(ref, submitted.claim.id);
  for (const { snapshot, ...appearance } of appearances) {
    const snapshotId = snapshot === null ? null : idOf(snapshotIds, snapshot);
    await addAppearance(env, { claimId: submitted.claim.id, snapshotId, ...appearance });
  }
}

async function concludeClaim(loaded: Loaded, claim: ExampleClaim): Promise<void> {
  const { env, reviewers, claimIds, assessments } = loaded;
  const claimId = idOf(claimIds, claim.ref);
  const evidenceIds = await attachAll(loaded, claim, claimId);
  assessments.set(claim.ref, await assessAll(loaded, claim.ref, claimId));
  const own = [claim.ref, ...claims.filter(({ partOf }) => partOf === claim.ref).map(({ ref }) => ref)];
  const cited = own.flatMap((ref) => assessments.get(ref) ?? []).map(({ id }) => id);
  const { rating, summary, confidence, reasons } = claim.verdict;
  const revision = await proposeVerdict(env, {
    claimId,
    rating,
    summary,
    confidence,
    override: overrides[claim.ref] ?? null,
    reasons: reasons.map(({ text, evidence, assessed }) => ({
      text,
      evidence: evidence.map((ref) => idOf(evidenceIds, ref)),
      assessments: assessed ? cited : [],
    })),
  });
  for (const reviewer of reviewers) {
    const { id: revisionId, digest } = revision;
    await reviewVerdict(reviewer, {
      revisionId,
      digest,
      decision: 'approve',
      reason: 'Read with its evidence; agrees.',
    });
  }
  await publishVerdict(env, { revisionId: revision.id, digest: revision.digest });
}

async function attachAll(
  { env, snapshotIds, tableIds }: Loaded,
  claim: ExampleClaim,
  claimId: Claim['id'],
): Promise<Map<string, Id<'evidence'>>> {
  const ids = new Map<string, Id<'evidence'>>();
  for (const { ref, stance, note, ...of } of claim.evidence) {
    const bearing = { claimId, stance, note };
    const evidence =
      of.kind === 'table'
        ? await attachEvidence(env, { kind: 'table', ...bearing, tableId: idOf(tableIds, of.table) })
        : await attachEvidence(env, {
            kind: 'quotation',
            ...bearing,
            snapshotId: idOf(snapshotIds, of.snapshot),
            exact: of.exact,
          });
    ids.set(ref, evidence.id);
  }
  return ids;
}

async function assessAll(
  { env, snapshotIds }: Loaded,
  ref: string,
  claimId: Claim['id'],
): Promise<readonly Assessment[]> {
  const done: Assessment[] = [];
  for (const { proposition, readings, label } of forms.filter((form) => form.claim === ref)) {
    const words = sentenceOf(proposition, readings, labels);
    const { id } = await proposeProposition(env, { claimId, proposition, readings, label, words });
    const documents = [...documentsIn(proposition)].map((name) => [name, idOf(snapshotIds, name)] as const);
    done.push(await assess(env, { propositionId: id, documents: Object.fromEntries(documents) }));
  }
  return done;
}

/** The documents a proposition quotes, by name. */
function documentsIn(term: Proposition | object, found = new Set<string>()): Set<string> {
  if ('document' in term && typeof term.document === 'string') found.add(term.document);
  for (const part of Object.values(term)) if (typeof part === 'object' && part !== null) documentsIn(part, found);
  return found;
}

function idOf<T>(ids: ReadonlyMap<string, T>, ref: string): T {
  const id = ids.get(ref);
  if (id === undefined) throw new TypeError(`the example names ${ref}, which it has not loaded`);
  return id;
}
