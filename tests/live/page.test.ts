import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addClaimant, submitClaim } from '@assay/core/commands';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState } from '../auth/claims-in-every-state.ts';
import { type AuthDesk, openAuthDesk } from '../auth/desk.ts';
import { root } from '../house/tracked-files.ts';
import { listen } from './listener.ts';

const page = readFileSync(join(root, 'docs/live.md'), 'utf8');
const commands = [...page.matchAll(/```sh\n(curl -sN [\s\S]*?)```/g)].map(([, command = '']) => command);

const documents = [...page.matchAll(/```gql\n([\s\S]*?)```/g)].map(([, query = '']) => query);

describe('the page on what happens', () => {
  let desk: AuthDesk;
  let cursor: string | null;
  beforeAll(async () => {
    desk = await openAuthDesk({ publicClaims: 'all' });
    const listener = await listen({ url: desk.url, query: 'subscription { claimChanged { cursor } }' });
    await says('The first.');
    await listener.next();
    cursor = listener.cursor();
    await listener.leave();
    await claimsInEveryState(desk);
  });
  afterAll(() => desk.close());

  const says = async (text: string) => {
    const { claimant } = await addClaimant(desk.as('editor'), { name: 'Somebody', kind: 'person' });
    await submitClaim(desk.as('editor'), { text, language: 'en', kind: 'event', claimantId: claimant.id });
  };

  it('has commands and documents to copy', () => expect([commands.length, documents.length]).toEqual([2, 3]));

  it.each(documents)('has a document that runs: %s', async (query) => {
    const token = await desk.keyOf('admin');
    // The first of the documents makes it.
    const [webhook] = (await desk.ask('{ webhooks { id } }', { token })).json.data.webhooks;
    const all = { url: 'https://paper.example/hook', webhook: webhook?.id };
    const variables = Object.fromEntries(Object.entries(all).filter(([name]) => query.includes(`$${name}`)));
    const { json } = await desk.ask(query, { variables, token });
    expect(json.errors).toBeUndefined();
    expect(JSON.stringify(json.data)).not.toContain('"code"');
  });

  it.each(commands)('has one that runs: %s', async (command) => {
    const text = command.replace('http://127.0.0.1:4000/graphql', desk.url);
    const env = { ...process.env, CURSOR: cursor ?? '' };
    const child = spawn('bash', ['-c', `exec ${text}`], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      // It has begun to listen, or goes on from what was missed.
      if (/^id: /m.test(printed) && !/^event: /m.test(printed)) await says(`While it listens: ${printed.length}.`);
      if (/^event: next$/m.test(printed)) break;
    }
    child.kill();
    expect(printed).toMatch(
      /^id: [\w-]{70}\nevent: next\ndata: \{"data":\{"(claim|verdict)Changed":\{"cursor":"[\w-]{70}"/m,
    );
  });
});
