import type { Server } from 'node:http';
import type { WatchStatement } from '@assay/core/store';
import type { GatewayOptions } from '../create-gateway.ts';
import type { Gauge } from './gauge.ts';
import { type Log, logsFaults, logsRequests, openLog } from './log.ts';
import type { TelemetrySettings } from './telemetry-settings.ts';

/** What a gateway tells about itself, and to whom. */
export interface Telemetry {
  readonly log: Log;
  readonly options: Pick<GatewayOptions, 'report' | 'onAnswer' | 'onReadiness' | 'plugins'>;
  /** Who watches statements; `null` where nobody does, so that they cost nothing. */
  readonly watchStatement: WatchStatement | null;
  /** Where the metrics are fetched; `null` where there are none. */
  readonly serverOf: (gauges: readonly Gauge[]) => (MetricsPlace & { readonly server: Server }) | null;
  readonly close: () => Promise<void>;
}

type MetricsPlace = NonNullable<TelemetrySettings['metrics']>;

interface Around {
  readonly env: { readonly [name: string]: string | undefined };
  readonly warn: (text: string) => void;
}

/** Opens what the settings ask for; what they do not is not even loaded. */
export async function openTelemetry(settings: TelemetrySettings, { env, warn }: Around): Promise<Telemetry> {
  const log = await openLog({ ...settings.log, write: warn });
  const tracing = settings.traces === null ? null : await loadTracing(settings.traces, env, log);
  const metrics = settings.metrics === null ? null : await loadMetrics(settings.metrics);
  const watchers = [tracing?.watchStatement, metrics?.watchStatement].filter((one) => one !== undefined);
  return {
    log,
    options: {
      report: logsFaults(log),
      onAnswer: [
        ...(settings.log.format === 'silent' ? [] : [logsRequests(log)]),
        ...(metrics ? [metrics.onAnswer] : []),
      ],
      onReadiness: (fault) => {
        if (fault === null) log('info', 'the store works again');
        else
          log('error', 'the store does not work', { reason: fault instanceof Error ? fault.message : String(fault) });
      },
      plugins: tracing === null ? [] : [tracing.plugin],
    },
    watchStatement: watchers.length === 0 ? null : together(watchers),
    serverOf: (gauges) => metrics?.serverOf(gauges) ?? null,
    close: async () => tracing?.close(),
  };
}

async function loadTracing(traces: NonNullable<TelemetrySettings['traces']>, env: Around['env'], log: Log) {
  const { openTracing } = await import('./tracing.ts');
  const onFault = (reason: string) => log('warn', 'spans were not sent', { reason });
  return openTracing({ ...traces, serviceName: env['OTEL_SERVICE_NAME'] || 'assay-gateway', onFault });
}

async function loadMetrics(place: MetricsPlace) {
  const [{ createMetrics }, { createMetricsServer }] = await Promise.all([
    import('./metrics.ts'),
    import('./metrics-server.ts'),
  ]);
  const metrics = await createMetrics();
  return {
    ...metrics,
    serverOf: (gauges: readonly Gauge[]) => {
      for (const gauge of gauges) metrics.add(gauge);
      return { ...place, server: createMetricsServer(metrics) };
    },
  };
}

function together(watchers: readonly WatchStatement[]): WatchStatement {
  return (sql) => {
    const ends = watchers.map((watch) => watch(sql));
    return () => {
      for (const end of ends) end();
    };
  };
}
