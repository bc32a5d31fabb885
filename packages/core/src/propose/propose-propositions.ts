import { checkProposition } from '../proposition/check-proposition.ts';
import { languageVersion, type Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { sentenceOf } from '../proposition/sentence.ts';
import type { Labels } from '../proposition/words.ts';
import type { Words } from '../quantity/quantity.ts';
import type { TableSchema } from '../table/table.ts';
import { daysOf, isDate, yearOfDay } from '../value/date.ts';
import { deniedAsSaid } from './denied.ts';
import {
  type Draft,
  joinBases,
  mustConfirm,
  type SaidOn,
  type Scene,
  type TableDraft,
  type TemplateName,
} from './draft.ts';
import { englishTemplateWords } from './english-words.ts';
import type { TemplateWords } from './language-words.ts';
import { findMentions, type TableMentions } from './mention.ts';
import { mergeAlike } from './merge.ts';
import { indexPhrases } from './phrase-index.ts';
import { type ProposalTable, proposalLimits, type TableView, viewOf } from './proposal-table.ts';
import { scoreOf, unexplainedBy } from './score.ts';
import { readSentence, type Sentence } from './sentence-read.ts';
import { proposeAmounts } from './template/amounts.ts';
import { proposeComparisons } from './template/comparisons.ts';
import { proposeCounts } from './template/counts.ts';
import { proposeEvents } from './template/events.ts';
import { proposeGrowth } from './template/growths.ts';
import { proposeMembership } from './template/membership.ts';
import { proposeSuperlatives } from './template/superlatives.ts';

export interface ProposalOptions {
  /** The day the sentence was said, in EDTF: what `now`, `this year` and `ago` are counted from. */
  readonly saidOn?: string;
  /** The text the sentence stands in, such as the whole quotation: it fills what the sentence leaves open. */
  readonly around?: string;
  readonly labels?: Labels;
  /** English unless said otherwise. */
  readonly language?: TemplateWords;
}

/** Words that a proposal rests on, and for what. */
export interface RestingWords extends Words {
  readonly words: string;
  /** What of the proposition rests on them. */
  readonly as: string;
  /** Do they stand in the text around the sentence, and not in it? */
  readonly isAround: boolean;
}

/** A typed form that a sentence may have, for a person to look at, mend and confirm. Nothing is stored by it. */
export interface ProposedProposition {
  readonly template: TemplateName;
  readonly proposition: Proposition;
  readonly readings: Readings;
  /** The proposition as a sentence. */
  readonly sentence: string;
  readonly restsOn: readonly RestingWords[];
  /** The words of the sentence that nothing in the proposition rests on. */
  readonly unexplained: readonly (Words & { readonly words: string })[];
  /** How much of the sentence is explained, from 0 to 1. */
  readonly coverage: number;
  /** What a person has to fill in or to confirm beyond the words. */
  readonly toConfirm: readonly string[];
}

const templates = [
  proposeCounts,
  proposeEvents,
  proposeComparisons,
  proposeSuperlatives,
  proposeGrowth,
  proposeAmounts,
  proposeMembership,
] as const;

/**
 * Typed forms that a sentence may have over the given tables, those that explain most of its words and quantities first.
 * They fill a form for a person to confirm: what the words leave open is a parameter of the readings or stands in
 * `toConfirm`. At most ten; none where no table has a word of the sentence. It never throws, and looks only at the first
 * 2,000 characters and at so much of each table as `proposalLimits` says.
 *
 * @example
 * ```ts
 * import { column, defineTable, proposePropositions } from '@assay/core';
 * const { name, schema } = defineTable('ranking', {
 *   year: column.number('calendar-year'),
 *   rank: column.number('rank'),
 *   country: column.text(['CN', 'US']),
 * });
 * const tables = [{ name, schema, title: null, rows: [] }];
 * const [first] = proposePropositions('Three of the top 10 were Chinese in 2023', tables);
 * first?.template // => 'count-in-top'
 * first?.sentence
 * // => 'the number of rows of ranking where year is 2023 and rank is at most 10 and country is CN is 3'
 * ```
 */
export function proposePropositions(
  text: string,
  tables: readonly ProposalTable[],
  { saidOn, around = '', labels = {}, language = englishTemplateWords }: ProposalOptions = {},
): readonly ProposedProposition[] {
  const { characters } = proposalLimits;
  const sentence = readSentence(text.slice(0, characters), around.slice(0, characters), language);
  const views = tables.slice(0, proposalLimits.tables).map((table) => viewOf(table, labels));
  const mentions = findMentions(sentence, indexPhrases(views, language), views.length);
  const said = saidOnDay(saidOn);
  const drafts = views.flatMap((table, at): readonly TableDraft[] => {
    const own = mentions[at];
    if (own === undefined) return [];
    const scene: Scene = { sentence, saidOn: said, table, mentions: own };
    return templates
      .flatMap((propose) => propose(scene))
      .slice(0, proposalLimits.drafts)
      .map((draft) => deniedAsSaid(sentence, { ...namedOrAsked(draft, table, own), table: table.name }));
  });
  const schemas = Object.fromEntries(views.map(({ name, schema }) => [name, schema]));
  const best = ranked(sentence, mergeAlike(ranked(sentence, drafts), labels));
  return firstThatHold(best, sentence, schemas, labels);
}

/** What rests on words such as `doubled` alone may be about anything, so that a person must say it is about this table. */
function namedOrAsked(draft: Draft, { name, title }: TableView, { table, columns, values }: TableMentions): Draft {
  const named = new Set([...table, ...[...columns, ...values].flatMap(({ words }) => words)]);
  if (draft.rests.some(({ words }) => words.some((word) => named.has(word)))) return draft;
  return { ...draft, ...joinBases(draft, mustConfirm(`that it is about ${title ?? name}, which no word names`)) };
}

function saidOnDay(saidOn: string | undefined): SaidOn | null {
  if (!isDate(saidOn)) return null;
  const days = daysOf(saidOn);
  return Number.isFinite(days.to) ? { ...days, date: saidOn, year: yearOfDay(days.to) } : null;
}

/** What explains less than so much of what the best one does is not offered. */
const leastPart = 1 / 3;

/** By what they explain; the order of the templates and of the tables decides between equals. */
function ranked(sentence: Sentence, drafts: readonly TableDraft[]): readonly TableDraft[] {
  const scored = drafts
    .map((draft) => ({ draft, score: scoreOf(sentence, draft).score }))
    .sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) * leastPart;
  const distinct = new Map<string, TableDraft>();
  for (const { draft, score } of scored.slice(0, proposalLimits.drafts)) {
    if (score < least) break;
    // Not the canonical form, which refuses what a hostile table may hold; a template writes its keys in one order.
    const key = JSON.stringify({ term: draft.term, parameters: draft.parameters });
    if (!distinct.has(key)) distinct.set(key, draft);
  }
  return [...distinct.values()];
}

