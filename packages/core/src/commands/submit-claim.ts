import { z } from 'zod';
import { type Claim, claimKinds, rollUpRules } from '../claim/claim.ts';
import type { Writer } from '../store/writer.ts';
import { normalForm } from '../value/text.ts';
import { type CommandEnvironment, transact } from './command.ts';
import {
  asInput,
  dateField,
  idField,
  inputFinding,
  languageField,
  nameField,
  optional,
  refusal,
  textField,
  textLimits,
} from './input.ts';

const submitClaimInput = z.strictObject({
  text: textField(textLimits.claim),
  language: languageField,
  kind: z.enum(claimKinds),
  claimantId: idField('claimant'),
  occasion: optional(z.strictObject({ date: dateField, place: optional(nameField), event: optional(nameField) })),
  /** The compound claim this one is a part of. */
  partOf: optional(idField('claim')),
  /** Makes the claim a compound one: how its verdict follows from its parts. */
  rollUp: optional(z.enum(rollUpRules)),
});
export type SubmitClaimInput = z.input<typeof submitClaimInput>;

/** `twin`: the claimant said the same words before; nothing was written. */
export interface SubmittedClaim {
  readonly claim: Claim;
  readonly twin: boolean;
}

/**
 * Puts a claim on record, its text to the character. What the same claimant said before in words of the same normal
 * form is reported instead; a part has its twins among the parts of the same compound claim.
 *
 * @throws AssayError `invalid-input`, `not-found`
 * @example
 * ```ts
 * import { addClaimant, submitClaim } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
 * const said = { language: 'en', kind: 'ranking', claimantId: claimant.id } as const;
 * const { claim } = await submitClaim(env, { ...said, text: 'You will find three to five.' });
 * const again = await submitClaim(env, { ...said, text: 'you will find THREE to five' });
 * [again.twin, again.claim.id === claim.id] // => [true, true]
 * ```
 */
export async function submitClaim(env: CommandEnvironment, given: SubmitClaimInput): Promise<SubmittedClaim> {
  const input = asInput(submitClaimInput, given);
  return transact(env, 'submit-claim', input, async ({ writer, at, makeId, record }) => {
    const form = normalForm(input.text);
    const twin = await findTwin(writer, { ...input, normalForm: form });
    if (twin !== undefined) return { claim: twin, twin: true };
    const claim: Claim = { id: makeId('claim'), normalForm: form, ...input, submittedAt: at };
    await writer.insertClaim(claim);
    await record({ kind: 'claim-submitted', noun: 'claim', id: claim.id });
    return { claim, twin: false };
  });
}

type Words = Pick<Claim, 'normalForm' | 'claimantId' | 'partOf'>;

async function findTwin(writer: Writer, { normalForm: form, claimantId, partOf }: Words): Promise<Claim | undefined> {
  if (partOf === null) return writer.findClaimByNormalForm(form, claimantId);
  const whole = await writer.getClaim(partOf);
  if (whole.rollUp === null) {
    throw refusal([inputFinding(['partOf'], 'expected a compound claim (one with a roll-up rule), got a simple one')]);
  }
  const parts = (await writer.partsOfClaims([partOf])).get(partOf) ?? [];
  return parts.find((part) => part.normalForm === form && part.claimantId === claimantId);
}
