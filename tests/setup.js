// Installs what the lockfile names, unless it is installed, and with `gateway` makes the bundle that `npm start` runs,
// unless its sources are what they were. Plain JavaScript, for whatever Node the machine has: the one that runs the rest
// comes with the installation.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const pnpm = 'pnpm@12.21.0';

// pnpm keeps the lockfile of what it has installed, written when it is done.
if (read('pnpm-lock.yaml') !== read('node_modules/.pnpm/lock.yaml')) {
  const install = `${pnpm} install --frozen-lockfile --prefer-offline --reporter=append-only`;
  run(`npx --yes --prefer-offline ${install}`);
}

if (process.argv[2] === 'gateway' && !process.exitCode && !isBundled()) {
  console.error('Bundling the gateway, as it is new or has changed ...');
  run('node apps/gateway/bundle.ts');
}

/** Whether no source of the bundle has changed since it was made. */
function isBundled() {
  const times = Object.entries(JSON.parse(read('apps/gateway/dist/bundle/made-from.json') ?? '{}'));
  const changed = times.find(([path, time]) => statSync(address(path), { throwIfNoEntry: false })?.ctimeMs !== time);
  return times.length > 0 && changed === undefined;
}

/**
 * @param {string} command
 */
function run(command) {
  const { status } = spawnSync(command, { cwd: address(''), stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(address(path), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @returns {URL}
 */
function address(path) {
  return new URL(`../${path}`, import.meta.url);
}
