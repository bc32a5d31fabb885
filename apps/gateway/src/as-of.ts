import {
  type Appearance as AppearanceValue,
  type Assessment as AssessmentValue,
  asInstant,
  type ClaimProposition,
  type Claim as ClaimValue,
  type Evidence as EvidenceValue,
  type Instant,
  publishedAsOf,
  type VerdictRevision,
} from '@assay/core';
import { Assessment } from './assessment.ts';
import { builder } from './builder.ts';
import { Appearance, Claim } from './claim.ts';
import type { Context } from './context.ts';
import { Evidence } from './evidence.ts';
import { Proposition } from './proposition.ts';
import { Revision } from './revision.ts';
import { Table } from './table.ts';
import { Verdict } from './verdict.ts';

const moment = { description: 'The moment, in UTC (ISO 8601), such as 2025-06-24T09:30:00Z.' };

interface ClaimThen {
  readonly at: Instant;
  readonly claim: ClaimValue;
  readonly appearances: readonly AppearanceValue[];
  readonly evidence: readonly EvidenceValue[];
  readonly propositions: readonly ClaimProposition[];
  readonly assessments: readonly AssessmentValue[];
  readonly published: VerdictRevision | null;
}

/** What of a claim was on record at a moment: of what who asks may read now. */
async function claimAsOf(claim: ClaimValue, at: Instant, { loaders, store }: Context): Promise<ClaimThen | null> {
  if (claim.submittedAt > at) return null;
  const { id } = claim;
  const known = await store.read((reader) => reader.onRecordOfClaim(id, at));
  const then = <T extends { readonly id: AppearanceValue['id'] | EvidenceValue['id'] | ClaimProposition['id'] }>(
    items: readonly T[],
  ) => items.filter((item) => known.has(item.id));
  const propositions = then(await loaders.propositionsOfClaim.load(id));
  const assessments = await Promise.all(propositions.map((one) => loaders.assessmentsOfProposition.load(one.id)));
  const verdict = await loaders.verdictOfClaim.load(id);
  const revisions = verdict === undefined ? [] : await loaders.revisionsOfVerdict.load(verdict.id);
  return {
    at,
    claim,
    appearances: then(await loaders.appearancesOfClaim.load(id)),
    evidence: then(await loaders.evidenceOfClaim.load(id)),
    propositions,
    assessments: assessments.flat().filter(({ assessedAt }) => assessedAt <= at),
    published: publishedAsOf(revisions, at) ?? null,
  };
}

const ClaimAsOf = builder.objectRef<ClaimThen>('ClaimAsOf').implement({
  description: 'A claim as it stood at a moment: what was on record then, of what you may read now.',
  fields: (t) => ({
    at: t.exposeString('at', { description: 'The moment, in UTC (ISO 8601).' }),
    claim: t.expose('claim', { type: Claim, description: 'The claim, as it is now.' }),
    appearances: t.expose('appearances', { type: [Appearance], description: 'Where it was known to have appeared.' }),
    evidence: t.expose('evidence', { type: [Evidence], description: 'What bore on it.' }),
    propositions: t.expose('propositions', { type: [Proposition], description: 'The typed forms it had.' }),
    assessments: t.expose('assessments', { type: [Assessment], description: 'What they had come to.' }),
    published: t.expose('published', {
      type: Revision,
      nullable: true,
      description: 'The revision of its verdict that stood in public; its `state` is that of now.',
    }),
  }),
});

builder.objectField(Claim, 'asOf', (t) =>
  t.field({
    type: ClaimAsOf,
    nullable: true,
    description: 'The claim as it stood at a moment; null before it was put on record.',
    args: { at: t.arg.string({ required: true, ...moment }) },
    resolve: (claim, { at }, context) => claimAsOf(claim, asInstant(at), context),
  }),
);

builder.objectField(Verdict, 'asOf', (t) =>
  t.field({
    type: Revision,
    nullable: true,
    description: 'The revision that stood in public at a moment; its `state` is that of now.',
    args: { at: t.arg.string({ required: true, ...moment }) },
    resolve: async ({ id }, { at }, { loaders }) =>
      publishedAsOf(await loaders.revisionsOfVerdict.load(id), asInstant(at)) ?? null,
  }),
);

builder.objectField(Table, 'asOf', (t) =>
  t.field({
    type: Table,
    nullable: true,
    description: 'The newest edition of the table that was on record at a moment.',
    args: { at: t.arg.string({ required: true, ...moment }) },
    resolve: async ({ name }, { at: given }, { store }) => {
      const at = asInstant(given);
      const editions = await store.read((reader) => reader.tablesNamed(name));
      return editions.find(({ loadedAt }) => loadedAt <= at) ?? null;
    },
  }),
);
