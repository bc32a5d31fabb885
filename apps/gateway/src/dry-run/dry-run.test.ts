import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorFromHeader } from '../actor-header.ts';
import { createGateway, type Gateway } from '../create-gateway.ts';
import { encodeGlobalId } from '../global-id.ts';
import { asLimits } from '../limits/limits.ts';
import { createMeter } from '../limits/meter.ts';
import type { Answer } from '../test-answer.ts';
import { openDesk, post, quoting } from '../test-desk.ts';
import { interruptOf } from './dry-run.ts';

// The worked example has propositions with readings, over tables.
let store: Store;
let gateway: Gateway;
let headAtFirst: number;
const head = () => store.read((reader) => reader.headSequence());
beforeAll(async () => {
  store = await openStore(':memory:');
  await loadExample(store);
  // A busy machine may take its time.
  gateway = createGateway({ store, actorOf: actorFromHeader(), limits: { deadlineMs: 60_000, dryRunMs: 60_000 } });
  headAtFirst = await head();
});
afterAll(async () => {
  // Whatever was asked here, nothing was written.
  expect(await head()).toBe(headAtFirst);
  await gateway.dispose();
  await store.close();
});

const ask = async (query: string, variables: object = {}, of = gateway) =>
  (await post(of, JSON.stringify({ query, variables }), { 'x-assay-actor': 'Mark' })).json();

const dry = `query ($input: DryAssessInput!) { dryAssess(input: $input) { __typename
  ... on Refusal { code message findings { code path } }
  ... on DryAssessment { outcome conditions { words } tables { name vintage } documents { name }
    readings { truth options { parameter option } leaves { words witnesses { cells { column } } } } } } }`;

/** A proposition of the example that has readings, as it is on record. */
async function onRecord() {
  const { data } = await ask(`{ claims(first: 50) { edges { node { propositions { id json readings
    assessments { outcome conditions { words } readings { truth options { parameter option } } } } } } } }`);
  const all = data.claims.edges.flatMap(({ node }: { node: { propositions: object[] } }) => node.propositions);
  const found = all.find(({ readings }: { readings: { parameters: object[] } }) => readings.parameters.length > 1);
  expect(found.assessments.length).toBeGreaterThan(0);
  return found;
}

const truthsOf = ({ readings }: { readings: { truth: string }[] }) => readings.map(({ truth }) => truth);

describe('a dry run', () => {
  it('comes to what is on record, from the id of a proposition and from the data itself', async () => {
    const { id, json, readings, assessments } = await onRecord();
    const [{ outcome, conditions }] = assessments;
    for (const input of [{ propositionId: id }, { proposition: json, readings }]) {
      const { data, errors } = await ask(dry, { input });
      expect(errors).toBeUndefined();
      expect(data.dryAssess).toMatchObject({ __typename: 'DryAssessment', outcome, conditions });
      expect(truthsOf(data.dryAssess)).toEqual(truthsOf(assessments[0]));
    }
  });

  it('names what is wrong by its place', async () => {
    const answer = async (input: object) => (await ask(dry, { input })).data.dryAssess;
    const wrong = { assay: 1, term: { op: 'and', of: [quoting.term, { op: 'no-such' }] } };
    expect(await answer({ proposition: wrong })).toMatchObject({
      code: 'INVALID_PROPOSITION',
      findings: [{ path: ['term', 'of', '1', 'op'] }],
    });
    expect(await answer({ proposition: 'a text' })).toMatchObject({ code: 'INVALID_PROPOSITION' });
    expect(await answer({})).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await answer({ proposition: quoting, propositionId: 'x' })).toMatchObject({ code: 'INVALID_ID' });
    expect(await answer({ proposition: quoting })).toMatchObject({ outcome: 'UNDECIDED' });
  });

  it('keeps to its limits of rows, readings and time, and counts towards the complexity', async () => {
    const { id } = await onRecord();
    const under = async (limits: object) => {
      const own = createGateway({ store, actorOf: actorFromHeader(), limits });
      const answer = await ask(dry, { input: { propositionId: id } }, own);
      await own.dispose();
      return answer.data?.dryAssess?.code ?? answer.errors?.[0].extensions.limit;
    };
    expect(await under({ dryRunRows: 1 })).toBe('LIMIT_EXCEEDED');
    expect(await under({ dryRunCells: 1 })).toBe('LIMIT_EXCEEDED');
    expect(await under({ dryRunReadings: 1 })).toBe('LIMIT_EXCEEDED');
    expect(await under({ complexity: 49 })).toBe('complexity');
  });
});

