import type { Audience } from '../../verdict/visibility.ts';
import { publicStates } from '../../verdict/visibility.ts';

export type TreeAudience = Pick<Audience, 'drafts' | 'claims'>;

/** The conditions of `restrictReader` in SQL, for a tree read in one statement. Names are those of the rows at hand. */
export interface Visible {
  /** Whether the desk asks, which reads everything. */
  readonly desk: boolean;
  readonly claim: (claim: string) => string;
  /** Evidence or an assessment `id` that a published verdict on the claim, or on what it is part of, cites. */
  readonly cited: (id: string, claim: string) => string;
  /** The same for a list, beside which {@link Visible.contents} of the claim stand as `shown`, read once for all of it. */
  readonly citedInShown: (id: string) => string;
  readonly contents: (claim: string) => string;
  readonly revision: (revision: string) => string;
  /** The state of a revision as who asks knows it: what corrects it may be under embargo. */
  readonly state: (revision: string) => string;
}

const stateOf = (revision: string): string => `${revision}.state`;

const isOpen = (revision: string): string =>
  `not exists (select 1 from embargo where embargo.revision_id = ${revision}.id)`;

export function visibleTo({ drafts, claims }: TreeAudience): Visible {
  if (drafts) {
    const all = () => '1';
    const contents = () => '(select 1)';
    return { desk: true, claim: all, cited: all, citedInShown: all, contents, revision: all, state: stateOf };
  }
  const contents = (claim: string) => `(select group_concat(said.content) as text
      from verdict public join revision said on said.verdict_id = public.id
      where public.claim_id in (${claim}.id, ${claim}.part_of)
      and public.public_state is not null and said.published_at is not null and ${isOpen('said')})`;
  // Canonical JSON has a quotation mark after a bracket or a comma only where a text begins, so what is found there is an
  // item of a list, and the lists of ids are what a verdict cites. Reading the JSON would take ten times as long.
  const citedInShown = (id: string) =>
    `(instr(shown.text, '["' || ${id} || '"') or instr(shown.text, ',"' || ${id} || '"'))`;
  return {
    desk: false,
    claim: (claim) =>
      claims === 'all'
        ? '1'
        : `exists (select 1 from verdict shown where shown.claim_id in (${claim}.id, ${claim}.part_of)
            and shown.public_state is not null)`,
    contents,
    citedInShown,
    cited: (id, claim) => `exists (select 1 from ${contents(claim)} shown where ${citedInShown(id)})`,
    revision: (revision) =>
      `${revision}.state in (${publicStates.map((state) => `'${state}'`).join(', ')}) and ${isOpen(revision)}`,
    state: (revision) =>
      `(select iif(shown.public_revision_id = ${revision}.id, shown.public_state, ${stateOf(revision)})
        from verdict shown where shown.id = ${revision}.verdict_id)`,
  };
}
