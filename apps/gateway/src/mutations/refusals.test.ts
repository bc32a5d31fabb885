import type { Store } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../create-gateway.ts';
import { encodeGlobalId } from '../global-id.ts';
import { type Desk, openDesk, post } from '../test-desk.ts';

let desk: Desk;
let act: Desk['act'];
let head: number;
const headNow = () => desk.store.read((reader) => reader.headSequence());
beforeEach(async () => {
  desk = await openDesk();
  ({ act } = desk);
  head = await headNow();
});
afterEach(() => desk.close());

const ada = 'Ada Author';
const nobody = '019ab0c2-5a00-7000-8000-000000000001';
const aSource = async () =>
  (await act(ada, 'addSource', { name: 'SIPRI', kind: 'DATA_PUBLISHER' }, 'source { id }')).source.id;

describe('a mutation', () => {
  it('without anybody who acts is refused', async () => {
    const refusal = { __typename: 'Refusal', code: 'NOT_PERMITTED', findings: [] };
    expect(await act(null, 'addClaimant', { name: 'A', kind: 'PERSON' })).toMatchObject(refusal);
    await desk.close();
    desk = await openDesk({ actorOf: () => undefined });
    expect(await desk.act(ada, 'addClaimant', { name: 'A', kind: 'PERSON' })).toMatchObject(refusal);
  });

  it('is refused with every fault of its input at once', async () => {
    const { claimant } = await act(ada, 'addClaimant', { name: 'A', kind: 'PERSON' }, 'claimant { id }');
    const bad = { text: ' ', language: 'e', kind: 'RANKING', claimantId: claimant.id, occasion: { date: '2025-6' } };
    expect(await act(ada, 'submitClaim', bad)).toMatchObject({
      code: 'INVALID_INPUT',
      findings: [{ path: ['text'] }, { path: ['language'] }, { path: ['occasion', 'date'] }],
    });
  });

  it('is refused with every id that is forged or of another type, at whatever depth', async () => {
    const foreign = encodeGlobalId('Source', nobody);
    const claim = encodeGlobalId('Claim', nobody);
    const said = { text: 'A.', language: 'en', kind: 'RANKING', claimantId: foreign, partOf: 'forged' };
    expect(await act(ada, 'submitClaim', said)).toMatchObject({
      code: 'INVALID_ID',
      findings: [{ path: ['claimantId'] }, { path: ['partOf'] }],
    });
    const reasons = [{ text: 'So.', evidence: [foreign], assessments: [encodeGlobalId('Assessment', nobody), claim] }];
    const verdict = { claimId: claim, rating: 'true', summary: 'So.', reasons, confidence: 'LOW' };
    expect(await act(ada, 'proposeVerdict', verdict)).toMatchObject({
      code: 'INVALID_ID',
      findings: [{ path: ['reasons', '0', 'assessments', '1'] }, { path: ['reasons', '0', 'evidence', '0'] }],
    });
    expect(await act(ada, 'proposeVerdict', { ...verdict, reasons: [] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await headNow()).toBe(head);
  });

  it('tells of a fault of ours only an id, also where the store is at fault', async () => {
    const query = 'mutation { addClaimant(input: { name: "A", kind: PERSON }) { ... on Refusal { code message } } }';
    const answerOf = async (write: Store['write']) => {
      const [actor] = (await desk.store.read((reader) => reader.actorsPage({ first: 1 }))).items;
      const gateway = createGateway({ store: { ...desk.store, write }, actorOf: () => actor });
      const answer = await (await post(gateway, JSON.stringify({ query }))).json();
      await gateway.dispose();
      return answer;
    };
    const broken = await answerOf(async () => Promise.reject(new Error('select secret')));
    expect(broken.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    const closed = await answerOf(async (work) => {
      await desk.store.close();
      return desk.store.write(work);
    });
    expect(closed.data.addClaimant).toMatchObject({ code: 'UNAVAILABLE' });
    expect(JSON.stringify([broken, closed])).not.toMatch(/secret|closed/);
  });
});

describe('a table through the gateway', () => {
  const edition = async () => ({
    name: 'sipri',
    title: 'SIPRI Top 100',
    sourceId: await aSource(),
    vintage: 'December 2024',
    publishedOn: '2024-12',
    columns: [
      { name: 'rank', type: 'NUMBER', unit: 'rank' },
      { name: 'country', type: 'TEXT', vocabulary: ['US', 'CN'] },
      { name: 'founded', type: 'DATE', required: false },
    ],
    gaps: [
      {
        columns: [
          { column: 'country', in: ['CN'] },
          { column: 'rank', min: 50 },
        ],
        reason: 'not covered',
        atMost: 3,
      },
    ],
  });

  it('is loaded from CSV with its columns and gaps', async () => {
    const input = { ...(await edition()), csv: 'rank,country,founded\n1,US,1995\n8,CN,\n' };
    const selection = 'twin table { rowCount columns { name type unit vocabulary required } gaps { columns atMost } }';
    expect(await act(ada, 'loadTable', input, selection)).toMatchObject({
      twin: false,
      table: {
        rowCount: 2,
        columns: [
          { name: 'country', type: 'TEXT', unit: null, vocabulary: ['US', 'CN'], required: true },
          { name: 'founded', type: 'DATE', required: false },
          { name: 'rank', type: 'NUMBER', unit: 'rank', vocabulary: null },
        ],
        gaps: [{ columns: { country: { in: ['CN'] }, rank: { min: 50, max: null } }, atMost: 3 }],
      },
    });
    expect(await act(ada, 'loadTable', input, 'twin')).toMatchObject({ twin: true });
  });

  it('is refused with the row and column of every bad cell, and nothing of it loaded', async () => {
    const input = await edition();
    const before = await headNow();
    const csv = 'rank,country,founded\n1,US,\nfirst,CN,\n3,China,yesterday\n';
    expect(await act(ada, 'loadTable', { ...input, csv })).toMatchObject({
      code: 'INVALID_TABLE',
      findings: [
        { row: 1, column: 'rank', code: 'cell-not-number', severity: 'ERROR', path: ['rows', '1', 'rank'] },
        { row: 2, column: 'country', code: 'cell-not-in-vocabulary' },
        { row: 2, column: 'founded', code: 'cell-not-date' },
      ],
    });
    expect(await headNow()).toBe(before);
  });

  it('is refused where its columns do not go together', async () => {
    const input = { ...(await edition()), csv: 'rank\n1\n' };
    const rank = { name: 'rank', type: 'NUMBER', unit: 'rank' };
    const load = (columns: object[]) => act(ada, 'loadTable', { ...input, gaps: [], columns });
    expect(await load([{ ...rank, vocabulary: ['1'] }])).toMatchObject({ code: 'INVALID_TABLE' });
    expect(await load([{ ...rank, unit: undefined }])).toMatchObject({ code: 'INVALID_TABLE' });
    expect(await load([rank, rank])).toMatchObject({ code: 'INVALID_INPUT', findings: [{ path: ['columns', '1'] }] });
  });
});

describe('evidence, documents and propositions through the gateway', () => {
  it('are refused where not exactly one way is given, or the data are none', async () => {
    const claimId = encodeGlobalId('Claim', nobody);
    const attach = (more: object) => act(ada, 'attachEvidence', { claimId, stance: 'CONTEXT', ...more });
    expect(await attach({})).toMatchObject({ code: 'INVALID_INPUT', findings: [{ path: ['quotation'] }] });
    const quotation = { snapshotId: encodeGlobalId('Snapshot', nobody), exact: 'A' };
    expect(await attach({ quotation, tableId: encodeGlobalId('Table', nobody) })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const capture = async (more: object) =>
      act(ada, 'captureSnapshot', { sourceId: await aSource(), mediaType: 'text/plain', ...more });
    expect(await capture({})).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await capture({ base64: 'no base64!' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await capture({ utf8: '\ud800' })).toMatchObject({ code: 'INVALID_TEXT' });
    expect(await capture({ base64: '/w==' })).toMatchObject({ code: 'INVALID_SNAPSHOT' });
  });

  it('name every fault of a proposition and its readings', async () => {
    const { id } = await desk.aClaim('Three to five.');
    const claimId = encodeGlobalId('Claim', id);
    const propose = (proposition: unknown, readings?: unknown) =>
      act(ada, 'proposeProposition', { claimId, proposition, readings });
    expect(await propose({ assay: 1, term: { op: 'nonsense' } })).toMatchObject({
      code: 'INVALID_PROPOSITION',
      findings: [{ severity: 'ERROR' }],
    });
    const term = { op: 'quotation', quote: 'A', document: 'paper', mode: 'verbatim' };
    expect(await propose({ assay: 1, term }, { parameters: 7 })).toMatchObject({ code: 'INVALID_READINGS' });
    const literal = `mutation { proposeProposition(input: { claimId: "${claimId}",
      proposition: { assay: 1, term: { op: "quotation", quote: "Three", document: "paper", mode: "verbatim" } } }) {
      ... on ProposePropositionPayload { proposition { json } } } }`;
    const { data } = await desk.ask(literal, {}, { 'x-assay-actor': ada });
    expect(data.proposeProposition.proposition.json).toEqual({ assay: 1, term: { ...term, quote: 'Three' } });
  });

  it('keeps to the tables and documents the proposition names', async () => {
    const { id } = await desk.aClaim('Three to five.');
    const { data } = await desk.ask(
      'query ($id: ID!) { node(id: $id) { ... on Claim { propositions { id } evidence { quotation { snapshot { id } } } } } }',
      { id: encodeGlobalId('Claim', id) },
    );
    const propositionId = data.node.propositions[0].id;
    const pin = { name: 'other', snapshotId: data.node.evidence[0].quotation.snapshot.id };
    expect(await act(ada, 'assess', { propositionId, documents: [pin] })).toMatchObject({
      code: 'INVALID_INPUT',
      findings: [{ path: ['documents', 'other'] }],
    });
    expect(await act(ada, 'assess', { propositionId, documents: [pin, pin] })).toMatchObject({
      findings: [{ path: ['documents', '1'] }],
    });
  });
});
