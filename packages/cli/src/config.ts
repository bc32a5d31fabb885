import type { Policy, Severity } from '@assay/core';

/** What a project sets, in `assay.config.ts`. */
export interface Config {
  /** The database, as `sqlite:` and a path relative to the configuration. */
  readonly database?: string;
  /** The house rules; `recommended` unless set. */
  readonly policy?: Policy;
  /** From which severity on a command fails; `error` unless set. */
  readonly failOn?: Severity;
  /** Claim files that `assay check` takes where none are named, as patterns. */
  readonly claims?: readonly string[];
}

/**
 * The configuration of a project, typed.
 *
 * @example
 * ```ts no-run: a configuration is exported as default, which an example cannot be
 * import { defineConfig } from '@assay/cli';
 * import { definePolicy, recommended } from '@assay/core';
 *
 * export default defineConfig({
 *   database: 'sqlite:assay.db',
 *   policy: definePolicy({ id: 'desk', version: 1, extends: recommended.rules, severities: { 'newest-vintage': 'error' } }),
 *   failOn: 'warning',
 * });
 * ```
 */
export function defineConfig(config: Config): Config {
  return config;
}
