import { AssayError } from '@assay/core';
import tabtab from '@pnpm/tabtab';
import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** What the library's scripts take as a wish for file names; its own `logFiles` writes past the given screen. */
const filesMark = '__tabtab_complete_files__';
const shells = ['bash', 'zsh', 'fish'] as const;

/** Prints the script that makes a shell ask {@link complete}. */
export async function completion(io: Io, given: string): Promise<ExitCode> {
  const shell = shells.find((one) => one === given);
  if (shell === undefined) throw new AssayError('invalid-input', `expected one of ${shells.join(', ')}, got ${given}`);
  const script = await tabtab.getCompletionScript({ name: 'assay', completer: 'assay', shell });
  io.out.write(script.endsWith('\n') ? script : `${script}\n`);
  return 0;
}

/** Answers what may stand next on the line a shell is asking about: commands, options, choices, or files. */
export async function complete(io: Io, program: Command): Promise<ExitCode> {
  const { complete: asked, words, prev, lastPartial, line } = tabtab.parseEnv(io.env);
  if (!asked) return 0;
  const command = line
    .split(/\s+/)
    .slice(1, words)
    .reduce((at, word) => at.commands.find((one) => one.name() === word) ?? at, program);
  const help = command.createHelp();
  const options = help.visibleOptions(command);
  const choices = options.find(({ long }) => long === prev)?.argChoices ?? (prev === 'completion' ? shells : []);
  const items =
    choices.length > 0
      ? choices.map((choice) => ({ name: choice, description: '' }))
      : lastPartial.startsWith('-')
        ? options.map(({ long, description }) => ({ name: long ?? '', description }))
        : command.commands.length > 0
          ? help.visibleCommands(command).map((one) => ({ name: one.name(), description: one.description() }))
          : null;
  const shell = tabtab.getShellFromEnv(io.env);
  const print = (text: string) => void io.out.write(`${text}\n`);
  if (items === null) print(filesMark);
  else tabtab.log(items, shell, print);
  return 0;
}
