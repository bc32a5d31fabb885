import { asInstant, type Instant } from '@assay/core';
import { type Capture, captures, type SnapshotRef } from './captures.ts';
import { claims } from './claims.ts';
import { article } from './example-claim.ts';
import type { SourceRef } from './sources.ts';

/** A document as it is captured: an excerpt in plain text. */
export interface ExampleSnapshot {
  readonly ref: SnapshotRef;
  readonly source: SourceRef;
  readonly url: string | null;
  readonly title: string;
  readonly capturedAt: Instant;
  readonly mediaType: 'text/plain; charset=utf-8';
  readonly text: string;
}

const cut = '\n[…]\n';

/** Every document of the example: never more than the passages that are quoted. */
export const snapshots: readonly ExampleSnapshot[] = [
  snapshot('article', { source: 'thin-line-news', url: article.url, title: article.title, passages: quotedPassages() }),
  ...captures.map((capture) => snapshot(capture.ref, capture)),
];

/** The bytes to capture. */
export function snapshotBytes({ text }: ExampleSnapshot): Uint8Array {
  return new TextEncoder().encode(text);
}

function snapshot(ref: SnapshotRef, { source, url, title, passages }: Omit<Capture, 'ref'>): ExampleSnapshot {
  const head = `Excerpt: passages of “${title}”, in their order; […] marks what is left out.`;
  return {
    ref,
    source,
    url,
    title: `${title} (excerpt)`,
    // When the passages were taken down; the pages themselves were read from stored copies.
    capturedAt: asInstant('2026-11-23T00:00:00.000Z'),
    mediaType: 'text/plain; charset=utf-8',
    text: `${[head, ...passages].join(cut)}${cut}`,
  };
}

/** The words of the article that its claims quote, each once and in order; those that overlap as one passage. */
function quotedPassages(): readonly string[] {
  const quotes = claims.flatMap(({ appearances }) =>
    appearances.flatMap(({ url, span, quote }) => (url === article.url && span !== null ? [{ ...span, quote }] : [])),
  );
  const passages: { end: number; text: string }[] = [];
  for (const { start, end, quote } of quotes.toSorted((a, b) => a.start - b.start)) {
    const last = passages.at(-1);
    if (last === undefined || start >= last.end) passages.push({ end, text: quote });
    else if (end > last.end) {
      last.text += quote.slice(last.end - start);
      last.end = end;
    }
  }
  return passages.map(({ text }) => text);
}
