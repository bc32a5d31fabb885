import { z } from 'zod';
import type { Appearance } from '../claim/claim.ts';
import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import type { Snapshot } from '../source/source.ts';
import { type CommandEnvironment, transact } from './command.ts';
import {
  asInput,
  dateField,
  idField,
  inputFinding,
  nameField,
  optional,
  proseField,
  refusal,
  urlField,
} from './input.ts';

const offset = z.int().nonnegative();

const addAppearanceInput = z
  .strictObject({
    claimId: idField('claim'),
    snapshotId: optional(idField('snapshot')),
    url: optional(urlField),
    title: optional(nameField),
    publishedOn: optional(dateField),
    span: optional(z.strictObject({ start: offset, end: offset })),
    quote: optional(proseField),
    /** Left out: whether the claim has no other appearance yet. */
    first: optional(z.boolean()),
  })
  .refine((input) => input.span === null || input.span.start < input.span.end, {
    path: ['span', 'end'],
    message: 'expected an end after the start',
  })
  .refine((input) => input.snapshotId !== null || input.url !== null || input.title !== null, {
    message: 'expected a snapshot, an address or a title, got none of them',
  });
export type AddAppearanceInput = z.input<typeof addAppearanceInput>;

/**
 * Puts on record where a claim appeared. Words and offsets are compared with the snapshot where there is one.
 *
 * @throws AssayError `invalid-input`, `not-found`; `conflict` where another appearance is already the first
 */
export async function addAppearance(env: CommandEnvironment, given: AddAppearanceInput): Promise<Appearance> {
  const input = asInput(addAppearanceInput, given);
  return transact(env, 'add-appearance', input, async ({ writer, makeId, record }) => {
    const claim = await writer.getClaim(input.claimId);
    const others = (await writer.appearancesOfClaims([claim.id])).get(claim.id) ?? [];
    const first = input.first ?? others.length === 0;
    if (first && others.some((other) => other.first)) {
      throw new AssayError('conflict', 'expected one first appearance of a claim, got another');
    }
    const appearance: Appearance = { id: makeId('appearance'), ...input, first };
    if (input.snapshotId !== null) {
      const findings = checkWords(appearance, await writer.getSnapshot(input.snapshotId));
      if (findings.length > 0) throw refusal(findings);
    }
    await writer.insertAppearance(appearance);
    await record({ kind: 'appearance-added', noun: 'appearance', id: appearance.id, detail: { claimId: claim.id } });
    return appearance;
  });
}

function checkWords({ span, quote }: Appearance, { text }: Snapshot): Finding[] {
  if (text === null) return [];
  if (span !== null && span.end > text.length) {
    return [inputFinding(['span', 'end'], `expected an offset within the ${text.length} characters of the snapshot`)];
  }
  if (quote === null) return [];
  const stands = span === null ? text.includes(quote) : text.slice(span.start, span.end) === quote;
  return stands ? [] : [inputFinding(['quote'], 'expected words that stand in the snapshot at the place given')];
}
