import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { RequestHead } from '../auth/principal.ts';
import { type Asking, type Context, contextOf, type GatewayParts } from '../context.ts';
import type { Admissions } from '../limits/admission.ts';
import { createDocumentCache } from '../limits/document-cache.ts';
import { type Executed, executeWithin } from '../limits/execute-within.ts';
import { asParameters } from '../limits/json-body.ts';
import { findOversizeVariables } from '../limits/variable-size.ts';
import { giveUp } from '../plan/gave-up.ts';
import { type Planner, WrittenAnswer } from '../plan/planned.ts';
import { answerHeaders } from '../security-headers.ts';
import { reportOf } from '../telemetry/notes-requests.ts';
import {
  beginEntry,
  endEntry,
  noteOperation,
  notePrincipal,
  type OnAnswer,
  type RequestEntry,
} from '../telemetry/request-entry.ts';
import { type Begun, noteBegun } from './begun.ts';
import { headOf, parsedBody, putBack, readBody, typeForPlain } from './plain-request.ts';

interface Options {
  readonly parts: GatewayParts;
  readonly schema: GraphQLSchema;
  readonly admissions: Admissions<Asking>;
  readonly planner: Planner;
  readonly onAnswer: readonly OnAnswer[];
}

export interface DirectAnswers {
  /** Learns the documents that pass every rule. */
  readonly plugin: Plugin;
  /** Answers a request; `false` where it is for the server, which is told what was done for it so far. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** How many it has answered. */
  readonly count: () => number;
}

/**
 * Answers what comes again and again without the server's conversion of requests and answers to those of `fetch`: a short
 * POST of a document that was held against all rules before and has a plan, by somebody who may ask for it. Every other
 * request, and whatever is refused, is for the server, so that there is one place where refusals are made.
 */
export function createDirectAnswers({ parts, schema, admissions, planner, onAnswer }: Options): DirectAnswers {
  const { limits, report } = parts;
  const documents = createDocumentCache();
  let answered = 0;

  const paramsOf = (body: Buffer): GraphQLParams | undefined => {
    const parsed = parsedBody(body);
    return parsed === undefined ? undefined : attempt(() => asParameters(parsed));
  };

  const planned = async (args: ExecutionArgs, { meter }: Context): Promise<Executed | null> => {
    const execute = async (given: ExecutionArgs) =>
      (await planner.answer(given)) ?? giveUp('a document without a plan');
    try {
      return await executeWithin(args, execute, meter, limits);
    } catch {
      // What failed the server finds out, and tells of.
      return null;
    }
  };

  /** Answers, or tells what was done before it was found to be for the server; `null` where that is nothing. */
  const tryOut = async (
    request: IncomingMessage,
    response: ServerResponse,
    { body, type, head, entry }: { body: Buffer; type: string; head: RequestHead; entry: RequestEntry },
  ): Promise<'answered' | Begun | null> => {
    const params = paramsOf(body);
    const document = documents.get(params?.query ?? '');
    if (params === undefined || document === undefined) return null;
    if (findOversizeVariables(params.variables, limits) !== undefined) return null;
    if (attempt(() => admissions.payRequest({ req: request }) ?? true) === undefined) return null;
    entry.text = params.query ?? null;
    const principal = await parts.authenticate(head, parts.world).catch(() => undefined);
    if (principal === undefined) return { entry, context: null, admission: null };
    notePrincipal(entry, principal);
    const context = contextOf({ ...parts, report: reportOf(head, report) }, principal);
    const { operationName, variables: variableValues } = params;
    const args = { schema, document, operationName, variableValues, contextValue: context };
    const wire = { principal, meter: context.meter, request: head, req: request };
    const admission = attempt(() => admissions.admit({ ...args, contextValue: wire }));
    if (admission == null) return { entry, context, admission: null };
    noteOperation(entry, args);
    const result = await planned(args, context);
    const { stringify } = result ?? {};
    if (!(result instanceof WrittenAnswer) || stringify === undefined) {
      return { entry, context, admission, answer: result };
    }
    const text = stringify(result);
    const length = Buffer.byteLength(text);
    response.writeHead(200, {
      ...answerHeaders,
      'content-type': `${type}; charset=utf-8`,
      'x-request-id': entry.id,
      'content-length': length,
    });
    // Of letters that are a byte each, nothing has to be made.
    response.end(text, length === text.length ? 'latin1' : 'utf8');
    endEntry(entry, 200, onAnswer);
    answered += 1;
    return 'answered';
  };

  return {
    plugin: {
      onExecute: ({ args }) => {
        const { params }: { params?: GraphQLParams } = Object(args.contextValue);
        if (params?.query != null && planner.has(args)) documents.set(params.query, args.document);
      },
    },
    count: () => answered,
    answer: async (request, response) => {
      const type = typeForPlain(request);
      if (type === undefined) return false;
      const head = headOf(request);
      const entry = beginEntry(head, '/graphql');
      const body = await readBody(request);
      if (body === null) return true;
      const begun = await tryOut(request, response, { body, type, head, entry }).catch((error) => {
        // A fault of ours, or of who is told of answers: not one to end the process of everybody else.
        report(entry.id, error);
        return response.headersSent ? 'answered' : null;
      });
      if (begun === 'answered') return true;
      if (begun !== null) noteBegun(request, begun);
      putBack(request, body);
      return false;
    },
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
