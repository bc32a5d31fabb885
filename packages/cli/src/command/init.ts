import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openStore } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { harmless } from '../report/harmless.ts';
import { templates } from '../templates.ts';

/** Makes a project that is ready to run. What is there already is left as it is. */
export async function init(io: Io, given: string): Promise<ExitCode> {
  const folder = resolve(io.cwd, given);
  for (const [name, text] of Object.entries(templates)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) io.out.write(`kept    ${harmless(name)}\n`);
    else {
      writeFileSync(path, text, { flag: 'wx' });
      io.out.write(`made    ${harmless(name)}\n`);
    }
  }
  const database = join(folder, 'assay.db');
  const there = existsSync(database);
  await (await openStore(`sqlite:${database}`)).close();
  io.out.write(`${there ? 'kept' : 'made'}    assay.db\n`);
  const step = folder === resolve(io.cwd) ? '' : `cd ${harmless(given)}\n  `;
  io.out.write(`\nNext:\n  ${step}assay check                        see the example claim under both its readings
  assay check --record "Your Name"   put it on record, with the verdict it suggests
  assay review                       see what the house rules say of that verdict\n`);
  return 0;
}
