import { existsSync, statSync } from 'node:fs';
import { AssayError } from '@assay/core';
import { openStore } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { absolute, type LoadedConfig, loadConfig } from '../load-config.ts';
import { harmless } from '../report/harmless.ts';
import { version } from '../version.ts';
import { withDatabase } from '../with-database.ts';

interface Sign {
  readonly well: boolean;
  readonly what: string;
  readonly words: string;
}

const leastNode = [22, 18] as const;

/** Looks at everything the command stands on. */
export async function doctor(io: Io, { db }: { readonly db?: string }): Promise<ExitCode> {
  const signs: Sign[] = [nodeSign(process.versions.node)];
  const config = await attempt(signs, 'configuration', () => loadConfig(io));
  if (config !== null) signs.push(...configSigns(config));
  const url = db === undefined ? config?.database : absolute(db, io.cwd);
  if (url !== undefined) await lookAtDatabase(url, signs);
  for (const { well, what, words } of signs) {
    io.out.write(`${well ? 'well ' : 'FAULT'}  ${what.padEnd(14)} ${harmless(words)}\n`);
  }
  return signs.every(({ well }) => well) ? 0 : 1;
}

function nodeSign(node: string): Sign {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const well = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  const words = `assay ${version} on Node ${node}`;
  return { well, what: 'program', words: well ? words : `${words}; expected ${leastNode.join('.')} or later` };
}

function configSigns({ file, policy, failOn }: LoadedConfig): readonly Sign[] {
  const { id, version: edition, rules, digest, suppressions } = policy;
  return [
    { well: true, what: 'configuration', words: file ?? 'none here, so the usual settings hold' },
    {
      well: true,
      what: 'policy',
      words: `${id} version ${edition}: ${rules.length} rules, ${suppressions.length} suppressions, fails on ${failOn}, digest ${digest}`,
    },
  ];
}

async function lookAtDatabase(url: string, signs: Sign[]): Promise<void> {
  const file = url.replace(/^sqlite:/, '');
  if (!existsSync(file)) {
    signs.push({ well: true, what: 'database', words: `none yet at ${file}` });
    return;
  }
  const { mode, size } = statSync(file);
  const others = (mode & 0o022) !== 0;
  const rights = `${(mode & 0o777).toString(8)}, ${size.toLocaleString('en')} bytes`;
  const words = others ? `${file} (${rights}): others may write it; expected 644 or less` : `${file} (${rights})`;
  signs.push({ well: !others, what: 'database file', words });
  await attempt(signs, 'database', () =>
    withDatabase(openStore(url), async (store) => {
      // A store whose settings do not read back as they must be does not open.
      const head = await store.read((reader) => reader.headSequence());
      const settings = 'journal in WAL, synchronous in full and foreign keys on, all read back';
      signs.push({ well: true, what: 'database', words: `${head.toLocaleString('en')} events; ${settings}` });
    }),
  );
}

async function attempt<T>(signs: Sign[], what: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const faults = error.findings.map(({ path, message }) => `${path.join('.')}: ${message}`);
    signs.push({ well: false, what, words: [`${error.code}: ${error.message}`, ...faults].join('; ') });
    return null;
  }
}
