import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfig } from '../load-config.ts';
import { claimFiles } from './check.ts';

const program = fileURLToPath(new URL('../bin.js', import.meta.url));

/**
 * Checks, and again on every save of a file beside the claim files, until interrupted. Each check is a process of its
 * own: it sees every module as it now stands, and leaves nothing behind. Saves during one lead to one more.
 */
export async function watch(io: Io, given: readonly string[]): Promise<ExitCode> {
  const files = await claimFiles(io, given.length > 0 ? given : (await loadConfig(io)).claims);
  const folders = [...new Set(files.map((file) => dirname(resolve(io.cwd, file))))];
  let wake = () => {};
  let saved = false;
  const note = () => {
    saved = true;
    wake();
  };
  const watchers: FSWatcher[] = folders.map((folder) =>
    watchFolder(folder, (_, name) => {
      if (name === null || /\.(ts|csv|json)$/.test(name)) note();
    }),
  );
  io.signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!io.signal.aborted) {
      saved = false;
      await checkOnce(io, files);
      io.err.write(`\nWatching ${folders.length === 1 ? 'a folder' : `${folders.length} folders`}; Ctrl+C stops.\n`);
      while (!saved && !io.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (saved || io.signal.aborted) resolve();
        });
      }
    }
    return 0;
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

async function checkOnce(io: Io, files: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, program, 'check', ...files], {
    cwd: io.cwd,
    env: { ...io.env, ...(io.out.isTTY === true ? {} : { NO_COLOR: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => io.out.write(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => io.err.write(text));
  const stop = () => child.kill('SIGINT');
  io.signal.addEventListener('abort', stop, { once: true });
  await once(child, 'close');
  io.signal.removeEventListener('abort', stop);
}
