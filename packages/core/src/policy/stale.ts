import type { Recapture } from '../source/source.ts';
import type { EvidenceTable } from '../table/table.ts';
import type { Id } from '../value/id.ts';
import type { RatingScale } from '../verdict/scale.ts';
import type { PolicyStamp, VerdictRevision } from '../verdict/verdict.ts';

/** A version of something that has versions: a policy, a scale. */
export type NamedVersion = Pick<PolicyStamp, 'id' | 'version'>;

/** Why a published verdict no longer rests on what is newest. */
export type StaleReason =
  | {
      readonly code: 'newer-vintage';
      readonly table: string;
      readonly from: Pick<EvidenceTable, 'id' | 'vintage'>;
      readonly to: Pick<EvidenceTable, 'id' | 'vintage'>;
    }
  | ({ readonly code: 'snapshot-changed' } & Recapture)
  | { readonly code: 'policy-superseded'; readonly from: NamedVersion; readonly to: NamedVersion }
  | { readonly code: 'scale-superseded'; readonly from: NamedVersion; readonly to: NamedVersion };

/** A revision, what it rests on, and what there is now. */
export interface StaleInput {
  readonly revision: Pick<VerdictRevision, 'policy' | 'scale'>;
  /** Cited, and those that the cited assessments were made over. */
  readonly tables: readonly EvidenceTable[];
  /** Every edition of those tables. */
  readonly editions: readonly EvidenceTable[];
  /** Quoted from, and those that the cited assessments were made over. */
  readonly snapshots: readonly Id<'snapshot'>[];
  /** Those of which a later capture has other bytes. */
  readonly recaptures: ReadonlyMap<Id<'snapshot'>, Recapture>;
  /** In force now. */
  readonly policy: NamedVersion;
  readonly scale: Pick<RatingScale, 'id' | 'version'>;
}

/**
 * Why a published revision is stale, for programs; {@link staleWords} says it to people. What is compared with its own
 * successor on purpose, both being cited, is not stale.
 *
 * @example
 * ```ts
 * import { staleReasons } from '@assay/core';
 * const revision = { policy: null, scale: { id: 'assay', version: 1 } };
 * const now = { policy: { id: 'desk', version: 3 }, scale: { id: 'assay', version: 2 } };
 * const rests = { tables: [], editions: [], snapshots: [], recaptures: new Map() };
 * staleReasons({ revision, ...rests, ...now }).map(({ code }) => code) // => ['scale-superseded']
 * ```
 */
export function staleReasons(given: StaleInput): readonly StaleReason[] {
  return [...vintages(given), ...documents(given), ...versions(given)];
}

function vintages({ tables, editions }: StaleInput): StaleReason[] {
  const cited = new Set(tables.map(({ id }) => id));
  return tables.flatMap(({ id, name, vintage, publishedOn }): StaleReason[] => {
    const newest = editions.filter((one) => one.name === name).reduce(laterOf, undefined);
    if (newest === undefined || newest.publishedOn <= publishedOn || cited.has(newest.id)) return [];
    const to = { id: newest.id, vintage: newest.vintage };
    return [{ code: 'newer-vintage', table: name, from: { id, vintage }, to }];
  });
}

function laterOf(a: EvidenceTable | undefined, b: EvidenceTable): EvidenceTable {
  // EDTF dates sort as text where they are equally exact, which editions of one table are.
  return a === undefined || b.publishedOn > a.publishedOn ? b : a;
}

function documents({ snapshots, recaptures }: StaleInput): StaleReason[] {
  return snapshots.flatMap((id): StaleReason[] => {
    const recapture = recaptures.get(id);
    if (recapture === undefined || snapshots.includes(recapture.to.id)) return [];
    return [{ code: 'snapshot-changed', ...recapture }];
  });
}

function versions({ revision, policy, scale }: StaleInput): StaleReason[] {
  const reasons: StaleReason[] = [];
  if (revision.policy !== null && isSuperseded(revision.policy, policy))
    reasons.push({ code: 'policy-superseded', from: named(revision.policy), to: named(policy) });
  if (isSuperseded(revision.scale, scale))
    reasons.push({ code: 'scale-superseded', from: named(revision.scale), to: named(scale) });
  return reasons;
}

/** By its version, not its digest, which a suppression for another claim changes too. */
function isSuperseded(then: NamedVersion, now: NamedVersion): boolean {
  return then.id !== now.id || then.version < now.version;
}

function named({ id, version }: NamedVersion): NamedVersion {
  return { id, version };
}

/**
 * A reason in words.
 *
 * @example
 * ```ts
 * import { staleWords } from '@assay/core';
 * staleWords({ code: 'policy-superseded', from: { id: 'desk', version: 2 }, to: { id: 'desk', version: 3 } })
 * // => 'was published under version 2 of the policy desk; version 3 of desk is in force'
 * ```
 */
export function staleWords(reason: StaleReason): string {
  switch (reason.code) {
    case 'newer-vintage':
      return `rests on the ${reason.from.vintage} vintage of ${reason.table}; there is one of ${reason.to.vintage}`;
    case 'snapshot-changed':
      return `quotes a document as captured at ${reason.from.capturedAt}; it was another at ${reason.to.capturedAt}`;
    case 'policy-superseded':
      return `was published under ${versionWords(reason.from, 'policy')}; ${now(reason.to)} is in force`;
    case 'scale-superseded':
      return `was rated on ${versionWords(reason.from, 'scale')}; ${now(reason.to)} is in force`;
  }
}

function versionWords({ id, version }: NamedVersion, what: string): string {
  return `version ${version} of the ${what} ${id}`;
}

function now({ id, version }: NamedVersion): string {
  return `version ${version} of ${id}`;
}
