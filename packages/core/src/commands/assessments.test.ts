import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../claim/claim.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { sentenceOf } from '../proposition/sentence.ts';
import type { Source } from '../source/source.ts';
import { runInSqlite } from '../store/sql-engine/sqlite-engine.ts';
import { createTestEnvironment, type TestEnvironment } from '../testing/test-environment.ts';
import { digestOf } from '../value/digest.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { assess } from './assess.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import type { CommandEnvironment } from './command.ts';
import { loadTable } from './load-table.ts';
import { proposeProposition } from './propose-proposition.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { submitClaim } from './submit-claim.ts';

let test: TestEnvironment;
let env: CommandEnvironment;
let claim: Claim;
let source: Source;
beforeEach(async () => {
  test = await createTestEnvironment();
  env = test.env;
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const words = { text: 'You will find three to five.', language: 'en', kind: 'ranking' } as const;
  claim = (await submitClaim(env, { ...words, claimantId: claimant.id })).claim;
  source = (await addSource(env, { name: 'SIPRI', kind: 'data-publisher' })).source;
});
afterEach(() => test.close());

const head = () => test.store.read((reader) => reader.headSequence());
async function expectRefused(attempt: () => Promise<unknown>, code: string, path?: readonly string[]): Promise<void> {
  const before = await head();
  const findings = path === undefined ? expect.anything() : [expect.objectContaining({ path })];
  await expect(attempt()).rejects.toThrowError(expect.objectContaining({ name: 'AssayError', code, findings }));
  expect(await head()).toBe(before);
}

const schema = {
  rank: { type: 'number', unit: 'rank', required: true },
  country: { type: 'text', vocabulary: ['US', 'CN'], required: true },
} as const;
async function edition(vintage: string, publishedOn: string, chinese: number, name = 'sipri') {
  const rows = Array.from({ length: 10 }, (_, at) => [at + 1, at < chinese ? 'CN' : 'US']);
  const input = { name, title: 'SIPRI Top 100', sourceId: source.id, vintage, publishedOn, schema, rows };
  return (await loadTable(env, input)).table;
}

const chineseFirms = (country: string | { readonly parameter: string }): Proposition => ({
  assay: 1,
  term: {
    op: 'within',
    of: {
      op: 'count',
      of: {
        op: 'where',
        of: { op: 'table', table: 'sipri' },
        if: { op: 'row-text-is', column: 'country', value: country },
      },
    },
    range: { min: 3, max: 5 },
  },
});
const words = 'the count of Chinese firms is within 3 and 5';
const propose = (proposition: Proposition, readings?: Readings) =>
  proposeProposition(env, { claimId: claim.id, proposition, words, ...(readings === undefined ? {} : { readings }) });
const country = (...values: readonly string[]): Readings => ({
  parameters: [
    {
      name: 'country',
      type: 'text',
      unit: null,
      label: 'the country',
      options: values.map((value) => ({
        id: value.toLowerCase(),
        label: value,
        value,
        reason: 'it may be meant',
        source: null,
      })),
    },
  ],
  exclusions: [],
  axes: [],
});

describe('a proposition', () => {
  it('is kept with its digest and the ways it may be read', async () => {
    await edition('2024', '2024-12', 3);
    const proposition = chineseFirms({ parameter: 'country' });
    const proposed = await propose(proposition, country('CN', 'US'));
    expect(proposed).toMatchObject({
      claimId: claim.id,
      proposition,
      words,
      label: null,
      digest: digestOf(proposition),
    });
    expect(await test.store.read((reader) => reader.getProposition(proposed.id))).toEqual(proposed);
    const unsaid = await proposeProposition(env, { claimId: claim.id, proposition: chineseFirms('CN') });
    expect(unsaid.words).toBe(sentenceOf(chineseFirms('CN')));
  });

  it('is refused where it does not fit the tables on record', async () => {
    await expectRefused(() => propose(chineseFirms('CN')), 'invalid-proposition');
    await edition('2024', '2024-12', 3);
    await expectRefused(() => propose(chineseFirms('China')), 'invalid-proposition');
    const garbage: Proposition = JSON.parse('{"assay":1,"term":{"op":"eval"}}');
    await expectRefused(() => propose(garbage), 'invalid-proposition');
  });

  it('is refused where its readings do not fit it', async () => {
    await edition('2024', '2024-12', 3);
    const open = chineseFirms({ parameter: 'country' });
    await expectRefused(() => propose(open), 'invalid-readings');
    await expectRefused(() => propose(open, country()), 'invalid-readings');
    await expectRefused(() => propose(open, country('CN', 'China')), 'invalid-proposition');
    const garbage: Readings = JSON.parse('{"parameters":7}');
    await expectRefused(() => propose(open, garbage), 'invalid-readings');
  });
});

