import { type DocumentNode, Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDocumentCache } from './document-cache.ts';

const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

describe('the cache of documents', () => {
  it('forgets the oldest when there is too much text, and keeps the newest', () => {
    const cache = createDocumentCache();
    const texts = Array.from({ length: 1000 }, (_, index) => String(index).padEnd(1000));
    for (const text of texts) cache.set(text, document);
    const kept = texts.filter((text) => cache.get(text) !== undefined);
    expect(kept).toEqual(texts.slice(-200));
  });

  it('does not keep what is long, nor count what it has twice', () => {
    const cache = createDocumentCache();
    cache.set('a'.repeat(20_001), document);
    expect(cache.get('a'.repeat(20_001))).toBeUndefined();
    cache.set('first', document);
    for (let time = 0; time < 100_000; time += 1) cache.set('b', document);
    expect([cache.get('first'), cache.get('b')]).toEqual([document, document]);
  });
});
