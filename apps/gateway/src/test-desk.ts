import { type Actor, type Claim, createIds, type Json } from '@assay/core';
import {
  addActor,
  addAppearance,
  addClaimant,
  addSource,
  assess,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  proposeProposition,
  proposeVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { actorFromHeader } from './actor-header.ts';
import { createGateway, type Gateway, type GatewayOptions } from './create-gateway.ts';
import type { Answer } from './test-answer.ts';

/** A gateway over a store in memory, for tests of what clients see. */
export interface Desk {
  readonly store: Store;
  readonly gateway: Gateway;
  /** Every SQL statement since it was last emptied. */
  readonly statements: string[];
  /** Faults clients see only the id of. */
  readonly reports: unknown[];
  readonly ask: (query: string, variables?: object, headers?: HeadersInit) => Promise<Answer>;
  /** The code with which a subscription is refused; `null` where it is not. It is left at once. */
  readonly subscribe: (query: string, headers?: HeadersInit) => Promise<string | null>;
  /** Runs a mutation as somebody; answers what it answers. */
  readonly act: (actor: string | null, mutation: string, input: object, selection?: string) => Promise<Answer>;
  readonly aClaim: (text: string) => Promise<Claim>;
  readonly close: () => Promise<void>;
}

export async function openDesk(options: Omit<GatewayOptions, 'store'> = {}): Promise<Desk> {
  const statements: string[] = [];
  const reports: unknown[] = [];
  const store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  const report = (_: string, error: unknown) => reports.push(error);
  const gateway = createGateway({ store, actorOf: actorFromHeader(), report, ...options });
  const ask: Desk['ask'] = async (query, variables = {}, headers = {}) =>
    (await post(gateway, JSON.stringify({ query, variables }), headers)).json();
  const act: Desk['act'] = async (actor, mutation, input, selection = '__typename') => {
    const title = mutation.replace(/^./, (letter) => letter.toUpperCase());
    const query = `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename
      ... on Refusal { code message findings { code severity path row column message mend } }
      ... on ${title}Payload { ${selection} } } }`;
    const answer = await ask(query, { input }, actor === null ? {} : { 'x-assay-actor': actor });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return Reflect.get(answer.data, mutation);
  };
  const subscribe: Desk['subscribe'] = async (query, headers = {}) => {
    const { body } = await post(gateway, JSON.stringify({ query }), {
      ...Object(headers),
      accept: 'text/event-stream',
    });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return /"code":"(\w+)"/.exec(value ?? '')?.[1] ?? null;
  };
  const people = await hire(store);
  return {
    store,
    gateway,
    statements,
    reports,
    ask,
    subscribe,
    act,
    aClaim: (text) => aClaim(people, text),
    close: async () => {
      await gateway.dispose();
      await store.close();
    },
  };
}

export async function post(gateway: Gateway, body: string, headers: HeadersInit = {}): Promise<Response> {
  const all = { 'content-type': 'application/json', origin: 'https://elsewhere.example', ...Object(headers) };
  return gateway.fetch(new Request('http://localhost/graphql', { method: 'POST', headers: all, body }));
}

interface People {
  readonly env: CommandEnvironment;
  readonly as: (actor: Actor) => CommandEnvironment;
  readonly reviewer: Actor;
}

async function hire(store: Store): Promise<People> {
  let time = Date.UTC(2025, 5, 24);
  const now = () => (time += 1000);
  const makeId = createIds({ now: () => time, random: (bytes) => bytes.fill(0) });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
  await addActor(env, { name: 'Ada Author', kind: 'person' });
  const reviewer = await addActor(env, { name: 'Ann Reviewer', kind: 'person', role: 'editor' });
  return { env, reviewer, as: ({ id }) => ({ ...env, actor: id }) };
}

/** What stands in the paper of {@link Desk.aClaim}. */
export const paper = 'Three of the ten are Chinese.';

/** A proposition about what stands in that paper. */
export const quoting = {
  assay: 1,
  term: { op: 'quotation', quote: 'Three of the ten', document: 'paper', mode: 'verbatim' },
} as const satisfies Json;

/** A claim with evidence, a proposition that was assessed, and a verdict under review, of its own source and claimant. */
async function aClaim({ env, as, reviewer }: People, text: string): Promise<Claim> {
  const { claimant } = await addClaimant(env, { name: `Who said ${text}`, kind: 'person' });
  const { claim } = await submitClaim(env, { text, language: 'en', kind: 'ranking', claimantId: claimant.id });
  const { source } = await addSource(env, { name: `The paper on ${text}`, kind: 'news' });
  const bytes = new TextEncoder().encode(paper);
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  await addAppearance(env, { claimId: claim.id, snapshotId: snapshot.id });
  const { id: propositionId } = await proposeProposition(env, {
    claimId: claim.id,
    words: 'the paper says "three of the ten"',
    proposition: quoting,
  });
  const assessment = await assess(env, { propositionId, documents: { paper: snapshot.id } });
  const { id: revisionId, digest } = await proposeVerdict(env, {
    claimId: claim.id,
    rating: 'true',
    summary: 'Three.',
    reasons: [{ text: 'The paper counts three.', evidence: [evidence.id], assessments: [assessment.id] }],
    confidence: 'high',
  });
  await reviewVerdict(as(reviewer), { revisionId, digest, decision: 'approve', reason: 'Read it.' });
  return claim;
}
