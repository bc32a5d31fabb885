import { z } from 'zod';
import { assessProposition } from '../assessment/assess.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { assessmentStatements } from '../sql/assessment-statements.ts';
import { digestOf } from '../value/digest.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField } from './input.ts';
import { loadWorld, pinFields, refuseOthers } from './load-world.ts';
import { namesIn } from './names-in.ts';

const assessInput = z.strictObject({
  propositionId: idField('proposition'),
  ...pinFields,
});
export type AssessInput = z.input<typeof assessInput>;

/**
 * Evaluates a proposition under all its readings over tables and documents on record, and keeps the result with the
 * digests of what it rests on.
 *
 * @throws AssayError `invalid-input` where a name is pinned that the proposition does not use, or to another table;
 * `not-found`, also where the proposition names a table of which no edition is on record
 */
export async function assess(env: CommandEnvironment, given: AssessInput): Promise<Assessment> {
  const asked = asInput(assessInput, given);
  return transact(env, 'assess', asked, async ({ writer, at, makeId, record }) => {
    const { id: propositionId, claimId, proposition, readings } = await writer.getProposition(asked.propositionId);
    const names = namesIn(proposition);
    refuseOthers(asked, names);
    const { pins, world } = await loadWorld(writer, names.tables, asked);
    const input = { proposition, readings, ...world };
    const content = { ...assessProposition(input), propositionId, ...pins };
    const assessment: Assessment = {
      id: makeId('assessment'),
      ...content,
      digest: digestOf(content),
      sql: assessmentStatements(input),
      assessedAt: at,
    };
    await writer.insertAssessment(assessment);
    await record({
      kind: 'proposition-assessed',
      noun: 'assessment',
      id: assessment.id,
      after: assessment.digest,
      detail: { claimId, propositionId, outcome: assessment.outcome },
    });
    return assessment;
  });
}
