import type { Publication as PublicationValue, SuppressedFinding as SuppressedFindingValue } from '@assay/core';
import { Actor } from './actor.ts';
import { builder } from './builder.ts';
import { loadExisting } from './context.ts';
import { Finding } from './finding.ts';
import { Revision } from './revision.ts';

export const SuppressedFinding = builder.objectRef<SuppressedFindingValue>('SuppressedFinding').implement({
  description: 'What a house rule found and did not count, because somebody said so for a while.',
  fields: (t) => ({
    finding: t.expose('finding', { type: Finding, description: 'What it found.' }),
    reason: t.string({ description: 'Why it does not count.', resolve: ({ suppression }) => suppression.reason }),
    expires: t.string({
      description: 'From when it counts again, in UTC (ISO 8601).',
      resolve: ({ suppression }) => suppression.expires,
    }),
  }),
});

const Publication = builder.objectRef<PublicationValue>('Publication').implement({
  description: 'How a revision was published: by whom, and what the house rules said.',
  fields: (t) => ({
    publishedBy: t.field({
      type: Actor,
      description: 'Who published it.',
      resolve: ({ publishedBy }, _, { loaders }) => loadExisting(loaders.actor, publishedBy),
    }),
    publishedAt: t.exposeString('publishedAt', { description: 'When, in UTC (ISO 8601).' }),
    findings: t.expose('findings', { type: [Finding], description: 'What the house rules found and let pass.' }),
    suppressed: t.expose('suppressed', {
      type: [SuppressedFinding],
      description: 'What they found and did not count, why, and until when.',
    }),
  }),
});

builder.objectField(Revision, 'publication', (t) =>
  t.field({
    type: Publication,
    nullable: true,
    description: 'How it was published, for the desk only; the policy it was published under is `policy`.',
    resolve: ({ id }, _, { loaders }) => loaders.publicationOfRevision.load(id),
  }),
);
