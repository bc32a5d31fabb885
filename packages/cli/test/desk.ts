import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExitCode } from '../src/exit-code.ts';
import { main } from '../src/main.ts';

/** What a run left on the screens. */
export interface Run {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** A real folder to run the command in. */
export interface Desk {
  readonly folder: string;
  readonly write: (name: string, text: string) => void;
  readonly run: (...argv: readonly string[]) => Promise<Run>;
  /** The same with screens that are terminals, variables, or a signal. */
  readonly runWith: (world: World, ...argv: readonly string[]) => Promise<Run>;
  readonly remove: () => void;
}

export interface World {
  readonly terminal?: boolean;
  readonly env?: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
}

export function createDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'assay-desk-'));
  // The test runner loads modules by its own rules, which look for packages from here up.
  mkdirSync(join(folder, 'node_modules/@assay'), { recursive: true });
  for (const name of ['core', 'cli']) {
    symlinkSync(join(import.meta.dirname, '../..', name), join(folder, 'node_modules/@assay', name));
  }
  const runWith = async ({ terminal = false, env = {}, signal }: World, ...argv: readonly string[]): Promise<Run> => {
    const [out, err] = [screen(terminal), screen(terminal)];
    const never = new AbortController().signal;
    const exit = await main(argv, { out, err, env, cwd: folder, signal: signal ?? never });
    return { exit, out: out.text(), err: err.text() };
  };
  return {
    folder,
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    run: (...argv) => runWith({}, ...argv),
    runWith,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function screen(isTTY: boolean) {
  let written = '';
  return {
    isTTY,
    write: (text: string) => {
      written += text;
    },
    text: () => written,
  };
}
