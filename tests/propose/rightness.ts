import { assessProposition, type ProposedProposition, type TableContent } from '@assay/core';
import type { ExampleForm } from '@assay/example-defence-firms';
import { namesIn, readingsOf, textsIn } from './meaning.ts';

/*
 * When is a proposal the right one? Either
 *
 * - `same reading`: one of its readings says the same as one of the readings of the form written by hand: same operators,
 *   tables, columns, conditions, comparison, numbers and dates, once both are brought into one form (see `meaning.ts`).
 *   A person who ticks the other readings off has what the author wrote in that reading; or
 * - `same truth`: it has the same kinds of leaves over the same tables and columns, no condition on a text that the form
 *   does not have, and the same truth in every reading of either over the example's tables, which is not `undecided`.
 */
export type Rightness = 'same reading' | 'same truth';

type Contents = { readonly [table: string]: TableContent };

export function rightness(proposal: ProposedProposition, form: ExampleForm, tables: Contents): Rightness | null {
  const own = readingsOf(proposal.proposition, proposal.readings).map(({ meaning }) => meaning);
  const written = writtenReadings(form);
  if (own.some((meaning) => written.includes(meaning))) return 'same reading';
  return isSameTruth(proposal, form, own, written, tables) ? 'same truth' : null;
}

const writtenOf = new Map<ExampleForm, readonly string[]>();

function writtenReadings(form: ExampleForm): readonly string[] {
  const known = writtenOf.get(form) ?? readingsOf(form.proposition, form.readings).map(({ meaning }) => meaning);
  writtenOf.set(form, known);
  return known;
}

/** How many of the readings written by hand are among those of the proposal. */
export function readingsShared(proposal: ProposedProposition, form: ExampleForm): readonly [number, number] {
  const own = new Set(readingsOf(proposal.proposition, proposal.readings).map(({ meaning }) => meaning));
  const written = new Set(writtenReadings(form));
  return [[...written].filter((meaning) => own.has(meaning)).length, written.size];
}

const leaves = ['compare', 'within', 'date-order', 'text-is', 'exists', 'none', 'quotation', 'judgement', 'elapsed'];

function isSameTruth(
  proposal: ProposedProposition,
  form: ExampleForm,
  own: readonly string[],
  written: readonly string[],
  tables: Contents,
): boolean {
  const [ours, theirs] = [proposal.proposition, form.proposition];
  const kinds = (meanings: readonly string[]) =>
    leaves.filter((op) => meanings.some((meaning) => meaning.includes(`"op":"${op}"`))).join();
  const isSame = (['table', 'column'] as const).every((key) => {
    return [...namesIn(ours, key)].sort().join() === [...namesIn(theirs, key)].sort().join();
  });
  const known = new Set(written.flatMap((meaning) => [...textsIn(meaning)]));
  const adds = own.some((meaning) => [...textsIn(meaning)].some((text) => !known.has(text)));
  if (!isSame || adds || kinds(own) !== kinds(written)) return false;
  const truths = [proposal, form].flatMap(({ proposition, readings }) =>
    assessProposition({ proposition, readings, tables, documents: {} }).results.map(({ truth }) => truth),
  );
  return new Set(truths).size === 1 && truths[0] !== 'undecided';
}
