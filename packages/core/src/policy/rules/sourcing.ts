import { isCheckable } from '../../claim/claim.ts';
import type { Source, SourceKind } from '../../source/source.ts';
import type { Id } from '../../value/id.ts';
import { independentOrigins, type OriginGroup, type OriginLink } from '../origins.ts';
import { defineRule, type Rule, type RuleFault, type VerdictCase } from '../rule.ts';
import { citedEvidence, nameOf, sourceOf } from './cited.ts';

/** Asks for so many different roots behind the evidence a verdict cites. */
export function independentOriginsRule(least: number): Rule {
  return defineRule({
    id: 'two-independent-origins',
    severity: 'error',
    docs: 'docs/rules/two-independent-origins.md',
    check: (given) => {
      // What somebody said is shown by one recording of it; a kind that cannot be checked is not shown at all.
      if (!isCheckable(given.claim.kind) || given.claim.partOf !== null || isOfWords(given)) return [];
      const asked = citedSources(given);
      const { groups } = independentOrigins(asked, given.sources, given.snapshots);
      if (groups.length >= least) return [];
      const merged = groups
        .filter(({ sources }) => sources.length > 1)
        .map((group) => groupWords(group, given.sources));
      const message = `expected ${least} independent origins behind the cited evidence, got ${groups.length}`;
      return [
        {
          path: ['reasons'],
          message: merged.length === 0 ? message : `${message}: ${merged.join('; ')}`,
          mend: 'Cite evidence from a source that neither owns, copies nor quotes the others.',
        },
      ];
    },
  });
}

function isOfWords({ claim }: VerdictCase): boolean {
  return claim.kind === 'quotation' || claim.kind === 'attribution';
}

function citedSources(given: VerdictCase): Id<'source'>[] {
  return [...new Set(citedEvidence(given).flatMap((evidence) => sourceOf(given, evidence) ?? []))];
}

function groupWords({ sources, links }: OriginGroup, known: readonly Source[]): string {
  return `${sources.map((id) => nameOf(known, id)).join(' and ')} are one (${links.map(linkWords).join(', ')})`;
}

function linkWords(link: OriginLink): string {
  switch (link.kind) {
    case 'owner':
      return `both owned by ${link.owner}`;
    case 'origin':
      return 'one names the other as its origin';
    case 'same-bytes':
      return 'the same document';
    case 'copied-passage':
      return `${link.words} words in a row are the same: “${link.passage}”`;
  }
}

const primaryKinds: readonly SourceKind[] = ['official-record', 'data-publisher', 'academic', 'person'];

export const primarySource = defineRule({
  id: 'primary-source',
  severity: 'warning',
  docs: 'docs/rules/primary-source.md',
  check: (given) => {
    const cited = citedSources(given);
    const byId = new Map(given.sources.map((source) => [source.id, source]));
    const isPrimary = (id: Id<'source'>) => primaryKinds.includes(byId.get(id)?.kind ?? 'news');
    if (cited.length === 0 || cited.some(isPrimary)) return [];
    const attached = given.evidence.flatMap((evidence) => sourceOf(given, evidence) ?? []);
    const behind = given.sources.filter(({ id }) => isPrimary(id) && !cited.includes(id));
    const known = behind.filter(({ id }) => attached.includes(id) || given.sources.some(({ origin }) => origin === id));
    return known.map(
      ({ id }): RuleFault => ({
        path: ['reasons'],
        message: `expected the primary source ${nameOf(given.sources, id)} to be cited, got only others`,
        mend: 'Capture the primary source and cite it.',
      }),
    );
  },
});

export const noCircularSourcing = defineRule({
  id: 'no-circular-sourcing',
  severity: 'error',
  docs: 'docs/rules/no-circular-sourcing.md',
  check: (given) => {
    const { rings } = independentOrigins([], given.sources, []);
    const inRings = rings.map((ring): RuleFault => {
      const names = [...ring, ring[0]].flatMap((id) => (id === undefined ? [] : [nameOf(given.sources, id)]));
      return {
        path: ['evidence'],
        message: `expected sources that end in an origin, got a circle: ${names.join(' copies ')}`,
        mend: 'Find who had it first, and name that source as the origin.',
      };
    });
    return [...inRings, ...ownAppearances(given)];
  },
});

/** The document a claim was made in does not show that it is true, except that it was said. */
function ownAppearances(given: VerdictCase): RuleFault[] {
  if (isOfWords(given)) return [];
  const appearedIn = new Set(given.appearances.map(({ snapshotId }) => snapshotId));
  return citedEvidence(given).flatMap((evidence): RuleFault[] =>
    evidence.kind === 'quotation' && evidence.stance === 'supports' && appearedIn.has(evidence.snapshotId)
      ? [
          {
            path: ['evidence', evidence.id],
            message: 'expected evidence from elsewhere, got the document in which the claim was made',
            mend: 'Cite what the claim rests on, or mark this evidence as context.',
          },
        ]
      : [],
  );
}
