import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  Kind,
  parse,
  type Source,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type Caller, networkOf, type Wire } from './caller.ts';
import { createComplexity } from './complexity.ts';
import { findOversize, looksAtSchema, selectionsOf } from './document-shape.ts';
import { exceeded } from './exceeded.ts';
import { executeWithin } from './execute-within.ts';
import { readJsonBody } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { Metered } from './meter.ts';
import { createTokenBuckets, type Rate, type TokenBuckets } from './token-bucket.ts';
import { findOversizeVariables } from './variable-size.ts';

/** Who asks for an operation, and what it costs them. */
export interface Admission {
  readonly caller: Caller;
  /** Takes so many objects, those of the operation where it is left out; answers in how many seconds there are enough. */
  readonly pay: (objects?: number) => number;
}

/** Runs a subscription that was admitted; it pays for each of its events. */
export type Subscribe = (
  args: ExecutionArgs,
  admission: Admission,
) => Promise<AsyncIterableIterator<ExecutionResult, undefined> | ExecutionResult>;

interface Options<Context> {
  readonly limits: Limits;
  /** Whether clients may ask for the schema, and are told of names near the one they asked for. */
  readonly introspection: boolean;
  readonly callerOf: (context: Context) => Caller | Promise<Caller>;
  /** Told what an operation comes to, in objects. */
  readonly onCost?: (context: Context, complexity: number) => void;
  readonly subscribe: Subscribe;
}

/** Refuses what is too large, from the first byte of a request to the last of its answer. */
export function keepsLimits<Context extends Metered & Wire>({
  limits,
  introspection,
  callerOf,
  onCost = () => undefined,
  subscribe,
}: Options<Context>): Plugin<Context> {
  const buckets = createTokenBuckets(limits.rateEntries, () => performance.now());
  const addresses = { burst: limits.anonymousBurst, perSecond: limits.anonymousPerSecond };
  const callers = { burst: limits.burst, perSecond: limits.perSecond };
  const complexityOf = createComplexity();
  const looked = new WeakMap<DocumentNode, GraphQLError | null>();
  const faultOf = (document: DocumentNode): GraphQLError | null => {
    const before = looked.get(document);
    if (before !== undefined) return before;
    const fault = !introspection && looksAtSchema(document) ? closed() : (findOversize(document, limits) ?? null);
    looked.set(document, fault);
    return fault;
  };
  const hints = introspection ? {} : { hideSuggestions: true };
  /** What an operation costs whom; `null` where there is none. */
  const admit = async (args: ExecutionArgs & { readonly contextValue: Context }): Promise<Admission | null> => {
    const { schema, document, variableValues, contextValue } = args;
    const operation = getOperationAST(document, args.operationName);
    if (operation == null) return null;
    const caller = await callerOf(contextValue);
    const limit = caller.known ? 'complexity' : 'anonymousComplexity';
    const complexity = complexityOf({ schema, document, operation, variables: variableValues ?? {}, limits });
    onCost(contextValue, complexity);
    if (complexity > limits[limit]) throw exceeded(limits, limit, { got: complexity });
    const rate = caller.known ? callers : addresses;
    const pay = (objects = complexity): number => buckets.take(caller.key, objects, rate);
    const seconds = pay();
    if (seconds > 0) throw tooFast(limits, rate, seconds);
    contextValue.meter.allow({
      complexity: limits[limit],
      left: buckets.left(caller.key, rate),
      perSecond: rate.perSecond,
    });
    return { caller, pay };
  };
  return {
    onRequestParse: ({ request, serverContext, setRequestParser }) => {
      // The server's own context is whatever called it.
      const wire: Wire = Object(serverContext);
      pay(buckets, limits, networkOf(wire), 1, addresses);
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
        if (fault === null && isNew) pay(buckets, limits, networkOf(context), priceOfRules(result), addresses);
        if (fault !== null) replaceParseResult(fault);
      };
    },
    onValidate: ({ setValidationFn }) => {
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { maxErrors: 20, ...hints }));
    },
    onExecute: async ({ args, executeFn, setExecuteFn }) => {
      const admission = await admit(args);
      if (admission === null) return;
      setExecuteFn((given: ExecutionArgs) =>
        executeWithin(Object.assign(given, hints), executeFn, args.contextValue.meter, limits),
      );
    },
    onSubscribe: async ({ args, setSubscribeFn }) => {
      const admission = await admit(args);
      if (admission === null) return;
      setSubscribeFn((given: ExecutionArgs) => subscribe(Object.assign(given, hints), admission));
    },
  };
}

/** What it takes to hold a new document against the rules: one of them compares its fields with each other. */
function priceOfRules(document: DocumentNode): number {
  return Math.ceil(selectionsOf(document) ** 2 / 500);
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

function pay(buckets: TokenBuckets, limits: Limits, caller: string, amount: number, rate: Rate): void {
  const seconds = buckets.take(caller, amount, rate);
  if (seconds > 0) throw tooFast(limits, rate, seconds);
}

function tooFast(limits: Limits, rate: Rate, seconds: number): GraphQLError {
  const limit = rate.perSecond === limits.perSecond ? 'perSecond' : 'anonymousPerSecond';
  return exceeded(limits, limit, { http: { status: 429, headers: { 'retry-after': String(seconds) } } });
}

function closed(): GraphQLError {
  return new GraphQLError('expected a document that does not ask for the schema, which is not shown here', {
    extensions: { code: 'NOT_PERMITTED', http: { status: 400, spec: true } },
  });
}
