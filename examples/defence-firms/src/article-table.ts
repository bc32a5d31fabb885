import { assayScale, type VerdictRevision } from '@assay/core';
import type { Store } from '@assay/core/store';
import { centreLines } from './centre.ts';
import { type AssessedForm, type ClaimOnRecord, readClaims } from './on-record.ts';
import { outcomeWords, quoted } from './outcome-words.ts';
import { beside, heading, type Paint, plain, type Style } from './terminal.ts';

const margin = 10;
const centre = 'C15';

/**
 * The article's claims as text 80 columns wide: of each its words, what it comes to over its readings, under which
 * conditions, and the verdict; then the centre of the article in full.
 */
export async function articleTable(store: Store, paint: Paint = plain): Promise<string> {
  const claims = await store.read(readClaims);
  const title = `One news article, ${claims.length} claims, every verdict worked out from its evidence`;
  const middle = claims.filter(({ claim }) => claim.ref === centre || claim.partOf === centre);
  return [
    ...heading(title, '=', paint),
    ...claims.flatMap((one) => claimLines(one, claims, paint)),
    ...centreLines(middle, paint),
  ].join('\n');
}

function claimLines(
  { claim, revision, forms }: ClaimOnRecord,
  all: readonly ClaimOnRecord[],
  paint: Paint,
): readonly string[] {
  const parts = all.filter((one) => one.claim.partOf === claim.ref).map((one) => one.claim.ref);
  const [first = '', ...words] = beside(claim.ref, quoted(claim.text), margin);
  return [
    `${paint('bold', first.slice(0, margin))}${first.slice(margin)}`,
    ...words,
    ...(parts.length === 0
      ? []
      : beside('parts', `${parts.join(', ')}; the whole is rated as most of them come out`, margin)),
    ...forms.flatMap((form, index) => formLines(form, index === 0 ? 'readings' : '')),
    ...verdictLines(revision, paint),
    '',
  ];
}

function formLines({ proposition, assessment }: AssessedForm, word: string): readonly string[] {
  const label = proposition.label === null ? '' : `${proposition.label}: `;
  const { outcome, conditions, results } = assessment;
  const why = outcome === 'undecided' ? (results[0]?.reasons[0]?.text ?? null) : null;
  return [
    ...beside(word, `${label}${outcomeWords(assessment)}${why === null ? '' : `: ${why}`}`, margin),
    ...(outcome === 'true' || outcome === 'false'
      ? []
      : conditions.flatMap(({ words }) => beside(`${' '.repeat(margin)}-`, words, margin + 2))),
  ];
}

function verdictLines(revision: VerdictRevision | null, paint: Paint): readonly string[] {
  if (revision === null) return beside('verdict', 'none', margin);
  const rating = (assayScale.labels.find(({ id }) => id === revision.rating)?.name ?? revision.rating).toUpperCase();
  const [first = '', ...lines] = beside('verdict', `${rating}. ${revision.summary}`, margin);
  const rest = first.slice(margin + rating.length);
  return [`${'verdict'.padEnd(margin)}${paint(ratingStyle(revision.rating), rating)}${rest}`, ...lines];
}

function ratingStyle(rating: string): Style {
  if (rating === 'true' || rating === 'mostly-true') return 'green';
  if (rating === 'false' || rating === 'mostly-false') return 'red';
  return rating === 'half-true' ? 'yellow' : 'dim';
}
