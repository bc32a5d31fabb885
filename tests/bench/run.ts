import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claimant, createIds, normalForm, wordsOf } from '@assay/core';
import { addActor, addClaimant, type CommandEnvironment, submitClaim } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import Database from 'better-sqlite3';
import { benchAgreement } from './agreement.ts';
import { benchCsv } from './csv.ts';
import { benchClaims, benchReadings } from './evaluate.ts';
import { benchSoak } from './gateway-soak.ts';
import { benchApi } from './gateway-speed.ts';
import { benchGateway } from './gateway-start.ts';
import { benchReview } from './review.ts';
import { benchSql } from './sql.ts';
import { benchStart } from './start.ts';

/** A store with a person and a claimant in it. */
interface Desk {
  readonly file: string;
  readonly store: Store;
  readonly env: CommandEnvironment;
  readonly claimant: Claimant;
}

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));

async function openDesk(name: string): Promise<Desk> {
  const file = join(folder, name);
  const store = await openStore(`sqlite:${file}`);
  const makeId = createIds({ now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now: Date.now, makeId };
  await addActor(env, { name: 'Bench', kind: 'person' });
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  return { file, store, env, claimant };
}

/** Writes the rows of `submitClaim` with prepared statements, one immediate transaction for each claim. */
function openRaw({ file, env, claimant }: Desk) {
  const driver = new Database(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = memory']) {
    driver.pragma(setting);
  }
  const claim = driver.prepare(
    'insert into claim (id, text, normal_form, language, kind, claimant_id, submitted_at) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const listing = driver.prepare('insert into claim_listing (claim_id, words, claimant_words) values (?, ?, ?)');
  const event = driver.prepare(
    `insert into event (sequence, at, actor_id, kind, subject_noun, subject_id, detail)
     values ((select coalesce(max(sequence), 0) + 1 from event), ?, ?, 'claim-submitted', 'claim', ?, 'null')`,
  );
  const spaced = (text: string) => Array.from(wordsOf(text), (word) => word.text).join(' ');
  const claimantWords = spaced(claimant.name);
  const write = driver.transaction((text: string) => {
    const at = new Date().toISOString();
    const id = env.makeId('claim');
    claim.run(id, text, normalForm(text), 'en', 'statistical', claimant.id, at);
    listing.run(id, spaced(text), claimantWords);
    event.run(at, env.actor, id);
  });
  return {
    write: (text: string) => write.immediate(text),
    /** Many claims in few transactions, to fill a store. */
    fill: (from: number, to: number) => {
      driver.transaction(() => {
        for (let index = from; index < to; index += 1) write(`Claim number ${index} of the bench`);
      })();
    },
    close: () => driver.close(),
  };
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function benchSubmit(): Promise<void> {
  const [ours, baseline] = [await openDesk('ours.db'), await openDesk('raw.db')];
  const raw = openRaw(baseline);
  const [rounds, batch] = [9, 200];
  const ratios: number[] = [];
  const rates: number[] = [];
  // Turn about, so that a machine that slows down slows both.
  for (let round = 0; round <= rounds; round += 1) {
    const text = (index: number) => `In round ${round} claim ${index} was made`;
    const rawTime = await timed(() => {
      for (let index = 0; index < batch; index += 1) raw.write(text(index));
    });
    const ourTime = await timed(async () => {
      for (let index = 0; index < batch; index += 1) {
        await submitClaim(ours.env, {
          text: text(index),
          language: 'en',
          kind: 'statistical',
          claimantId: ours.claimant.id,
        });
      }
    });
    // The first round warms both up.
    if (round > 0) {
      ratios.push(rawTime / ourTime);
      rates.push((batch / rawTime) * 1000);
    }
  }
  raw.close();
  await ours.store.close();
  await baseline.store.close();
  console.log(`submitClaim: baseline ${median(rates).toFixed(0)} claims/s by raw prepared statements`);
  console.log(`submitClaim: ratio to the baseline ${median(ratios).toFixed(2)} (wanted: at least 0.40)\n`);
}

async function benchPage(): Promise<void> {
  const sizes = [1_000, 100_000];
  const desks: Desk[] = [];
  for (const size of sizes) {
    const desk = await openDesk(`page-${size}.db`);
    const raw = openRaw(desk);
    for (let from = 0; from < size; from += 10_000) {
      raw.fill(from, Math.min(size, from + 10_000));
      console.log(`  filled ${Math.min(size, from + 10_000)} of ${size} claims`);
    }
    raw.close();
    desks.push(desk);
  }
  const page = async ({ store }: Desk) => {
    for (let turn = 0; turn < 100; turn += 1) await store.read((reader) => reader.claimsPage({ first: 20 }));
  };
  const times: number[][] = [[], []];
  for (let round = 0; round <= 9; round += 1) {
    for (const [index, desk] of desks.entries()) {
      const time = await timed(() => page(desk));
      if (round > 0) times[index]?.push(time / 100);
    }
  }
  for (const { store } of desks) await store.close();
  const [small = Number.NaN, large = Number.NaN] = times.map(median);
  console.log(`page of 20: baseline ${(small * 1000).toFixed(0)} µs at 1,000 claims`);
  console.log(`page of 20: ratio at 100,000 claims ${(large / small).toFixed(2)} (wanted: at most 2.00)\n`);
}

/** What is measured, by the name under which it can be asked for alone. */
const benches: { readonly [name: string]: () => Promise<void> | void } = {
  submit: benchSubmit,
  page: benchPage,
  gateway: () => benchGateway(join(folder, 'gateway.db')),
  agreement: benchAgreement,
  start: () => benchStart(folder),
  api: benchApi,
  review: () => benchReview(folder),
  readings: benchReadings,
  claims: benchClaims,
  sql: benchSql,
  csv: () => benchCsv(join(folder, 'table.csv')),
};
/** What takes a quarter of an hour, and is measured only when it is asked for by its name. */
const long: typeof benches = { soak: benchSoak };
const all = { ...benches, ...long };

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
const unknown = names.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0) {
  console.error(`expected names among ${Object.keys(all).join(', ')}, got ${unknown.join(', ')}`);
  process.exit(2);
}
console.log(`Load of the machine before: ${loadavg()[0]?.toFixed(2)}\n`);
try {
  for (const name of names) await all[name]?.();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`Load of the machine after: ${loadavg()[0]?.toFixed(2)}. Ratios compare runs turn about in one process.`);