describe('an assessment', () => {
  it('rests on the edition last published, or the one that is named', async () => {
    const newest = await edition('2024', '2024-12', 3);
    const older = await edition('2023', '2023-12', 2);
    const { id } = await propose(chineseFirms('CN'));
    const now = await assess(env, { propositionId: id });
    expect(now.outcome).toBe('true');
    expect(now.tables).toEqual([{ name: 'sipri', tableId: newest.id, vintage: '2024', digest: newest.digest }]);
    const then = await assess(env, { propositionId: id, tables: { sipri: older.id } });
    expect(then.outcome).toBe('false');
    expect(then.tables).toEqual([{ name: 'sipri', tableId: older.id, vintage: '2023', digest: older.digest }]);
    expect(await test.store.read((reader) => reader.getAssessment(then.id))).toEqual(then);
  });

  it('keeps the statement that answers the same over the same rows', async () => {
    const table = await edition('2024', '2024-12', 3);
    const proposition = chineseFirms({ parameter: 'country' });
    const readings = country('CN', 'US');
    const { id } = await propose(proposition, readings);
    const { sql, results } = await assess(env, { propositionId: id });
    const content = await test.store.read((reader) => reader.getTableContent(table.digest));
    const answers = runInSqlite({ statement: sql.sqlite ?? '', tables: { sipri: content }, readings });
    expect(answers).toEqual(results.map(({ reading, truth }) => ({ reading, truth })));
    expect(sql.postgresql).toContain('WITH');
  });

  it('has the same digest when it is done again', async () => {
    await edition('2024', '2024-12', 3);
    const { id } = await propose(chineseFirms({ parameter: 'country' }), country('CN', 'US'));
    const first = await assess(env, { propositionId: id });
    test.tick();
    const second = await assess(env, { propositionId: id });
    expect(second.id).not.toBe(first.id);
    expect(second.digest).toBe(first.digest);
    expect(first.outcome).toBe('depends-on-the-reading');
  });

  it('looks quotations up in the document that is named, and leaves them undecided without one', async () => {
    const bytes = new TextEncoder().encode('At this moment, you will find three to five.');
    const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
    const quotation = { op: 'quotation', quote: 'three to five', document: 'speech', mode: 'verbatim' } as const;
    const { id } = await propose({ assay: 1, term: quotation });
    const held = await assess(env, { propositionId: id, documents: { speech: snapshot.id } });
    expect(held.outcome).toBe('true');
    expect(held.documents).toEqual([{ name: 'speech', snapshotId: snapshot.id, digest: snapshot.digest }]);
    expect(await assess(env, { propositionId: id })).toMatchObject({ outcome: 'undecided', documents: [] });
  });

  it('is refused over names the proposition does not use, or another table', async () => {
    const table = await edition('2024', '2024-12', 3);
    const other = await edition('2024', '2024-12', 3, 'defense-news');
    const { id: propositionId } = await propose(chineseFirms('CN'));
    const tables = { sipri: table.id, 'defense-news': other.id };
    await expectRefused(() => assess(env, { propositionId, tables }), 'invalid-input', ['tables', 'defense-news']);
    const wrong = { sipri: other.id };
    await expectRefused(() => assess(env, { propositionId, tables: wrong }), 'invalid-input', ['tables', 'sipri']);
    const missing = { sipri: env.makeId('table') };
    await expectRefused(() => assess(env, { propositionId, tables: missing }), 'not-found');
    await expectRefused(() => assess(env, { propositionId: env.makeId('proposition') }), 'not-found');
  });

  it('that a verdict cites gives the suggestion', async () => {
    await edition('2024', '2024-12', 3);
    const { id } = await propose(chineseFirms({ parameter: 'country' }), country('CN', 'US'));
    const assessment = await assess(env, { propositionId: id });
    const verdict = {
      claimId: claim.id,
      rating: 'true',
      summary: 'Three.',
      reasons: [{ text: 'The table says so.', assessments: [assessment.id] }],
      confidence: 'high',
    } as const;
    await expectRefused(() => proposeVerdict(env, verdict), 'invalid-input', ['override']);
    const revision = await proposeVerdict(env, { ...verdict, override: 'Nobody would count American firms.' });
    expect(revision.suggestion).toEqual({ rule: 'readings-to-rating', rating: 'half-true' });
  });
});
