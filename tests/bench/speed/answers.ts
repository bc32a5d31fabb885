import { globalId } from './queries.ts';
import type { Row, Statements } from './statements.ts';

const word = (text: string): string => text.toUpperCase().replaceAll('-', '_');
const json = (text: string | null) => (text === null ? null : JSON.parse(text));

/** The answers to the questions of the bench by hand, field by field as the gateway gives them to the desk. */
export function answerPage(statements: Statements, after: string | null, first = 20) {
  const claims = after === null ? statements.firstPage(first + 1) : statements.pageAfter(after, first + 1);
  const nodes = claims.slice(0, first);
  return {
    claims: {
      edges: nodes.map((claim) => ({
        node: {
          id: globalId('Claim', claim.id),
          text: claim.text,
          kind: word(claim.kind),
          submittedAt: claim.submitted_at,
          claimant: { name: claim.name },
          verdict: claim.verdict === null ? null : { latest: latestOf(claim) },
          evidence: statements.firstEvidence(claim.id, 3).map((item) => ({
            stance: word(item.stance),
            quotation:
              item.kind === 'table'
                ? null
                : {
                    exact: json(item.anchor).exact,
                    snapshot: { url: item.url, title: item.document, source: sourceOf(item) },
                  },
            table: item.kind === 'table' ? { title: item.title, vintage: item.vintage, source: sourceOf(item) } : null,
          })),
        },
      })),
      pageInfo: { hasNextPage: claims.length > first, endCursor: cursorOf(nodes.at(-1)) },
    },
  };
}

export function latestOf(claim: Row) {
  return { rating: claim.rating, summary: claim.summary, state: word(claim.state), publishedAt: claim.published_at };
}

function sourceOf(item: Row) {
  return { name: item.source, kind: word(item.source_kind) };
}

export function cursorOf(claim: Row | undefined): string | null {
  return claim === undefined ? null : globalId('ClaimCursor', claim.id);
}

export function answerWhole(statements: Statements, id: string) {
  const [claim] = statements.claim(id);
  if (claim === undefined) return { node: null };
  return {
    node: {
      id: globalId('Claim', claim.id),
      text: claim.text,
      language: claim.language,
      kind: word(claim.kind),
      submittedAt: claim.submitted_at,
      occasion: json(claim.occasion),
      claimant: { name: claim.name, kind: word(claim.claimant_kind), description: claim.description },
      appearances: statements.appearances(id).map((one) => ({
        url: one.url,
        title: one.title,
        publishedOn: one.published_on,
        quote: one.quote,
        first: one.first === 1,
      })),
      parts: statements.parts(id).map((part) => ({ id: globalId('Claim', part.id), text: part.text })),
      evidence: statements.evidence(id).map(evidenceItem),
      propositions: statements.propositions(id).map((one) => ({
        words: one.words,
        label: one.label,
        json: json(one.proposition),
        readings: json(one.readings),
        assessments: statements.assessments(one.id).map(assessmentOf),
      })),
      verdict:
        claim.verdict === null
          ? null
          : {
              latest: { id: globalId('Revision', claim.revision), rating: claim.rating },
              history: statements.revisions(claim.verdict).map((one) => revisionOf(statements, one)),
            },
      replies: statements.replies(id).map((one) => ({
        asked: one.asked,
        channel: one.channel,
        question: one.question,
        deadline: one.deadline,
        askedAt: one.asked_at,
        answer: one.answer === null ? null : json(one.answer),
      })),
    },
  };
}

export function evidenceItem(item: Row) {
  const anchor = json(item.anchor);
  const source = { ...sourceOf(item), owner: item.owner };
  return {
    id: globalId('Evidence', item.id),
    stance: word(item.stance),
    note: item.note,
    quotation:
      item.kind === 'table'
        ? null
        : {
            exact: anchor.exact,
            prefix: anchor.prefix,
            suffix: anchor.suffix,
            start: anchor.position?.start ?? null,
            end: anchor.position?.end ?? null,
            snapshot: {
              url: item.url,
              title: item.document,
              capturedAt: item.captured_at,
              digest: item.digest,
              source,
            },
          },
    table:
      item.kind === 'table'
        ? { name: item.name, title: item.title, vintage: item.vintage, publishedOn: item.published_on, source }
        : null,
  };
}

/** A condition, or a version of a claim. */
interface Worded {
  readonly words: string;
  readonly truth: string;
  readonly outcome: string;
  readonly distance: number;
}

export function assessmentOf(one: Row) {
  const content = json(one.content);
  return {
    outcome: word(one.outcome),
    digest: one.digest,
    assessedAt: one.assessed_at,
    conditions: content.conditions.map((each: Worded) => ({ words: each.words, truth: word(each.truth) })),
    strongest: content.strongest.map((each: Worded) => ({
      words: each.words,
      outcome: word(each.outcome),
      distance: each.distance,
    })),
  };
}

interface Reason {
  readonly text: string;
  readonly evidence: readonly string[];
  readonly assessments: readonly string[];
}

export function revisionOf(statements: Statements, one: Row) {
  const content = json(one.content);
  return {
    revision: one.revision,
    state: word(one.state),
    rating: one.rating,
    summary: content.summary,
    confidence: word(content.confidence),
    scope: { from: content.scope.from, to: content.scope.to },
    correction:
      content.correction === null
        ? null
        : { class: word(content.correction.class), wrong: content.correction.wrong, right: content.correction.right },
    author: { name: one.author },
    digest: one.digest,
    proposedAt: one.proposed_at,
    publishedAt: one.published_at,
    reasons: content.reasons.map((reason: Reason) => ({
      text: reason.text,
      evidence: reason.evidence.map((id) => ({ id: globalId('Evidence', id) })),
      assessments: reason.assessments.map((id) => ({ id: globalId('Assessment', id) })),
    })),
    reviews: statements.reviews(one.id).map((review) => ({
      decision: word(review.decision),
      reason: review.reason,
      reviewedAt: review.reviewed_at,
      reviewer: { name: review.reviewer },
    })),
  };
}
