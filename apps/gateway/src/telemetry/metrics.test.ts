import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { openStore } from '@assay/core/store';
import { expect, it } from 'vitest';
import { createGateway } from '../create-gateway.ts';
import { openDesk, post } from '../test-desk.ts';
import { createMetrics } from './metrics.ts';
import { createMetricsServer } from './metrics-server.ts';

it('metrics count answers, refusals, limits and what operations came to, under no name a client thinks of', async () => {
  const metrics = await createMetrics();
  const desk = await openDesk({ onAnswer: [metrics.onAnswer] });
  await desk.ask('query Mine { claims(first: 7) { edges { node { id } } } }');
  await desk.ask('query Other { claims(first: 7) { edges { node { id } } } }');
  await desk.ask('{ claims(first: 101) { edges { cursor } } }');
  await desk.act(null, 'addClaimant', { name: 'N', kind: 'PERSON' });
  await desk.gateway.fetch(new Request('http://localhost/somewhere'));
  const { text } = await metrics.expose();
  const figures = new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^(\S+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, Number(value)] as const];
    }),
  );
  expect(figures.get('assay_requests_total{route="graphql",operation="query",outcome="ok"}')).toBe(2);
  expect(figures.get('assay_requests_total{route="graphql",operation="query",outcome="refused"}')).toBe(1);
  expect(figures.get('assay_requests_total{route="graphql",operation="mutation",outcome="refused"}')).toBe(1);
  expect(figures.get('assay_requests_total{route="other",operation="none",outcome="refused"}')).toBe(1);
  expect(figures.get('assay_operation_cost_sum{operation="query"}')).toBe(14);
  expect(figures.get('assay_refusals_total{code="NOT_PERMITTED"}')).toBe(1);
  expect(figures.get('assay_limit_refusals_total{limit="pageSize"}')).toBe(1);
  expect(figures.get('assay_faults_total')).toBe(0);
  expect(figures.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  expect(figures.has('process_resident_memory_bytes')).toBe(true);
  expect(text).not.toMatch(/Mine|Other/);
  await desk.close();
});

it('metrics time statements by their verb, and read gauges of the gateway when they are fetched', async () => {
  const metrics = await createMetrics();
  const store = await openStore(':memory:', { watchStatement: metrics.watchStatement });
  const gateway = createGateway({ store });
  for (const gauge of gateway.gauges) metrics.add(gauge);
  await store.read((reader) => reader.headSequence());
  expect((await metrics.expose()).text).toMatch(/assay_sql_statement_duration_seconds_count\{verb="select"\} [1-9]/);
  expect((await metrics.expose()).text).toContain('\nassay_draining 0\n');
  gateway.drain.announce();
  expect((await metrics.expose()).text).toContain('\nassay_draining 1\n');
  await gateway.dispose();
  await store.close();
});

it('metrics are served on a port of their own, and nothing else is there', async () => {
  const metrics = await createMetrics();
  const server = createMetricsServer(metrics).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of that kind.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetched = await fetch(`${address}/metrics`);
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('version=0.0.4'),
  ]);
  expect(await fetched.text()).toContain('# TYPE assay_requests_total counter');
  expect((await fetch(`${address}/graphql`)).status).toBe(404);
  expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const desk = await openDesk();
  expect((await desk.gateway.fetch(new Request('http://localhost/metrics'))).status).toBe(404);
  expect((await post(desk.gateway, '{}')).status).toBe(400);
  await desk.close();
});
