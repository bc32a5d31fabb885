import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ours } from './ours.ts';
import { findPeer } from './peer.ts';
import { type Score, score } from './score.ts';
import { findCases, suiteNames } from './suite.ts';

/*
 * node --conditions=source tests/recognizers/measure.ts [DIR] [--misses] [--suite NAME]
 *
 * Scores our reading of English and the peer's on the specifications under DIR, side by side. `--misses` lists our cases
 * that are not right.
 */

const usual = join(import.meta.dirname, '../../../shared/data/recognizers');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false }, suite: { type: 'string' } },
});
const folder = positionals[0] ?? usual;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const share = (found: Score | undefined): string => (found === undefined ? '–' : `${found.right}/${found.cases}`);
const time = (found: Score | undefined): string => (found === undefined ? '–' : `${Math.round(found.milliseconds)} ms`);

console.log(row(['suite', 'ours', 'peer', 'wrong values: ours', 'peer', 'time: ours', 'peer']));
console.log(row(['---', '---', '---', '---', '---', '---', '---']));
const notes: string[] = [];
for (const suite of suiteNames) {
  if (values.suite !== undefined && values.suite !== suite) continue;
  const cases = findCases(folder, suite);
  if (cases === undefined) {
    notes.push(`${suite}: no file in ${folder}`);
    continue;
  }
  const peer = findPeer(suite);
  const [own, other] = [score(cases, ours(suite)), peer && score(cases, peer)];
  const wrong = [own, other].map((found) => (found === undefined ? '–' : String(found.wrongValues.length)));
  console.log(row([suite, share(own), share(other), ...wrong, time(own), time(other)]));
  notes.push(...own.wrongValues.map((one) => `${suite}, wrong value: ${one}`));
  if (values.misses) notes.push(...own.misses.map((one) => `${suite}, not right: ${one}`));
}
console.log(`\n${notes.join('\n')}`);
