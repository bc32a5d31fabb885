import type { Audience } from '../../verdict/visibility.ts';
import { publicStates } from '../../verdict/visibility.ts';

export type TreeAudience = Pick<Audience, 'drafts' | 'claims'>;

/** The conditions of `restrictReader` in SQL, for a tree read in one statement. Names are those of the rows at hand. */
export interface Visible {
  /** Whether the desk asks, which reads everything. */
  readonly desk: boolean;
  readonly claim: (claim: string) => string;
  /** Evidence that a published verdict on its claim, or on what that is part of, cites. */
  readonly evidence: (id: string) => string;
  readonly assessment: (id: string) => string;
  readonly revision: (revision: string) => string;
  /** The state of a revision of a verdict as who asks knows it: what corrects it may be under embargo. */
  readonly state: (revision: string, verdict: string) => string;
}

const isOpen = (revision: string): string =>
  `not exists (select 1 from embargo where embargo.revision_id = ${revision}.id)`;

// Twice rather than `in (…)`, for which SQLite makes a table of the two for every row.
const isShown = (id: string): string =>
  `exists (select 1 from verdict shown where shown.claim_id = ${id} and shown.public_state is not null)`;

export function visibleTo({ drafts, claims }: TreeAudience): Visible {
  if (drafts) {
    const all = () => '1';
    const state: Visible['state'] = (revision) => `${revision}.state`;
    return { desk: true, claim: all, evidence: all, assessment: all, revision: all, state };
  }
  return {
    desk: false,
    claim: (claim) => (claims === 'all' ? '1' : `(${isShown(`${claim}.id`)} or ${isShown(`${claim}.part_of`)})`),
    evidence: (id) => `exists (select 1 from cited_evidence where evidence_id = ${id})`,
    assessment: (id) => `exists (select 1 from cited_assessment where assessment_id = ${id})`,
    revision: (revision) =>
      `${revision}.state in (${publicStates.map((state) => `'${state}'`).join(', ')}) and ${isOpen(revision)}`,
    state: (revision, verdict) =>
      `iif(${verdict}.public_revision_id = ${revision}.id, ${verdict}.public_state, ${revision}.state)`,
  };
}
