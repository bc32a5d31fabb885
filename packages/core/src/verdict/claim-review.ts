import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import { AssayError } from '../error.ts';
import { canonicalJson } from '../value/digest.ts';
import { findLabel, type RatingLabel, type RatingScale } from './scale.ts';
import type { VerdictRevision } from './verdict.ts';

/** What a fact-check says to search engines and aggregators. */
export interface ClaimReviewInput {
  /** The page that carries the fact-check. */
  readonly url: string;
  /** Who publishes it. */
  readonly publisher: { readonly name: string; readonly url: string };
  readonly claim: Pick<Claim, 'text' | 'occasion'>;
  readonly claimant: Pick<Claimant, 'name' | 'kind'>;
  readonly appearances: readonly Pick<Appearance, 'url' | 'title' | 'publishedOn' | 'first'>[];
  /** The revision that stands in public. */
  readonly revision: Pick<VerdictRevision, 'state' | 'rating' | 'summary' | 'correction' | 'publishedAt'>;
  /** When the first revision was published, where this is a later one. */
  readonly firstPublishedAt: VerdictRevision['publishedAt'];
  /** The scale in the version that the revision names. */
  readonly scale: RatingScale;
}

interface Rating {
  readonly '@type': 'Rating';
  readonly alternateName: string;
  readonly ratingExplanation: string;
  readonly ratingValue?: number;
  readonly bestRating?: number;
  readonly worstRating?: number;
}
interface Work {
  readonly '@type': 'CreativeWork';
  readonly url: string;
  readonly headline?: string;
  readonly datePublished?: string;
}

/** A schema.org/ClaimReview. As in any JSON-LD, what is not known is left out. */
export interface ClaimReview {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'ClaimReview';
  readonly url: string;
  readonly claimReviewed: string;
  readonly datePublished: string;
  readonly dateModified?: string;
  readonly author: { readonly '@type': 'Organization'; readonly name: string; readonly url: string };
  readonly reviewBody: string;
  readonly reviewRating: Rating;
  readonly correction?: {
    readonly '@type': 'CorrectionComment';
    readonly text: string;
    readonly datePublished: string;
  };
  readonly itemReviewed: {
    readonly '@type': 'Claim';
    readonly author?: { readonly '@type': 'Person' | 'Organization'; readonly name: string };
    readonly datePublished?: string;
    readonly firstAppearance?: Work;
    readonly appearance?: readonly Work[];
  };
}

/**
 * The published verdict as schema.org/ClaimReview, by the rules of Google Search Central, "Fact check (ClaimReview)
 * structured data". Labels on the axis of truth are numbered from 1, the falsest, as those rules ask; labels off it have a
 * name only. Dates that ISO 8601 cannot say, such as `202X`, and addresses that are not of the web are left out.
 *
 * @throws AssayError `invalid-input` where the revision does not stand in public, or an address is not of the web
 * @example
 * ```ts
 * import { asInstant, assayScale, toClaimReview } from '@assay/core';
 * const review = toClaimReview({
 *   url: 'https://desk.example/checks/7', publisher: { name: 'The Desk', url: 'https://desk.example' },
 *   claim: { text: 'There are three to five.', occasion: null },
 *   claimant: { name: 'Mark Rutte', kind: 'person' }, appearances: [], scale: assayScale, firstPublishedAt: null,
 *   revision: {
 *     state: 'published', rating: 'half-true', summary: 'Two or three.', correction: null,
 *     publishedAt: asInstant('2025-07-01T09:00Z'),
 *   },
 * });
 * const { alternateName, ratingValue, bestRating, worstRating } = review.reviewRating;
 * [alternateName, ratingValue, bestRating, worstRating] // => ['Half true', 3, 5, 1]
 * review.itemReviewed.author // => { '@type': 'Person', name: 'Mark Rutte' }
 * ```
 */
