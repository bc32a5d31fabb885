import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definePolicy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { staleReasons, staleWords } from '../policy/stale.ts';
import type { Proposition } from '../proposition/language.ts';
import { openStore } from '../store/open-store.ts';
import { restrictReader } from '../store/restrict-reader.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { audienceOf } from '../verdict/visibility.ts';
import { assess } from './assess.ts';
import { attachEvidence } from './attach-evidence.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import { correctVerdict } from './correct-verdict.ts';
import { loadTable } from './load-table.ts';
import { proposeProposition } from './propose-proposition.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { reassessVerdict } from './reassess-verdict.ts';
import { staleVerdicts } from './stale-verdicts.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const schema = { country: { type: 'text', vocabulary: ['CN', 'US'], required: true } } as const;
const quotation = { op: 'quotation', quote: 'Three of the ten', document: 'paper', mode: 'verbatim' } as const;
const counted: Proposition = {
  assay: 1,
  term: {
    op: 'within',
    of: {
      op: 'count',
      of: {
        op: 'where',
        of: { op: 'table', table: 'list' },
        if: { op: 'row-text-is', column: 'country', value: 'CN' },
      },
    },
    range: { min: 3, max: 5 },
  },
};

/** A published verdict that cites a quotation, a table and an assessment over it, and more editions to come. */
async function aPublished(proposition = counted, citesTable = true) {
  const given = await desk.aCase();
  const { claim, source, snapshot, evidence, verdict } = given;
  const edition = async (vintage: string, publishedOn: string, chinese: number) => {
    const rows = Array.from({ length: 10 }, (_, at) => [at < chinese ? 'CN' : 'US']);
    const list = { name: 'list', title: 'The list', sourceId: source.id, schema, rows, vintage, publishedOn };
    return (await loadTable(desk.env, list)).table;
  };
  const table = await edition('2023', '2023-12', 3);
  const listed = await attachEvidence(desk.env, {
    kind: 'table',
    stance: 'supports',
    claimId: claim.id,
    tableId: table.id,
  });
  const { id: propositionId } = await proposeProposition(desk.env, { claimId: claim.id, proposition });
  const documents = proposition === counted ? {} : { paper: snapshot.id };
  const assessment = await assess(desk.env, { propositionId, documents });
  const reason = {
    text: 'So it is counted.',
    evidence: citesTable ? [evidence.id, listed.id] : [],
    assessments: [assessment.id],
  };
  const content = { ...verdict, rating: 'true', reasons: [reason] };
  const publish = async () => desk.publish(await desk.approved(await proposeVerdict(desk.env, content)));
  return { ...given, edition, table, assessment, content, propositionId, publish };
}
const recapture = (sourceId: string, text: string, url = 'https://paper.example/list') =>
  captureSnapshot(desk.env, { sourceId, url, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });
/** The stale verdicts, as worked out one by one, and as the filters find them: each time the same. */
const stale = (policy = recommended) =>
  desk.store.read(async (reader) => {
    const page = await staleVerdicts(reader, { first: 50 }, policy);
    const { items: verdicts } = await reader.verdictsPage({ first: 50 });
    const standing = await reader.publishedRevisionsOfVerdicts(verdicts.map(({ id }) => id));
    const listed = new Set(page.items.map(({ verdictId }) => verdictId));
    const inPublic = restrictReader(reader, audienceOf('reader'));
    for (const is of [true, false]) {
      const filter = { stale: { is, policy } };
      const expected = verdicts.filter(({ id }) => standing.has(id) && listed.has(id) === is);
      const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).toSorted();
      expect((await reader.verdictsPage({ first: 50, filter })).items).toEqual(expected);
      expect(idsOf((await reader.claimsPage({ first: 50, filter })).items)).toEqual(
        expected.map(({ claimId }) => claimId).toSorted(),
      );
      expect(await reader.countClaims(filter, 50)).toBe(expected.length);
      const facets = await reader.countClaimsBy('rating', filter, 50);
      expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      expect((await inPublic.claimsPage({ first: 50, filter })).items).toEqual([]);
      expect((await inPublic.verdictsPage({ first: 50, filter })).items).toEqual([]);
      expect(await inPublic.countClaims(filter, 50)).toBe(0);
      expect(await inPublic.countClaimsBy('state', filter, 50)).toEqual([]);
    }
    return page;
  });
