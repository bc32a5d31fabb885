import { parentPort } from 'node:worker_threads';
import { AssayError, assessWritten, type Finding, type Matrix, type WrittenAssessmentInput } from '@assay/core';

/** What this thread says: that it can be asked, and then an answer for each input. */
export type ThreadAnswer =
  | { readonly ready: true }
  | { readonly matrix: Matrix }
  | Pick<AssayError, 'code' | 'message' | 'findings'>
  | { readonly fault: unknown };

parentPort?.on('message', (input: WrittenAssessmentInput) => answer(answerTo(input)));
answer({ ready: true });

function answer(given: ThreadAnswer): void {
  parentPort?.postMessage(given);
}

function answerTo(input: WrittenAssessmentInput): ThreadAnswer {
  try {
    return { matrix: assessWritten(input) };
  } catch (error) {
    if (!(error instanceof AssayError)) return { fault: error };
    const { code, message, findings } = error;
    // A finding is data; what is copied to the other thread loses what else there may be.
    return { code, message, findings: findings.map((one: Finding) => ({ ...one })) };
  }
}
