import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { harmless } from './report/harmless.ts';
import { reportFormats } from './report/report.ts';
import { version } from './version.ts';

/**
 * All commands with their options and help. The module of a command is loaded when the command runs, so that help and
 * completion start at once.
 */
export function createProgram(io: Io, exit: (code: ExitCode) => void): Command {
  const program = new Command('assay')
    .description('A fact-check you can re-run: check claims, review verdicts, keep the record.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(text),
      // It repeats what was typed.
      outputError: (text, write) => write(`${text.trimEnd().split('\n').map(harmless).join('\n')}\n`),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(assay --help shows what there is)')
    .addHelpText('after', overview);

  const add = (name: string, description: string, examples: readonly string[], parent = program) =>
    parent
      .command(name)
      .description(description)
      .addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`);

  add('init [dir]', 'Make a project: configuration, a claim file, a review script, a database.', [
    'assay init my-desk && cd my-desk',
    'assay check',
    'assay review',
  ]).action(async (dir: string | undefined) => exit(await (await import('./command/init.ts')).init(io, dir ?? '.')));

  add('check [files...]', 'Assess the claims of typed claim files under all their readings.', [
    'assay check claims/*.claim.ts          matrix, conditions and outcome of each claim',
    'assay check --watch                    again whenever a file beside them is saved',
    'assay check --record "Jane Doe"        keep claims, tables and assessments in the database',
  ])
    .addOption(formatOption())
    .addOption(failOnOption())
    .option('-w, --watch', 'check again on every save, until interrupted')
    .option('--record <name>', 'put the claims on record and propose the verdicts they suggest, as this person')
    .addOption(databaseOption())
    .action(async (files: string[], options) => {
      if (options.watch === true) exit(await (await import('./command/watch.ts')).watch(io, files));
      else exit(await (await import('./command/check.ts')).check(io, files, options));
    });

  add('review [scripts...]', 'Ask the house rules, or review scripts, about every verdict of a database.', [
    'assay review                                the policy of assay.config.ts, or the recommended one',
    'assay review --preset strict                a preset: recommended, strict or claimreview',
    'assay review reviews/*.review.ts            scripts of your own',
    'assay review fix.review.ts --dry-run        what a script that writes would write',
    'assay review --format sarif > assay.sarif   for machines',
  ])
    .addOption(databaseOption())
    .addOption(new Option('--preset <name>', 'rules to ask').choices(['recommended', 'strict', 'claimreview']))
    .addOption(formatOption())
    .addOption(failOnOption())
    .option('-n, --dry-run', 'run scripts that write in a transaction that is undone, and show what it would keep')
    .action(async (scripts: string[], options) =>
      exit(await (await import('./command/review.ts')).review(io, scripts, options)),
    );

  add('explain <rule>', 'Print why there is a rule, with an example that fails and one that passes.', [
    'assay explain two-independent-origins',
  ]).action(async (rule: string) => exit(await (await import('./command/explain.ts')).explain(io, rule)));

  add('export [file]', 'Write everything on record as JSON lines.', [
    'assay export desk.jsonl          to a file; an interrupted export goes on where it stopped',
    'assay export > desk.jsonl        to standard output',
    'assay export --assessment ID case.json   one assessment with all it rests on, for `assay verify`',
  ])
    .addOption(databaseOption())
    .option('--assessment <id>', 'only this assessment, with its proposition, tables and documents')
    .action(async (file: string | undefined, options) => {
      if (options.assessment === undefined) {
        exit(await (await import('./command/export.ts')).exportAll(io, file, options));
      } else exit(await (await import('./command/export-assessment.ts')).exportAssessment(io, file, options));
    });

  add('import <file>', 'Read an export into a database; one that was interrupted goes on where it stopped.', [
    'assay import desk.jsonl --db sqlite:copy.db',
  ])
    .addOption(databaseOption())
    .action(async (file: string, options) =>
      exit(await (await import('./command/import.ts')).importAll(io, file, options)),
    );

  add('verify [file]', 'Check a database (digests, foreign keys, replay of events) or re-run an exported assessment.', [
    'assay verify                 the database of the configuration',
    'assay verify data/assay.db',
    'assay verify case.json       an assessment exported with `assay export --assessment`',
    'assay verify case.json --postgres postgres://me@localhost/scratch',
  ])
    .option('--postgres <url>', 'run the SQL of an assessment on this server too; PGPASSWORD may hold its password')
    .action(async (file: string | undefined, options) =>
      exit(await (await import('./command/verify.ts')).verify(io, file, options)),
    );

  add('status', 'How many verdicts stand where, how long they wait, and how far reviewers agree.', [
    'assay status',
    'assay status --db sqlite:data/assay.db --json',
  ])
    .addOption(databaseOption())
    .option('--json', 'as JSON')
    .action(async (options) => exit(await (await import('./command/status.ts')).status(io, options)));

  add('serve', 'Start the GraphQL gateway over the database, until interrupted.', ['assay serve --port 4100'])
    .addOption(databaseOption())
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'the port', port, 4000)
    .action(async (options) => exit(await (await import('./command/serve.ts')).serve(io, options)));

  addKeys(add, exit, io);

  add('backup <file>', 'Copy the database to a new file while it is in use, and verify the copy.', [
    'assay backup backups/monday.db',
  ])
    .addOption(databaseOption())
    .action(async (file: string, options) =>
      exit(await (await import('./command/backup.ts')).backup(io, file, options)),
    );

  add('doctor', 'Look at Node, the configuration, the database and its file.', ['assay doctor'])
    .addOption(databaseOption())
    .action(async (options) => exit(await (await import('./command/doctor.ts')).doctor(io, options)));

  add('completion <shell>', 'Print a completion script for bash, zsh or fish.', [
    'assay completion bash >> ~/.bashrc',
    'assay completion fish > ~/.config/fish/completions/assay.fish',
  ]).action(async (shell: string) => exit(await (await import('./command/completion.ts')).completion(io, shell)));
  program
    .command('completion-server', { hidden: true })
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => exit(await (await import('./command/completion.ts')).complete(io, program)));
  return program;
}

/** The keys of the gateway: a command with commands of its own. */
function addKeys(
  add: (name: string, description: string, examples: readonly string[], parent?: Command) => Command,
  exit: (code: ExitCode) => void,
  io: Io,
): void {
  const keys = add('keys', 'Keep the keys with which programs come to the gateway.', [
    'assay keys create --as "Jane Doe" --actor "Jane Doe" --name laptop',
    'assay keys list',
    'assay keys revoke ID --as "Jane Doe"',
  ]);
  const load = () => import('./command/keys.ts');
  const asOption = () => new Option('--as <name>', 'who does it: an admin, by name or id').makeOptionMandatory();
  add(
    'create',
    'Make a key and show it, this once. In a database without anybody, who is named by --as becomes its admin.',
    [
      'assay keys create --as "Jane Doe" --actor "Jane Doe" --name laptop',
      'assay keys create --as "Jane Doe" --actor "A feed" --name wire --scope submit-claim add-claimant',
      'assay keys create --as "Jane Doe" --actor "A feed" --name trial --expires 2026-12-31 > key.txt',
    ],
    keys,
  )
    .addOption(asOption())
    .requiredOption('--actor <name>', 'who acts by the key, by name or id')
    .requiredOption('--name <words>', 'what the key is for')
    .option('--scope <actions...>', 'only these of what their role may do; without it, all')
    .option('--expires <day>', 'the day it ends, or a moment in UTC; at most 366 days from now (default: in 90 days)')
    .addOption(databaseOption())
    .action(async (options) => exit(await (await load()).createGatewayKey(io, options)));
  add(
    'list',
    'All keys, newest first: whose, for what, until when; never the keys themselves.',
    ['assay keys list'],
    keys,
  )
    .addOption(databaseOption())
    .option('--json', 'as JSON')
    .action(async (options) => exit(await (await load()).listGatewayKeys(io, options)));
  add('revoke <id>', 'Take a key back, for good.', ['assay keys revoke ID --as "Jane Doe"'], keys)
    .addOption(asOption())
    .addOption(databaseOption())
    .action(async (id: string, options) => exit(await (await load()).revokeGatewayKey(io, id, options)));
}

const overview = `
A first look:
  assay init my-desk && cd my-desk
  assay check                      claims in TypeScript, under all their readings
  assay check --record "Jane Doe"  the same, kept in the database
  assay review                     what the house rules say about the verdicts

Exit codes: 0 clean, 1 findings, 2 not understood, 3 not carried out.
Each command has examples: assay check --help`;

function databaseOption(): Option {
  return new Option('--db <address>', 'the database, such as sqlite:data/assay.db');
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to report').choices(reportFormats).default('pretty');
}

function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(['error', 'warning', 'note']);
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number < 65_536) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 65535.');
}
