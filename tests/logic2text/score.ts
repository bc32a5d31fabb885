import { assessProposition, checkProposition, checkTable } from '@assay/core';
import { answersInSqlite } from '@assay/core/store';
import type { Example } from './form.ts';
import type { Options } from './options.ts';
import { type Translation, translate } from './translate.ts';
import { Untranslatable } from './untranslatable.ts';

/** What a form comes to: `no-claim` where it has no translation, `refused` where our own checks refuse that. */
export type Reply = ReturnType<Engine> | Failure;
type Failure = 'no-claim' | 'refused';
/** Answers a translated form. */
export type Engine = (translation: Translation) => 'true' | 'false' | 'undecided';

/** How the replies of a set of examples compare with the official answers. */
export interface Score {
  readonly total: number;
  readonly agree: number;
  /** Replies that are neither true nor false. */
  readonly open: number;
  readonly disagree: readonly Disagreement[];
}

export interface Disagreement {
  readonly example: Example;
  readonly reply: Reply;
}

export function scoreOf(examples: readonly Example[], options: Options): Score {
  const replies = examples.map((example) => ({ example, reply: replyTo(example, options) }));
  const disagree = replies.filter(({ example, reply }) => reply !== String(example.expected));
  const open = disagree.filter(({ reply }) => reply !== 'true' && reply !== 'false').length;
  return { total: examples.length, agree: examples.length - disagree.length, open, disagree };
}

function replyTo(example: Example, options: Options): Reply {
  const translation = translationOf(example, options);
  return typeof translation === 'string' ? translation : evaluator(translation);
}

/** The translation of a form, checked as what comes from others is. */
export function translationOf({ form, sheet }: Example, options: Options): Translation | Failure {
  try {
    const translation = translate(form, sheet, options);
    return isSound(translation) ? translation : 'refused';
  } catch (error) {
    if (error instanceof Untranslatable) return 'no-claim';
    throw error;
  }
}

function isSound({ proposition, tables }: Translation): boolean {
  const schemas = Object.fromEntries(Object.entries(tables).map(([name, { schema }]) => [name, schema]));
  return [...Object.values(tables).flatMap(checkTable), ...checkProposition(proposition, schemas)].length === 0;
}

// The options of the translation are no readings: a form has one meaning at a time.
const readings = { parameters: [], exclusions: [], axes: [] };

/** The evaluator in TypeScript. */
export const evaluator: Engine = ({ proposition, tables }) => {
  const [result] = assessProposition({ proposition, readings, tables, documents: {} }).results;
  return result?.truth ?? 'undecided';
};

/** One statement in SQLite, over the tables in a database of its own. */
export const sqlite: Engine = ({ proposition, tables }) => {
  const [result] = answersInSqlite({ proposition, readings, tables, documents: {} });
  return result?.truth ?? 'undecided';
};
