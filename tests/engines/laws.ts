import {
  asDate,
  assessProposition,
  daysOf,
  type LeafValue,
  type Proposition,
  type ReadingResult,
  type Reason,
} from '@assay/core';
import fc from 'fast-check';
import { expect } from 'vitest';
import { arbitraryCase, type Case } from './case.ts';
import { completeJudgements, completeWorld } from './completion.ts';
import { forget, shuffle } from './forget.ts';
import { type Tape, tape } from './tape.ts';
import type { World } from './world.ts';

/** The law of {@link mustBeSound}, over random cases, each with two completions. */
export const soundness = fc.property(arbitraryCase, tape, tape, tape, (of, first, second, forgotten) => {
  mustBeSound(of, [first, second], forgotten);
});

/** Every truth an assessment tells: of each reading, and of each leaf in it, by a name. */
function truthsIn(results: readonly ReadingResult[]): Truths {
  return new Map(
    results.flatMap(({ truth, leaves }, index) => [
      [`reading ${index}`, truth] as const,
      ...leaves.map((leaf) => [`reading ${index} ${leaf.path}`, leaf.truth] as const),
    ]),
  );
}

function assess({ readings }: Case, world: World, proposition: Proposition): readonly ReadingResult[] {
  return assessProposition({ proposition, readings, ...world }).results;
}

/**
 * What must hold of every case: a definite answer is the answer in every completion, no answer turns when less is known,
 * an undecided answer has reasons, and the order of rows means nothing.
 */
function mustBeSound(of: Case, completions: readonly Tape[], forgotten: Tape): void {
  const results = assess(of, of.world, of.proposition);
  const truths = truthsIn(results);
  const keepMissing = asksWhatIsKnown(of.proposition);
  for (const numbers of completions) {
    const judged = completeJudgements(of.proposition, numbers);
    const complete = completeWorld(of.world, numbers, { keepMissing });
    const completed = assess(of, complete, judged);
    mustHold(truths, truthsIn(completed), keepMissing);
    if (!keepMissing) mustContain(results, completed);
  }
  const less = forget(of.world, forgotten, keepMissing);
  mustNotTurn(truths, truthsIn(assess(of, less, of.proposition)));
  for (const result of results) mustHaveReasons(result, of.world);
  mustBeAsBefore(truths, truthsIn(assess(of, shuffle(of.world, forgotten), of.proposition)));
}

type Truths = ReadonlyMap<string, string>;

function mustHold(truths: Truths, completed: Truths, keepMissing: boolean): void {
  for (const [name, truth] of truths) {
    if (truth === 'undecided') continue;
    const other = completed.get(name);
    // Where cells stay missing an answer may get lost, but never turn.
    if (other === truth || (keepMissing && other === 'undecided')) continue;
    expect.fail(`expected ${name} to be ${truth} in every completion, got ${other}`);
  }
}

/** Every number and date a leaf compared lies, in a completion, within what it was said to lie in. */
function mustContain(results: readonly ReadingResult[], completed: readonly ReadingResult[]): void {
  for (const [index, { leaves }] of results.entries()) {
    for (const [leafIndex, { path, values }] of leaves.entries()) {
      const others = completed[index]?.leaves[leafIndex]?.values ?? [];
      for (const [place, value] of values.entries()) {
        const other = others[place];
        // Where a quotation stands is no number that is more or less known.
        if (other === undefined || value.words === 'place' || contains(value, other)) continue;
        expect.fail(`expected ${path} of reading ${index} in ${shown(value)} in every completion, got ${shown(other)}`);
      }
    }
  }
}

function contains(outer: LeafValue, inner: LeafValue): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(outer.min ?? 0), Math.abs(outer.max ?? 0));
  const low = outer.min === null || (inner.min !== null && inner.min >= outer.min - slack);
  return low && (outer.max === null || (inner.max !== null && inner.max <= outer.max + slack));
}

function shown({ min, max }: LeafValue): string {
  return `${min ?? '..'} to ${max ?? '..'}`;
}

function mustNotTurn(truths: Truths, forgotten: Truths): void {
  for (const [name, truth] of forgotten) {
    const before = truths.get(name);
    if (truth === 'undecided' || before === 'undecided' || truth === before) continue;
    expect.fail(`expected ${name} to be ${before} or undecided when less is known, got ${truth}`);
  }
}

function mustBeAsBefore(truths: Truths, shuffled: Truths): void {
  for (const [name, truth] of truths) {
    const other = shuffled.get(name);
    if (other !== truth) expect.fail(`expected ${name} to be ${truth} in whatever order the rows stand, got ${other}`);
  }
}

/** Reasons there are just where an answer is undecided, and one that names a cell names one that is not exact. */
function mustHaveReasons({ truth, reasons }: ReadingResult, world: World): void {
  if (reasons.length > 0 !== (truth === 'undecided'))
    expect.fail(`expected other than ${reasons.length} reasons for ${truth}`);
  const wrong = reasons.find((reason) => !isSo(reason, world));
  if (wrong !== undefined) expect.fail(`expected a reason that is so, got ${JSON.stringify(wrong)}`);
}

function isSo({ code, table, row, column }: Reason, { tables }: World): boolean {
  const content = table === null ? undefined : tables[table];
  if (code === 'declared-gap') return content !== undefined && content.gaps.length > 0;
  if (content === undefined || row === null || column === null) {
    return !['missing-cell', 'uncertain-cell'].includes(code);
  }
  const cell = content.rows[row]?.[Object.keys(content.schema).indexOf(column)];
  if (code === 'missing-cell') return cell === null;
  if (code === 'uncertain-cell') return typeof cell === 'object' && cell !== null;
  if (code !== 'vague-date' || typeof cell !== 'string') return false;
  const { from, to } = daysOf(asDate(cell));
  return from < to;
}

/** Such a term asks what the table says, which completing a missing cell changes. */
function asksWhatIsKnown(proposition: Proposition): boolean {
  return JSON.stringify(proposition).includes('"row-known"');
}
