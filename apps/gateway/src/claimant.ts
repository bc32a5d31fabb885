import { asId, type ClaimantKind as ClaimantKindValue, type Claimant as ClaimantValue } from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { loadNodes } from './context.ts';

export const ClaimantKind = enumOf<ClaimantKindValue>('ClaimantKind', 'What kind of claimant it is.', {
  person: 'A human being, in office or out of it.',
  organisation: 'A body that speaks as one: a government, a company, a newspaper.',
  unknown: 'Nobody knows who said it, or what kind of claimant it was.',
});

export const Claimant = builder.objectRef<ClaimantValue>('Claimant');
builder.node(Claimant, {
  description: 'The person or organisation that made a claim.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('claimant', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.claimant, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name as given.' }),
    kind: t.expose('kind', { type: ClaimantKind, description: 'A person, an organisation, or not known.' }),
    description: t.exposeString('description', { nullable: true, description: 'Who that is, in a few words.' }),
  }),
});
