import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, ActorKind } from '../actor.ts';
import { createIds, type Id } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { checkPublishable, type PublicationCase, publish, supersede } from './publishable.ts';
import type { Review, ReviewDecision } from './review.ts';
import { contentOf, digestOfRevision, newRevision } from './revision.ts';
import { assayScale } from './scale.ts';
import { stateAfterReview, tallyReviews } from './tally.ts';
import type { VerdictContent, VerdictRevision } from './verdict.ts';

const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(1) });
const at = asInstant(0);
const actor = (kind: ActorKind): Actor => ({
  id: makeId('actor'),
  name: kind,
  kind,
  role: kind === 'person' ? 'reviewer' : 'bot',
});
const [author, ann, ben, cat] = [actor('person'), actor('person'), actor('person'), actor('person')];
const [bot, feed] = [actor('bot'), actor('import')];
const actors = [author, ann, ben, cat, bot, feed];

const claim = { id: makeId('claim'), kind: 'ranking' } as const;
const evidence = { id: makeId('evidence'), claimId: claim.id };
const content: VerdictContent = {
  claimId: claim.id,
  revision: 1,
  scale: { id: 'assay', version: 1 },
  rating: 'true',
  summary: 'So it is.',
  reasons: [{ text: 'The table says so.', evidence: [evidence.id], assessments: [] }],
  confidence: 'high',
  scope: { from: null, to: null },
  suggestion: null,
  override: null,
  correction: null,
  authorId: author.id,
};
const revised = (changed: Partial<VerdictContent>): VerdictRevision => {
  const identity = { id: makeId('revision'), verdictId: makeId('verdict'), proposedAt: at };
  return { ...newRevision({ ...content, ...changed }, identity), state: 'approved' };
};
const revision = revised({});

const review = (by: { id: Id<'actor'> }, decision: ReviewDecision = 'approve', on = revision): Review => ({
  id: makeId('review'),
  revisionId: on.id,
  digest: on.digest,
  reviewerId: by.id,
  decision,
  reason: 'Read it.',
  reviewedAt: at,
});
const given = (reviews: readonly Review[], changed: Partial<PublicationCase> = {}): PublicationCase => ({
  revision,
  authors: [],
  reviews,
  actors,
  claim,
  parts: [],
  scale: assayScale,
  evidence: [evidence],
  assessments: [],
  supersedes: null,
  findings: [],
  ...changed,
});
const rules = (publication: PublicationCase) => {
  const decision = checkPublishable(publication);
  return 'publishable' in decision ? 'publishable' : decision.findings.map((finding) => finding.rule);
};

describe('a revision', () => {
  it('is published on the approvals of two people other than its author', () => {
    const decision = checkPublishable(given([review(ann), review(ben)]));
    if (!('publishable' in decision)) throw new Error('expected a publishable verdict');
    expect(decision.publishable.approvals.map((approval) => approval.reviewerId)).toEqual([ann.id, ben.id]);
    expect(publish(decision.publishable, at)).toEqual({ ...revision, state: 'published', publishedAt: at });
  });

  it.each<[string, readonly Review[], string[]]>([
    ['one approval', [review(ann)], ['approvals-enough']],
    ['two approvals of one person', [review(ann), review(ann)], ['approvals-enough']],
    ['the approval of a bot', [review(ann), review(bot)], ['approvals-enough']],
    ['the approval of an import', [review(ann), review(feed)], ['approvals-enough']],
    ['the approval of nobody known', [review(ann), review({ id: makeId('actor') })], ['approvals-enough']],
    ['a standing objection', [review(ann), review(ben), review(cat, 'object')], ['no-standing-objection']],
    [
      'an approval turned objection',
      [review(ann), review(ben), review(cat), review(cat, 'object')],
      ['no-standing-objection'],
    ],
    ['an approval sent back', [review(ann), review(ben), review(ben, 'send-back')], ['approvals-enough']],
  ])('is not published with %s', (_, reviews, expected) => {
    expect(rules(given(reviews))).toEqual(expected);
  });

  it('is not published on the approval of who wrote what was sent back before it', () => {
    expect(rules(given([review(ann), review(ben)], { authors: [ben.id] }))).toEqual(['approvals-enough']);
  });

  it('is published once the objector approves', () => {
    expect(rules(given([review(ann), review(ben, 'object'), review(ben)]))).toBe('publishable');
  });

  it('is not published while an objection to the text before an edit stands', () => {
    const before = revised({ summary: 'So it was.' });
    expect(rules(given([review(cat, 'object', before), review(ann), review(ben)]))).toEqual(['no-standing-objection']);
  });

  it('is not published with a finding of its content or of another check', () => {
    const empty = revised({ reasons: [] });
    const both = [review(ann, 'approve', empty), review(ben, 'approve', empty)];
    expect(rules(given(both, { revision: empty }))).toEqual(['reasons-given']);
    const finding = { rule: 'quotation-found', severity: 'error', path: [], message: 'lost', mend: null } as const;
    const reviews = [review(ann), review(ben)];
    expect(rules(given(reviews, { findings: [finding] }))).toEqual(['quotation-found']);
    expect(rules(given(reviews, { findings: [{ ...finding, severity: 'warning' }] }))).toBe('publishable');
  });

  it('is not published from any state but in review and approved', () => {
    for (const state of ['draft', 'published', 'corrected', 'retracted'] as const) {
      const reviews = [review(ann), review(ben)];
      expect(rules(given(reviews, { revision: { ...revision, state } }))).toEqual(['state-before-publication']);
    }
  });

  it('is not published when its digest is not that of its content', () => {
    const forged = { ...revision, summary: 'It is not.' };
    expect(rules(given([review(ann), review(ben)], { revision: forged }))).toEqual(['digest-of-content']);
  });

  it('is superseded only when published', () => {
    expect(supersede({ ...revision, state: 'published' }).state).toBe('corrected');
    expect(() => supersede(revision)).toThrowError(expect.objectContaining({ code: 'transition-refused' }));
  });
});

