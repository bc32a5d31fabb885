import type { BagSql } from './bag.ts';
import { isExact } from './columns.ts';
import type { Program } from './program.ts';

/**
 * The values of bags as parts of the statement, for aggregates that need them in order. `side` is 1 for the lower ends and
 * -1 for the upper ends with their signs turned, so that one computation of the least result serves both.
 */
export interface Sides {
  readonly name: string;
  readonly keys: readonly string[];
  readonly sided: boolean;
}

export function sidesPart(bag: BagSql, program: Program, comment: string): Sides {
  const { writer } = program;
  const { keys, number, source, certain, most } = bag;
  const sided = !isExact(number) || certain !== null || most !== null;
  const list = keys.map((key) => `r.${key}, `).join('');
  const rest = `${certain ?? '1'} AS certain, ${most ?? writer.number(1)} AS most`;
  // Databases unfold a part wherever it is named, so each is named once.
  const text = () =>
    sided
      ? `SELECT ${list}side, CASE side WHEN 1 THEN ${number.low} ELSE -${number.high} END AS value, ${rest}\n  FROM ${source} AS r CROSS JOIN (SELECT 1 AS side UNION ALL SELECT -1) AS sides`
      : `SELECT ${list}1 AS side, ${number.low} AS value, ${rest}\n  FROM ${source} AS r`;
  return { name: program.add('sides', comment, text), keys, sided };
}

/** From the least result of each side, both ends. */
export function endsPart(program: Program, wanted: string, comment: string, sides: Sides, least: string): string {
  const { keys, sided } = sides;
  const list = keys.map((key) => `${key}, `).join('');
  const group = keys.length === 0 ? '' : `\n  GROUP BY ${keys.join(', ')}`;
  const low = 'min(CASE WHEN side = 1 THEN value END) AS low';
  const there = 'max(there) AS there';
  const high = sided ? '-min(CASE WHEN side = -1 THEN value END) AS high' : 'min(value) AS high';
  return program.add(
    wanted,
    comment,
    () => `SELECT ${list}${low}, ${high}, ${there}\n  FROM (\n    ${least}\n  ) AS least${group}`,
  );
}

/**
 * The least average: certain rows from the highest down, then possible rows from the lowest up. The average so far falls
 * to that of the certain rows and on, until a row does not lower it; so its minimum is what is looked for.
 */
export function averagePart(bag: BagSql, program: Program, comment: string): string {
  const { writer } = program;
  const sides = sidesPart(bag, program, comment);
  const keys = [...sides.keys, 'side'];
  const inOrder = `ORDER BY certain DESC, CASE WHEN certain = 1 THEN -value ELSE value END ROWS UNBOUNDED PRECEDING`;
  const window = `(PARTITION BY ${keys.join(', ')} ${inOrder})`;
  const [infinite, below] = [writer.number(Infinity), writer.number(-Infinity)];
  const times = `CASE WHEN most = ${infinite} THEN ${writer.number(0)} ELSE value * most END`;
  const soFar = [
    `CASE WHEN value = ${below} THEN value`,
    // So many rows as one likes bring the average down to theirs.
    `WHEN amount = ${infinite} OR amount = 0 THEN value`,
    'ELSE total / amount END',
  ].join(' ');
  const least = [
    `SELECT ${keys.join(', ')}, ${soFar} AS value, there FROM (`,
    `  SELECT ${keys.join(', ')}, value, sum(${times}) OVER ${window} AS total, sum(most) OVER ${window} AS amount,`,
    `    sum(certain) OVER (PARTITION BY ${keys.join(', ')}) AS there`,
    `  FROM ${sides.name}`,
    `) AS steps`,
  ].join('\n    ');
  return endsPart(program, 'average', comment, sides, least);
}

/**
 * The least median: the lowest k of the possible rows are there. With the k-th of them at p, and n certain values s in
 * order, the middle is the mean of max(p, s[⌊(n-k-1)/2⌋]) and max(p, s[⌊(n-k)/2⌋]), wherever that row lowers it; and
 * where it does not, this is no less. So the minimum over the possible rows is what is looked for, each with k as far as
 * its copies reach. More than n + 1 of them move nothing.
 */
export function medianPart(bag: BagSql, program: Program, comment: string): string {
  const { writer } = program;
  const sides = sidesPart(bag, program, comment);
  const keys = [...sides.keys, 'side'];
  const list = keys.map((key) => `${key}, `).join('');
  const parted = `PARTITION BY ${keys.join(', ')}`;
  const below = writer.number(-Infinity);
  const k = writer.integer(writer.least(['reach', writer.double('amount + 1')]));
  const ordered = [
    `SELECT ${list}certain, value, sum(certain) OVER (${parted}) AS amount,`,
    `  row_number() OVER (${parted}, certain ORDER BY value) - 1 AS place,`,
    `  lead(value) OVER (${parted}, certain ORDER BY value) AS next,`,
    `  min(CASE WHEN certain = 1 THEN value END) OVER (${parted}) AS first,`,
    `  sum(most) OVER (${parted}, certain ORDER BY value ROWS UNBOUNDED PRECEDING) AS reach`,
    `FROM ${sides.name}`,
  ].join('\n          ');
  // Every certain value stands at its place, and every head of the possible rows, with none first, looks at its middle.
  const roles = [
    `SELECT ${list}role, amount, first, value, next, CASE WHEN certain = 1 THEN 0 ELSE ${k} END AS k,`,
    `  CASE WHEN certain = 1 THEN ${below} ELSE value END AS head,`,
    `  CASE WHEN role = 0 THEN place ELSE (amount - CASE WHEN certain = 1 THEN 0 ELSE ${k} END + 1) / 2 - 1 END AS at`,
    `FROM (`,
    `  ${ordered}`,
    `) AS in_order CROSS JOIN (SELECT 0 AS role UNION ALL SELECT 1) AS roles`,
    `WHERE CASE WHEN role = 0 THEN certain = 1 ELSE certain = 0 OR place = 0 END`,
  ].join('\n        ');
  const window = `OVER (${parted}, at)`;
  const middles = [
    `SELECT ${list}role, amount, first, k, head,`,
    `  max(CASE WHEN role = 0 THEN value END) ${window} AS here,`,
    `  max(CASE WHEN role = 0 THEN next END) ${window} AS next`,
    `FROM (`,
    `  ${roles}`,
    `) AS both_roles`,
  ].join('\n      ');
  const above = `CASE WHEN (amount - k) % 2 <> 0 THEN here WHEN amount = k THEN first ELSE next END`;
  const end = (value: string) => writer.greatest(['head', `coalesce(${value}, ${below})`]);
  const least = [
    `SELECT ${list}CASE WHEN below = above OR below = ${below} THEN below ELSE (below + above) / 2 END AS value, amount AS there`,
    `FROM (SELECT ${list}amount, ${end('here')} AS below, ${end(above)} AS above FROM (`,
    `  ${middles}`,
    `) AS middles WHERE role = 1) AS ends`,
  ].join('\n    ');
  return endsPart(program, 'median', comment, sides, least);
}
