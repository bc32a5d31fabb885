import { CommanderError } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { harmless } from './report/harmless.ts';

/** The command `assay`: what it was given, and the world, to an exit code. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = 0;
  try {
    await createProgram(io, (code) => {
      exit = code;
    }).parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error, io);
  }
}

/** Says what stopped a command. What is no refusal is a fault of ours, and is shown with its stack only when asked. */
async function explain(error: unknown, io: Io): Promise<ExitCode> {
  if (io.signal.aborted) {
    io.err.write('Interrupted; nothing is half done. Give the same command again to go on.\n');
    return 3;
  }
  // Loaded only here: most runs need neither.
  const [{ AssayError }, { exitCodes }] = await Promise.all([import('@assay/core'), import('./exit-code.ts')]);
  if (error instanceof AssayError) {
    io.err.write(`${error.code}: ${harmless(error.message)}\n`);
    for (const { rule, path, message, mend } of error.findings) {
      io.err.write(`  ${harmless([rule, path.join('.'), message].filter((part) => part !== '').join(': '))}\n`);
      if (mend !== null) io.err.write(`    → ${harmless(mend)}\n`);
    }
    return exitCodes[error.code];
  }
  const asked = (io.env['ASSAY_DEBUG'] ?? '') !== '';
  const words = error instanceof Error ? ((asked ? error.stack : undefined) ?? error.message) : String(error);
  const lines = words.split('\n').map(harmless).join('\n');
  io.err.write(`internal: ${lines}\n${asked ? '' : 'Set ASSAY_DEBUG=1 to see where it happened.\n'}`);
  return 3;
}
