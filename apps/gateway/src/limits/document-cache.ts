import type { DocumentNode } from 'graphql';

/** A parsed document takes some hundred times the memory of its text. */
const mostCharacters = 200_000;
const longest = 20_000;

/** What was parsed lately, by its text; the oldest goes first, and what is long is not kept. */
export function createDocumentCache() {
  const documents = new Map<string, DocumentNode>();
  let characters = 0;
  return {
    get: (text: string): DocumentNode | undefined => documents.get(text),
    set: (text: string, document: DocumentNode): void => {
      if (text.length > longest || documents.has(text)) return;
      documents.set(text, document);
      characters += text.length;
      for (const oldest of documents.keys()) {
        if (characters <= mostCharacters) break;
        documents.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}
