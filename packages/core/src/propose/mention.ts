import type { Phrase, PhraseIndex } from './phrase-index.ts';
import { proposalLimits } from './proposal-table.ts';
import type { SaidWord, Sentence } from './sentence-read.ts';

/** Words of the sentence by which something of a table was recognised. */
export interface Mention {
  readonly words: readonly SaidWord[];
  /** How much of the name the words are, from 0 to 1. */
  readonly strength: number;
}
export interface ValueMention extends Mention {
  readonly column: string;
  /** The values that the words fit as well as one another. */
  readonly values: readonly [string, ...string[]];
}
export interface ColumnMention extends Mention {
  readonly column: string;
}
/** What of one table the sentence mentions, the surest first. */
export interface TableMentions {
  readonly table: readonly SaidWord[];
  readonly columns: readonly ColumnMention[];
  readonly values: readonly ValueMention[];
}

interface Hit {
  readonly phrase: Phrase;
  readonly words: readonly SaidWord[];
  readonly strength: number;
}

/** Less of a name than this is no mention of a value. */
const leastOfValue = 0.34;
/** Another word of the same stem: `deploying` for `deployment`. */
const otherWord = 0.7;
/** A word of the vocabulary that no row has. */
const notHeld = 0.6;
/** As many values at most may fit the same words. */
const mostValues = 4;

export function findMentions(sentence: Sentence, index: PhraseIndex, tables: number): readonly TableMentions[] {
  const hits = hitsIn(sentence, index);
  const byTable = Array.from({ length: tables }, (): Hit[] => []);
  for (const hit of hits) byTable[hit.phrase.table]?.push(hit);
  return byTable.map((own) => ({
    table: tableWords(own),
    columns: columnMentions(own).slice(0, proposalLimits.mentions),
    values: valueMentions(withoutNamesOfRows(own)).slice(0, proposalLimits.mentions),
  }));
}

function hitsIn(sentence: Sentence, { byKey, acronyms }: PhraseIndex): readonly Hit[] {
  const found = new Map<Phrase, Map<string, SaidWord>>();
  const note = (phrase: Phrase, key: string, word: SaidWord): void => {
    const words = found.get(phrase) ?? new Map<string, SaidWord>();
    if (!words.has(key)) found.set(phrase, words.set(key, word));
  };
  const seen = new Set<string>();
  for (const word of sentence.words) {
    if (seen.has(word.key)) continue;
    seen.add(word.key);
    for (const phrase of byKey.get(word.key) ?? []) note(phrase, word.key, word);
  }
  const hits = [...found].flatMap(([phrase, words]) => hitOf(phrase, [...words.values()]) ?? []);
  return [...hits, ...initialsIn(sentence, acronyms)];
}

/** Words of a quantity count only where they are the whole name, as `2022` may be the name of a period. */
function hitOf(phrase: Phrase, words: readonly SaidWord[]): Hit | undefined {
  const sum = words.reduce((all, { singular }) => all + (phrase.singulars.has(singular) ? 1 : otherWord), 0);
  const isWhole = words.length === phrase.keys.length;
  if (!isWhole && words.some(({ quantity }) => quantity !== null)) {
    const free = words.filter(({ quantity }) => quantity === null);
    return free.length === 0 ? undefined : hitOf(phrase, free);
  }
  if (phrase.names.of === 'value' && !isWhole && words.every(({ isStop }) => isStop)) return undefined;
  return { phrase, words, strength: (sum / phrase.keys.length) * (phrase.isHeld ? 1 : notHeld) };
}

/** `companies` is what the rows are, and no half of `Raytheon Company`. */
function withoutNamesOfRows(hits: readonly Hit[]): readonly Hit[] {
  const isWhole = ({ phrase, words }: Hit) => words.length === phrase.keys.length;
  const names = new Set(hits.flatMap((hit) => (hit.phrase.names.of !== 'value' && isWhole(hit) ? hit.words : [])));
  return hits.filter((hit) => isWhole(hit) || !hit.words.every((word) => names.has(word)));
}

/** `Democratic Progressive Party` for `DPP`. */
function initialsIn({ words }: Sentence, acronyms: PhraseIndex['acronyms']): readonly Hit[] {
  const hits: Hit[] = [];
  if (acronyms.size === 0) return hits;
  for (let at = 0; at < words.length; at += 1) {
    let initials = '';
    for (let end = at; end < at + 6 && words[end]?.isCapital === true; end += 1) {
      initials += words[end]?.text.charAt(0) ?? '';
      if (initials.length < 2) continue;
      for (const phrase of acronyms.get(initials) ?? []) {
        hits.push({ phrase, words: words.slice(at, end + 1), strength: 1 });
      }
    }
  }
  return hits;
}

function tableWords(hits: readonly Hit[]): readonly SaidWord[] {
  const words = hits.flatMap((hit) => (hit.phrase.names.of === 'table' ? hit.words : []));
  return [...new Set(words)].filter(({ isStop }) => !isStop);
}

function columnMentions(hits: readonly Hit[]): readonly ColumnMention[] {
  const best = new Map<string, ColumnMention>();
  for (const { phrase, words, strength } of hits) {
    if (phrase.names.of !== 'column' || words.every(({ isStop }) => isStop)) continue;
    const { column } = phrase.names;
    if ((best.get(column)?.strength ?? 0) < strength) best.set(column, { column, words, strength });
  }
  return [...best.values()].sort(surestFirst);
}

/** Values of one column compete for the words they share: the surest takes them, and what is as sure shares in them. */
function valueMentions(hits: readonly Hit[]): readonly ValueMention[] {
  const byColumn = new Map<string, Hit[]>();
  for (const hit of hits) {
    if (hit.phrase.names.of !== 'value' || hit.strength < leastOfValue) continue;
    const { column } = hit.phrase.names;
    const known = byColumn.get(column);
    if (known === undefined) byColumn.set(column, [hit]);
    else known.push(hit);
  }
  return [...byColumn].flatMap(([column, all]) => mentionsOf(column, all)).sort(surestFirst);
}

function mentionsOf(column: string, hits: readonly Hit[]): readonly ValueMention[] {
  const mentions: { words: readonly SaidWord[]; strength: number; values: [string, ...string[]] }[] = [];
  for (const { phrase, words, strength } of [...hits].sort(surestFirst)) {
    if (phrase.names.of !== 'value') continue;
    const { value } = phrase.names;
    const rival = mentions.find((other) => other.values.includes(value) || sharesWords(other.words, words));
    if (rival === undefined) mentions.push({ words, strength, values: [value] });
    else if (isAsSure(rival, words, strength) && rival.values.length <= mostValues && !rival.values.includes(value)) {
      rival.values.push(value);
    }
  }
  // Words that fit many values single none out.
  return mentions.filter(({ values }) => values.length <= mostValues).map((mention) => ({ column, ...mention }));
}

function isAsSure(rival: Mention, words: readonly SaidWord[], strength: number): boolean {
  return rival.strength === strength && rival.words.length === words.length;
}

function sharesWords(a: readonly SaidWord[], b: readonly SaidWord[]): boolean {
  return a.some((word) => b.includes(word));
}

function surestFirst(a: Mention, b: Mention): number {
  return b.strength - a.strength || b.words.length - a.words.length;
}
