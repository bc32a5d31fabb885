import {
  type Actor,
  type Appearance,
  AssayError,
  type Assessment,
  type Claim,
  type Claimant,
  type ClaimProposition,
  type Event,
  type EventKind,
  type Evidence,
  type EvidenceTable,
  type Id,
  type Json,
  type Noun,
  type Review,
  type Snapshot,
  type Source,
  type TableContent,
  type Verdict,
  type VerdictRevision,
} from '@assay/core';
import type { Reader, Writer } from '@assay/core/store';

/** What an event brought onto the record, as it now stands. */
export type Brought =
  | { readonly noun: 'actor'; readonly value: Actor }
  | { readonly noun: 'claimant'; readonly value: Claimant }
  | { readonly noun: 'claim'; readonly value: Claim }
  | { readonly noun: 'appearance'; readonly value: Appearance }
  | { readonly noun: 'source'; readonly value: Source }
  | { readonly noun: 'snapshot'; readonly value: Snapshot; readonly bytes: string }
  | { readonly noun: 'table'; readonly value: EvidenceTable; readonly content: TableContent }
  | { readonly noun: 'evidence'; readonly value: Evidence }
  | { readonly noun: 'proposition'; readonly value: ClaimProposition }
  | { readonly noun: 'assessment'; readonly value: Assessment }
  | { readonly noun: 'verdict'; readonly value: Verdict }
  | { readonly noun: 'revision'; readonly value: VerdictRevision }
  | { readonly noun: 'review'; readonly value: Review }
  | { readonly noun: 'dismissal'; readonly value: Parameters<Writer['insertDismissal']>[0] }
  | { readonly noun: 'reply'; readonly value: Parameters<Writer['insertReply']>[0] };

/** Where in an event the id of a thing stands: it is the subject, or under a key of the detail. */
type Place = readonly [noun: Noun, at: 'subject' | 'revisionId' | 'reviewId' | 'dismissalId'];

/** What each kind of event brings; what it only changes stands in the things as they now are. */
const places = {
  'actor-added': [['actor', 'subject']],
  'role-set': [],
  // Who gets in, and with what, belongs to an installation: it is never carried elsewhere.
  'identity-linked': [],
  'key-created': [],
  'key-revoked': [],
  'webhook-created': [],
  'webhook-updated': [],
  'webhook-deleted': [],
  'webhook-secret-rotated': [],
  'webhook-replayed': [],
  'claimant-added': [['claimant', 'subject']],
  'claim-submitted': [['claim', 'subject']],
  'appearance-added': [['appearance', 'subject']],
  'source-added': [['source', 'subject']],
  'snapshot-captured': [['snapshot', 'subject']],
  'table-loaded': [['table', 'subject']],
  'evidence-attached': [['evidence', 'subject']],
  'proposition-proposed': [['proposition', 'subject']],
  'proposition-assessed': [['assessment', 'subject']],
  'verdict-proposed': [
    ['verdict', 'subject'],
    ['revision', 'revisionId'],
  ],
  'verdict-corrected': [['revision', 'revisionId']],
  'verdict-reviewed': [['review', 'reviewId']],
  'objection-dismissed': [['dismissal', 'dismissalId']],
  'verdict-published': [],
  'verdict-retracted': [],
  'reply-asked': [['reply', 'subject']],
  'reply-recorded': [],
} as const satisfies Record<EventKind, readonly Place[]>;

/** For each event what it brought, in a number of statements that does not grow with the events. */
export async function broughtBy(reader: Reader, events: readonly Event[]): Promise<readonly (readonly Brought[])[]> {
  const wanted = events.map((event) => idsIn(event));
  const all = wanted.flat();
  const ids = <N extends Noun>(noun: N) => all.filter((one): one is Named<N> => one.noun === noun).map(({ id }) => id);
  const found = new Map<string, Exclude<Brought, { noun: 'snapshot' | 'table' }>>();
  const keep = <B extends Exclude<Brought, { noun: 'snapshot' | 'table' }>>(
    noun: B['noun'],
    values: readonly (B['value'] | undefined)[],
  ) => {
    // The noun and the value come from one line below.
    for (const value of values) if (value !== undefined) found.set(value.id, { noun, value } as B);
  };
  keep('actor', await reader.actorsByIds(ids('actor')));
  keep('claimant', await reader.claimantsByIds(ids('claimant')));
  keep('claim', await reader.claimsByIds(ids('claim')));
  keep('appearance', await reader.appearancesByIds(ids('appearance')));
  keep('source', await reader.sourcesByIds(ids('source')));
  keep('evidence', await reader.evidenceByIds(ids('evidence')));
  keep('proposition', await reader.propositionsByIds(ids('proposition')));
  keep('assessment', await reader.assessmentsByIds(ids('assessment')));
  keep('verdict', await reader.verdictsByIds(ids('verdict')));
  keep('revision', await reader.revisionsByIds(ids('revision')));
  keep('review', await reader.reviewsByIds(ids('review')));
  keep('dismissal', await reader.dismissalsByIds(ids('dismissal')));
  keep('reply', await reader.repliesByIds(ids('reply')));
  const snapshots = new Map((await reader.snapshotsByIds(ids('snapshot'))).map((one) => [one?.id, one]));
  const tables = new Map((await reader.tablesByIds(ids('table'))).map((one) => [one?.id, one]));
  const brought: Brought[][] = [];
  for (const names of wanted) {
    const things: Brought[] = [];
    for (const { noun, id } of names) {
      const thing =
        found.get(id) ?? (await heavy(reader, snapshots.get(id as Id<'snapshot'>), tables.get(id as Id<'table'>)));
      if (thing === undefined) throw new Error(`an event names a ${noun} that is not on record`);
      things.push(thing);
    }
    brought.push(things);
  }
  return brought;
}