function firstThatHold(
  drafts: readonly Draft[],
  sentence: Sentence,
  schemas: { readonly [table: string]: TableSchema },
  labels: Labels,
): readonly ProposedProposition[] {
  const proposals: ProposedProposition[] = [];
  for (const draft of drafts) {
    if (proposals.length === proposalLimits.proposals) break;
    const proposition: Proposition = { assay: languageVersion, term: draft.term };
    const readings: Readings = { parameters: draft.parameters, exclusions: [], axes: [] };
    if (checkProposition(proposition, schemas, { readings }).some(({ severity }) => severity === 'error')) continue;
    proposals.push({
      template: draft.template,
      proposition,
      readings,
      sentence: sentenceOf(proposition, readings, labels),
      restsOn: restingWords(sentence, draft),
      unexplained: unexplainedBy(sentence, draft),
      coverage: scoreOf(sentence, draft).coverage,
      toConfirm: draft.toConfirm,
    });
  }
  return proposals;
}

/** Words that stand side by side for the same thing are one. */
function restingWords(sentence: Sentence, { rests, quantities }: Draft): readonly RestingWords[] {
  const words = rests.flatMap((rest) => rest.words.map((word) => ({ ...word, as: rest.as })));
  const amounts = quantities.map((quantity) => ({ ...quantity, as: quantity.role }));
  const spans: { start: number; end: number; as: string; isAround: boolean }[] = [];
  const ordered = [...words, ...amounts].sort((a, b) => Number(a.isAround) - Number(b.isAround) || a.start - b.start);
  for (const { start, end, as, isAround } of ordered) {
    const before = spans.findLast((span) => span.as === as && span.isAround === isAround);
    if (before !== undefined && start <= before.end + 1) before.end = Math.max(before.end, end);
    else spans.push({ start, end, as, isAround });
  }
  return spans.map(({ start, end, as, isAround }) => {
    const words = (isAround ? sentence.around : sentence.text).slice(start, end);
    return { start, end, words, as, isAround };
  });
}
