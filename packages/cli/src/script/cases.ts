import type { VerdictState } from '@assay/core';
import { type LoadedCase, loadVerdictCases } from '@assay/core/commands';
import type { Store } from '@assay/core/store';
import { verdictItems } from './pages.ts';

/** Verdicts loaded at once. */
const pageSize = 100;

/** The latest revision of every verdict with all that bears on it, newest verdicts first. */
export function casesOf(
  store: Pick<Store, 'read'>,
  signal: AbortSignal,
  state: VerdictState | null = null,
): AsyncIterable<LoadedCase> {
  return verdictItems(store, signal, { size: pageSize, state }, async (reader, verdicts) => {
    const current = await reader.currentRevisionsOfVerdicts(verdicts.map(({ id }) => id));
    const ids = verdicts.flatMap(({ id }) => current.get(id)?.id ?? []);
    return loadVerdictCases(reader, ids);
  });
}