/** What is large is read one at a time. */
async function heavy(
  reader: Reader,
  snapshot: Snapshot | undefined,
  table: EvidenceTable | undefined,
): Promise<Brought | undefined> {
  if (snapshot !== undefined) {
    const bytes = Buffer.from(await reader.getSnapshotBytes(snapshot.digest)).toString('base64');
    return { noun: 'snapshot', value: snapshot, bytes };
  }
  if (table === undefined) return undefined;
  return { noun: 'table', value: table, content: await reader.getTableContent(table.digest) };
}

interface Named<N extends Noun> {
  readonly noun: N;
  readonly id: Id<N>;
}

function idsIn({ kind, subject, detail }: Event): readonly Named<Noun>[] {
  const given: readonly Place[] = places[kind];
  return given.flatMap(([noun, at]): Named<Noun>[] => {
    // A verdict comes with its first revision.
    if (noun === 'verdict') return member(detail, 'revision') === 1 ? [{ noun, id: subject.id }] : [];
    const id = at === 'subject' ? subject.id : member(detail, at);
    // Our own commands put the id of that noun there.
    return typeof id === 'string' ? [{ noun, id: id as Id<Noun> }] : [];
  });
}

function member(detail: Json, key: string): Json | undefined {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
  return Object.entries(detail).find(([name]) => name === key)?.[1];
}

/** Each noun after those it names. */
const parentsFirst = [
  ...(['actor', 'claimant', 'source', 'snapshot', 'table', 'claim', 'appearance', 'evidence', 'proposition'] as const),
  ...(['assessment', 'verdict', 'revision', 'review', 'dismissal', 'reply'] as const),
] satisfies readonly Brought['noun'][];

/**
 * Puts things on record, one noun after the other and each noun in the order given: a table that is written in one go
 * stays in the machine's memory.
 */
export async function insertAllBrought(writer: Writer, things: readonly Brought[]): Promise<void> {
  const groups = Map.groupBy(things, ({ noun }) => noun);
  const unknown = [...groups.keys()].find((noun) => !parentsFirst.includes(noun));
  if (unknown !== undefined)
    throw new AssayError('invalid-input', `expected one of ${parentsFirst.join(', ')} in the export, got ${unknown}`);
  for (const noun of parentsFirst) for (const thing of groups.get(noun) ?? []) await insertBrought(writer, thing);
}

/** Puts a thing on record; the writer holds it against its digest and everything it names. */
async function insertBrought(writer: Writer, thing: Brought): Promise<unknown> {
  switch (thing.noun) {
    case 'actor':
      return writer.insertActor(thing.value);
    case 'claimant':
      return writer.insertClaimant(thing.value);
    case 'claim':
      return writer.insertClaim(thing.value);
    case 'appearance':
      return writer.insertAppearance(thing.value);
    case 'source':
      return writer.insertSource(thing.value);
    case 'snapshot':
      return writer.insertSnapshot(thing.value, Buffer.from(thing.bytes, 'base64'));
    case 'table':
      return writer.insertTable(thing.value, thing.content);
    case 'evidence':
      return writer.insertEvidence(thing.value);
    case 'proposition':
      return writer.insertProposition(thing.value);
    case 'assessment':
      return writer.insertAssessment(thing.value);
    case 'verdict':
      return writer.insertVerdict(thing.value);
    case 'revision':
      return writer.insertRevision(thing.value);
    case 'review':
      return writer.insertReview(thing.value);
    case 'dismissal':
      return writer.insertDismissal(thing.value);
    case 'reply':
      return writer.insertReply(thing.value);
  }
}
