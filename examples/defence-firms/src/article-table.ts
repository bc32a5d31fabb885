import { type Assessment, assayScale, type ClaimProposition, type VerdictRevision } from '@assay/core';
import type { Reader, Store } from '@assay/core/store';
import { claims } from './claims.ts';

/** A claim of the article as it stands on record. */
interface Line {
  readonly ref: string;
  readonly text: string;
  readonly revision: VerdictRevision | undefined;
  readonly forms: readonly { readonly proposition: ClaimProposition; readonly assessment: Assessment }[];
}

const width = 78;
const centre = 'C15b';

/** The article's claims as text 80 columns wide: outcome, conditions and verdict of each, then the centre's matrix. */
export async function articleTable(store: Store): Promise<string> {
  const lines = await store.read(readLines);
  const middle = lines.find(({ ref }) => ref === centre);
  const heading = `One news article, ${lines.length} claims, every verdict re-run from its tables`;
  return [
    heading,
    '='.repeat(heading.length),
    '',
    ...lines.flatMap(claimLines),
    ...(middle ? matrixLines(middle) : []),
  ].join('\n');
}

async function readLines(reader: Reader): Promise<readonly Line[]> {
  const { items } = await reader.claimsPage({ first: 1000 });
  const ids = items.map(({ id }) => id);
  const propositions = await reader.propositionsOfClaims(ids);
  const verdicts = await reader.verdictsOfClaims(ids);
  const lines: Line[] = [];
  for (const { ref, text } of claims) {
    const claim = items.find((item) => item.text === text);
    if (claim === undefined) continue;
    const own = propositions.get(claim.id) ?? [];
    const assessments = await reader.assessmentsOfPropositions(own.map(({ id }) => id));
    const verdict = verdicts.get(claim.id);
    const revisions = verdict && (await reader.revisionsOfVerdicts([verdict.id])).get(verdict.id);
    const forms = own.flatMap((proposition) => {
      const assessment = assessments.get(proposition.id)?.[0];
      return assessment === undefined ? [] : [{ proposition, assessment }];
    });
    lines.push({ ref, text, revision: revisions?.[0], forms });
  }
  return lines;
}

function claimLines({ ref, text, revision, forms }: Line): readonly string[] {
  const rating = assayScale.labels.find(({ id }) => id === revision?.rating)?.name ?? 'No verdict';
  return [
    `${ref.padEnd(6)}${rating.toUpperCase()}`,
    ...wrap(`“${text}”`, '      '),
    ...forms.flatMap(({ proposition, assessment }) => [
      ...wrap(
        `${proposition.label === null ? '' : `${proposition.label}: `}${assessment.outcome.replaceAll('-', ' ')}, ${plural(assessment.results.length, 'reading')}`,
        '      · ',
      ),
      ...assessment.conditions.flatMap(({ words }) => wrap(words, '        – ')),
    ]),
    '',
  ];
}

function matrixLines({ forms, ref }: Line): readonly string[] {
  return forms.flatMap(({ proposition, assessment }) => {
    const title = `${ref} in full${proposition.label === null ? '' : `: ${proposition.label}`}`;
    return [
      title,
      '-'.repeat(title.length),
      ...wrap(proposition.words, ''),
      '',
      ...assessment.results.flatMap(({ reading, truth, leaves, reasons }) => [
        `${truth.padEnd(11)}${countOf(leaves[0]?.values[0])}${Object.values(reading).join(' · ')}`,
        ...(truth === 'undecided' ? wrap(reasons[0]?.text ?? '', '             ') : []),
      ]),
      '',
      ...assessment.influence.map(
        ({ parameter, disagreeing, pairs }) => `Influence of ${parameter}: ${disagreeing} of ${pairs} pairs disagree`,
      ),
      ...assessment.strongest.flatMap(({ words, outcome }) =>
        wrap(`Strongest version that holds: ${words} (${outcome.replaceAll('-', ' ')})`, ''),
      ),
      '',
    ];
  });
}

/** How many there were in a reading: a number, a span, or at least so many. */
function countOf(value: { readonly min: number | null; readonly max: number | null } | undefined): string {
  if (value === undefined) return '';
  const { min, max } = value;
  const words = min === max ? String(min) : max === null ? `≥ ${min ?? '?'}` : `${min ?? '?'}–${max}`;
  return words.padEnd(7);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Lines no wider than the page; later lines are indented as far as the first. */
function wrap(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    const next = line === indent || line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (next.length > width && line.trim() !== '') {
      lines.push(line);
      line = `${' '.repeat(indent.length)}${word}`;
    } else line = next;
  }
  return [...lines, line];
}
