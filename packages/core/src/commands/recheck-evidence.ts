import { findQuotation } from '../evidence/anchor.ts';
import type { Evidence, QuotationEvidence } from '../evidence/evidence.ts';
import type { Finding } from '../finding.ts';
import type { Reader } from '../store/reader.ts';
import type { VerdictContent } from '../verdict/verdict.ts';

/** What is wrong by now with the quotations a verdict cites: each is looked for in its snapshot once more. */
export async function recheckEvidence(
  reader: Reader,
  evidence: readonly Evidence[],
  { reasons }: Pick<VerdictContent, 'reasons'>,
): Promise<readonly Finding[]> {
  const cited = new Set(reasons.flatMap((reason) => reason.evidence));
  const quotations = evidence.filter((one): one is QuotationEvidence => one.kind === 'quotation' && cited.has(one.id));
  const snapshots = await reader.snapshotsByIds(quotations.map((one) => one.snapshotId));
  return quotations.flatMap(({ id, anchor }, at) =>
    findQuotation(snapshots[at]?.text ?? '', anchor).findings.map((finding) => ({
      ...finding,
      path: ['evidence', id, ...finding.path],
    })),
  );
}