const anyPerson = fc.constantFrom(ann, ben, cat);
const anyReviews = fc
  .array(fc.tuple(fc.constantFrom(...actors), fc.constantFrom<ReviewDecision>('approve', 'object', 'send-back')), {
    maxLength: 8,
  })
  .map((made) => made.map(([by, decision]) => review(by, decision)));

describe('reviews', () => {
  it('are void as approvals after any edit', () => {
    const anyEdit = fc.oneof(
      fc.string({ minLength: 1 }).map((text) => ({ summary: `${content.summary}${text}` })),
      fc.constantFrom('false', 'half-true').map((rating) => ({ rating })),
      fc.constant({ confidence: 'low' } as const),
    );
    fc.assert(
      fc.property(anyReviews, anyEdit, (reviews, edit) => {
        const edited = { ...revision, ...edit };
        const digest = digestOfRevision(contentOf(edited));
        expect(tallyReviews(given(reviews, { revision: { ...edited, digest } })).approvals).toEqual([]);
      }),
    );
  });

  it('of the author never change the answer', () => {
    fc.assert(
      fc.property(anyReviews, fc.integer({ min: 1, max: 4 }), (reviews, count) => {
        const own = Array.from({ length: count }, () => review(author));
        expect(rules(given([...reviews, ...own]))).toEqual(rules(given(reviews)));
      }),
    );
  });

  it('of different people count alike in any order, and however often they are listed', () => {
    const shuffled = anyReviews.chain((reviews) =>
      fc.tuple(fc.constant(reviews), fc.shuffledSubarray([...reviews, ...reviews], { minLength: reviews.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([reviews, others]) => {
        expect(tallyReviews(given(others))).toEqual(tallyReviews(given(reviews)));
      }),
    );
  });

  it('of a person are worth what the latest says', () => {
    fc.assert(
      fc.property(anyReviews, anyPerson, (reviews, person) => {
        const { approvals, objections } = tallyReviews(given([...reviews, review(person)]));
        expect(approvals.filter((one) => one.reviewerId === person.id)).toHaveLength(1);
        expect(objections.some((one) => one.reviewerId === person.id)).toBe(false);
      }),
    );
  });

  it('carry a revision once enough approve and none objects', () => {
    const stateOn = (reviews: readonly Review[], last: Review) => stateAfterReview('in-review', last, given(reviews));
    expect(stateOn([], review(ann))).toBe('in-review');
    expect(stateOn([review(ann)], review(ben))).toBe('approved');
    expect(stateOn([review(ann)], review(ann))).toBe('in-review');
    expect(stateOn([review(ann), review(cat, 'object')], review(ben))).toBe('in-review');
    expect(stateOn([review(ann), review(ben), review(cat, 'object')], review(cat))).toBe('approved');
    expect(stateOn([review(ann)], review(ben, 'send-back'))).toBe('draft');
    expect(stateAfterReview('approved', review(cat, 'object'), given([review(ann), review(ben)]))).toBe('in-review');
  });
});
