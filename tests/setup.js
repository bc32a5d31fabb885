// Installs what the lockfile names, unless it is installed. Plain JavaScript, for whatever Node the machine has: the one
// that runs the rest comes with the installation.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const pnpm = 'pnpm@12.21.0';

// pnpm keeps the lockfile of what it has installed, written when it is done.
if (read('pnpm-lock.yaml') !== read('node_modules/.pnpm/lock.yaml')) {
  const install = [pnpm, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  const { status } = spawnSync('npx', ['--yes', '--prefer-offline', ...install], { stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
