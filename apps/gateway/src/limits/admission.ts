import { type DocumentNode, type ExecutionArgs, type GraphQLError, getOperationAST } from 'graphql';
import { type Caller, networkOf, type Wire } from './caller.ts';
import { createComplexity } from './complexity.ts';
import { selectionsOf } from './document-shape.ts';
import { exceeded } from './exceeded.ts';
import type { Limits } from './limits.ts';
import type { Metered } from './meter.ts';
import { createTokenBuckets, type Rate } from './token-bucket.ts';

/** Who asks for an operation, and what it costs them. */
export interface Admission {
  readonly caller: Caller;
  /** Takes so many objects, those of the operation where it is left out; answers in how many seconds there are enough. */
  readonly pay: (objects?: number) => number;
}

/** What lets requests, documents and operations in, for a price. */
export interface Admissions<Context> {
  /** @throws GraphQLError `LIMIT_EXCEEDED` where requests come too fast */
  readonly payRequest: (wire: Pick<Wire, 'req'>) => void;
  /** @throws GraphQLError `LIMIT_EXCEEDED` where new documents come too fast */
  readonly payRules: (wire: Pick<Wire, 'req'>, document: DocumentNode) => void;
  /**
   * What an operation costs whom, once it is paid; `null` where there is none.
   *
   * @throws GraphQLError `LIMIT_EXCEEDED` where it costs too much, or operations come too fast
   */
  readonly admit: (args: ExecutionArgs & { readonly contextValue: Context }) => Admission | null;
}

interface Options<Context> {
  readonly limits: Limits;
  readonly callerOf: (context: Context) => Caller;
  /** Told what an operation comes to, in objects. */
  readonly onCost: (context: Context, complexity: number) => void;
}

export function createAdmissions<Context extends Metered>({
  limits,
  callerOf,
  onCost,
}: Options<Context>): Admissions<Context> {
  const buckets = createTokenBuckets(limits.rateEntries, () => performance.now());
  const addresses = { burst: limits.anonymousBurst, perSecond: limits.anonymousPerSecond };
  const callers = { burst: limits.burst, perSecond: limits.perSecond };
  const complexityOf = createComplexity();
  const payFromAddress = (wire: Pick<Wire, 'req'>, amount: number): void => {
    const seconds = buckets.take(networkOf(wire), amount, addresses);
    if (seconds > 0) throw tooFast(limits, addresses, seconds);
  };
  return {
    payRequest: (wire) => payFromAddress(wire, 1),
    payRules: (wire, document) => payFromAddress(wire, priceOfRules(document)),
    admit: ({ schema, document, operationName, variableValues, contextValue }) => {
      const operation = getOperationAST(document, operationName);
      if (operation == null) return null;
      const caller = callerOf(contextValue);
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
    },
  };
}

/** What it takes to hold a new document against the rules: one of them compares its fields with each other. */
function priceOfRules(document: DocumentNode): number {
  return Math.ceil(selectionsOf(document) ** 2 / 500);
}

function tooFast(limits: Limits, rate: Rate, seconds: number): GraphQLError {
  const limit = rate.perSecond === limits.perSecond ? 'perSecond' : 'anonymousPerSecond';
  return exceeded(limits, limit, { http: { status: 429, headers: { 'retry-after': String(seconds) } } });
}
