import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { EventKind } from '../event.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import { checkVerdict, newRevision } from '../verdict/revision.ts';
import { assayScale } from '../verdict/scale.ts';
import { suggestForClaim } from '../verdict/suggestion.ts';
import { type Correction, confidences, type VerdictContent, type VerdictRevision } from '../verdict/verdict.ts';
import type { Transaction } from './command.ts';
import { contextOf, type Dossier, ratingsOfParts } from './dossier.ts';
import { dateField, idField, nameField, optional, proseField } from './input.ts';
import { assertLastSeen } from './seen.ts';

/** What a person says in a verdict; the rest of its content follows. */
export const verdictFields = {
  claimId: idField('claim'),
  /** A label of the Assay scale. */
  rating: nameField,
  summary: proseField,
  reasons: z
    .array(
      z.strictObject({
        text: proseField,
        evidence: z.array(idField('evidence')).max(100).readonly().default([]),
        assessments: z.array(idField('assessment')).max(100).readonly().default([]),
      }),
    )
    .max(100)
    .readonly(),
  confidence: z.enum(confidences),
  /** The time for which it holds; left out, no limit is stated. */
  scope: z.strictObject({ from: optional(dateField), to: optional(dateField) }).default({ from: null, to: null }),
  /** Why the rating is not the one the rules suggest. */
  override: optional(proseField),
};
const verdictSchema = z.strictObject(verdictFields);

/**
 * Writes a revision in review, with the suggestion the rules make of the assessments it cites, or of the parts.
 *
 * @throws AssayError `transition-refused` where another revision is under review; `conflict` where not what its author saw
 * last stands; `invalid-rating` or `invalid-input` with every finding of severity `error`
 */
export async function putForward(
  { writer, actor, at, makeId, record }: Transaction,
  dossier: Dossier,
  input: z.output<typeof verdictSchema>,
  {
    kind,
    correction,
    seen,
  }: { readonly kind: EventKind; readonly correction: Correction | null; readonly seen: Id<'revision'> | null },
): Promise<VerdictRevision> {
  const [latest] = dossier.revisions;
  if (latest?.state === 'in-review' || latest?.state === 'approved') {
    const message = `expected no revision under review, got revision ${latest.revision}, which is ${latest.state}`;
    throw new AssayError('transition-refused', `${message}; send it back or publish it first`);
  }
  assertLastSeen(seen, dossier.published ?? latest ?? null);
  const content = await contentOfDraft(writer, dossier, input, { correction, authorId: actor });
  refuseFaults(content, dossier);
  const verdict = dossier.verdict ?? { id: makeId('verdict'), claimId: dossier.claim.id };
  if (dossier.verdict === null) await writer.insertVerdict(verdict);
  const revision = newRevision(content, { id: makeId('revision'), verdictId: verdict.id, proposedAt: at });
  await writer.insertRevision(revision);
  await record({
    kind,
    noun: 'verdict',
    id: verdict.id,
    before: latest?.digest ?? null,
    after: revision.digest,
    detail: { revisionId: revision.id, revision: revision.revision, state: revision.state, rating: revision.rating },
  });
  return revision;
}

/** What is said in a verdict with what follows from it: its number, scale and the suggestion the rules make. */
export async function contentOfDraft(
  reader: Reader,
  dossier: Dossier,
  input: z.output<typeof verdictSchema>,
  { correction, authorId }: Pick<VerdictContent, 'correction' | 'authorId'>,
): Promise<VerdictContent> {
  const cited = new Set(input.reasons.flatMap((reason) => reason.assessments));
  return {
    ...input,
    revision: (dossier.revisions[0]?.revision ?? 0) + 1,
    scale: { id: assayScale.id, version: assayScale.version },
    suggestion: suggestForClaim({
      kind: dossier.claim.kind,
      rollUp: dossier.claim.rollUp,
      outcomes: dossier.assessments.filter((one) => cited.has(one.id)).map((one) => one.outcome),
      parts: await ratingsOfParts(reader, dossier.parts),
    }),
    correction,
    authorId,
  };
}

function refuseFaults(content: VerdictContent, dossier: Dossier): void {
  const findings = checkVerdict(content, contextOf(dossier)).filter((finding) => finding.severity === 'error');
  if (findings.length === 0) return;
  const ofRating = findings.some((finding) => finding.path[0] === 'rating');
  throw new AssayError(
    ofRating ? 'invalid-rating' : 'invalid-input',
    `expected a verdict without faults, got: ${findings.map((finding) => finding.message).join('; ')}`,
    { findings },
  );
}
