import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Example, readForms, readMutants } from './form.ts';
import { loose, oneStrict, strict } from './options.ts';
import { type ReasonName, reasonFor, reasons } from './reasons.ts';
import { type Disagreement, type Engine, evaluator, type Score, scoreOf, sqlite, translationOf } from './score.ts';
import { mutantsFile, validFile } from './splits.ts';
import type { Translation } from './translate.ts';

/** Prints the scores of a split as Markdown; `--write` puts them into the documentation. */
function measure(): void {
  const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
  const [formsAt = validFile, mutantsAt = positionals.length === 0 ? mutantsFile : undefined] = positionals;
  const forms = readForms(formsAt);
  const mutants = mutantsAt !== undefined && existsSync(mutantsAt) ? readMutants(mutantsAt, forms) : [];
  const report = [...scoresIn(forms, mutants), '', ...disagreementsIn(forms, mutants)].join('\n');
  process.stdout.write(`${report}\n\n${timesOf(forms)}\n`);
  if (values.write === true) writeDocumentation(report);
}

function scoresIn(forms: readonly Example[], mutants: readonly Example[]): string[] {
  const settings = [
    { name: 'all loose', options: loose },
    ...oneStrict().map(({ name, options }) => ({ name: `\`${name}\` strict`, options })),
    { name: 'all strict', options: strict },
  ];
  return [
    `${forms.length} forms and ${mutants.length} mutants; agree · contradict · open (undecided, or not to be said in our language)`,
    '',
    '| options | forms | mutants |',
    '| --- | --- | --- |',
    ...settings.map(({ name, options }) => {
      return `| ${name} | ${shown(scoreOf(forms, options))} | ${shown(scoreOf(mutants, options))} |`;
    }),
  ];
}

function shown({ total, agree, open, disagree }: Score): string {
  const share = total === 0 ? '–' : `${((100 * agree) / total).toFixed(2)} %`;
  return `${agree} · ${disagree.length - open} · ${open} (${share})`;
}

function disagreementsIn(forms: readonly Example[], mutants: readonly Example[]): string[] {
  const all = [...scoreOf(forms, loose).disagree, ...scoreOf(mutants, loose).disagree];
  if (all.length === 0) return ['With the loose options there is no disagreement.'];
  return [
    `With the loose options ${all.length} of ${forms.length + mutants.length} disagree:`,
    '',
    ...all.map(line),
    ...[...new Set(all.map(({ example }) => reasonFor(example)))].flatMap(explained),
  ];
}

function line({ example, reply }: Disagreement): string {
  return `- \`${example.id}\`: official ${example.expected}, here ${reply}: ${reasonFor(example)}`;
}

function explained(name: ReasonName): string[] {
  return name === 'unexplained' ? [] : ['', `${name}: ${reasons[name]}`];
}

/** How long all forms take in each engine once they are translated, each over its own table. */
function timesOf(forms: readonly Example[]): string {
  const start = performance.now();
  const translations = forms.map((form) => translationOf(form, loose)).filter((made) => typeof made === 'object');
  const toTranslate = performance.now() - start;
  const ours = timed(evaluator, translations);
  const inSql = timed(sqlite, translations);
  const other = ours.replies.filter((reply, index) => reply !== inSql.replies[index]).length;
  return [
    `${translations.length} forms translated and checked in ${Math.round(toTranslate)} ms`,
    `evaluated in ${Math.round(ours.time)} ms`,
    `in SQLite, with a database for each, in ${Math.round(inSql.time)} ms`,
    `ratio ${(inSql.time / ours.time).toFixed(1)}`,
    `${other} answered otherwise in SQLite`,
  ].join('; ');
}

function timed(engine: Engine, translations: readonly Translation[]) {
  const start = performance.now();
  const replies = translations.map(engine);
  return { replies, time: performance.now() - start };
}

const documentation = new URL('../../docs/logic2text.md', import.meta.url);
const [opening, closing] = ['<!-- measured -->', '<!-- /measured -->'];

function writeDocumentation(report: string): void {
  const text = readFileSync(documentation, 'utf8');
  const [from, to] = [text.indexOf(opening), text.indexOf(closing)];
  if (from < 0 || to < from) throw new TypeError(`expected ${opening} and ${closing} in the documentation, got none`);
  writeFileSync(documentation, `${text.slice(0, from + opening.length)}\n${report}\n${text.slice(to)}`);
}

measure();
