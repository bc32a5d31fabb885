import type { BagSql } from './bag.ts';
import { endsPart, sidesPart } from './bag-part.ts';
import type { Program } from './program.ts';

/**
 * The least percentile (see `percentile.ts` of the evaluator), tried with every head of the possible rows. The value at
 * place r of the certain values s and a head of weight k that ends at p is that of all rows, possible ones with them, where
 * it is below p; else the greater of p and s[r − k].
 */
export function percentilePart(bag: BagSql, percent: string, program: Program, comment: string): string {
  const { writer } = program;
  const sides = sidesPart(bag, program, comment);
  const keys = [...sides.keys, 'side'];
  const list = keys.map((key) => `${key}, `).join('');
  const parted = `PARTITION BY ${keys.join(', ')}`;
  const [below, infinite, zero] = [-Infinity, Infinity, 0].map(writer.number);
  const ordered = [
    `SELECT ${list}certain, value, sum(certain) OVER (${parted}) AS amount,`,
    `  row_number() OVER (${parted}, certain ORDER BY value) - 1 AS place,`,
    `  max(CASE WHEN certain = 0 AND most <> 1 THEN 1 ELSE 0 END) OVER (${parted}) AS several,`,
    `  coalesce(sum(most) OVER (${parted} ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), ${zero}) AS before,`,
    `  sum(CASE WHEN certain = 1 THEN ${zero} ELSE most END) OVER (${parted}, certain ORDER BY value ROWS UNBOUNDED PRECEDING) AS reach`,
    `FROM ${sides.name}`,
  ];
  const exactPlace = `(amount + reach - 1) * ${percent} / 100`;
  const placed = [
    `SELECT in_order.*, CASE WHEN reach = ${infinite} THEN ${zero} ELSE ${exactPlace} END AS at_exactly,`,
    `  round(CASE WHEN reach = ${infinite} THEN ${zero} ELSE ${exactPlace} END) AS at_whole`,
    `FROM (`,
    ...ordered.map((line) => `  ${line}`),
    `) AS in_order`,
  ];
  // Without the noise of the division.
  const noise = `abs(at_exactly - at_whole) <= ${writer.number(1e-9)} * ${writer.greatest([writer.number(1), 'at_whole'])}`;
  const tidy = [
    `SELECT placed.*, CASE WHEN ${noise} THEN at_whole ELSE at_exactly END AS at_place`,
    `FROM (`,
    ...placed.map((line) => `  ${line}`),
    `) AS placed`,
  ];
  const floor = writer.floor('at_place');
  const ceiling = `(${floor} + CASE WHEN at_place > ${floor} THEN 1 ELSE 0 END)`;
  const from = `(CASE WHEN side = 1 THEN ${floor} ELSE amount + reach - 1 - ${ceiling} END + role - 1)`;
  // Each value once as itself (0), and each head, with none first, once for each of the two places that it looks at.
  const roles = [
    `SELECT ${list}certain, value, role, amount, reach, several, place, at_place - ${floor} AS part,`,
    `  CASE WHEN role = 0 THEN before WHEN reach = ${infinite} THEN ${zero} ELSE ${from} END AS at_all,`,
    `  CASE WHEN role > 0 AND reach = ${infinite} THEN ${zero} WHEN role > 0 THEN ${from} - reach`,
    `    WHEN certain = 1 THEN place ELSE ${infinite} END AS at_sure`,
    `FROM (`,
    ...tidy.map((line) => `  ${line}`),
    `) AS tidy CROSS JOIN (SELECT 0 AS role UNION ALL SELECT 1 UNION ALL SELECT 2) AS roles`,
    `WHERE role = 0 OR certain = 0 OR place = 0`,
  ];
  const looked = [
    `SELECT both_roles.*, CASE WHEN certain = 1 THEN ${below} ELSE value END AS head,`,
    `  max(CASE WHEN role = 0 THEN value END) OVER (${parted} ORDER BY at_all, role) AS of_all,`,
    `  max(CASE WHEN role = 0 AND certain = 1 THEN value END) OVER (${parted} ORDER BY at_sure, role) AS of_sure`,
    `FROM (`,
    ...roles.map((line) => `  ${line}`),
    `) AS both_roles`,
  ];
  const found = `CASE WHEN of_all < head THEN of_all ELSE ${writer.greatest(['head', `coalesce(of_sure, ${below})`])} END`;
  const tries = [
    `SELECT ${list}certain, place, max(amount) AS amount, max(reach) AS reach, max(several) AS several, max(part) AS part,`,
    `  max(head) AS head, max(CASE WHEN role = 1 THEN ${found} END) AS lower, max(CASE WHEN role = 2 THEN ${found} END) AS upper`,
    `FROM (`,
    ...looked.map((line) => `  ${line}`),
    `) AS looked WHERE role > 0`,
    `GROUP BY ${list}certain, place`,
  ];
  const between = 'CASE WHEN side = 1 THEN lower + part * (upper - lower) ELSE upper + part * (lower - upper) END';
  const least = [
    `SELECT ${list}CASE WHEN reach = ${infinite} THEN head`,
    `  WHEN part = 0 OR lower = ${below} OR several = 1 OR lower = upper THEN lower ELSE ${between} END AS value, amount AS there`,
    `FROM (`,
    ...tries.map((line) => `  ${line}`),
    `) AS tries`,
  ].join('\n    ');
  return endsPart(program, 'percentile', comment, sides, least);
}
