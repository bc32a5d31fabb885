import { z } from 'zod';
import { type Claimant, claimantKinds } from '../claim/claim.ts';
import { normalForm } from '../value/text.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, nameField, optional, proseField } from './input.ts';

const addClaimantInput = z.strictObject({
  name: nameField,
  kind: z.enum(claimantKinds),
  description: optional(proseField),
});
export type AddClaimantInput = z.input<typeof addClaimantInput>;

/** `twin`: a claimant of that name was there before; nothing was written. */
export interface AddedClaimant {
  readonly claimant: Claimant;
  readonly twin: boolean;
}

/**
 * Puts on record who makes claims. A claimant whose name has the same normal form is reported instead; where two
 * people share a name, tell them apart in it, as in `John Smith (senator)`.
 *
 * @throws AssayError `invalid-input`, `not-found`
 * @example
 * ```ts
 * import { addClaimant } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
 * claimant.normalForm // => 'mark rutte'
 * ```
 */
export async function addClaimant(env: CommandEnvironment, given: AddClaimantInput): Promise<AddedClaimant> {
  const input = asInput(addClaimantInput, given);
  return transact(env, 'add-claimant', input, async ({ writer, makeId, record }) => {
    const form = normalForm(input.name);
    const twin = await writer.findClaimantByNormalForm(form);
    if (twin !== undefined) return { claimant: twin, twin: true };
    const claimant: Claimant = { id: makeId('claimant'), normalForm: form, ...input };
    await writer.insertClaimant(claimant);
    await record({ kind: 'claimant-added', noun: 'claimant', id: claimant.id });
    return { claimant, twin: false };
  });
}
