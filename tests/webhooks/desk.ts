import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, type Claim, createIds, type Role } from '@assay/core';
import { addActor, addClaimant, type CommandEnvironment, createKey, submitClaim } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createGateway, type Gateway, type WebhookOptions } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';
import { openReceiver, type Receiver } from './receiver.ts';

type Ask = (gateway: Gateway, query: string, variables?: object) => Promise<Answer>;

export const document = 'subscription { claimChanged { kind claim { text } } }';

export const creating = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) {
  ... on CreateWebhookPayload { secret webhook { id url owner { name } } }
  ... on Refusal { code findings { path message } } } }`;
export const log = `{ webhooks { id paused deliveries { id state attempts status fault dueAt attemptedAt } dead: deliveries(states: [DEAD]) { id } } }`;

/** A desk whose clock a test sets, a service that is called, and gateways that deliver only when told. */
export interface WebhookDesk {
  readonly file: string;
  readonly store: Store;
  readonly env: CommandEnvironment;
  readonly admin: Actor;
  readonly receiver: Receiver;
  /** Milliseconds since 1970. */
  time: number;
  readonly open: (over?: Store, options?: WebhookOptions) => Gateway;
  readonly as: (role: Role) => Promise<Ask>;
  /** Puts a claim on record. */
  readonly says: (text: string, by?: CommandEnvironment) => Promise<Claim>;
  /** A webhook of the admin to the service. */
  readonly aHook: (gateway: Gateway, input?: object) => Promise<Hook>;
  readonly close: () => Promise<void>;
}

interface Hook {
  readonly secret: string;
  readonly webhook: Answer;
  readonly ask: Ask;
  /** The webhook as it is now, with its deliveries. */
  readonly read: () => Promise<Answer>;
  /** Runs a mutation on it. */
  readonly act: (mutation: string, given: object, selection?: string) => Promise<Answer>;
}

let said = 0;

export async function openWebhookDesk(): Promise<WebhookDesk> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-'));
  const file = `sqlite:${join(directory, 'desk.db')}`;
  const store = await openStore(file);
  const clock = { time: Date.UTC(2025, 5, 24) };
  const now = () => clock.time;
  const makeId = createIds({ now, random: (bytes) => void randomFillSync(bytes) });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
  const admin = await addActor(env, { name: 'Ada', kind: 'person' });
  const receiver = await openReceiver();
  const gateways: Gateway[] = [];
  const open: WebhookDesk['open'] = (over = store, options = { private: '127.0.0.1' }) => {
    const gateway = createGateway({ store: over, now, webhooks: { byItself: false, ...options } });
    gateways.push(gateway);
    return gateway;
  };
  async function as(role: Role): Promise<Ask> {
    const actor = role === 'admin' ? admin : await addActor(env, { name: `A ${role}`, kind: 'person', role });
    const { secret } = await createKey({ ...env, now: Date.now }, { actorId: actor.id, name: 'A test' });
    return async (gateway, query, variables = {}) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
      const body = JSON.stringify({ query, variables });
      const answer = await gateway.fetch(new Request('http://localhost/graphql', { method: 'POST', headers, body }));
      return JSON.parse(await answer.text());
    };
  }

  async function says(text: string, by = env): Promise<Claim> {
    const { claimant } = await addClaimant(by, { name: 'Somebody', kind: 'person' });
    said += 1;
    const words = { text: `${text} ${said}`, language: 'en', kind: 'event', claimantId: claimant.id } as const;
    return (await submitClaim(by, words)).claim;
  }

  async function aHook(gateway: Gateway, input: object = {}): Promise<Hook> {
    const ask = await as('admin');
    const { data } = await ask(gateway, creating, { input: { url: receiver.url, document, ...input } });
    const { secret, webhook } = data.createWebhook;
    const read = async () => (await ask(gateway, log)).data.webhooks[0];
    const act: Hook['act'] = async (mutation, given, selection = '__typename') => {
      const title = mutation.replace(/^./, (letter) => letter.toUpperCase());
      const query = `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename
        ... on Refusal { code } ... on ${title}Payload { ${selection} } } }`;
      const { data: done } = await ask(gateway, query, { input: { webhookId: webhook.id, ...given } });
      return Reflect.get(done, mutation);
    };
    return { secret, webhook, ask, read, act };
  }

  return Object.assign(clock, {
    file,
    store,
    env,
    admin,
    receiver,
    open,
    as,
    says,
    aHook,
    close: async () => {
      await Promise.all(gateways.map((gateway) => gateway.dispose()));
      await receiver.close();
      await store.close();
      rmSync(directory, { recursive: true });
    },
  });
}
