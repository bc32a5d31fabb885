// The load: `node load.ts` reads what to ask whom from its input, asks for a while and prints what it saw.
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

/** What one round of load is. */
export interface Round {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly question: { readonly document: string; readonly variables: readonly object[] };
  readonly connections: number;
  /** How long it asks, or how often; the one that is not `null`. */
  readonly seconds: number | null;
  readonly amount: number | null;
}

/** What came of it: times in milliseconds. */
export interface Seen {
  readonly perSecond: number;
  readonly p99: number;
  readonly answers: number;
  readonly failures: number;
  readonly bytes: number;
}

const { url, headers, question, connections, seconds, amount }: Round = JSON.parse(await text(process.stdin));
const result = await autocannon({
  url,
  connections,
  ...(amount === null ? { duration: seconds ?? 1 } : { amount }),
  requests: question.variables.map((variables) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: question.document, variables }),
  })),
});
const seen: Seen = {
  perSecond: result['2xx'] / result.duration,
  p99: result.latency.p99,
  answers: result['2xx'],
  failures: result.non2xx + result.errors,
  bytes: result.throughput.total,
};
console.log(JSON.stringify(seen));
