import type { LeafResult } from '../evaluate/answer.ts';
import type { NumberTerm, PropositionTerm } from '../proposition/language.ts';
import type { ReadingResult, TightestRange } from './assessment.ts';

/**
 * For every part of a claim that says "between a and b": the smallest closed range that holds in every reading in which
 * the number is bounded at both ends, the hull of what it came to.
 */
export function tightestRanges(term: PropositionTerm, results: readonly ReadingResult[]): readonly TightestRange[] {
  return withinLeaves(term, 'term').flatMap((path) => {
    const asked = results.flatMap(({ leaves }) => leaves.filter((leaf) => leaf.path === path));
    const bounded = asked.flatMap(boundsOf);
    if (bounded.length === 0) return [];
    const [min, max] = [Math.min(...bounded.map((at) => at.min)), Math.max(...bounded.map((at) => at.max))];
    const unit = bounded[0]?.unit ?? '1';
    return [{ path, min, max, unit, readings: bounded.length, of: asked.length }];
  });
}

function boundsOf({ values: [value] }: LeafResult): readonly { min: number; max: number; unit: string }[] {
  if (value === undefined) return [];
  const { min, max, unit } = value;
  return min === null || max === null ? [] : [{ min, max, unit }];
}

function withinLeaves(term: PropositionTerm | NumberTerm, path: string): readonly string[] {
  switch (term.op) {
    case 'within':
      return [path];
    case 'and':
    case 'or':
    case 'at-least':
      return term.of.flatMap((part, index) => withinLeaves(part, `${path}.of[${index}]`));
    case 'not':
      return withinLeaves(term.of, `${path}.of`);
    case 'choose':
      return Object.entries(term.options).flatMap(([id, part]) => withinLeaves(part, `${path}.options.${id}`));
    default:
      return [];
  }
}
