import type { Claim, ClaimKind } from '../../claim/claim.ts';
import { asDate, type EdtfDate } from '../../value/date.ts';
import { digestOf } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import { asInstant } from '../../value/instant.ts';
import { normalForm } from '../../value/text.ts';
import { contentOf, digestOfRevision } from '../../verdict/revision.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import type { Writer } from '../writer.ts';
import { createRevision, createWorld, eventOn } from './world.ts';

/** A store of claims that differ in what lists are narrowed and ordered by. */
export interface Desk {
  readonly store: Store;
  readonly source: Id<'source'>;
  readonly reviewer: Id<'actor'>;
  readonly claimant: Id<'claimant'>;
  readonly idOf: (name: string) => Id<'claim'>;
  readonly nameOf: (id: Id<'claim'>) => string;
  /** So many claims of a text and a number, with a verdict that was published or without one. */
  readonly submitMany: (text: string, count: number, publishedAt?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Case {
  readonly text: string;
  readonly kind?: ClaimKind;
  readonly who?: string;
  readonly occasion?: EdtfDate;
  readonly rests?: boolean;
  readonly verdict?: { readonly rating: string; readonly publishedAt: string | null };
}

const cases: { readonly [name: string]: Case } = {
  'chinese-firms': {
    text: 'Three to five of the firms are Chinese firms.',
    occasion: asDate('2024-06'),
    rests: true,
    verdict: { rating: 'true', publishedAt: '2025-07-01T10:00Z' },
  },
  'chinese-navy': {
    text: 'The largest navy is Chinese.',
    kind: 'trend',
    who: 'Mark Rutte',
    occasion: asDate('2025-06-23'),
    verdict: { rating: 'false', publishedAt: '2025-07-02T10:00Z' },
  },
  'draft-on-chinese': {
    text: 'A draft on Chinese yards.',
    rests: true,
    verdict: { rating: 'half-true', publishedAt: null },
  },
  'by-the-navy': { text: 'Ships are built faster here than anywhere else in the whole world.', who: 'The Navy' },
  accents: { text: 'Łódź lies in Poland.' },
  han: { text: '我们中国的十大公司。' },
};

export async function createDesk(): Promise<Desk> {
  const store = await openStore(':memory:');
  const world = createWorld();
  const { makeId, author, reviewer, claimant, source, snapshot, bytes } = world;
  const names = new Map<Id<'claim'>, string>();
  const claimants = new Map<string, Id<'claimant'>>();
  const claimOf = (text: string, more: Partial<Claim>): Claim => ({
    ...world.claim,
    id: makeId('claim'),
    text,
    normalForm: normalForm(text),
    rollUp: null,
    occasion: null,
    submittedAt: asInstant(Date.UTC(2025, 5, 24) + names.size),
    ...more,
  });
  const write = (work: (writer: Writer) => Promise<void>) =>
    store.write(async (writer) => {
      await work(writer);
      await writer.appendEvent(eventOn(author.id, 'claimant', claimant.id));
    });

  const put = async (writer: Writer, name: string, { text, kind = 'ranking', who = 'Nobody', ...of }: Case) => {
    const claimantId = claimants.get(who) ?? makeId('claimant');
    if (!claimants.has(who)) await writer.insertClaimant({ ...claimant, id: claimantId, name: who });
    claimants.set(who, claimantId);
    const occasion = of.occasion === undefined ? null : { date: of.occasion, place: null, event: null };
    const claim = claimOf(text, { kind, claimantId, occasion });
    names.set(claim.id, name);
    await writer.insertClaim(claim);
    const evidence = { ...world.quotation, id: makeId('evidence'), claimId: claim.id };
    const proposition = { ...world.proposition, id: makeId('proposition'), claimId: claim.id };
    const { id: _, digest, sql, assessedAt, ...found } = world.assessment;
    const content = { ...found, propositionId: proposition.id };
    const assessment = { id: makeId('assessment'), ...content, digest: digestOf(content), sql, assessedAt };
    if (of.rests === true) {
      await writer.insertEvidence(evidence);
      await writer.insertProposition(proposition);
      await writer.insertAssessment(assessment);
    }
    if (of.verdict === undefined) return;
    const { rating, publishedAt } = of.verdict;
    const verdict = { id: makeId('verdict'), claimId: claim.id };
    await writer.insertVerdict(verdict);
    const blank = createRevision(makeId, verdict, author.id, { revision: 1, rating, state: 'in-review' });
    const reasons = of.rests === true ? [{ text: 'So.', evidence: [evidence.id], assessments: [assessment.id] }] : [];
    const written = { ...contentOf(blank), reasons };
    const revision = { ...blank, ...written, digest: digestOfRevision(written) };
    await writer.insertRevision(revision);
    if (of.rests === true) {
      await writer.insertReview({
        ...world.review,
        id: makeId('review'),
        revisionId: revision.id,
        digest: revision.digest,
      });
    }
    if (publishedAt !== null) await writer.setRevisionState(revision.id, 'published', asInstant(publishedAt));
  };

  await write(async (writer) => {
    await writer.insertActor(author);
    await writer.insertActor(reviewer);
    await writer.insertSource(source);
    await writer.insertSnapshot(snapshot, bytes);
    for (const [name, one] of Object.entries(cases)) await put(writer, name, one);
  });
  const idOf = (name: string): Id<'claim'> => {
    const entry = [...names].find(([, one]) => one === name);
    if (entry === undefined) throw new Error(`expected a claim called ${name}`);
    return entry[0];
  };
  const rutte = claimants.get('Mark Rutte');
  if (rutte === undefined) throw new Error('expected somebody who said it');
  return {
    store,
    source: source.id,
    reviewer: reviewer.id,
    claimant: rutte,
    idOf,
    nameOf: (id) => names.get(id) ?? id,
    submitMany: (text, count, publishedAt) =>
      write(async (writer) => {
        const verdict = publishedAt === undefined ? {} : { verdict: { rating: 'true', publishedAt } };
        for (let index = 0; index < count; index += 1) {
          await put(writer, `${text} ${index}`, { text: `${text} ${index}`, ...verdict });
        }
      }),
    close: () => store.close(),
  };
}
