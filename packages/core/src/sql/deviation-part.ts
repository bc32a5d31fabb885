import type { Spread } from '../proposition/language.ts';
import type { BagSql } from './bag.ts';
import { isExact } from './columns.ts';
import type { Program } from './program.ts';

/** Bounds of the standard deviation, as `deviation.ts` of the evaluator has them; `there` is 0 where it has none. */
export function deviationPart(bag: BagSql, over: Spread, fewest: number, program: Program, comment: string): string {
  const { writer } = program;
  const { keys, number } = bag;
  const [zero, one, infinite] = [0, 1, Infinity].map(writer.number);
  const list = keys.map((key) => `${key}, `).join('');
  const own = keys.map((key) => `r.${key}, `).join('');
  const all = keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')}`;
  const isOpen = `abs(${number.low}) = ${infinite} OR abs(${number.high}) = ${infinite}`;
  const half = isExact(number) ? zero : `(${number.high} - ${number.low}) / 2`;
  const middle = isExact(number)
    ? number.low
    : `CASE WHEN ${number.low} = ${number.high} THEN ${number.low} ELSE ${number.low} / 2 + ${number.high} / 2 END`;
  const values = [
    `SELECT ${own}${bag.certain ?? '1'} AS certain, ${bag.most ?? one} AS most, ${number.low} AS low, ${number.high} AS high,`,
    `  CASE WHEN ${isOpen} THEN 1 ELSE 0 END AS is_open,`,
    `  CASE WHEN ${isOpen} THEN ${zero} ELSE ${middle} END AS middle,`,
    `  CASE WHEN ${isOpen} THEN ${zero} ELSE ${half} END AS half`,
    `FROM ${bag.source} AS r`,
  ];
  // Differences are taken from one of the values, so that equal values have no spread at all.
  const shifted = [
    `SELECT valued.*, CASE WHEN most = ${infinite} THEN ${zero} ELSE most END AS times,`,
    `  middle - min(CASE WHEN certain = 1 THEN middle END) OVER (${all}) AS sure_shift,`,
    `  middle - min(middle) OVER (${all}) AS all_shift`,
    `FROM (`,
    ...values.map((line) => `  ${line}`),
    `) AS valued`,
  ];
  const meaned = [
    `SELECT shifted.*,`,
    `  sum(certain * coalesce(sure_shift, ${zero})) OVER (${all}) / nullif(sum(certain) OVER (${all}), 0) AS sure_mean,`,
    `  sum(times * all_shift) OVER (${all}) / nullif(sum(times) OVER (${all}), 0) AS all_mean`,
    `FROM (`,
    ...shifted.map((line) => `  ${line}`),
    `) AS shifted`,
  ];
  const square = (value: string) => `(${value}) * (${value})`;
  const sums = [
    `SELECT ${list}sum(certain) AS sure, sum(most) AS amount, max(high) - min(low) AS reach,`,
    `  max(CASE WHEN certain = 1 THEN is_open ELSE 0 END) AS sure_open,`,
    `  max(CASE WHEN is_open = 1 OR most = ${infinite} THEN 1 ELSE 0 END) AS all_open,`,
    `  max(1 - certain) AS any_possible,`,
    `  sqrt(sum(certain * ${square(`coalesce(sure_shift - sure_mean, ${zero})`)})) AS sure_norm, sqrt(sum(certain * half * half)) AS sure_doubt,`,
    `  sqrt(sum(times * ${square(`coalesce(all_shift - all_mean, ${zero})`)})) AS all_norm, sqrt(sum(times * half * half)) AS all_doubt`,
    `FROM (`,
    ...meaned.map((line) => `  ${line}`),
    `) AS meaned`,
    ...(keys.length === 0 ? [] : [`GROUP BY ${keys.join(', ')}`]),
  ];
  const lacking = over === 'sample' ? 1 : 0;
  const least = `(${writer.greatest(['sure', String(fewest)])} - ${lacking})`;
  // What is left of nearly equal numbers is noise of the subtraction.
  const noise = (which: string) =>
    `CASE WHEN ${which}_doubt = 0 THEN ${zero} ELSE ${writer.number(1e-12)} * (${which}_norm + ${which}_doubt) END`;
  const low = writer.greatest([zero ?? '', `sure_norm - sure_doubt - ${noise('sure')}`]);
  const lowest = `CASE WHEN sure_open = 1 OR amount = ${infinite} THEN ${zero} ELSE ${square(low)} / nullif(amount - ${lacking}, 0) END`;
  const high = (which: string) =>
    `CASE WHEN ${which}_open = 1 THEN ${infinite} ELSE ${square(`${which}_norm + ${which}_doubt + ${noise(which)}`)} END`;
  const highest = `CASE WHEN any_possible = 1 THEN ${high('all')} ELSE ${high('sure')} END / nullif(${least}, 0)`;
  const cap = `CASE WHEN reach = ${infinite} THEN ${infinite} ELSE reach * reach * (${least} + ${lacking}) / nullif(4 * ${least}, 0) END`;
  // PostgreSQL would stop at the root of what is below zero.
  const whereThere = (value: string) => `CASE WHEN ${least} >= 1 THEN ${value} ELSE ${zero} END`;
  const text = () =>
    [
      `SELECT ${list}sqrt(${whereThere(lowest)}) AS low, sqrt(${whereThere(writer.least([highest, cap]))}) AS high,`,
      `  CASE WHEN ${least} >= 1 THEN 1 ELSE 0 END AS there`,
      `FROM (`,
      ...sums.map((line) => `  ${line}`),
      `) AS sums`,
    ].join('\n  ');
  return program.add('deviation', comment, text, { kept: 'yes' });
}
