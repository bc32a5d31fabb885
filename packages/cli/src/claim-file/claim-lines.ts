import { type LeafValue, type Matrix, type ReadingResult, type Readings, sentenceOf } from '@assay/core';
import { clipped, harmless, quoted } from '../report/harmless.ts';
import type { CheckedClaim } from './check-claim.ts';
import { beside, columns, type Paint } from './layout.ts';

const margin = 10;
const mostRows = 24;
const widestCell = 40;

/** A claim as text for a person: its words, what it says in its typed form, the matrix, the outcome and conditions. */
export function claimLines({ claim, matrix }: CheckedClaim, paint: Paint): readonly string[] {
  const { form, claimant, labels = {} } = claim;
  const said = `${quoted(claim.text)}${claimant === undefined ? '' : ` (${harmless(claimant)})`}`;
  const [first = '', ...rest] = beside('claim', said, margin);
  if (matrix === null) return [paint('bold', first), ...rest, ''];
  const settled = matrix.outcome === 'true' || matrix.outcome === 'false';
  return [
    paint('bold', first),
    ...rest,
    ...beside('says', harmless(sentenceOf(form.proposition, form.readings, labels)), margin),
    '',
    ...matrixLines(matrix, form.readings, paint),
    '',
    ...outcomeLines(matrix, paint),
    ...(settled ? [] : matrix.conditions.flatMap(({ words }) => beside(`${' '.repeat(margin)}-`, harmless(words), 12))),
    ...matrix.strongest
      .filter(({ distance }) => distance > 0)
      .flatMap(({ words }) => beside('strongest', `the strongest version that holds: ${harmless(words)}`, margin)),
    '',
  ];
}

function outcomeLines({ outcome, results }: Matrix, paint: Paint): readonly string[] {
  const counted = (['true', 'false', 'undecided'] as const)
    .map((truth) => ({ truth, count: results.filter((result) => result.truth === truth).length }))
    .filter(({ count }) => count > 0)
    .map(({ truth, count }) => `${count} ${truth}`);
  const word = outcome === 'depends-on-the-reading' ? 'depends on the reading' : outcome.replaceAll('-', ' ');
  const colour = outcome.startsWith('true') ? 'green' : outcome.startsWith('false') ? 'red' : 'yellow';
  const of = `of ${results.length} reading${results.length === 1 ? '' : 's'}: ${counted.join(', ')}`;
  return [`${'outcome'.padEnd(margin)}${paint(colour, word)}  ${paint('dim', of)}`];
}

/** A row for each reading: how it is read, what was counted, the answer; then why some are undecided. */
function matrixLines({ results }: Matrix, { parameters }: Readings, paint: Paint): readonly string[] {
  const open = parameters.filter(({ options }) => options.length > 1);
  const shown = results.slice(0, mostRows);
  const reasons = [...new Set(shown.flatMap(reasonOf))];
  const rows = shown.map((result) => [
    ...open.map(({ name, options }) =>
      clipped(options.find(({ id }) => id === result.reading[name])?.label ?? '', widestCell),
    ),
    valueWords(result.leaves[0]?.values[0]),
    [result.truth, ...reasonOf(result).map((text) => `[${reasons.indexOf(text) + 1}]`)].join(' '),
  ]);
  const answer = open.length + 1;
  const headings = [...open.map(({ label }) => clipped(label, widestCell)), 'value', 'answer'];
  return [
    ...columns(headings, rows, (cell, column) => {
      if (column !== answer) return cell;
      return paint(cell.startsWith('true') ? 'green' : cell.startsWith('false') ? 'red' : 'dim', cell);
    }),
    ...(results.length > mostRows ? [`  … and ${results.length - mostRows} more readings`] : []),
    ...reasons.flatMap((text, index) => beside(`  [${index + 1}]`, text, 6)),
  ];
}

function reasonOf({ truth, reasons: [first] }: ReadingResult): readonly string[] {
  return truth === 'undecided' && first !== undefined ? [harmless(first.text)] : [];
}

/** A number or date, a span where rows or cells are missing, or at least so many. */
function valueWords(value: LeafValue | undefined): string {
  if (value === undefined) return '';
  const { min, max } = value;
  if (min === max) return String(min ?? '?');
  return max === null ? `${min ?? '?'} or more` : `${min ?? '?'} to ${max}`;
}
