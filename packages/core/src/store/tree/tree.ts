import { nouns } from '../../value/id.ts';
import type { Audience } from '../../verdict/visibility.ts';

/**
 * What can be read as a tree: the nouns a claim leads to, and two parts of theirs that lead on: the quotation that a piece
 * of evidence is, and the reason of a revision.
 */
export const treeNouns = [
  ...nouns.filter((noun) => noun !== 'key' && noun !== 'webhook'),
  'quotation',
  'reason',
] as const;
export type TreeNoun = (typeof treeNouns)[number];

/** What is wanted of a noun: fields by their names, and what it leads to. */
export interface Branch {
  readonly noun: TreeNoun;
  readonly fields: readonly string[];
  readonly edges: readonly BranchEdge[];
}

export interface BranchEdge {
  readonly name: string;
  readonly branch: Branch;
  /** The name under which a request says how many are wanted; `null`: all, of which {@link mostChildren} and one are read. */
  readonly size: string | null;
}

/** A list that is longer is not read whole: one more than so many says so. */
export const mostChildren = 50;

export interface TreeRequest {
  readonly branch: Branch;
  /** Of the nouns at the root. */
  readonly ids: readonly string[];
  readonly sizes: { readonly [name: string]: number };
  /** As who may read it. */
  readonly audience: Pick<Audience, 'drafts' | 'claims'>;
}

/**
 * What was found of one noun: its fields in the order asked for, then its edges: a row, `null` for none, or a list of
 * rows. What a list names and who asks may not read is `null` in it.
 */
export type TreeRow = readonly unknown[];
