import type { WatchStatement } from '@assay/core/store';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Plugin } from 'graphql-yoga';
import { spansOf } from './spans.ts';

/** Spans of what the gateway does. This file brings the whole of OpenTelemetry: it is imported only where it is on. */
export interface Tracing {
  readonly plugin: Plugin;
  readonly watchStatement: WatchStatement;
  /** Sends what has not been sent. */
  readonly close: () => Promise<void>;
}

interface Options {
  /** Where the collector is; `null` is the usual place, or what its own settings say. */
  readonly endpoint: string | null;
  /** Which share of the traces that begin here is kept, from 0 to 1. */
  readonly ratio: number;
  readonly serviceName: string;
  /** Told where spans could not be sent. */
  readonly onFault: (message: string) => void;
}

/** Sends spans to a collector. */
export function openTracing({ endpoint, ratio, serviceName, onFault }: Options): Tracing {
  const url = endpoint === null ? {} : { url: `${endpoint.replace(/\/$/, '')}/v1/traces` };
  // A collector that does not answer must not hold up the end of the process for long.
  const exporter = new OTLPTraceExporter({ ...url, timeoutMillis: 3000 });
  return createTracing(new BatchSpanProcessor({ exporter }), { serviceName, ratio, onFault });
}

/** Hands spans to a processor. */
export function createTracing(
  processor: SpanProcessor,
  { serviceName, ratio, onFault }: Omit<Options, 'endpoint'>,
): Tracing {
  const tell = (fault: unknown) => onFault(fault instanceof Error ? fault.message : String(fault));
  setGlobalErrorHandler(tell);
  const manager = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(manager);
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('assay');
  return {
    plugin: spansOf(tracer),
    watchStatement: (sql) => {
      // What nobody asked for, such as the opening of the store, is no trace.
      if (trace.getActiveSpan() === undefined) return () => undefined;
      const name = /^\s*(\w+)/.exec(sql)?.[1] ?? 'sql';
      const attributes = { 'db.system.name': 'sqlite', 'db.query.text': sql };
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
      return () => span.end();
    },
    close: async () => {
      await provider.shutdown().catch(tell);
      context.disable();
      propagation.disable();
    },
  };
}
