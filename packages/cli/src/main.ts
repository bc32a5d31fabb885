import { parseArgs } from 'node:util';
import { AssayError } from '@assay/core';
import { openStore } from '@assay/core/store';

/** Where a program writes; given to it, so that tests can read it. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** 0: nothing found; 1: faults found; 2: the command was not understood; 3: it could not be carried out. */
export type ExitCode = 0 | 1 | 2 | 3;

const help = `assay verify FILE   check a database: pages, foreign keys, digests
assay --help        this page

Example: assay verify data/assay.db`;

/** The command `assay`. */
export async function main(argv: readonly string[], output: Output): Promise<ExitCode> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, file, ...rest] = positionals;
  if (values.help === true) {
    output.out(help);
    return 0;
  }
  if (command !== 'verify' || file === undefined || rest.length > 0) {
    output.err(`expected a command, got ${JSON.stringify(argv.join(' '))}\n\n${help}`);
    return 2;
  }
  return verify(file, output);
}

async function verify(file: string, { out, err }: Output): Promise<ExitCode> {
  out(`Checking ${file} …`);
  try {
    const store = await openStore(`sqlite:${file}`);
    try {
      const findings = await store.check();
      for (const { rule, message } of findings) err(`${rule}: ${message}`);
      out(
        findings.length === 0
          ? 'Nothing wrong found. Next: npm start'
          : `${findings.length} faults. Next: restore a backup`,
      );
      return findings.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    err(`${error.code}: ${error.message}`);
    return 3;
  }
}