export function toClaimReview(input: ClaimReviewInput): ClaimReview {
  const { claim, publisher, revision } = input;
  const { publishedAt } = revision;
  if (revision.state !== 'published' || publishedAt === null) {
    throw new AssayError(
      'invalid-input',
      `expected a revision that stands in public, got one that is ${revision.state}`,
    );
  }
  const first = input.firstPublishedAt ?? publishedAt;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: asWebAddress(input.url, 'the page'),
    claimReviewed: claim.text,
    datePublished: first,
    ...(first === publishedAt ? {} : { dateModified: publishedAt }),
    author: { '@type': 'Organization', name: publisher.name, url: asWebAddress(publisher.url, 'the publisher') },
    reviewBody: revision.summary,
    reviewRating: ratingOf(revision.rating, input.scale),
    ...correctionOf(revision.correction, publishedAt),
    itemReviewed: itemOf(input),
  };
}

/**
 * A claim review as the element of a page that carries it. Nothing in it can end the element or begin another: what HTML
 * would read is written as escapes of JSON.
 *
 * @example
 * ```ts
 * import { toScriptElement } from '@assay/core';
 * toScriptElement({ text: '</script>' })
 * // => '<script type="application/ld+json">{"text":"\\u003c/script\\u003e"}</script>'
 * ```
 */
export function toScriptElement(data: object): string {
  const json = canonicalJson(data).replaceAll(/[<>&\u2028\u2029]/g, escaped);
  return `<script type="application/ld+json">${json}</script>`;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function ratingOf(rating: string, scale: RatingScale): Rating {
  const label = findLabel(scale, rating);
  if (label === undefined) {
    throw new AssayError('invalid-input', `expected a label of the scale ${scale.id} ${scale.version}, got another`);
  }
  const named = { '@type': 'Rating', alternateName: label.name, ratingExplanation: label.description } as const;
  if (label.position === null) return named;
  const positions = scale.labels.filter(isOnAxis).map(({ position }) => position);
  const worst = Math.min(...positions);
  return {
    ...named,
    ratingValue: label.position - worst + 1,
    bestRating: Math.max(...positions) - worst + 1,
    worstRating: 1,
  };
}

function isOnAxis(label: RatingLabel): label is RatingLabel & { readonly position: number } {
  return label.position !== null;
}

function correctionOf(
  correction: VerdictRevision['correction'],
  datePublished: string,
): Pick<ClaimReview, 'correction'> {
  if (correction === null) return {};
  const text = `What was wrong: ${correction.wrong} What is right: ${correction.right}`;
  return { correction: { '@type': 'CorrectionComment', text, datePublished } };
}

function itemOf({ claim, claimant, appearances }: ClaimReviewInput): ClaimReview['itemReviewed'] {
  const works = appearances.flatMap((one) => {
    const work = workOf(one);
    return work === null ? [] : [{ work, first: one.first }];
  });
  const first = works.find((one) => one.first)?.work;
  const others = works.filter((one) => !one.first).map(({ work }) => work);
  const said = claim.occasion?.date ?? appearances.find((one) => one.first)?.publishedOn ?? null;
  return {
    '@type': 'Claim',
    ...(claimant.kind === 'unknown'
      ? {}
      : { author: { '@type': claimant.kind === 'person' ? 'Person' : 'Organization', name: claimant.name } }),
    ...(isIsoDate(said) ? { datePublished: said } : {}),
    ...(first === undefined ? {} : { firstAppearance: first }),
    ...(others.length === 0 ? {} : { appearance: others }),
  };
}

function workOf({ url, title, publishedOn }: ClaimReviewInput['appearances'][number]): Work | null {
  if (url === null || !isWebAddress(url)) return null;
  return {
    '@type': 'CreativeWork',
    url,
    ...(title === null ? {} : { headline: title }),
    ...(isIsoDate(publishedOn) ? { datePublished: publishedOn } : {}),
  };
}

/** Whether it is a date of EDTF that ISO 8601 says as well: a year, a month or a day, all of it known. */
function isIsoDate(date: string | null): date is string {
  return date !== null && /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(date);
}

function isWebAddress(given: string): boolean {
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(given);
}

function asWebAddress(given: string, of: string): string {
  if (isWebAddress(given)) return given;
  throw new AssayError(
    'invalid-input',
    `expected the address of ${of} on the web, such as https://desk.example/checks/7`,
  );
}
