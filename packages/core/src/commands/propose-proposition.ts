import { z } from 'zod';
import { propositionLimits } from '../proposition/check-proposition.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { sentenceOf } from '../proposition/sentence.ts';
import type { ClaimProposition } from '../proposition/stored-proposition.ts';
import type { Reader } from '../store/reader.ts';
import type { TableSchema } from '../table/table.ts';
import { digestOf } from '../value/digest.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { assertFits } from './fit-proposition.ts';
import { asInput, idField, nameField, optional, proseField } from './input.ts';
import { namesIn } from './names-in.ts';

const proposePropositionInput = z.strictObject({
  claimId: idField('claim'),
  // The checkers of the language read these, and name every fault in them.
  proposition: z.custom<Proposition>(),
  readings: z.custom<Readings>().default({ parameters: [], exclusions: [], axes: [] }),
  /** The proposition as a sentence; left out, the one it reads as. */
  words: optional(proseField),
  /** What this form is about, where a claim has several. */
  label: optional(nameField),
});
export type ProposePropositionInput = z.input<typeof proposePropositionInput>;

/**
 * Puts forward a typed form of a claim with the ways it may be read, checked against the tables on record.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-proposition` and `invalid-readings` with every finding
 */
export async function proposeProposition(
  env: CommandEnvironment,
  given: ProposePropositionInput,
): Promise<ClaimProposition> {
  const input = asInput(proposePropositionInput, given);
  return transact(env, 'propose-proposition', input, async ({ writer, at, makeId, record }) => {
    const claim = await writer.getClaim(input.claimId);
    const schemas = await loadSchemas(writer, input.proposition);
    assertFits(input.proposition, input.readings, schemas);
    const digest = digestOf(input.proposition);
    const words = input.words ?? sentenceOf(input.proposition, input.readings);
    const proposition: ClaimProposition = { id: makeId('proposition'), ...input, words, digest, proposedAt: at };
    await writer.insertProposition(proposition);
    await record({
      kind: 'proposition-proposed',
      noun: 'proposition',
      id: proposition.id,
      after: digest,
      detail: { claimId: claim.id },
    });
    return proposition;
  });
}

/** Of each table the proposition names, the schema of the edition last published. */
async function loadSchemas(reader: Reader, proposition: unknown): Promise<Readonly<Record<string, TableSchema>>> {
  const schemas: [string, TableSchema][] = [];
  // What names more tables than it may have terms is refused without looking for them all.
  for (const name of namesIn(proposition).tables.slice(0, propositionLimits.nodes)) {
    const [newest] = await reader.tablesNamed(name);
    if (newest !== undefined) schemas.push([name, newest.schema]);
  }
  return Object.fromEntries(schemas);
}
