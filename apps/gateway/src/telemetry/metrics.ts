import type { WatchStatement } from '@assay/core/store';
import type { Gauge } from './gauge.ts';
import type { OnAnswer, RequestEntry } from './request-entry.ts';

/** What is counted since the start, for Prometheus. */
export interface Metrics {
  readonly onAnswer: OnAnswer;
  readonly watchStatement: WatchStatement;
  readonly add: (gauge: Gauge) => void;
  /** Everything, in the text format of Prometheus. */
  readonly expose: () => Promise<{ readonly type: string; readonly text: string }>;
}

/**
 * Counters and histograms with few labels, each of a closed set: what clients call their operations would be a series for
 * every name they think of.
 */
export async function createMetrics(): Promise<Metrics> {
  // Only where somebody asked for metrics.
  const { collectDefaultMetrics, Counter, Gauge: PrometheusGauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'assay_requests_total',
    help: 'Answers, by where the request went, the type of its operation and how it ended.',
    labelNames: ['route', 'operation', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'assay_request_duration_seconds',
    help: 'Time from a request to its answer; of a stream, to its beginning.',
    labelNames: ['route', 'operation'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  });
  const costs = new Histogram({
    name: 'assay_operation_cost',
    help: 'What operations came to, in objects.',
    labelNames: ['operation'],
    buckets: [1, 5, 20, 50, 100, 200, 500, 1000, 2000, 5000],
    registers,
  });
  const refusals = new Counter({
    name: 'assay_refusals_total',
    help: 'Errors and refusals that clients were told, by code.',
    labelNames: ['code'],
    registers,
  });
  const limits = new Counter({
    name: 'assay_limit_refusals_total',
    help: 'Requests refused for going over a limit, by its name.',
    labelNames: ['limit'],
    registers,
  });
  const faults = new Counter({ name: 'assay_faults_total', help: 'Faults of the gateway itself.', registers });
  const statements = new Histogram({
    name: 'assay_sql_statement_duration_seconds',
    help: 'Time that prepared SQL statements took, by their verb.',
    labelNames: ['verb'],
    buckets: [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 1],
    registers,
  });
  return {
    onAnswer: (entry) => {
      const { route, limit } = entry;
      const operation = entry.operation ?? 'none';
      requests.inc({ route, operation, outcome: outcomeOf(entry) });
      durations.observe({ route, operation }, entry.durationMs / 1000);
      if (entry.cost !== null) costs.observe({ operation }, entry.cost);
      for (const code of entry.refusals) refusals.inc({ code });
      if (limit !== null) limits.inc({ limit });
      faults.inc(entry.faults.length);
    },
    watchStatement: (sql) => statements.startTimer({ verb: verbOf(sql) }),
    add: ({ name, help, read }) => {
      new PrometheusGauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
    expose: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

type Outcome = 'ok' | 'refused' | 'fault';

function outcomeOf({ faults, refusals, status, route }: RequestEntry): Outcome {
  if (faults.length > 0 || (status >= 500 && route !== 'ready')) return 'fault';
  return refusals.length > 0 || status >= 400 ? 'refused' : 'ok';
}

const verbs = ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback'];

function verbOf(sql: string): string {
  const [word = ''] = /^\s*(\w+)/.exec(sql)?.slice(1) ?? [];
  return verbs.find((verb) => verb === word.toLowerCase()) ?? 'other';
}
