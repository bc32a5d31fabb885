import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssayError } from '../error.ts';
import { asDate } from '../value/date.ts';
import { asInstant } from '../value/instant.ts';
import { type ClaimReviewInput, toClaimReview, toScriptElement } from './claim-review.ts';
import { assayScale } from './scale.ts';
import { verdictStates } from './verdict.ts';

const published = asInstant('2025-07-01T09:00Z');
const later = asInstant('2025-08-02T09:00Z');
const appearance = { url: 'https://news.example/a', title: 'A talk', publishedOn: asDate('2025-06-23'), first: true };
const given: ClaimReviewInput = {
  url: 'https://desk.example/checks/7',
  publisher: { name: 'The Desk', url: 'https://desk.example' },
  claim: { text: 'There are three to five.', occasion: { date: asDate('2025-06-23'), place: null, event: null } },
  claimant: { name: 'Mark Rutte', kind: 'person' },
  appearances: [appearance],
  revision: { state: 'published', rating: 'mostly-false', summary: 'Three.', correction: null, publishedAt: published },
  firstPublishedAt: null,
  scale: assayScale,
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AssayError) return error.code;
  }
  return 'none';
};

describe('a claim review', () => {
  it('has what Google asks for, required and recommended', () => {
    expect(toClaimReview(given)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://desk.example/checks/7',
      claimReviewed: 'There are three to five.',
      datePublished: '2025-07-01T09:00:00.000Z',
      author: { '@type': 'Organization', name: 'The Desk', url: 'https://desk.example' },
      reviewBody: 'Three.',
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Mostly false',
        ratingExplanation: expect.stringMatching(/^Fails/),
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
      },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Mark Rutte' },
        datePublished: '2025-06-23',
        firstAppearance: {
          '@type': 'CreativeWork',
          url: 'https://news.example/a',
          headline: 'A talk',
          datePublished: '2025-06-23',
        },
      },
    });
  });

  it.each(assayScale.labels.map(({ id, position }) => [id, position] as const))(
    'numbers %s within the scale',
    (rating, position) => {
      const { reviewRating } = toClaimReview({ ...given, revision: { ...given.revision, rating } });
      expect(reviewRating.alternateName.length).toBeGreaterThan(3);
      expect(reviewRating.ratingValue).toBe(position === null ? undefined : position + 3);
      expect('bestRating' in reviewRating).toBe(position !== null);
    },
  );

  it('of a correction says what was wrong, and when it first stood in public', () => {
    const correction = { class: 'substantive', wrong: 'We counted six.', right: 'There are three.' } as const;
    const revision = { ...given.revision, correction, publishedAt: later };
    expect(toClaimReview({ ...given, revision, firstPublishedAt: published })).toMatchObject({
      datePublished: published,
      dateModified: later,
      correction: {
        '@type': 'CorrectionComment',
        text: 'What was wrong: We counted six. What is right: There are three.',
        datePublished: later,
      },
    });
    expect(toClaimReview(given)).not.toHaveProperty('dateModified');
    expect(toClaimReview(given)).not.toHaveProperty('correction');
  });

  it('leaves out who is not known, dates ISO 8601 cannot say, and addresses that are not of the web', () => {
    const { itemReviewed } = toClaimReview({
      ...given,
      claim: { text: 'So.', occasion: { date: asDate('202X'), place: null, event: null } },
      claimant: { name: 'Somebody', kind: 'unknown' },
      appearances: [
        { url: 'javascript:alert(1)', title: null, publishedOn: null, first: true },
        { url: null, title: 'On the radio', publishedOn: null, first: false },
        { url: 'http://b.example/?q=1', title: null, publishedOn: asDate('2025-06~'), first: false },
      ],
    });
    expect(itemReviewed).toEqual({
      '@type': 'Claim',
      appearance: [{ '@type': 'CreativeWork', url: 'http://b.example/?q=1' }],
    });
    expect(toClaimReview({ ...given, claimant: { name: 'NATO', kind: 'organisation' } }).itemReviewed.author).toEqual({
      '@type': 'Organization',
      name: 'NATO',
    });
  });

  it.each(verdictStates.filter((state) => state !== 'published'))('is not made of a revision that is %s', (state) => {
    expect(codeOf(() => toClaimReview({ ...given, revision: { ...given.revision, state } }))).toBe('invalid-input');
  });

  it.each(['', 'desk.example', 'javascript:alert(1)', 'https://a b', 'https://x/"onload="', 'https://x/<script>'])(
    'is not given the address %j',
    (url) => {
      expect(codeOf(() => toClaimReview({ ...given, url }))).toBe('invalid-input');
      expect(codeOf(() => toClaimReview({ ...given, publisher: { name: 'D', url } }))).toBe('invalid-input');
    },
  );

  it('stands in a page without being able to end its element', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.constantFrom('</script>', '<!--', ']]>', '&lt;', '\u2028', '"', '\\u003c'),
    );
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const text = texts.join('');
        const element = toScriptElement({ ...toClaimReview({ ...given, claim: { ...given.claim, text } }) });
        const [, json = ''] =
          /^<script type="application\/ld\+json">([^<>&\u2028\u2029]*)<\/script>$/.exec(element) ?? [];
        expect(JSON.parse(json).claimReviewed).toBe(text);
      }),
    );
  });
});
