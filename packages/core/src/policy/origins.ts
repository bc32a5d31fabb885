import type { Snapshot, Source } from '../source/source.ts';
import type { Id } from '../value/id.ts';
import { normalForm } from '../value/text.ts';
import { findSharedPassage, type Shingles, toShingles } from './passages.ts';

/** What makes two sources one origin. */
export type OriginLink =
  | { readonly kind: 'owner'; readonly sources: SourcePair; readonly owner: string }
  | { readonly kind: 'origin'; readonly sources: SourcePair }
  | { readonly kind: 'same-bytes'; readonly sources: SourcePair }
  | { readonly kind: 'copied-passage'; readonly sources: SourcePair; readonly passage: string; readonly words: number };
type SourcePair = readonly [Id<'source'>, Id<'source'>];

/** Sources that count as one, and why. */
export interface OriginGroup {
  /** Those that were asked about. */
  readonly sources: readonly Id<'source'>[];
  readonly links: readonly OriginLink[];
}

export interface Origins {
  readonly groups: readonly OriginGroup[];
  /** Sources that copy each other in a ring: each ring once. */
  readonly rings: readonly (readonly Id<'source'>[])[];
}

export interface OriginOptions {
  /** So many words in a row, outside of quotation marks, that stand in two documents are copied. */
  readonly copiedWords?: number;
  /** So large a share of the shorter document in the other is a copy. */
  readonly copiedShare?: number;
}

/**
 * How many different roots stand behind sources: those of one owner, those that copy one another as declared, and those
 * whose documents are the same or share copied passages are one. `known` holds the sources and all they name as origin.
 *
 * @example
 * ```ts
 * import { createIds, independentOrigins } from '@assay/core';
 * const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(0) });
 * const [wire, daily] = [makeId('source'), makeId('source')];
 * const source = { normalForm: '', kind: 'news' as const, homePage: null, owner: null };
 * const known = [{ ...source, id: wire, name: 'Wire', origin: null }, { ...source, id: daily, name: 'Daily', origin: wire }];
 * independentOrigins([wire, daily], known, []).groups.length // => 1
 * ```
 */
export function independentOrigins(
  asked: readonly Id<'source'>[],
  known: readonly Source[],
  snapshots: readonly Pick<Snapshot, 'sourceId' | 'digest' | 'text'>[],
  { copiedWords = 40, copiedShare = 0.5 }: OriginOptions = {},
): Origins {
  const links = [
    ...ownerLinks(known),
    ...declaredLinks(known),
    ...byteLinks(snapshots),
    ...passageLinks(snapshots, copiedWords, copiedShare),
  ];
  const rootOf = joined(links.map(({ sources }) => sources));
  const roots = [...new Set(asked.map(rootOf))];
  return {
    groups: roots.map((root) => ({
      sources: [...new Set(asked)].filter((id) => rootOf(id) === root),
      links: links.filter(({ sources }) => rootOf(sources[0]) === root),
    })),
    rings: ringsOf(known),
  };
}

function ownerLinks(known: readonly Source[]): OriginLink[] {
  const first = new Map<string, Id<'source'>>();
  return known.flatMap(({ id, owner }): OriginLink[] => {
    if (owner === null) return [];
    const key = normalForm(owner);
    const other = first.get(key);
    first.set(key, other ?? id);
    return other === undefined ? [] : [{ kind: 'owner', sources: [other, id], owner }];
  });
}

function declaredLinks(known: readonly Source[]): OriginLink[] {
  return known.flatMap(({ id, origin }): OriginLink[] =>
    origin === null ? [] : [{ kind: 'origin', sources: [id, origin] }],
  );
}

type Document = Pick<Snapshot, 'sourceId' | 'digest' | 'text'>;

function byteLinks(snapshots: readonly Document[]): OriginLink[] {
  return pairsOf(snapshots)
    .filter(([a, b]) => a.digest === b.digest)
    .map(([a, b]) => ({ kind: 'same-bytes', sources: [a.sourceId, b.sourceId] }));
}

function passageLinks(snapshots: readonly Document[], copiedWords: number, copiedShare: number): OriginLink[] {
  const made = new Map<Document, Shingles>();
  const shinglesOf = (document: Document) => {
    const shingles = made.get(document) ?? toShingles(document.text ?? '');
    made.set(document, shingles);
    return shingles;
  };
  return pairsOf(snapshots).flatMap(([a, b]): OriginLink[] => {
    const passage = a.digest === b.digest ? undefined : findSharedPassage(shinglesOf(a), shinglesOf(b));
    if (passage === undefined || (passage.words < copiedWords && passage.containment < copiedShare)) return [];
    const sources = [a.sourceId, b.sourceId] as const;
    return [{ kind: 'copied-passage', sources, passage: passage.text, words: passage.words }];
  });
}

function pairsOf(snapshots: readonly Document[]): (readonly [Document, Document])[] {
  return snapshots.flatMap((a, at) =>
    snapshots.slice(at + 1).flatMap((b) => (a.sourceId === b.sourceId ? [] : [[a, b] as const])),
  );
}

/** Union by pairs; answers the one id that stands for all it is joined with. */
function joined(pairs: readonly SourcePair[]): (id: Id<'source'>) => Id<'source'> {
  const above = new Map<Id<'source'>, Id<'source'>>();
  const rootOf = (id: Id<'source'>): Id<'source'> => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    return root;
  };
  for (const [a, b] of pairs) {
    const [low, high] = [rootOf(a), rootOf(b)].sort();
    if (low !== undefined && high !== undefined && low !== high) above.set(high, low);
  }
  return rootOf;
}

/** Each source has one origin at most, so that following it either ends or comes round. */
function ringsOf(known: readonly Source[]): readonly (readonly Id<'source'>[])[] {
  const originOf = new Map(known.map(({ id, origin }) => [id, origin]));
  const done = new Set<Id<'source'>>();
  return known.flatMap(({ id }) => {
    const way: Id<'source'>[] = [];
    let at: Id<'source'> | null | undefined = id;
    while (at !== null && at !== undefined && !done.has(at)) {
      done.add(at);
      way.push(at);
      at = originOf.get(at);
    }
    const start = at === null || at === undefined ? -1 : way.indexOf(at);
    return start < 0 ? [] : [way.slice(start)];
  });
}
