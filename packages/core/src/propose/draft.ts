import type { PropositionTerm } from '../proposition/language.ts';
import type { Parameter } from '../proposition/reading.ts';
import type { Days, EdtfDate } from '../value/date.ts';
import type { TableMentions } from './mention.ts';
import type { TableView } from './proposal-table.ts';
import type { SaidQuantity, SaidWord, Sentence } from './sentence-read.ts';

/** What kind of claim a proposal takes the sentence for. */
export type TemplateName =
  | 'count-in-top'
  | 'count'
  | 'none'
  | 'change-since'
  | 'share'
  | 'growth'
  | 'trend'
  | 'superlative'
  | 'comparison'
  | 'threshold'
  | 'total'
  | 'anniversary'
  | 'duration'
  | 'order'
  | 'membership';

/** The day the sentence was said. */
export interface SaidOn extends Days {
  readonly date: EdtfDate;
  readonly year: number;
}

/** What a template is filled from: the sentence, when it was said, and one table with what the sentence mentions of it. */
export interface Scene {
  readonly sentence: Sentence;
  readonly saidOn: SaidOn | null;
  readonly table: TableView;
  readonly mentions: TableMentions;
}

/** Words of the sentence, and what of the proposition rests on them. */
export interface Rest {
  readonly words: readonly SaidWord[];
  readonly as: string;
  /** How sure it is, from 0 to 1. */
  readonly strength: number;
}

/** A part of a proposition in the making: what it rests on, what it leaves to the readings and what to a person. */
export interface Basis {
  readonly rests: readonly Rest[];
  readonly quantities: readonly SaidQuantity[];
  readonly parameters: readonly Parameter[];
  readonly toConfirm: readonly string[];
}

/** A template filled in. */
export interface Draft extends Basis {
  readonly template: TemplateName;
  readonly term: PropositionTerm;
}

/** The same, of one table. */
export interface TableDraft extends Draft {
  readonly table: string;
}

export const nothing: Basis = { rests: [], quantities: [], parameters: [], toConfirm: [] };

export function joinBases(...bases: readonly Basis[]): Basis {
  return {
    rests: bases.flatMap(({ rests }) => rests),
    quantities: [...new Set(bases.flatMap(({ quantities }) => quantities))],
    parameters: [
      ...new Map(
        bases.flatMap(({ parameters }) => parameters).map((parameter) => [parameter.name, parameter]),
      ).values(),
    ],
    toConfirm: [...new Set(bases.flatMap(({ toConfirm }) => toConfirm))],
  };
}

export function restsOn(words: readonly SaidWord[], as: string, strength = 1): Basis {
  return words.length === 0 ? nothing : { ...nothing, rests: [{ words, as, strength }] };
}

export function mustConfirm(...toConfirm: readonly string[]): Basis {
  return { ...nothing, toConfirm };
}
