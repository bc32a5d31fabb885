import {
  canonicalJson,
  type LeafValue,
  type Parameter,
  type ReadingResult,
  type Readings,
  termWords,
} from '@assay/core';
import { type Count, contents, countChinese } from './counts.ts';
import { labels } from './labels.ts';
import type { AssessedForm, ClaimOnRecord } from './on-record.ts';
import { outcomeWords, quoted } from './outcome-words.ts';
import { beside, columns, heading, type Paint, pageWidth, wrap } from './terminal.ts';

/** The centre of the article in full: of every part the sentence, how it may be read, and the matrix. */
export function centreLines(claims: readonly ClaimOnRecord[], paint: Paint): readonly string[] {
  const forms = claims.flatMap(({ claim, forms: own }) => own.map((form) => ({ ref: claim.ref, form })));
  const said = claims.find(({ claim }) => claim.partOf === null)?.claim.text ?? '';
  return [
    ...heading('The centre in full: Chinese companies among the ten biggest', '=', paint),
    ...wrap(quoted(said), pageWidth),
    '(Mark Rutte, 23 June 2025)',
    '',
    ...historyLines(),
    '',
    ...forms.flatMap(({ ref, form }, index) => {
      const before = forms.slice(0, index).flatMap((one) => one.form.proposition.readings.parameters);
      return formLines(ref, form, before, paint);
    }),
  ];
}

function formLines(
  ref: string,
  { proposition, assessment }: AssessedForm,
  before: readonly Parameter[],
  paint: Paint,
): readonly string[] {
  const { readings, words, label } = proposition;
  const { results, conditions, influence, strongest } = assessment;
  const open = readings.parameters.filter(({ options }) => options.length > 1);
  return [
    ...heading(label === null ? ref : `${ref}, ${label}`, '-', paint),
    ...wrap(asSentence(words), pageWidth),
    '',
    asSentence(outcomeWords(assessment)),
    ...conditions.flatMap((condition) => (condition.readings === results.length ? [] : item(condition.words))),
    ...influence
      .filter(({ disagreeing }) => disagreeing > 0)
      .flatMap(({ parameter, disagreeing, pairs }) =>
        item(
          `${disagreeing} of ${pairs} pairs of readings that differ only in ${calledIn(readings, parameter)} disagree`,
        ),
      ),
    ...strongest.flatMap(({ values, outcome }) => {
      const version = termWords(proposition.proposition.term, { labels, readings, values });
      return item(
        `the strongest version that holds${outcome === 'true' ? '' : ' wherever it can be decided'}: ${version}`,
      );
    }),
    '',
    'It may be read in these ways:',
    ...open.flatMap((parameter) => parameterLines(parameter, before)),
    '',
    ...matrixLines(results, readings, paint),
    '',
  ];
}

/** What a parameter may be, and why; one that was said before is only named. */
function parameterLines(parameter: Parameter, before: readonly Parameter[]): readonly string[] {
  if (before.some((one) => canonicalJson(one) === canonicalJson(parameter)))
    return item(`${parameter.label}: as above`);
  return [
    ...item(`${parameter.label}:`),
    ...parameter.options.flatMap(({ label, reason }) => beside('    -', `${label}: ${reason}`, 6)),
  ];
}

/** A row for each reading: how it is read, what was counted and the answer; then why some are undecided. */
function matrixLines(results: readonly ReadingResult[], readings: Readings, paint: Paint): readonly string[] {
  const open = readings.parameters.filter(({ options }) => options.length > 1);
  const reasons = [...new Set(results.flatMap(({ truth, reasons: [first] }) => noteOf(truth, first?.text)))];
  const rows = results.map(({ reading, truth, leaves, reasons: [first] }) => [
    ...open.map(({ name, options }) => options.find(({ id }) => id === reading[name])?.label ?? ''),
    valueWords(leaves[0]?.values[0]),
    [truth, ...noteOf(truth, first?.text).map((text) => `[${reasons.indexOf(text) + 1}]`)].join(' '),
  ]);
  const answer = open.length + 1;
  return [
    ...columns([...open.map(({ label }) => label), 'number', 'answer'], rows, (cell, column) => {
      if (column !== answer) return cell;
      return paint(cell.startsWith('true') ? 'green' : cell.startsWith('false') ? 'red' : 'dim', cell);
    }),
    ...reasons.flatMap((text, index) => beside(`  [${index + 1}]`, text, 6)),
  ];
}

function noteOf(truth: ReadingResult['truth'], reason: string | undefined): readonly string[] {
  return truth === 'undecided' && reason !== undefined ? [reason] : [];
}

const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
const lists = [
  { name: 'SIPRI without China', ranking: 'sipri_excluding_china', from: 2015, to: 2018 },
  { name: 'SIPRI as restated', ranking: 'sipri_restated', from: 2015, to: 2022 },
  { name: 'SIPRI as published', ranking: 'sipri_as_published', from: 2019, to: 2024 },
  { name: 'Defense News', ranking: 'defense_news', from: 2014, to: 2024 },
  { name: 'Fortune', ranking: 'fortune_aerospace_defence', from: 2022, to: 2022 },
] as const;

/** How many there were on every list the example holds, counted here and now. */
function historyLines(): readonly string[] {
  const held = contents();
  const rows = lists.map(({ name, ranking, from, to }) => [
    name,
    ...years.map((year) => (year < from || year > to ? '' : shortCount(countChinese(ranking, year, 10, held)))),
  ]);
  return [
    'How many there were, by fiscal year:',
    '',
    ...columns(['the list', ...years.map((year) => `’${year % 100}`)], rows, (cell) => cell),
    ...beside('', '1+: at least so many, as rows are declared missing. ?: any number, as the list left China out.', 2),
  ];
}

function shortCount({ min, max }: Count): string {
  if (min === max) return String(min);
  return min === null || min === 0 ? '?' : `${min}+`;
}

/** A number, a span where rows or cells are missing, or at least so many. */
function valueWords(value: LeafValue | undefined): string {
  if (value === undefined) return '';
  const { min, max } = value;
  if (min === max) return String(min);
  return max === null ? `${min ?? '?'} or more` : `${min ?? '?'} to ${max}`;
}

function calledIn({ parameters }: Readings, name: string): string {
  return parameters.find((parameter) => parameter.name === name)?.label ?? name;
}

function item(text: string): readonly string[] {
  return beside('  -', text, 4);
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
