import { context, propagation, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { findEntry } from './request-entry.ts';

/** A span for each request, for each step of its operation, and for each field at its root. */
export function spansOf(tracer: Tracer): Plugin {
  const step = (name: string) => (_: unknown, run: () => Promise<void> | void) => within(tracer, name, run);
  const wrapped = new WeakSet<GraphQLSchema>();
  return {
    instrumentation: {
      request: ({ request }, run) => {
        const parent = propagation.extract(context.active(), request.headers, {
          get: (headers, name) => headers.get(name) ?? undefined,
          keys: (headers) => [...headers.keys()],
        });
        return context.with(parent, () =>
          within(tracer, request.method, run, {
            kind: SpanKind.SERVER,
            finish: (span) => {
              const entry = findEntry(request);
              if (entry === undefined) return;
              const { route, status, id, operation, cost } = entry;
              span.updateName(operation === null ? `${request.method} ${route}` : operation);
              span.setAttributes({
                'http.request.method': request.method,
                'http.route': route,
                'assay.request.id': id,
              });
              span.setAttributes({ 'http.response.status_code': status, 'graphql.operation.type': operation ?? '' });
              if (entry.operationName !== null) span.setAttribute('graphql.operation.name', entry.operationName);
              if (cost !== null) span.setAttribute('assay.operation.cost', cost);
              if (entry.faults.length > 0 || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
            },
          }),
        );
      },
      parse: step('graphql.parse'),
      validate: step('graphql.validate'),
      execute: step('graphql.execute'),
      subscribe: step('graphql.subscribe'),
    },
    onSchemaChange: ({ schema }: { readonly schema: GraphQLSchema }) => {
      if (wrapped.has(schema)) return;
      wrapped.add(schema);
      for (const type of [schema.getQueryType(), schema.getMutationType()]) {
        for (const field of Object.values(type?.getFields() ?? {})) {
          const resolve = field.resolve ?? defaultFieldResolver;
          const name = `${type?.name}.${field.name}`;
          field.resolve = (...given) =>
            // The schema belongs to the process, and other gateways in it trace nothing.
            trace.getActiveSpan() === undefined ? resolve(...given) : within(tracer, name, () => resolve(...given));
        }
      }
    },
  };
}

interface SpanOptions {
  readonly kind?: SpanKind;
  /** Told the span before it ends. */
  readonly finish?: (span: Span) => void;
}

/** Runs something inside a span, which ends when it does; whether that is at once or later stays as it is. */
function within<T>(
  tracer: Tracer,
  name: string,
  run: () => T,
  { kind = SpanKind.INTERNAL, finish = () => undefined }: SpanOptions = {},
): T {
  return tracer.startActiveSpan(name, { kind }, (span) => {
    const end = (): void => {
      finish(span);
      span.end();
    };
    // What was thrown may repeat what was sent: that it was is enough.
    const fail = (): void => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      end();
    };
    try {
      const result = run();
      if (result instanceof Promise) result.then(end, fail);
      else end();
      return result;
    } catch (error) {
      fail();
      throw error;
    }
  });
}