const codes = async (policy = recommended) =>
  (await stale(policy)).items.map(({ reasons }) => reasons.map(({ code }) => code));

describe('a published verdict', () => {
  it('is stale once a newer vintage of its table is on record, with the editions named', async () => {
    const { edition, table, publish } = await aPublished();
    const { id, verdictId } = await publish();
    expect(await stale()).toEqual({ items: [], next: null });
    await edition('2022', '2022-12', 3);
    expect(await codes()).toEqual([]);
    await edition('2024', '2024-12', 3);
    const newest = await edition('2025', '2025-12', 3);
    const [found] = (await stale()).items;
    expect(found).toMatchObject({ verdictId, revision: { id } });
    expect(found?.reasons).toEqual([
      {
        code: 'newer-vintage',
        table: 'list',
        from: { id: table.id, vintage: '2023' },
        to: { id: newest.id, vintage: '2025' },
      },
    ]);
  });

  it('is stale by a table that only its assessment rests on', async () => {
    const { edition, publish } = await aPublished(counted, false);
    await publish();
    await edition('2024', '2024-12', 3);
    expect(await codes()).toEqual([['newer-vintage']]);
  });

  it('is not stale where it compares an edition with its successor', async () => {
    const { edition, content, claim } = await aPublished();
    const newer = await edition('2024', '2024-12', 3);
    const both = await attachEvidence(desk.env, {
      kind: 'table',
      stance: 'context',
      claimId: claim.id,
      tableId: newer.id,
    });
    const reasons = [...content.reasons, { text: 'As before.', evidence: [both.id] }];
    await desk.publish(await desk.approved(await proposeVerdict(desk.env, { ...content, reasons })));
    expect(await codes()).toEqual([]);
  });

  it('is stale once a document it quotes was captured again with other words', async () => {
    const { source, snapshot, publish } = await aPublished();
    await publish();
    await recapture(source.id, 'Three of the ten, elsewhere.', 'https://paper.example/other');
    expect(await codes()).toEqual([]);
    desk.tick();
    await recapture(source.id, 'Three of the ten are Chinese.');
    expect(await codes()).toEqual([]);
    const { snapshot: changed } = await recapture(source.id, 'Three of the ten are Chinese. (Corrected.)');
    const [found] = (await stale()).items;
    const headOf = ({ id, digest, capturedAt }: typeof snapshot) => ({ id, digest, capturedAt });
    expect(found?.reasons).toEqual([{ code: 'snapshot-changed', from: headOf(snapshot), to: headOf(changed) }]);
  });

  it('is stale once its policy has a later version, or the desk another policy', async () => {
    await (await aPublished()).publish();
    const { rules } = recommended;
    const suppressed = {
      rule: 'primary-source',
      claim: 'another',
      reason: 'none kept',
      expires: '2030-01-01T00:00:00Z',
    };
    const next = (id: string, version: number) =>
      definePolicy({ id, version, extends: rules, suppressions: [suppressed] });
    expect(await codes(next('recommended', 1))).toEqual([]);
    expect(await codes(next('recommended', 2))).toEqual([['policy-superseded']]);
    expect(await codes(next('desk', 1))).toEqual([['policy-superseded']]);
  });

  it('is stale once its scale has a later version', () => {
    const revision = { policy: null, scale: { id: 'assay', version: 1 } };
    const rests = { tables: [], editions: [], snapshots: [], recaptures: new Map() };
    const policy = { id: 'desk', version: 1 };
    expect(staleReasons({ revision, ...rests, policy, scale: revision.scale })).toEqual([]);
    const scale = { id: 'assay', version: 2 };
    expect(staleReasons({ revision, ...rests, policy, scale })).toEqual([
      { code: 'scale-superseded', from: revision.scale, to: scale },
    ]);
  });

  it('is judged by what stands in public while a correction is under review, and not once it is taken back', async () => {
    const { edition, content, publish } = await aPublished();
    const first = await publish();
    await edition('2024', '2024-12', 3);
    await correctVerdict(desk.env, { ...content, correction, seen: first.id });
    expect((await stale()).items.map(({ revision }) => revision.id)).toEqual([first.id]);
  });

  it('says in words why it is stale', () => {
    const versions = { from: { id: 'desk', version: 1 }, to: { id: 'desk', version: 2 } };
    const table = desk.env.makeId('table');
    const vintages = { from: { id: table, vintage: '2023' }, to: { id: table, vintage: '2024' } };
    expect(staleWords({ code: 'policy-superseded', ...versions })).toContain('version 2 of desk');
    expect(staleWords({ code: 'scale-superseded', ...versions })).toContain('version 1 of the scale desk');
    expect(staleWords({ code: 'newer-vintage', table: 'list', ...vintages })).toContain('2023 vintage of list');
  });
});

