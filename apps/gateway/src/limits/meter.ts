import { defaultFieldResolver, type GraphQLError, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { exceeded } from './exceeded.ts';
import type { LimitName, Limits } from './limits.ts';

/** How much who asks may ask for, in objects of the record. */
export interface Allowance {
  /** With one operation. */
  readonly complexity: number;
  /** From now on, all operations together. */
  readonly left: number;
  /** How fast what is left grows again. */
  readonly perSecond: number;
}

/** What one answer has come to so far. */
export interface Meter {
  /**
   * Looks at the clock.
   *
   * @throws GraphQLError `LIMIT_EXCEEDED` once a limit was passed
   */
  readonly check: () => void;
  /** Counts a field that is about to be resolved, and looks at the clock now and then. */
  readonly count: () => void;
  /** Counts what a field resolved to. */
  readonly weigh: (value: unknown) => void;
  /** Whether so many fields more, found all at once, are within the limits of number and time. */
  readonly admits: (more: number) => boolean;
  /** Gives the answer up because its time is over. */
  readonly lapse: () => void;
  /** Resolves once the answer was given up. */
  readonly givenUp: Promise<void>;
  /** Why it was, if it was. */
  readonly fault: () => GraphQLError | null;
  /** Notes what may still be asked for, now that the operation is paid. */
  readonly allow: (allowance: Allowance) => void;
  /** @throws TypeError before an operation is paid */
  readonly allowance: () => Allowance;
}

/** A meter that begins now. */
export function createMeter(limits: Limits): Meter {
  const end = performance.now() + limits.deadlineMs;
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
  let fault: GraphQLError | null = null;
  let allowed: Allowance | null = null;
  let fields = 0;
  let size = 0;
  const stop = (limit: LimitName) => {
    fault ??= exceeded(limits, limit, { http: null });
    giveUp();
  };
  const check = () => {
    if (performance.now() > end) stop('deadlineMs');
    if (fault !== null) throw fault;
  };
  return {
    check,
    count: () => {
      fields += 1;
      if (fields > limits.answerValues) stop('answerValues');
      if (fields % 64 === 0 && performance.now() > end) stop('deadlineMs');
    },
    weigh: (value) => {
      if (typeof value === 'string') size += value.length;
      else if (Array.isArray(value)) for (const item of value) size += typeof item === 'string' ? item.length : 1;
      if (size > limits.answerBytes) stop('answerBytes');
    },
    admits: (more) => fault === null && fields + more <= limits.answerValues && performance.now() <= end,
    lapse: () => stop('deadlineMs'),
    givenUp,
    fault: () => fault,
    allow: (allowance) => {
      allowed = allowance;
    },
    allowance: () => {
      if (allowed === null) throw new TypeError('expected an operation that was paid for');
      return allowed;
    },
  };
}

/** What the resolvers of a metered schema find in their context. */
export interface Metered {
  readonly meter: Meter;
}

/**
 * Lets every field be counted by the meter in the context, so that work which nothing interrupts ends all the same: an
 * answer made of what is in memory already leaves no moment in which a timer could fire.
 */
export function metered(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const isJson = getNamedType(field.type).name === 'JSON';
      field.resolve = (source, args, context: Metered, info) => {
        context.meter.count();
        const fault = context.meter.fault();
        // Thrown at once it would leave promises of earlier items of a list without anybody to see them fail.
        if (fault !== null) return Promise.reject(fault);
        const value: unknown = resolve(source, args, context, info);
        context.meter.weigh(isJson && typeof value === 'object' ? JSON.stringify(value) : value);
        return value;
      };
    }
  }
  return schema;
}
