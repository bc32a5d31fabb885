import { defaultFieldResolver, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { findBegun } from '../direct/begun.ts';
import type { Report } from '../errors.ts';
import {
  adoptEntry,
  beginEntry,
  endEntry,
  findEntry,
  noteErrors,
  noteOperation,
  type OnAnswer,
} from './request-entry.ts';

/** Notes what there is to tell of each request, and gives its id back with the answer. */
export function notesRequests(onAnswer: readonly OnAnswer[]): Plugin {
  const begun = ({ args: { contextValue }, args }: { readonly args: ExecutionArgs }): void => {
    const entry = findEntry(Object(contextValue).request);
    if (entry !== undefined) noteOperation(entry, args);
  };
  return {
    onRequest: ({ request, url, serverContext }) => {
      const begun = findBegun(Object(serverContext));
      if (begun === undefined) beginEntry(request, url.pathname);
      else adoptEntry(request, begun.entry);
    },
    onParams: ({ request, params }) => {
      const entry = findEntry(request);
      if (entry !== undefined && typeof params.query === 'string') entry.text = params.query;
    },
    onExecute: begun,
    onSubscribe: begun,
    onResultProcess: ({ request, result }) => {
      const entry = findEntry(request);
      if (entry === undefined) return;
      for (const one of [result].flat()) if ('errors' in one && one.errors != null) noteErrors(entry, one.errors);
    },
    onResponse: ({ request, response }) => {
      // GraphiQL is answered before any plugin of ours is asked.
      const entry = findEntry(request) ?? beginEntry(request, new URL(request.url).pathname);
      response.headers.set('x-request-id', entry.id);
      entry.isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      endEntry(entry, response.status, onAnswer);
    },
  };
}

/** Lets what mutations refuse be noted: to the client it is an answer like any other. */
export function notingRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context, info) => {
      const value: unknown = await resolve(source, args, context, info);
      const { refused }: { refused?: unknown } = Object(value);
      if (typeof refused === 'string') findEntry(context.request)?.refusals.push(refused);
      return value;
    };
  }
  return schema;
}

/** The report of faults of one request: its entry keeps the ids under which the log has them. */
export function reportOf(request: object, report: Report): Report {
  return (id, fault) => {
    findEntry(request)?.faults.push(id);
    report(id, fault);
  };
}
