import { idOf, isWhole, sizes } from './ids.ts';

/** What each server is asked in the bench: a document with its variables, another set of them for each request. */
export interface Question {
  readonly name: 'a page of 20 claims' | 'one claim with everything';
  readonly document: string;
  readonly variables: readonly { readonly [name: string]: string | null }[];
}

const page: Question = {
  name: 'a page of 20 claims',
  document: `query Page($after: String) {
  claims(first: 20, after: $after) {
    edges { node {
      id text kind submittedAt claimant { name }
      verdict { latest { rating summary state publishedAt } }
      evidence(first: 3) {
        stance
        quotation { exact snapshot { url title source { name kind } } }
        table { title vintage source { name kind } }
      }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  variables: Array.from({ length: 50 }, (_, index) => ({
    after: index === 0 ? null : globalId('ClaimCursor', idOf('claim', index * 1_999)),
  })),
};

const whole: Question = {
  name: 'one claim with everything',
  document: `query Whole($id: ID!) {
  node(id: $id) { ... on Claim {
    id text language kind submittedAt occasion { date place event } claimant { name kind description }
    appearances { url title publishedOn quote first }
    parts { id text }
    evidence {
      id stance note
      quotation { exact prefix suffix start end snapshot { url title capturedAt digest source { name kind owner } } }
      table { name title vintage publishedOn source { name kind owner } }
    }
    propositions { words label json readings assessments { outcome digest assessedAt conditions { words truth } strongest { words outcome distance } } }
    verdict {
      latest { id rating }
      history {
        revision state rating summary confidence scope { from to } correction { class wrong right } author { name }
        digest proposedAt publishedAt
        reasons { text evidence { id } assessments { id } }
        reviews { decision reason reviewedAt reviewer { name } }
      }
    }
    replies { asked channel question deadline askedAt answer { text receivedAt } }
  } }
}`,
  variables: Array.from({ length: sizes.claims }, (_, index) => index)
    .filter(isWhole)
    .filter((_, index) => index % 100 === 0)
    .map((index) => ({ id: globalId('Claim', idOf('claim', index)) })),
};

export const questions: readonly Question[] = [page, whole];

export function globalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

export function localId(given: string): string {
  return Buffer.from(given, 'base64url').toString().split(':')[1] ?? '';
}