describe('the time of a dry run', () => {
  const long = { ...asLimits(), deadlineMs: 1e9, dryRunMs: 1e9 };

  it('ends it between two steps', () => {
    const over = interruptOf({ limits: { ...long, dryRunMs: -1 }, meter: createMeter(long) });
    expect(over).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
    expect(interruptOf({ limits: long, meter: createMeter(long) })).not.toThrow();
  });

  it('ends with that of the whole answer', () => {
    const meter = createMeter(long);
    const interrupt = interruptOf({ limits: long, meter });
    meter.lapse();
    expect(interrupt).toThrow(/deadlineMs/);
  });
});

describe('a check before publication', () => {
  const check = `query ($input: CheckVerdictInput!) { checkVerdict(input: $input) { __typename
    ... on Refusal { code } ... on VerdictCheck { passes policy { policy version digest }
      findings { code severity path message mend } suppressed { reason } } } }`;

  it('finds in a revision what publication would, and in a draft what is wrong with it', async () => {
    const desk = await openDesk();
    const { id } = await desk.aClaim('Three of the ten are Chinese.');
    const { data } = await desk.ask(
      'query ($id: ID!) { node(id: $id) { id ... on Claim { verdict { latest { id digest } } } } }',
      {
        id: encodeGlobalId('Claim', id),
      },
    );
    const { id: revisionId, digest } = data.node.verdict.latest;
    const input = { revisionId };
    const codesOf = (findings: Answer['findings']) => findings.map(({ code }) => code);
    const before = await desk.store.read((reader) => reader.headSequence());
    const { checkVerdict } = (await desk.ask(check, { input })).data;
    expect(checkVerdict).toMatchObject({ passes: false, policy: { policy: 'recommended' }, suppressed: [] });
    const refused = await desk.act('Ann Reviewer', 'publishVerdict', { revisionId, digest });
    expect(codesOf(checkVerdict.findings)).toEqual(codesOf(refused.findings));
    const draft = { claimId: data.node.id, rating: 'no-such', summary: 'So.', reasons: [], confidence: 'LOW' };
    const drafted = (await desk.ask(check, { input: { draft } })).data.checkVerdict;
    expect(drafted.findings).toContainEqual(expect.objectContaining({ path: ['rating'], severity: 'ERROR' }));
    expect((await desk.ask(check, { input: {} })).data.checkVerdict).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await desk.store.read((reader) => reader.headSequence())).toBe(before);
    await desk.close();
  });
});

describe('the quantities of a text', () => {
  it('are ranges with their readings', async () => {
    const query = `query ($text: String!) { quantities(text: $text) { words start role unit noun hedge
      value { min max includesMin } alternatives { alternative value { min max } reason } } }`;
    const { data } = await ask(query, { text: 'More than 500 Chinese firms, three to five of them large.' });
    expect(data.quantities).toMatchObject([
      { words: 'More than 500', start: 0, role: 'COUNT', unit: '1', noun: 'Chinese firms', hedge: 'over' },
      { role: 'COUNT', value: { min: 3, max: 5 } },
    ]);
    const long = await ask(query, { text: 'x'.repeat(2001) });
    expect(long.errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
  });
});

describe('proposals for a sentence', () => {
  it('are typed forms over the tables given, that a dry run can take as they are', async () => {
    const tables = (await store.read((reader) => reader.tablesPage({ first: 10 }))).items;
    const tableIds = tables.map(({ id }) => Buffer.from(`Table:${id}`).toString('base64url'));
    const query = `query ($text: String!, $tableIds: [ID!]!) { proposePropositions(text: $text, tableIds: $tableIds) {
      template json readings sentence coverage restsOn { words as } unexplained { words } toConfirm } }`;
    const text = 'Three of the ten largest defence companies are Chinese.';
    const { data } = await ask(query, { text, tableIds });
    const [first] = data.proposePropositions;
    expect(first).toMatchObject({ template: expect.any(String), coverage: expect.any(Number) });
    const input = { proposition: first.json, readings: first.readings };
    expect((await ask(dry, { input })).data.dryAssess.__typename).toBe('DryAssessment');
    const many = Array.from({ length: 11 }, () => tableIds[0]);
    expect((await ask(query, { text, tableIds: many })).errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
    const foreign = await ask(query, { text, tableIds: ['x'] });
    expect(foreign.errors[0].extensions.code).toBe('INVALID_ID');
  });
});
