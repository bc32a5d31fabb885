import { z } from 'zod';
import { AssayError } from '../error.ts';
import { anchorQuotation, findQuotation } from '../evidence/anchor.ts';
import { type Evidence, type QuotationAnchor, stances } from '../evidence/evidence.ts';
import type { Snapshot } from '../source/source.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, contextField, idField, optional, proseField } from './input.ts';

const offset = z.int().nonnegative();
const bearing = { claimId: idField('claim'), stance: z.enum(stances), note: optional(proseField) };

const attachEvidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quotation'),
    ...bearing,
    snapshotId: idField('snapshot'),
    exact: proseField,
    /** Words before and after, where `exact` stands more than once. */
    prefix: contextField.default(''),
    suffix: contextField.default(''),
    position: optional(z.strictObject({ start: offset, end: offset })),
  }),
  z.strictObject({ kind: z.literal('table'), ...bearing, tableId: idField('table') }),
]);
export type AttachEvidenceInput = z.input<typeof attachEvidenceInput>;

/**
 * Ties a quotation of a snapshot, or a table, to a claim. A quotation is found in the snapshot's text now, and kept
 * with its exact place, in the words that stand there.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-evidence` with a finding where the words are not found, or
 * in more than one place
 */
export async function attachEvidence(env: CommandEnvironment, given: AttachEvidenceInput): Promise<Evidence> {
  const input = asInput(attachEvidenceInput, given);
  return transact(env, 'attach-evidence', input, async ({ writer, makeId, record }) => {
    await writer.getClaim(input.claimId);
    const { claimId, stance, note } = input;
    const base = { id: makeId('evidence'), claimId, stance, note };
    const evidence: Evidence =
      input.kind === 'table'
        ? { ...base, kind: 'table', tableId: (await writer.getTable(input.tableId)).id }
        : {
            ...base,
            kind: 'quotation',
            snapshotId: input.snapshotId,
            anchor: anchored(input, await writer.getSnapshot(input.snapshotId)),
          };
    await writer.insertEvidence(evidence);
    await record({ kind: 'evidence-attached', noun: 'evidence', id: evidence.id, detail: { claimId, stance } });
    return evidence;
  });
}

function anchored({ exact, prefix, suffix, position }: QuotationAnchor, { text }: Snapshot): QuotationAnchor {
  if (text === null) throw new AssayError('invalid-evidence', 'expected a snapshot with text, got one without');
  const search = findQuotation(text, { exact, prefix, suffix, position });
  if (!search.found) {
    const [first] = search.findings;
    throw new AssayError('invalid-evidence', first?.message ?? 'expected words of the snapshot', {
      findings: search.findings,
    });
  }
  const { start, end } = search.match;
  return anchorQuotation(text, text.slice(start, end), start);
}
