import { once } from 'node:events';
import { openStore } from '@assay/core/store';
import { createGateway } from '@assay/gateway';
import { makeBundle } from './gateway-start.ts';
import { speedFile } from './speed/data.ts';
import type { Seen } from './speed/load.ts';
import { type Question, questions } from './speed/queries.ts';
import { load, makeKey, megabytesOf, type Server, start, startGateway } from './speed/servers.ts';

const rounds = 10;
const seconds = 3;
const connections = 10;

/** The servers over one file, each in a process of its own; ours twice, for nobody in particular and for a key. */
async function startAll(file: string, key: string): Promise<Server[]> {
  const script = (name: string) => ['--conditions=source', `tests/bench/speed/${name}.ts`, file];
  const baseline = await start({ name: 'node:http, by hand', arguments: script('baseline-server') });
  const peer = await start({ name: 'Mercurius with JIT', arguments: script('mercurius-server') });
  const gateway = await startGateway(file);
  return [
    { ...baseline, headers: {} },
    { ...peer, headers: {} },
    { ...gateway, name: 'gateway, anonymous', headers: {} },
    { ...gateway, name: 'gateway, by a key', headers: { authorization: `Bearer ${key}` } },
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What each server answers to the first request of a question; the desk's answer has to be the baseline's own. */
async function assertSame(servers: readonly Server[], { name, document, variables }: Question): Promise<void> {
  const answers = await Promise.all(
    servers.map(async ({ url, headers }) => {
      const body = JSON.stringify({ query: document, variables: variables[1] });
      return (
        await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
      ).text();
    }),
  );
  const [byHand, peer, , byKey] = answers;
  if (byHand !== peer || byHand !== byKey) throw new Error(`the servers differ on ${name}:\n${answers.join('\n')}`);
}

async function measure(servers: readonly Server[], question: Question): Promise<void> {
  await assertSame(servers, question);
  const seen = new Map<Server, Seen[]>(servers.map((server) => [server, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // There and back, so that none always comes after the same one, or after the longest time without a question.
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      const given = { url: server.url, headers: server.headers, connections, seconds: round === 0 ? 2 : seconds };
      const result = await load({ ...given, amount: null, question });
      // The first round warms each up.
      if (round > 0) seen.get(server)?.push(result);
    }
  }
  console.log(`${question.name}:`);
  const [base = [], peer = []] = seen.values();
  const rateOf = ({ perSecond }: Seen) => perSecond;
  for (const [server, results] of seen) {
    const ratioTo = (others: readonly Seen[], of: (one: Seen) => number) =>
      median(results.map((one, round) => of(one) / of(others[round] ?? one))).toFixed(2);
    const rate = median(results.map(rateOf));
    const size = median(results.map(({ bytes, answers }) => bytes / answers / 1024));
    const p99 = median(results.map((one) => one.p99));
    console.log(
      `  ${server.name.padEnd(20)} ${rate.toFixed(0).padStart(6)} requests/s of ${size.toFixed(0)} KB, ratio to the baseline ${ratioTo(base, rateOf)}, to the peer ${ratioTo(peer, rateOf)}, p99 ${p99.toFixed(0)} ms, ratio ${ratioTo(base, (one) => one.p99)}`,
    );
  }
}

/** How many SQL statements one answer takes, those that begin and end its view among them. */
async function countStatements(file: string, key: string): Promise<void> {
  const statements: string[] = [];
  const store = await openStore(`sqlite:${file}`, { onStatement: (sql) => statements.push(sql) });
  const gateway = createGateway({ store });
  for (const { name, document, variables } of questions) {
    const counts: number[] = [];
    for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
      const body = JSON.stringify({ query: document, variables: variables[1] });
      const ask = () =>
        gateway.fetch(
          new Request('http://127.0.0.1/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body,
          }),
        );
      await (await ask()).text();
      statements.length = 0;
      await (await ask()).text();
      counts.push(statements.length);
    }
    console.log(`${name}: SQL statements for an answer ${counts.join(' anonymous, ')} by a key (wanted: at most 4)`);
  }
  await gateway.dispose();
  await store.close();
}

/** The gateway against what is written by hand and against a peer, on the same data: see docs/speed.md. */
export async function benchApi(): Promise<void> {
  const file = await speedFile();
  const key = await makeKey(file);
  await countStatements(file, key);
  makeBundle();
  const servers = await startAll(file, key);
  try {
    for (const question of questions) await measure(servers, question);
    console.log('(wanted: ratio to the baseline at least 0.60, to the peer above 1, of p99 below 3)');
    const [, , gateway] = servers;
    if (gateway !== undefined) console.log(`gateway: holds ${megabytesOf(gateway).toFixed(0)} MB after the load\n`);
  } finally {
    for (const child of new Set(servers.map((server) => server.child))) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}
