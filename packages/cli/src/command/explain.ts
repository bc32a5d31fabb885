import { readFileSync } from 'node:fs';
import { AssayError, shippedRules } from '@assay/core';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfig } from '../load-config.ts';
import { harmless } from '../report/harmless.ts';

/** Why there is a rule: its page, or for one of the house's own what it says of itself. */
export async function explain(io: Io, id: string): Promise<ExitCode> {
  const shipped = shippedRules.find((rule) => rule.id === id);
  if (shipped !== undefined) {
    io.out.write(readFileSync(new URL(`../../../../${shipped.docs}`, import.meta.url), 'utf8'));
    return 0;
  }
  const { rules } = (await loadConfig(io)).policy;
  const own = rules.find((rule) => rule.id === id);
  if (own === undefined) {
    const known = [...new Set([...shippedRules, ...rules].map((rule) => rule.id))].sort();
    throw new AssayError('not-found', `expected a rule among ${known.join(', ')}, got ${id}`);
  }
  io.out.write(`${harmless(own.docs)}\n`);
  return 0;
}
