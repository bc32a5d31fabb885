import { type Claim, type Id, type Noun, recommended } from '@assay/core';
import {
  addClaimant,
  assess,
  attachEvidence,
  correctVerdict,
  proposeProposition,
  proposeVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import type { Answer } from '@assay/gateway/test-answer';
import { afterEach, describe, expect, it } from 'vitest';
import { claimsInEveryState, type State, secret } from './claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from './desk.ts';

let desk: AuthDesk | undefined;
afterEach(() => desk?.close());

const claimFields = `id text submittedAt claimant { id name } evidence { id } propositions { id assessments { outcome } }
  appearances { id } parts { id } verdict { id latest { rating state } history { revision } }`;
const page = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Every query a reader may narrow, order, page or count by, over what is on record. */
function queries(claims: ReadonlyMap<State, Claim>, source: Id<Noun>, reviewer: Id<Noun>): readonly string[] {
  const filters = [
    '',
    ...['three', 'thr*', 'five -correcting', '"three to"', 'said', secret, 'HU*'].map(
      (text) => `text: ${JSON.stringify(text)}`,
    ),
    ...['IN_REVIEW', 'DRAFT', 'APPROVED', 'PUBLISHED', 'RETRACTED', 'DRAFT, IN_REVIEW', 'PUBLISHED, IN_REVIEW'].map(
      (state) => `states: [${state}]`,
    ),
    ...['true', 'false'].map((rating) => `ratings: ["${rating}"]`),
    ...['TRUE', 'FALSE', 'UNDECIDED'].map((outcome) => `outcomes: [${outcome}]`),
    'scale: { scale: "assay", version: 1 }',
    'submitted: { from: "2020-01-01" }',
    'published: { from: "2020-01-01" }',
    'occasion: "2025"',
    'stale: true',
    'stale: false',
    'hasFindings: true',
    'hasFindings: false',
    'kinds: [RANKING], whole: true',
    'kinds: [RANKING, TREND], ratings: ["true", "false"]',
    `sourceIds: ["${globalId('source', source)}"]`,
    `reviewerIds: ["${globalId('actor', reviewer)}"]`,
    ...[...claims.values()].map(({ claimantId }) => `claimantIds: ["${globalId('claimant', claimantId)}"]`),
  ];
  const lists = filters.flatMap((filter) => {
    const orders = filter.includes('text') ? ['NEWEST', 'OLDEST', 'PUBLISHED', 'RELEVANCE'] : ['NEWEST', 'PUBLISHED'];
    const ends = orders.flatMap((order) =>
      (filter.includes('text') ? ['first: 2', 'last: 2'] : ['first: 2']).map(
        (size) => `claims(${size}, order: ${order}, filter: { ${filter} }) { totalCount ${page}
          edges { cursor highlights { start end } node { ${claimFields} } } }`,
      ),
    );
    return [
      ...ends,
      `claimFacets(filter: { ${filter} }) { ratings { rating count } states { state count } kinds { kind count }
        claimants { claimant { id } count } }`,
      ...(filter.includes('i') ? ['SUBMITTED'] : ['PUBLISHED']).map(
        (
          measure,
        ) => `claimSeries(measure: ${measure}, period: MONTH, from: "2020-01-01", to: "2049-12-31", filter: { ${filter} }) {
          start count }`,
      ),
    ];
  });
  const verdicts = [
    '',
    'filter: { states: [IN_REVIEW] }',
    'filter: { states: [PUBLISHED] }',
    'filter: { ratings: ["true"] }',
    'filter: { ratings: ["false"] }',
  ];
  const nodes = [...claims.values()].map(({ id }) => `"${globalId('claim', id)}"`).join(', ');
  return [
    ...lists,
    ...verdicts.map(
      (given) => `verdicts(first: 50, ${given}) { ${page} edges { cursor node { id latest { rating state } } } }`,
    ),
    ...['claimants', 'sources', 'snapshots', 'tables'].map(
      (name) => `${name}(first: 50) { ${page} edges { cursor node { id } } }`,
    ),
    `claimants(filter: { text: "${secret}" }) { edges { cursor } }`,
    `nodes(ids: [${nodes}]) { id ... on Claim { ${claimFields} } }`,
  ];
}

/** The answers to all of them, many in a document, and to the pages after the first ones, to the byte. */
async function answers(
  { ask }: AuthDesk,
  all: readonly string[],
  token: string | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  // A refusal ends a whole document.
  for (const name of ['reviewQueue', 'events', 'actors', 'staleVerdicts']) {
    texts.push((await ask(`{ ${name} { edges { cursor } } }`, { token })).text);
  }
  for (let from = 0; from < all.length; from += batch) {
    const fields = all.slice(from, from + batch);
    const { text, json } = await ask(document(fields), { token });
    expect(json.errors).toBeUndefined();
    texts.push(text);
    const next = fields.flatMap((field, at) => {
      const found: Answer | null | undefined = Reflect.get(json.data ?? {}, `f${at}`);
      const cursor = found?.pageInfo?.endCursor ?? null;
      return cursor !== null && field.includes('first: 2')
        ? [field.replace('first: 2', `first: 2, after: "${cursor}"`)]
        : [];
    });
    if (next.length > 0) texts.push((await ask(document(next), { token })).text);
  }
  return texts;
}

const batch = 30;
const document = (fields: readonly string[]) => `{ ${fields.map((field, at) => `f${at}: ${field}`).join('\n')} }`;

/** More of what only the desk may read: of the same people, in the same words, from the same documents. */
async function writeDrafts({ as, store }: AuthDesk, claims: ReadonlyMap<State, Claim>, mode: 'claims' | 'verdicts') {
  const author = as('contributor');
  const [snapshot] = (await store.read((reader) => reader.snapshotsPage({ last: 1 }))).items;
  const published = claims.get('published');
  const bare = claims.get('no-verdict');
  if (snapshot === undefined || published === undefined || bare === undefined) throw new Error('expected claims');
  const put = async (claimId: Id<'claim'>, rating: string) => {
    const quotation = { kind: 'quotation', stance: 'refutes', exact: 'Chinese' } as const;
    const evidence = await attachEvidence(author, { ...quotation, claimId, snapshotId: snapshot.id });
    const term = { op: 'quotation', quote: 'Nowhere to be found', document: 'paper', mode: 'verbatim' } as const;
    const proposition = await proposeProposition(author, {
      claimId,
      words: `${secret}`,
      proposition: { assay: 1, term },
    });
    const assessment = await assess(author, { propositionId: proposition.id, documents: { paper: snapshot.id } });
    const reasons = [{ text: secret, evidence: [evidence.id], assessments: [assessment.id] }];
    return { claimId, rating, summary: secret, reasons, confidence: 'low' as const, override: secret };
  };
  const vote = async (content: Awaited<ReturnType<typeof put>>) => {
    const { id: revisionId, digest } = await proposeVerdict(author, content);
    await reviewVerdict(as('reviewer'), { revisionId, digest, decision: 'approve', reason: secret });
  };
  if (mode === 'claims') {
    const { claimant } = await addClaimant(author, { name: `${secret} three five`, kind: 'person' });
    for (const claimantId of [published.claimantId, claimant.id]) {
      for (let index = 0; index < 5; index += 1) {
        const text = `${secret}: three three five five ${'three '.repeat(index)}, said ${index}.`;
        const said = { text, language: 'en', kind: 'ranking', claimantId, occasion: { date: '2025' } } as const;
        const { claim } = await submitClaim(author, said);
        if (index > 0) await vote(await put(claim.id, index % 2 === 0 ? 'true' : 'false'));
      }
    }
  } else {
    await vote(await put(bare.id, 'false'));
  }
  const correction = { class: 'substantive', wrong: 'Three.', right: secret } as const;
  const { id: seen } = await store.read(async (reader) => {
    const verdict = (await reader.verdictsOfClaims([published.id])).get(published.id);
    const standing = await reader.publishedRevisionsOfVerdicts(verdict === undefined ? [] : [verdict.id]);
    return [...standing.values()][0] ?? expect.unreachable();
  });
  await correctVerdict(author, { ...(await put(published.id, 'false')), correction, seen });
}

describe('what only the desk may read', () => {
  it.each([
    ['claims', 'with-verdict'],
    ['verdicts', 'all'],
  ] as const)(
    'changes nothing of any answer: more %s, where the public sees claims %s',
    async (mode, publicClaims) => {
      desk = await openAuthDesk({ publicClaims });
      const claims = await claimsInEveryState(desk);
      const [source] = (await desk.store.read((reader) => reader.sourcesPage({ last: 1 }))).items;
      const all = queries(claims, source?.id ?? desk.person('reader').id, desk.person('reviewer').id);
      const tokens = [undefined, await desk.keyOf('editor', ['submit-claim', 'review-verdict'])];
      const before = await Promise.all(tokens.map((token) => answers(desk as AuthDesk, all, token)));
      const staff = await desk.keyOf('auditor');
      const seen = await answers(desk, all, staff);
      await writeDrafts(desk, claims, mode);
      for (const [index, token] of tokens.entries()) expect(await answers(desk, all, token)).toEqual(before[index]);
      // The desk itself sees that much more was written.
      expect((await answers(desk, all, staff)).filter((text, at) => text !== seen[at]).length).toBeGreaterThan(10);
      if (publicClaims === 'with-verdict')
        expect(before.flat().filter((text) => text.includes(`${secret}:`))).toEqual([]);
      expect(desk.faults).toEqual([]);
    },
    120_000,
  );
});

describe('a cursor', () => {
  it('at what is hidden is as one at what never was', async () => {
    desk = await openAuthDesk();
    const claims = await claimsInEveryState(desk);
    for (const state of ['in-review', 'approved'] as const) {
      const id = claims.get(state)?.id ?? '';
      const absent = id.replace(/.$/, (last) => (last === 'f' ? 'e' : 'f'));
      for (const order of ['NEWEST', 'OLDEST', 'PUBLISHED', 'RELEVANCE']) {
        const at = async (one: string) => {
          const after = Buffer.from(`ClaimCursor:${one}`).toString('base64url');
          const given = `first: 2, after: "${after}", order: ${order}, filter: { text: "three" }`;
          return (await desk?.ask(`{ claims(${given}) { totalCount ${page} edges { cursor } } }`))?.text;
        };
        expect(await at(id)).toBe(await at(absent));
      }
    }
  });
});

describe('a filter by what the house rules find', () => {
  it('is of a revision under work as it is now, of another as it was published, and finds nothing for the public', async () => {
    desk = await openAuthDesk();
    await claimsInEveryState(desk);
    const staff = await desk.keyOf('auditor');
    const ask = async (query: string, token?: string) => {
      const { json } = await (desk as AuthDesk).ask(query, { token });
      expect(json.errors).toBeUndefined();
      return json.data;
    };
    const found = async (hasFindings: boolean, token?: string): Promise<Set<string>> => {
      const query = `{ claims(filter: { hasFindings: ${hasFindings} }) { totalCount edges { node { id } } } }`;
      const { claims } = await ask(query, token);
      expect(claims.totalCount).toBe(claims.edges.length);
      return new Set(claims.edges.map(({ node }: Answer) => node.id));
    };
    const rules = new Set(recommended.rules.map(({ id }) => id).filter((id) => id !== 'approvals-by-others'));
    const { claims } = await ask(
      '{ claims(first: 50) { edges { node { id verdict { latest { id state publication { findings { code } } } } } } } }',
      staff,
    );
    const expected = { true: new Set<string>(), false: new Set<string>() };
    for (const { node } of claims.edges) {
      if (node.verdict === null) continue;
      const { id, state, publication } = node.verdict.latest;
      const { checkVerdict } = await ask(
        `{ checkVerdict(input: { revisionId: "${id}" }) { ... on VerdictCheck { findings { code } } } }`,
        staff,
      );
      const isOpen = ['DRAFT', 'IN_REVIEW', 'APPROVED'].includes(state);
      const findings = isOpen ? checkVerdict.findings : publication.findings;
      const some: boolean = findings.some(({ code }: Answer) => rules.has(code));
      expected[some ? 'true' : 'false'].add(node.id);
    }
    expect([await found(true, staff), await found(false, staff)]).toEqual([expected.true, expected.false]);
    expect(expected.true.size).toBeGreaterThan(1);
    for (const flag of [true, false]) expect(await found(flag)).toEqual(new Set());
    const few = await openAuthDesk({ limits: { openVerdicts: 1 } });
    await claimsInEveryState(few);
    const refused = await few.ask('{ claims(filter: { hasFindings: true }) { totalCount } }', {
      token: await few.keyOf('auditor'),
    });
    expect(refused.json.errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
    await few.close();
  });
});
