import { AssayError } from '../error.ts';
import { checkPolicy, type Policy } from '../policy/policy.ts';
import { approvalsByOthers } from '../policy/rules/review.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import { loadCasesOf } from './verdict-case.ts';

/** Verdicts looked at between two pauses. */
const atOnce = 10;

export interface OpenFindingsOptions {
  readonly policy: Policy;
  readonly at: Instant;
  /** How many verdicts may be under work for it to be worked out. */
  readonly most: number;
  /** Awaited every few verdicts; what it throws ends the work. */
  readonly pause?: () => Promise<void>;
}

/**
 * The claims whose verdict is under work (a draft, in review or approved), and in which the house rules find something
 * now; who has approved is not asked. Nothing of it is stored: it changes with every edition, capture, verdict on similar
 * words and suppression that runs out.
 *
 * @throws AssayError `limit-exceeded` where more than `most` are under work; what `pause` throws
 * @example
 * ```ts
 * import { asInstant, recommended } from '@assay/core';
 * import { openFindings } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store, close } = await createTestEnvironment();
 * const now = { policy: recommended, at: asInstant(0), most: 100 };
 * await store.read((reader) => openFindings(reader, now)) // => []
 * await close();
 * ```
 */
export async function openFindings(
  reader: Reader,
  { policy, at, most, pause }: OpenFindingsOptions,
): Promise<readonly Id<'claim'>[]> {
  const found: Id<'claim'>[] = [];
  let seen = 0;
  for (let after: Id<'verdict'> | null = null; ; ) {
    const filter = { states: ['draft', 'in-review', 'approved'] } as const;
    const page: Awaited<ReturnType<Reader['verdictsPage']>> = await reader.verdictsPage({
      first: atOnce,
      after,
      filter,
    });
    const ids = page.items.map(({ id }) => id);
    seen += ids.length;
    if (seen > most) {
      const message = `expected at most ${most} verdicts under work to look for findings in, got more`;
      throw new AssayError('limit-exceeded', message);
    }
    const published = await reader.publishedRevisionsOfVerdicts(ids);
    const cases = await loadCasesOf(reader, [...(await reader.currentRevisionsOfVerdicts(ids)).values()]);
    for (const given of cases) {
      const supersedes = published.get(given.revision.verdictId) ?? null;
      const { findings } = checkPolicy(policy, { ...given, supersedes }, at);
      if (findings.some(({ rule }) => rule !== approvalsByOthers.id)) found.push(given.revision.claimId);
    }
    if (!page.hasNext) return found;
    after = ids.at(-1) ?? null;
    await pause?.();
  }
}
