import { asId, type ClaimProposition } from '@assay/core';
import { builder } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';

export const Proposition = builder.objectRef<ClaimProposition>('Proposition');
builder.node(Proposition, {
  description: 'The typed form of a claim, with the ways it may be read.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('proposition', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.proposition, ids),
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim it is a form of.',
      resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
    }),
    words: t.exposeString('words', { description: 'The proposition as a sentence.' }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What this form is about, where a claim has several.',
    }),
    json: t.field({
      type: 'JSON',
      description: 'The proposition as the data it is: an expression in the language of claims.',
      resolve: ({ proposition }) => proposition,
    }),
    readings: t.expose('readings', {
      type: 'JSON',
      description: 'What the claim leaves open: `parameters` with their options, `exclusions` and `axes`.',
    }),
    digest: t.exposeString('digest', { description: 'SHA-256 of the canonical JSON of `json`.' }),
    proposedAt: t.exposeString('proposedAt', { description: 'When it was put forward, in UTC (ISO 8601).' }),
  }),
});

builder.objectField(Claim, 'propositions', (t) =>
  t.field({
    type: [Proposition],
    description: 'The typed forms of the claim, in the order put forward.',
    resolve: ({ id }, _, { loaders }) => loaders.propositionsOfClaim.load(id),
  }),
);
