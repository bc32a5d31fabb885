import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { WrittenAnswer } from '../plan/planned.ts';
import { setAlarm } from './alarm.ts';
import { exceeded } from './exceeded.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';

/** What an execution came to, with how it is written out where that is not as usual. */
export interface Executed extends ExecutionResult {
  readonly stringify?: (result: object) => string;
}

/** Executes until it is done, or its meter gives it up. */
export async function executeWithin(
  args: ExecutionArgs,
  executeFn: (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>,
  meter: Meter,
  limits: Limits,
): Promise<Executed> {
  // Where something is waited for; a meter looks at the clock by itself where nothing is.
  const takeBack = setAlarm(limits.deadlineMs, meter.lapse);
  try {
    const answer = executeFn(args);
    // What is raced for is nothing: what is passed by holds on to it for as long as it is kept itself.
    await Promise.race([meter.givenUp, settled(answer)]);
    const fault = meter.fault();
    return fault === null ? within(await answer, limits) : { data: null, errors: [fault] };
  } finally {
    takeBack();
  }
}

async function settled(answer: unknown): Promise<void> {
  await answer;
}

/** The answer, which is another one where it is too large when it is written out. */
function within(result: ExecutionResult, limits: Limits): Executed {
  const stringify = (given: object): string => {
    const text = result instanceof WrittenAnswer ? result.text : JSON.stringify(given);
    if (Buffer.byteLength(text) <= limits.answerBytes) return text;
    return JSON.stringify({ data: null, errors: [exceeded(limits, 'answerBytes', { http: null })] });
  };
  // The server writes an answer with the function of this name, where there is one.
  return Object.assign(result, { stringify });
}