describe('a page of stale verdicts', () => {
  it('goes on where it ended, also past verdicts that are not stale', async () => {
    const { edition, publish } = await aPublished();
    const old = await publish();
    await edition('2024', '2024-12', 3);
    const fresh = await desk.propose();
    await desk.publish(await desk.approved(fresh));
    const page = (after: typeof old.verdictId | null) =>
      desk.store.read((reader) => staleVerdicts(reader, { first: 1, after }));
    const first = await page(null);
    expect(first).toEqual({ items: [], next: fresh.verdictId });
    const second = await page(first.next);
    expect(second.items.map(({ verdictId }) => verdictId)).toEqual([old.verdictId]);
    expect(second.next).toBe(null);
  });
});

describe('a stale verdict that is assessed again', () => {
  const reassessed = async (id: Awaited<ReturnType<VerdictDesk['propose']>>['id']) => {
    const before = await desk.head();
    const found = await desk.store.read((reader) => reassessVerdict(reader, id));
    expect(await desk.head()).toBe(before);
    return found.map(({ words }) => words);
  };

  it('says what changed with the newest edition, and writes nothing', async () => {
    const { edition, publish } = await aPublished();
    const { id } = await publish();
    expect(await reassessed(id)).toEqual(['is still true, on the same evidence']);
    await edition('2024', '2024-12', 4);
    expect(await reassessed(id)).toEqual(['is still true in every reading that was, on newer evidence']);
    await edition('2025', '2025-12', 7);
    expect(await reassessed(id)).toEqual(['was true until the 2023 vintage of list; is false since the 2025 vintage']);
  });

  it('says what changed with the latest capture of a document', async () => {
    const { source, publish } = await aPublished({ assay: 1, term: quotation });
    const { id } = await publish();
    desk.tick();
    await recapture(source.id, 'Four of the ten are Chinese.');
    expect(await reassessed(id)).toEqual(['was true; is false since paper changed']);
  });

  it('says so where it cannot be assessed over what is newest', async () => {
    const { source, publish } = await aPublished();
    const { id } = await publish();
    const other = { name: 'list', title: 'The list', sourceId: source.id, vintage: '2025', publishedOn: '2025-12' };
    const rank = { rank: { type: 'number', unit: 'rank', required: true } } as const;
    await loadTable(desk.env, { ...other, schema: rank, rows: [[1]] });
    const [found] = await desk.store.read((reader) => reassessVerdict(reader, id));
    expect(found).toMatchObject({ difference: null, words: expect.stringContaining('cannot be assessed') });
  });
});

describe('the statements of a page', () => {
  it('are as many for thirty verdicts as for two', async () => {
    for (let index = 0; index < 30; index += 1) {
      const { publish, source } = await aPublished();
      await publish();
      desk.tick();
      await recapture(source.id, `Three of the ten are Chinese. ${index}`);
    }
    const directory = mkdtempSync(join(tmpdir(), 'assay-'));
    const file = join(directory, 'copy.db');
    await desk.store.backup(file);
    let statements = 0;
    const copy = await openStore(`sqlite:${file}`, { onStatement: () => (statements += 1) });
    const used = async (first: number) => {
      statements = 0;
      const { items } = await copy.read((reader) => staleVerdicts(reader, { first }));
      expect(items).toHaveLength(first);
      return statements;
    };
    expect(await used(30)).toBe(await used(2));
    await copy.close();
    rmSync(directory, { recursive: true });
  });
});
