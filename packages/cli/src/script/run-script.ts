import { AssayError, type Claim, type Event, type Policy } from '@assay/core';
import { type CommandEnvironment, commands, reassess } from '@assay/core/commands';
import type { ClaimFilter, Store } from '@assay/core/store';
import { environmentAs } from '../environment-as.ts';
import { importDefault } from '../load-module.ts';
import type { Subject } from '../report/report.ts';
import { agreementOf } from './agreement.ts';
import { casesOf } from './cases.ts';
import type { BoundCommands, ReviewScript, ReviewTools, RunOptions } from './define-review.ts';
import { createLedger } from './ledger.ts';
import { itemsOf } from './pages.ts';
import { rehearse } from './rehearse.ts';

/** What a run of a script is given. */
export interface ScriptRun {
  readonly store: Store;
  readonly signal: AbortSignal;
  /** House rules, should the script publish. */
  readonly policy: Policy;
  readonly dryRun: boolean;
  readonly subject: (subject: Subject) => void;
}

/** @throws AssayError `invalid-input` where the file exports no review script */
export async function loadScript(file: string, shown: string): Promise<ReviewScript> {
  const given = await importDefault(file);
  if (isScript(given)) return given;
  throw new AssayError('invalid-input', `expected ${shown} to end in \`export default review(…)\`, got another export`);
}

function isScript(value: unknown): value is ReviewScript {
  return (
    typeof value === 'object' &&
    value !== null &&
    'assay' in value &&
    value.assay === 'review' &&
    'run' in value &&
    typeof value.run === 'function'
  );
}

/** Runs a script. The events are those a script that writes would have left, where the run is dry. */
export async function runScript(script: ReviewScript, run: ScriptRun): Promise<readonly Event[]> {
  if (!('as' in script)) {
    await script.run(toolsOf(run));
    return [];
  }
  const { as, run: work } = script;
  const write = async (store: Store) => {
    const commandsOf = bind(await environmentAs({ ...run, store }, as, 'bot'));
    await work({ ...toolsOf({ ...run, store }), commands: commandsOf });
  };
  if (run.dryRun) return rehearse(run.store, write);
  await write(run.store);
  return [];
}

function toolsOf({ store, signal, subject }: ScriptRun): ReviewTools {
  const read: Store['read'] = (work) => store.read(work);
  const ledger = createLedger(subject);
  const claims = (filter?: ClaimFilter) =>
    itemsOf<Claim, Claim>(
      store,
      signal,
      (reader, after) => reader.claimsPage({ first: 500, after, filter }),
      async (_, items) => items,
    );
  return {
    verdicts: ({ state } = {}) => ledger.walk(casesOf(store, signal, state)),
    claims: (filter) => ledger.walk(claims(filter)),
    assess: (assessment, over = 'same') => read((reader) => reassess(reader, assessment, over)),
    compareVintages: async (assessment) => (await read((reader) => reassess(reader, assessment, 'newest'))).difference,
    agreement: () => agreementOf(store, signal),
    report: ledger.report,
    read,
  };
}

/** Every command, acting as the environment's actor. */
function bind(env: CommandEnvironment): BoundCommands {
  const bound = Object.entries(commands).map(([name, command]) => [
    name,
    // Each input meets its own command, which checks it; the list of them all cannot say so.
    (input: never, options: RunOptions = {}) =>
      (command as (given: CommandEnvironment, input: never) => Promise<unknown>)({ ...env, ...options }, input),
  ]);
  return Object.fromEntries(bound) as BoundCommands;
}
