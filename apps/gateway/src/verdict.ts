import { asId, type Verdict as VerdictValue } from '@assay/core';
import { builder } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Revision } from './revision.ts';

export const Verdict = builder.objectRef<VerdictValue>('Verdict');
builder.node(Verdict, {
  description: 'A rating of a claim, with all its revisions.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('verdict', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.verdict, ids),
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim it is about.',
      resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
    }),
    latest: t.field({
      type: Revision,
      nullable: true,
      description: 'The latest revision you may read.',
      resolve: ({ id }, _, { loaders }) => loaders.currentRevision.load(id),
    }),
    published: t.field({
      type: Revision,
      nullable: true,
      description: 'The revision that stands in public, or will once its embargo is over.',
      resolve: ({ id }, _, { loaders }) => loaders.publishedRevision.load(id),
    }),
    history: t.field({
      type: [Revision],
      description: 'Every revision you may read, latest first.',
      resolve: ({ id }, _, { loaders }) => loaders.revisionsOfVerdict.load(id),
    }),
  }),
});

builder.objectField(Revision, 'verdict', (t) =>
  t.field({
    type: Verdict,
    description: 'The verdict it is a revision of.',
    resolve: ({ verdictId }, _, { loaders }) => loadExisting(loaders.verdict, verdictId),
  }),
);

builder.objectField(Claim, 'verdict', (t) =>
  t.field({
    type: Verdict,
    nullable: true,
    description: 'The verdict, where there is one.',
    resolve: ({ id }, _, { loaders }) => loaders.verdictOfClaim.load(id),
  }),
);
