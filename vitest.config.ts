import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

// `@assay/*` resolves to the TypeScript sources, so tests see an edit without a build.
const conditions = ['source'];

export default defineConfig({
  resolve: { conditions, alias: graphqlOnce() },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['{packages,apps,examples}/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.cache/**', '**/*.long.test.ts'],
    setupFiles: [join(import.meta.dirname, 'tests/property-seed.ts')],
    env: { ASSAY_SEED: process.env['ASSAY_SEED'] ?? `${seedOfCommit()}` },
    // `*.test-d.ts` files hold types only; `tsc -b` checks them with the rest, so no second compiler runs here.
    // What passes prints nothing: the output of a failed test is what there is to read.
    silent: 'passed-only',
    // What hangs is stopped; a machine with other work to do is not what a test fails for.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A worker keeps the modules it has loaded from one file to the next, which halves the time. So a test leaves nothing
    // behind: no setting of the process, no global, no file.
    isolate: false,
    // Left alone vitest keeps a core for itself, and half of a small machine stands idle.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      enabled: false,
      include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'examples/*/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
  },
});

/** graphql-js refuses values of "another module or realm", which two copies (ESM and CommonJS) of it would be. */
function graphqlOnce(): { find: RegExp; replacement: string }[] {
  const gateway = createRequire(join(import.meta.dirname, 'apps/gateway/package.json'));
  return [{ find: /^graphql$/, replacement: join(dirname(gateway.resolve('graphql/package.json')), 'index.js') }];
}

/**
 * Where random cases start: another place at every change, and the same whenever one commit is run again, so that a
 * change that was green stays green. Outside a checkout, 1.
 */
function seedOfCommit(): number {
  try {
    const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(tree.toString().slice(0, 7), 16);
  } catch {
    return 1;
  }
}
