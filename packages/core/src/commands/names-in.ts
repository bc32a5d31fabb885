/** The tables and documents a proposition names, each once, in the order of their names; of anything, a proposition or not. */
export function namesIn(proposition: unknown): {
  readonly tables: readonly string[];
  readonly documents: readonly string[];
} {
  const tables = new Set<string>();
  const documents = new Set<string>();
  // A stack of our own: what is given may be nested deeper than calls may be.
  const waiting: unknown[] = [proposition];
  // A term may be shared by many; each is looked at once.
  const seen = new Set<object>();
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if ('op' in node && node.op === 'table' && 'table' in node) tables.add(String(node.table));
    if ('op' in node && node.op === 'quotation' && 'document' in node) documents.add(String(node.document));
    for (const member of Object.values(node)) waiting.push(member);
  }
  return { tables: [...tables].sort(), documents: [...documents].sort() };
}
