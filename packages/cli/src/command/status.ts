import { type Alpha, type VerdictRevision, type VerdictState, verdictStates } from '@assay/core';
import type { Store } from '@assay/core/store';
import { columns } from '../claim-file/layout.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { clipped, quoted } from '../report/harmless.ts';
import { agreementOf } from '../script/agreement.ts';
import { verdictItems } from '../script/pages.ts';
import { withDatabase } from '../with-database.ts';

export interface StatusOptions {
  readonly db?: string;
  readonly json?: boolean;
}

/** A verdict that waits for somebody. */
interface Waiting {
  readonly verdict: string;
  readonly state: VerdictState;
  readonly days: number;
  readonly claim: string;
}

const waitingStates = ['in-review', 'approved'] as const satisfies readonly VerdictState[];
const longestQueue = 10;
const day = 86_400_000;

/** How many verdicts stand in each state, which have waited longest, and how far reviewers agree. */
export async function status(io: Io, { db, json }: StatusOptions): Promise<ExitCode> {
  return withDatabase(openExisting(await databaseOf(io, db)), async (store): Promise<ExitCode> => {
    const counted = await store.read((reader) => reader.countVerdicts());
    const counts = verdictStates.map((state) => ({ state, count: counted.get(state) ?? 0 }));
    const queue = await longestWaiting(io, store);
    const agreement = await agreementOf(store, io.signal);
    if (json === true) io.out.write(`${JSON.stringify({ counts, queue, agreement })}\n`);
    else for (const line of lines(counts, queue, agreement)) io.out.write(`${line}\n`);
    return 0;
  });
}

async function longestWaiting({ signal }: Io, store: Store): Promise<readonly Waiting[]> {
  const now = Date.now();
  let longest: VerdictRevision[] = [];
  for (const state of waitingStates) {
    const revisions = verdictItems(store, signal, { size: 500, state }, async (reader, verdicts) => [
      ...(await reader.currentRevisionsOfVerdicts(verdicts.map(({ id }) => id))).values(),
    ]);
    // Only so many are kept, however long the queue is.
    for await (const revision of revisions)
      longest = [...longest, revision]
        .sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : a.proposedAt > b.proposedAt ? 1 : 0))
        .slice(0, longestQueue);
  }
  const claims = await store.read((reader) => reader.claimsByIds(longest.map(({ claimId }) => claimId)));
  return longest.map(({ verdictId, state, proposedAt }, index) => ({
    verdict: verdictId,
    state,
    days: Math.max(0, Math.floor((now - Date.parse(proposedAt)) / day)),
    claim: claims[index]?.text ?? '',
  }));
}

function lines(
  counts: readonly { readonly state: VerdictState; readonly count: number }[],
  queue: readonly Waiting[],
  { alpha, interval, n }: Alpha,
): readonly string[] {
  const cells = counts.map(({ state, count }) => [state, count.toLocaleString('en')]);
  const waiting = queue.map(({ state, days, claim }) => [String(days), state, quoted(clipped(claim, 50))]);
  const range = interval === null ? '' : ` (95% from ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
  return [
    ...columns(['state', 'verdicts'], cells, (cell) => cell),
    '',
    ...(queue.length === 0
      ? ['Nothing waits for a review or for publication.']
      : ['Waiting longest:', ...columns(['days', 'state', 'claim'], waiting, (cell) => cell)]),
    '',
    alpha === null
      ? `Agreement: none to be told from ${n.labels} votes on ${n.items} revisions with two votes or more.`
      : `Agreement (Krippendorff’s alpha): ${alpha.toFixed(2)}${range}, ${n.labels} votes on ${n.items} revisions by ${n.reviewers} reviewers.`,
  ];
}
