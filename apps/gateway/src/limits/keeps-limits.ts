import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  Kind,
  parse,
  type Source,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { findBegun } from '../direct/begun.ts';
import type { Admission, Admissions } from './admission.ts';
import type { Wire } from './caller.ts';
import { findOversize, looksAtSchema } from './document-shape.ts';
import { exceeded } from './exceeded.ts';
import { executeWithin } from './execute-within.ts';
import { readJsonBody } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { Metered } from './meter.ts';
import { findOversizeVariables } from './variable-size.ts';

/** Runs a subscription that was admitted; it pays for each of its events. */
export type Subscribe = (
  args: ExecutionArgs,
  admission: Admission,
) => Promise<AsyncIterableIterator<ExecutionResult, undefined> | ExecutionResult>;

interface Options<Context> {
  readonly limits: Limits;
  /** Whether clients may ask for the schema, and are told of names near the one they asked for. */
  readonly introspection: boolean;
  readonly admissions: Admissions<Context>;
  readonly subscribe: Subscribe;
}

/** Refuses what is too large, from the first byte of a request to the last of its answer. */
export function keepsLimits<Context extends Metered & Wire>({
  limits,
  introspection,
  admissions,
  subscribe,
}: Options<Context>): Plugin<Context> {
  const looked = new WeakMap<DocumentNode, GraphQLError | null>();
  const faultOf = (document: DocumentNode): GraphQLError | null => {
    const before = looked.get(document);
    if (before !== undefined) return before;
    const fault = !introspection && looksAtSchema(document) ? closed() : (findOversize(document, limits) ?? null);
    looked.set(document, fault);
    return fault;
  };
  const hints = introspection ? {} : { hideSuggestions: true };
  return {
    onRequestParse: ({ request, serverContext, setRequestParser }) => {
      // The server's own context is whatever called it.
      const wire: Wire = Object(serverContext);
      if (findBegun(wire) === undefined) admissions.payRequest(wire);
      if (request.method === 'POST') setRequestParser((given) => readJsonBody(given, limits));
    },
    onParams: ({ params }) => {
      const fault = findOversizeVariables(params.variables, limits);
      if (fault !== undefined) throw fault;
    },
    onParse: ({ setParseFn, context }) => {
      setParseFn((source: string | Source) => parseWithin(source, limits));
      return ({ result, replaceParseResult }) => {
        if (result === null || result instanceof Error || result.kind !== Kind.DOCUMENT) return;
        const isNew = !looked.has(result);
        const fault = faultOf(result);
        if (fault === null && isNew) admissions.payRules(context, result);
        if (fault !== null) replaceParseResult(fault);
      };
    },
    onValidate: ({ setValidationFn }) => {
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: 20, ...hints }));
    },
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      const admission = findBegun(args.contextValue)?.admission ?? admissions.admit(args);
      if (admission === null) return;
      setExecuteFn((given: ExecutionArgs) =>
        executeWithin(Object.assign(given, hints), executeFn, args.contextValue.meter, limits),
      );
    },
    onSubscribe: ({ args, setSubscribeFn }) => {
      const admission = admissions.admit(args);
      if (admission === null) return;
      setSubscribeFn((given: ExecutionArgs) => subscribe(Object.assign(given, hints), admission));
    },
  };
}

function parseWithin(source: string | Source, limits: Limits): DocumentNode {
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch (error) {
    // The parser says so in words only.
    if (error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message)) {
      throw exceeded(limits, 'tokens');
    }
    throw error;
  }
}

function closed(): GraphQLError {
  return new GraphQLError('expected a document that does not ask for the schema, which is not shown here', {
    extensions: { code: 'NOT_PERMITTED', http: { status: 400, spec: true } },
  });
}
