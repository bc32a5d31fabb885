import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AssayError, type Matrix, type WrittenAssessmentInput } from '@assay/core';
import type { ThreadAnswer } from './assess-thread.ts';
import { threadFile } from './thread-file.ts';

/** How long a thread that nobody asks is kept, in milliseconds; how often is looked whether a run is still wanted. */
const idleMs = 30_000;
const lookMs = 10;
/** What the objects of a thread may take, in megabytes. */
const mostMegabytes = 512;

let thread: Promise<Worker> | null = null;
let before: Promise<unknown> = Promise.resolve();
let idle: NodeJS.Timeout | undefined;

/**
 * Assesses in a thread of its own, so that nobody else waits, whatever it takes; one run after the other. `begin` is
 * called when its turn has come. What it answers is called every now and then, and what that throws ends the run at once,
 * in the middle of a step too: the thread is ended with it, and the next run has another.
 */
export function assessApart(input: WrittenAssessmentInput, begin: () => () => void): Promise<Matrix> {
  const run = before.then(() => assess(input, begin));
  before = run.catch(() => undefined);
  return run;
}

async function assess(input: WrittenAssessmentInput, begin: () => () => void): Promise<Matrix> {
  clearTimeout(idle);
  thread ??= startThread();
  const worker = await thread;
  // Nothing keeps a process alive for a thread that is not asked.
  worker.ref();
  const { promise, resolve, reject } = Promise.withResolvers<Matrix>();
  const fail = (error: unknown): void => {
    thread = null;
    void worker.terminate();
    reject(error);
  };
  const interrupt = begin();
  const look = setInterval(() => {
    try {
      interrupt();
    } catch (error) {
      fail(error);
    }
  }, lookMs);
  const answered = (answer: ThreadAnswer): void => {
    if ('matrix' in answer) resolve(answer.matrix);
    else if ('code' in answer) reject(new AssayError(answer.code, answer.message, { findings: answer.findings }));
    else reject('fault' in answer ? answer.fault : new TypeError('a thread is ready once'));
  };
  const failed = (error: unknown): void => fail(isOutOfMemory(error) ? tooLarge() : error);
  worker.on('message', answered).on('error', failed);
  try {
    interrupt();
    worker.postMessage(input);
    return await promise;
  } finally {
    clearInterval(look);
    worker.off('message', answered).off('error', failed).unref();
    idle = setTimeout(() => void end(), idleMs).unref();
  }
}

/** A thread that can be asked. */
async function startThread(): Promise<Worker> {
  const worker = new Worker(threadFile, {
    execArgv: threadFile.pathname.endsWith('.ts') ? ['--conditions=source'] : [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  // Whatever becomes of it while nobody asks it, nobody else is to fall over it.
  worker.on('error', () => {
    thread = null;
  });
  try {
    await once(worker, 'message');
  } catch (error) {
    thread = null;
    throw error;
  }
  return worker;
}

async function end(): Promise<void> {
  const ended = thread;
  thread = null;
  await (await ended)?.terminate();
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): AssayError {
  return new AssayError('limit-exceeded', `expected a dry run within ${mostMegabytes} megabytes, got a larger one`);
}
