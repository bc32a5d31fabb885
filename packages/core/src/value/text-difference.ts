/** A run of text that both have, or only the earlier, or only the later. */
export interface TextRun {
  readonly change: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Above so many pairs of words, what lies between the words in common at both ends is said to be another text. */
const mostPairs = 4_000_000;

/**
 * Two texts as the runs that make them: those kept and removed are the earlier text, those kept and added the later. Words
 * are compared whole, with the white space and punctuation between them.
 *
 * @example
 * ```ts
 * import { compareTexts } from '@assay/core';
 * compareTexts('three of ten', 'four of ten').map(({ change, text }) => `${change}: ${text}`)
 * // => ['removed: three', 'added: four', 'kept:  of ten']
 * ```
 */
export function compareTexts(before: string, after: string): readonly TextRun[] {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const runs: TextRun[] = [];
  const push = (change: TextRun['change'], pieces: readonly string[]) => {
    const text = pieces.join('');
    if (text === '') return;
    const last = runs.at(-1);
    if (last?.change === change) runs[runs.length - 1] = { change, text: last.text + text };
    else runs.push({ change, text });
  };
  push('kept', a.slice(0, start));
  const [ofA, ofB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (ofA.length * ofB.length > mostPairs) {
    push('removed', ofA);
    push('added', ofB);
  } else {
    for (const { change, pieces } of longestInCommon(ofA, ofB)) push(change, pieces);
  }
  push('kept', a.slice(a.length - end));
  return runs;
}

function piecesOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu) ?? [];
}

interface Pieces {
  readonly change: TextRun['change'];
  readonly pieces: readonly string[];
}

/** By the table of the longest common subsequence; where both could go, what was removed comes first. */
function longestInCommon(a: readonly string[], b: readonly string[]): Pieces[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Pieces[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      found.push({ change: 'kept', pieces: a.slice(i, i + 1) });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      found.push({ change: 'removed', pieces: a.slice(i, i + 1) });
      i += 1;
    } else {
      found.push({ change: 'added', pieces: b.slice(j, j + 1) });
      j += 1;
    }
  }
  return [...found, { change: 'removed', pieces: a.slice(i) }, { change: 'added', pieces: b.slice(j) }];
}
