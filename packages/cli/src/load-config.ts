import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AssayError, type Finding, type Policy, recommended, severities } from '@assay/core';
import type { Config } from './config.ts';
import type { Io } from './io.ts';
import { importDefault } from './load-module.ts';

/** A configuration with everything said. */
export interface LoadedConfig {
  /** The file, or `null` where the project has none. */
  readonly file: string | null;
  readonly database: string;
  readonly policy: Policy;
  readonly failOn: (typeof severities)[number];
  readonly claims: readonly string[];
}

const fileName = 'assay.config.ts';

/**
 * The configuration beside which the command runs, or what holds without one. `ASSAY_DB` names a database where the
 * configuration does not.
 *
 * @throws AssayError `invalid-input` with a finding for every fault; `not-found` where a file was asked for
 */
export async function loadConfig(io: Io, asked?: string): Promise<LoadedConfig> {
  const file = resolve(io.cwd, asked ?? fileName);
  const there = existsSync(file);
  if (!there && asked !== undefined)
    throw new AssayError('not-found', `expected a configuration at ${asked}, got no such file`);
  const given: unknown = there ? await importDefault(file) : {};
  const findings = checkConfig(given);
  if (findings.length > 0)
    throw new AssayError('invalid-input', `expected a configuration without faults in ${fileName}`, { findings });
  // Just checked, key by key.
  const { database, policy = recommended, failOn = 'error', claims = ['claims/*.claim.ts'] } = given as Config;
  const url = database ?? `sqlite:${resolve(io.cwd, io.env['ASSAY_DB'] ?? 'data/assay.db')}`;
  return { file: there ? file : null, database: absolute(url, dirname(file)), policy, failOn, claims };
}

/** The address of a database with its path made whole. */
export function absolute(url: string, folder: string): string {
  if (url === ':memory:' || url === 'sqlite::memory:') return url;
  return `sqlite:${resolve(folder, url.replace(/^sqlite:/, ''))}`;
}

/** Everything wrong with a configuration. */
function checkConfig(given: unknown): readonly Finding[] {
  if (typeof given !== 'object' || given === null)
    return [fault([], 'expected `export default defineConfig({ … })`, got no object')];
  const known: { readonly [key: string]: (value: unknown) => string | null } = {
    database: (value) => (typeof value === 'string' && value !== '' ? null : 'an address such as sqlite:assay.db'),
    policy: (value) => (isPolicy(value) ? null : 'a policy made by definePolicy'),
    failOn: (value) => (severities.some((one) => one === value) ? null : `one of ${severities.join(', ')}`),
    claims: (value) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string') ? null : 'a list of patterns',
  };
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const expected = Object.hasOwn(known, key) ? known[key]?.(value) : `one of ${Object.keys(known).join(', ')}`;
    return expected === null || expected === undefined ? [] : [fault([key], `expected ${expected}, got another`)];
  });
}

function isPolicy(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'rules' in value && 'quorum' in value && 'digest' in value;
}

function fault(path: Finding['path'], message: string): Finding {
  return { rule: 'config', severity: 'error', path, message, mend: null };
}
