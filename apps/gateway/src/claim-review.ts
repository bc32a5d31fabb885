import { type ClaimReview as ClaimReviewValue, publicSince, toClaimReview, toScriptElement } from '@assay/core';
import { builder } from './builder.ts';
import { loadExisting } from './context.ts';
import { scaleOf } from './scale.ts';
import { Verdict } from './verdict.ts';

const PublisherInput = builder.inputType('PublisherInput', {
  description: 'Who answers for a published fact-check.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What readers know the publisher by.' }),
    url: t.string({ required: true, description: 'The home page of the publisher on the web.' }),
  }),
});

const ClaimReview = builder.objectRef<ClaimReviewValue>('ClaimReview').implement({
  description: 'A published verdict as schema.org/ClaimReview, which search engines and aggregators read.',
  fields: (t) => ({
    jsonLd: t.field({
      type: 'JSON',
      description: 'The review as JSON-LD. Write it into a page only with `<` escaped, or take `html`.',
      resolve: (review) => review,
    }),
    html: t.string({
      description: 'The script element for the page; nothing in it can end the element.',
      resolve: toScriptElement,
    }),
  }),
});

builder.objectField(Verdict, 'claimReview', (t) =>
  t.field({
    type: ClaimReview,
    nullable: true,
    description: 'The revision that stands in public as ClaimReview markup; null where none does.',
    args: {
      url: t.arg.string({ required: true, description: 'The page on the web that carries the fact-check.' }),
      publisher: t.arg({ type: PublisherInput, required: true, description: 'Who publishes that page.' }),
    },
    resolve: async ({ id, claimId }, { url, publisher }, { loaders }) => {
      // For whoever asks: a page that carries it is for everybody.
      const revision = await loaders.publicRevision.load(id);
      if (revision?.state !== 'published') return null;
      const [claim, appearances, history] = await Promise.all([
        loadExisting(loaders.claim, claimId),
        loaders.appearancesOfClaim.load(claimId),
        loaders.revisionsOfVerdict.load(id),
      ]);
      const [firstPublishedAt = null] = history.flatMap((one) => publicSince(one) ?? []).toSorted();
      return toClaimReview({
        url,
        publisher,
        claim,
        claimant: await loadExisting(loaders.claimant, claim.claimantId),
        appearances,
        revision: { ...revision, publishedAt: publicSince(revision) },
        firstPublishedAt,
        scale: scaleOf(revision.scale),
      });
    },
  }),
);
