import {
  assessProposition,
  type Bindings,
  prepareTable,
  type Reading,
  type Readings,
  type TableContent,
  truthsOf,
} from '@assay/core';
import { forms, tableContent, tables } from '@assay/example-defence-firms';
import { openArquero, openDuckdb } from './peers.ts';
import {
  bindingsOf,
  byHand,
  type ClaimName,
  claimNames,
  claims,
  makeRanking,
  toContent,
  versionOf,
} from './ranking.ts';

function decide(claim: ClaimName, index: number, list: TableContent): boolean {
  // An evaluator of its own each time: nothing is remembered but what is kept of the table.
  const [truth] = truthsOf(claims[claim], [bindingsOf(versionOf(index))], { tables: { list }, documents: {} });
  return truth === 'true';
}

/** How long each contestant takes, the least of its turns: what else the machine does only adds. */
type Times = Map<string, number>;

async function turn(times: Times, name: string, work: () => boolean | Promise<boolean>): Promise<boolean> {
  const begin = performance.now();
  const answer = await work();
  const time = performance.now() - begin;
  times.set(name, Math.min(time, times.get(name) ?? Infinity));
  return answer;
}

/** Three claims over a million rows: by hand, by us, by peers, in turn, each turn another version of the claim. */
export async function benchClaims(): Promise<void> {
  const ranking = makeRanking();
  const content = toContent(ranking);
  const peers = [await openDuckdb(ranking), openArquero(ranking)];
  const prepared = prepareTable({ ...content });
  for (const claim of claimNames) {
    const times: Times = new Map();
    for (let index = 0; index < 15; index += 1) {
      // Its columns are read, and nothing was asked of it yet.
      const fresh = prepareTable({ ...content });
      const version = versionOf(index);
      const wanted = await turn(times, 'hand', () => byHand[claim](ranking, version));
      const answers = [await turn(times, 'ours', () => decide(claim, index, fresh))];
      for (const peer of peers) answers.push(await turn(times, peer.name, () => peer.decide(claim, version)));
      if (answers.some((answer) => answer !== wanted)) throw new Error(`${claim}: the engines disagree at ${index}`);
    }
    const hand = times.get('hand') ?? Number.NaN;
    const ratios = [...times].filter(([name]) => name !== 'hand').map(([name, time]) => `${name} ${ratio(time, hand)}`);
    console.log(`${claim}: baseline ${hand.toFixed(2)} ms by a hand-written loop over 1,000,000 rows`);
    console.log(`${claim}: ratios ${ratios.join(', ')} (wanted: ours at most 2.00, and below the others)`);
    const micros = repeated(claim, prepared);
    console.log(`${claim}, asked again and again with other constants: ${micros.toFixed(1)} µs (wanted: under 10)\n`);
  }
  for (const peer of peers) peer.close();
}

function ratio(time: number, baseline: number): string {
  return (time / baseline).toFixed(2);
}

/**
 * Microseconds for one claim of many over a prepared table, in the quickest of all batches of two seconds: the first of
 * them warm the code up, and what else the machine does comes in spells.
 */
function repeated(claim: ClaimName, list: TableContent): number {
  const batch = 500;
  let least = Infinity;
  let index = 0;
  for (const start = performance.now(); performance.now() - start < 2000; ) {
    const begin = performance.now();
    for (const end = index + batch; index < end; index += 1) decide(claim, index, list);
    least = Math.min(least, performance.now() - begin);
  }
  return (least / batch) * 1000;
}

/**
 * The centrepiece of the worked example under all its readings. They take three lists, so that over prepared tables, of
 * which next to nothing is left to share, three times one reading is the least there could be.
 */
export function benchReadings(): void {
  const form = forms.find(({ claim }) => claim === 'C15b');
  if (form === undefined) throw new Error('the example has its centrepiece');
  const { proposition, readings } = form;
  const contents = tables.map((table) => [table.name, tableContent(table)] as const);
  const worldOf = (make: (content: TableContent) => TableContent) => ({
    tables: Object.fromEntries(contents.map(([name, content]) => [name, make(content)])),
    documents: {},
  });
  const prepared = worldOf(prepareTable);
  const { results } = assessProposition({ proposition, readings, ...prepared });
  const all = results.map(({ reading }) => valuesIn(reading, readings));
  const given = timesOf(all, (some) =>
    truthsOf(
      proposition,
      some,
      worldOf((content) => ({ ...content })),
    ),
  );
  const kept = timesOf(all, (some) => truthsOf(proposition, some, prepared));
  const [whole = Number.NaN] = leastOf([() => assessProposition({ proposition, readings, ...prepared })]);
  const count = `${all.length} readings of the centrepiece`;
  const figures = ({ together, one }: typeof given) => `${together.toFixed(3)} ms, ${ratio(together, one)} times one`;
  console.log(`${count}, tables as they are given: ${figures(given)} (wanted: under 0.5 ms, under 4.00 times)`);
  console.log(`${count}, tables prepared: ${figures(kept)} (no less than 3 times, as they take three tables)`);
  console.log(`${count}, with sentences, witnesses, conditions and 10 versions: ${whole.toFixed(3)} ms\n`);
}

/** Milliseconds for all readings together, and for one by itself, on average. */
function timesOf(all: readonly Bindings[], answer: (some: readonly Bindings[]) => unknown) {
  const [together = Number.NaN, ...ones] = leastOf([
    () => answer(all),
    ...all.map((reading) => () => answer([reading])),
  ]);
  return { together, one: ones.reduce((sum, time) => sum + time, 0) / ones.length };
}

/** Milliseconds of the quickest of many turns of each work, turn about: what else the machine does comes in spells. */
function leastOf(works: readonly (() => unknown)[]): readonly number[] {
  const least = works.map(() => Infinity);
  for (let round = 0; round < 200; round += 1) {
    for (const [index, work] of works.entries()) {
      const begin = performance.now();
      for (let turn = 0; turn < 5; turn += 1) work();
      least[index] = Math.min(least[index] ?? Infinity, (performance.now() - begin) / 5);
    }
  }
  return least;
}

function valuesIn(reading: Reading, { parameters }: Readings): Bindings {
  const values = parameters.flatMap(({ name, type, options }) => {
    const option = options.find(({ id }) => id === reading[name]);
    return option === undefined ? [] : [[name, type === 'choice' ? option.id : option.value] as const];
  });
  return Object.fromEntries(values);
}
