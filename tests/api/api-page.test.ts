import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@assay/core';
import { buildSchema, isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fencesInMarkdown } from '../house/fences.ts';
import { root } from '../house/tracked-files.ts';
import { forPage, isAnswer, type Kept, written } from './answers.ts';
import { type ShellCommand, shellCommands } from './shell.ts';

// After a change: UPDATE_DOCS=1 npx vitest run tests/api/api-page
const file = join(root, 'docs/api.md');
const page = readFileSync(file, 'utf8');
const fences = fencesInMarkdown('docs/api.md', page);
const examples = fences.flatMap((fence, at) => {
  if (fence.language !== 'sh' || fence.info === 'no-run' || fence.code.includes('ask() {')) return [];
  const answer = fences[at + 1];
  const isShown =
    answer?.language === 'json' && /^```\n+$/.test(between(fence.line + fence.code.split('\n').length, answer.line));
  return [{ place: `line ${fence.line}`, code: fence.code, answer: isShown ? answer.code : null }];
});

/** The text of the page from the end of one fence to the next. */
function between(from: number, to: number): string {
  return `${page
    .split('\n')
    .slice(from, to - 1)
    .join('\n')}\n`;
}

let gateway: ChildProcess;
let address = '';
const directory = mkdtempSync(join(tmpdir(), 'assay-api-'));
const variables: Kept = new Map([['WHO', 'x-assay-actor: Jane Doe']]);
beforeAll(async () => {
  const env = { ...process.env, ASSAY_DB: join(directory, 'assay.db'), PORT: '0', ASSAY_LOG_LEVEL: 'warn' };
  const main = join(root, 'apps/gateway/src/main.ts');
  gateway = spawn(process.execPath, ['--conditions=source', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  gateway.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  while (address === '') {
    await once(gateway.stdout ?? gateway, 'data');
    address = /http:\/\/\S+\/graphql/.exec(printed)?.[0] ?? '';
  }
}, 60_000);
afterAll(async () => {
  gateway.kill('SIGTERM');
  if (gateway.exitCode === null) await once(gateway, 'exit');
  rmSync(directory, { recursive: true });
});

/** Runs an example; answers what the last of its commands did. */
async function run(code: string): Promise<Json | null> {
  let answer: Json | null = null;
  const lookUp = (name: string): string => {
    const value = variables.get(name);
    if (value === undefined) throw new ReferenceError(`expected $${name} to be set by an example before`);
    return value;
  };
  for (const { sets, words } of shellCommands(code, lookUp)) {
    const before = new Map(variables);
    for (const [name, value] of sets) variables.set(name, value);
    if (words.length > 0) {
      answer = await jsonOf(await send(words));
      if (sets.length > 0) for (const [name] of sets) variables.set(name, before.get(name) ?? '');
    }
  }
  return answer;
}

async function send(words: ShellCommand['words'], signal: AbortSignal | null = null): Promise<Response> {
  const [command, first, second] = words;
  const headers = new Headers({ 'content-type': 'application/json' });
  const addHeader = (line: string): void =>
    headers.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2));
  let body: string | undefined;
  if (command === 'ask') {
    addHeader(variables.get('WHO') ?? '');
    body = JSON.stringify({ query: first, variables: JSON.parse(second ?? 'null') });
  } else {
    expect(command).toBe('curl');
    for (const [at, word] of words.entries()) {
      if (word === '-H') addHeader(words[at + 1] ?? '');
      if (word === '-d') body = words[at + 1];
    }
  }
  return fetch(address, { method: 'POST', headers, body: body ?? null, signal });
}

async function jsonOf(response: Response): Promise<Json> {
  const answer: unknown = await response.json();
  // It was just parsed from JSON.
  return answer as Json;
}

describe('the page of the API', () => {
  const answers = new Map<string, string>();

  it('has examples', () => expect(examples.length).toBeGreaterThan(20));

  it.each(examples)('$place gets the answer on the page', async ({ place, code, answer: shown }) => {
    const answer = await run(code);
    if (answer === null) return expect(shown).toBeNull();
    if (process.env['UPDATE_DOCS'] === '1') {
      answers.set(place, written(forPage(answer, variables)));
      return;
    }
    expect(shown).not.toBeNull();
    if (!isAnswer(JSON.parse(shown ?? ''), answer, variables)) expect(written(forPage(answer, variables))).toBe(shown);
  });

  it('listens as it says', async () => {
    const [listening] = fences.filter(({ language, info }) => language === 'sh' && info === 'no-run');
    const stop = new AbortController();
    for (const { words } of shellCommands(listening?.code ?? '', () => address)) {
      const response = await send(words, stop.signal);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const { value } = (await response.body?.getReader().read()) ?? {};
      expect(new TextDecoder().decode(value)).toContain('id: ');
    }
    expect(listening).toBeDefined();
    stop.abort();
  });

  it('has the table of codes that the schema has', () => {
    if (process.env['UPDATE_DOCS'] !== '1') expect(page).toBe(withCodes(page));
  });

  afterAll(() => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, withCodes(withAnswers(answers)));
  });
});

/** The page with the table of codes written anew. */
function withCodes(text: string): string {
  const codes = buildSchema(readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8')).getType('ErrorCode');
  if (!isEnumType(codes)) throw new TypeError('expected the codes as an enum');
  const rows = codes.getValues().map(({ name, description }) => `| \`${name}\` | ${description} |`);
  const [open, close] = ['<!-- codes -->\n', '\n<!-- /codes -->'];
  const [start, end] = [text.indexOf(open) + open.length, text.indexOf(close)];
  return `${text.slice(0, start)}\n${['| code | why |', '| --- | --- |', ...rows].join('\n')}\n${text.slice(end)}`;
}

/** The page with the answer to each example behind it. */
function withAnswers(answers: ReadonlyMap<string, string>): string {
  const lines = page.split('\n');
  const whole = [...answers].toReversed();
  for (const [place, answer] of whole) {
    const start = Number(place.slice('line '.length));
    const end = lines.indexOf('```', start);
    const hasAnswer = lines[end + 2] === '```json';
    const old = hasAnswer ? lines.indexOf('```', end + 3) - end : 0;
    lines.splice(end + 1, old, '', '```json', ...answer.split('\n'), '```');
  }
  return lines.join('\n');
}

describe('the command of the page', () => {
  const tools = ['sh', 'curl', 'sed', 'tr'].every((tool) => spawnSync(tool, ['--version']).error === undefined);

  it.skipIf(!tools)('asks as the examples do, in a real shell', async () => {
    const [definition] = fences.filter(({ code }) => code.includes('ask() {'));
    const asking = `ask 'query ($n: Int) { claims(first: $n, filter: { text: "a \\\\ \\"quoted\\" word" }) {
      edges { cursor } }\n __type(name: "Claim") { name } }' '{ "n": 2 }'`;
    const script = `${definition?.code}\nASSAY=${address}\n${asking}`;
    const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    const answer = JSON.parse(stdout);
    expect([stderr, answer]).toEqual(['', { data: { claims: { edges: [] }, __type: { name: 'Claim' } } }]);
    expect(await run(asking)).toEqual(answer);
  });
});
