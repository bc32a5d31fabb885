import { randomUUID } from 'node:crypto';
import { AssayError } from '@assay/core';
import type { Store } from '@assay/core/store';
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { findBegun } from '../direct/begun.ts';
import type { Report } from '../errors.ts';
import { answerBy } from './answer.ts';
import { GaveUp } from './gave-up.ts';
import { type Plan, planOf } from './plan.ts';

/** An answer that is written already. */
export class WrittenAnswer implements ExecutionResult {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** For who wants to look into it. */
  get data(): NonNullable<ExecutionResult['data']> {
    return JSON.parse(this.text).data;
  }
}

/**
 * Answers documents by plans, where they are something for one; what fails in a plan is executed in the ordinary way, which
 * tells clients of refusals. Whatever else fails is a fault of a plan, which nobody would see but for `report`.
 */
export function createPlanner(store: Pick<Store, 'read'>, report: Report) {
  const plans = new WeakMap<DocumentNode, Map<string, Plan | null>>();
  const planFor = ({ schema, document, operationName }: ExecutionArgs): Plan | null => {
    const known = plans.get(document) ?? new Map<string, Plan | null>();
    plans.set(document, known);
    const name = operationName ?? '';
    const before = known.get(name);
    if (before !== undefined) return before;
    const plan = planOf(schema, document, operationName ?? undefined);
    known.set(name, plan);
    return plan;
  };
  const answerWith = async (plan: Plan, args: ExecutionArgs): Promise<WrittenAnswer | undefined> => {
    try {
      return new WrittenAnswer(await answerBy(plan, args));
    } catch (error) {
      if (!(error instanceof GaveUp || error instanceof AssayError || error instanceof GraphQLError)) {
        report(randomUUID(), error);
      }
      return undefined;
    }
  };
  const answer = async (args: ExecutionArgs): Promise<WrittenAnswer | undefined> => {
    const plan = planFor(args);
    if (plan === null) return undefined;
    // One view from the first field to the last.
    return plan.isOneRead ? answerWith(plan, args) : store.read(() => answerWith(plan, args));
  };
  /** `has`: whether there is a plan for an operation at all. */
  return { answer, has: (args: ExecutionArgs) => planFor(args) !== null };
}

export type Planner = ReturnType<typeof createPlanner>;

/** Lets executions go by plans. */
export function plannedReads(planner: Planner): Plugin {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      const { answer: before } = findBegun(Object(args.contextValue)) ?? {};
      if (before === null) return;
      setExecuteFn(async (given: ExecutionArgs) => before ?? (await planner.answer(given)) ?? executeFn(given));
    },
  };
}
