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
import { WrittenAnswer } from '../plan/planned.ts';
import { type Caller, networkOf, type Wire } from './caller.ts';
import { complexityOf } from './complexity.ts';
import { findOversize, looksAtSchema, selectionsOf } from './document-shape.ts';
import { exceeded } from './exceeded.ts';
import { readJsonBody } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { Metered } from './meter.ts';
import { createTokenBuckets, type TokenBuckets } from './token-bucket.ts';
import { findOversizeVariables } from './variable-size.ts';

interface Options<Context> {
  readonly limits: Limits;
  /** Whether clients may ask for the schema, and are told of names near the one they asked for. */
  readonly introspection: boolean;
  readonly callerOf: (context: Context) => Caller | Promise<Caller>;
  /** Told what an operation comes to, in objects. */
  readonly onCost?: (context: Context, complexity: number) => void;
}

/** Refuses what is too large, from the first byte of a request to the last of its answer. */
export function keepsLimits<Context extends Metered & Wire>({
  limits,
  introspection,
  callerOf,
  onCost = () => undefined,
}: Options<Context>): Plugin<Context> {
  const buckets = createTokenBuckets(limits.rateEntries, () => performance.now());
  const addresses = { burst: limits.anonymousBurst, perSecond: limits.anonymousPerSecond };
  const callers = { burst: limits.burst, perSecond: limits.perSecond };
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
      const { schema, document, variableValues, contextValue } = args;
      const operation = getOperationAST(document, args.operationName);
      if (operation == null) return;
      const caller = await callerOf(contextValue);
      const limit = caller.known ? 'complexity' : 'anonymousComplexity';
      const complexity = complexityOf({ schema, document, operation, variables: variableValues ?? {}, limits });
      onCost(contextValue, complexity);
      if (complexity > limits[limit]) throw exceeded(limits, limit, { got: complexity });
      const rate = caller.known ? callers : addresses;
      pay(buckets, limits, caller.key, complexity, rate);
      const left = buckets.left(caller.key, rate);
      contextValue.meter.allow({ complexity: limits[limit], left, perSecond: rate.perSecond });
      setExecuteFn(async (given: ExecutionArgs) => {
        const { meter } = contextValue;
        // Where something is waited for; a meter looks at the clock by itself where nothing is.
        const end = setTimeout(meter.lapse, limits.deadlineMs);
        try {
          const answer = executeFn(Object.assign(given, hints));
          await Promise.race([meter.givenUp, answer]);
          const fault = meter.fault();
          return fault === null ? within(await answer, limits) : { data: null, errors: [fault] };
        } finally {
          clearTimeout(end);
        }
      });
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

function pay(
  buckets: TokenBuckets,
  limits: Limits,
  caller: string,
  amount: number,
  rate: { readonly burst: number; readonly perSecond: number },
): void {
  const seconds = buckets.take(caller, amount, rate);
  if (seconds === 0) return;
  const limit = rate.perSecond === limits.perSecond ? 'perSecond' : 'anonymousPerSecond';
  throw exceeded(limits, limit, { http: { status: 429, headers: { 'retry-after': String(seconds) } } });
}

/** The answer, which is another one where it is too large when it is written out. */
function within(result: ExecutionResult, limits: Limits): ExecutionResult {
  const stringify = (given: object): string => {
    const text = result instanceof WrittenAnswer ? result.text : JSON.stringify(given);
    if (Buffer.byteLength(text) <= limits.answerBytes) return text;
    return JSON.stringify({ data: null, errors: [exceeded(limits, 'answerBytes', { http: null })] });
  };
  // The server writes an answer with the function of this name, where there is one.
  return Object.assign(result, { stringify });
}

function closed(): GraphQLError {
  return new GraphQLError('expected a document that does not ask for the schema, which is not shown here', {
    extensions: { code: 'NOT_PERMITTED', http: { status: 400, spec: true } },
  });
}
