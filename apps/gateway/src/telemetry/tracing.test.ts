import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '@assay/core/store';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGateway } from '../create-gateway.ts';
import { post } from '../test-desk.ts';
import { createTracing, openTracing, type Tracing } from './tracing.ts';

let faults: string[] = [];
const onFault = (message: string) => faults.push(message);
let end = async (): Promise<void> => undefined;
beforeEach(() => {
  faults = [];
});
afterEach(() => end());

async function traced(tracing: Tracing) {
  const store = await openStore(':memory:', { watchStatement: tracing.watchStatement });
  const gateway = createGateway({ store, plugins: [tracing.plugin] });
  end = async () => {
    await gateway.dispose();
    await store.close();
    await tracing.close();
  };
  return gateway;
}

const query =
  'query Look($text: String) { claims(first: 2, filter: { text: $text }) { edges { node { claimant { name } } } } }';
const body = JSON.stringify({ query, variables: { text: 'hush' } });

it('a request is a trace: its steps, the fields at its root and its statements, one inside the other', async () => {
  const exporter = new InMemorySpanExporter();
  const gateway = await traced(
    createTracing(new SimpleSpanProcessor({ exporter }), { serviceName: 'test', ratio: 1, onFault }),
  );
  expect(exporter.getFinishedSpans()).toEqual([]);
  const caller = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await post(gateway, body, { traceparent: caller, 'x-request-id': 'mine' });
  const spans = exporter.getFinishedSpans();
  const named = (name: string) => spans.find((span) => span.name === name);
  const parentOf = (name: string) => {
    const id = named(name)?.parentSpanContext?.spanId;
    return spans.find((span) => span.spanContext().spanId === id)?.name;
  };
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(
    new Set(['0af7651916cd43dd8448eb211c80319c']),
  );
  expect(named('query')?.attributes).toMatchObject({
    'http.route': 'graphql',
    'http.response.status_code': 200,
    'graphql.operation.name': 'Look',
    'assay.request.id': 'mine',
    'assay.operation.cost': 54,
  });
  expect(named('query')?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  expect(['graphql.parse', 'graphql.validate', 'graphql.execute'].map(parentOf)).toEqual(['query', 'query', 'query']);
  expect(parentOf('Query.claims')).toBe('graphql.execute');
  expect(parentOf('select')).toBe('Query.claims');
  expect(named('select')?.attributes['db.query.text']).toMatch(/claim.* limit \?/);
  expect(JSON.stringify(spans.map(({ name, attributes, events }) => [name, attributes, events]))).not.toContain('hush');
});

it('spans go to a collector, and what it does not take is told', async () => {
  const received: string[] = [];
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(`${request.url} ${Buffer.concat(chunks)}`);
    response.writeHead(received.length === 1 ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  // A server that listens on a port has an address of that kind.
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
  const gateway = await traced(openTracing({ endpoint, ratio: 1, serviceName: 'assay-test', onFault }));
  await post(gateway, body);
  await end();
  expect(received.join()).toMatch(/^\/v1\/traces \{.*"assay-test".*"graphql\.execute"/);
  expect(faults).toEqual([]);
  const deaf = await traced(openTracing({ endpoint, ratio: 1, serviceName: 'assay-test', onFault }));
  await post(deaf, body);
  await end();
  expect([received.length, faults.length]).toEqual([2, 1]);
  end = async () => undefined;
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

it('of the traces that begin here the share is kept that is asked for, and of those of others what they say', async () => {
  const exporter = new InMemorySpanExporter();
  const gateway = await traced(
    createTracing(new SimpleSpanProcessor({ exporter }), { serviceName: 'test', ratio: 0, onFault }),
  );
  await post(gateway, body);
  expect(exporter.getFinishedSpans()).toEqual([]);
  await post(gateway, body, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
  expect(exporter.getFinishedSpans()).not.toEqual([]);
});
