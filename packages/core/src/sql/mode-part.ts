import type { Program } from './program.ts';

/** The values whose most frequent one is asked for, as expressions over the rows `r` of a part. */
export interface ModeBag {
  readonly source: string;
  readonly keys: readonly string[];
  readonly certain: string | null;
  readonly most: string | null;
  readonly value: string;
  /** Whether the value is exactly known; `null` where all are. */
  readonly exact: string | null;
}

/**
 * The value that is more frequent than any other, whatever is missing: the number of its certain rows is above the number
 * of rows any other may have and of the rows of vague values. No row where there is none.
 */
export function modePart(bag: ModeBag, program: Program, comment: string): string {
  const { writer } = program;
  const { keys, exact } = bag;
  const one = writer.number(1);
  const list = keys.map((key) => `${key}, `).join('');
  const own = keys.map((key) => `r.${key}, `).join('');
  const value = exact === null ? bag.value : `CASE WHEN ${exact} THEN ${bag.value} END`;
  const group = [...keys.map((key) => `r.${key}`), value].join(', ');
  const parted = `PARTITION BY ${list}value IS NULL`;
  const all = keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')}`;
  const text = () =>
    [
      `SELECT ${list}value AS low, value AS high, 1 AS there FROM (`,
      `  SELECT ${list}value, sure, row_number() OVER (${parted} ORDER BY possible DESC) AS place,`,
      `    max(possible) OVER (${parted}) AS highest, lead(possible) OVER (${parted} ORDER BY possible DESC) AS second,`,
      `    coalesce(max(CASE WHEN value IS NULL THEN possible END) OVER (${all}), 0) AS vague`,
      `  FROM (`,
      `    SELECT ${own}${value} AS value, sum(${bag.certain ?? '1'}) AS sure, sum(${bag.most ?? one}) AS possible`,
      `    FROM ${bag.source} AS r`,
      `    GROUP BY ${group}`,
      `  ) AS counts`,
      `) AS places`,
      `WHERE value IS NOT NULL AND sure > coalesce(CASE WHEN place = 1 THEN second ELSE highest END, 0) + vague`,
    ].join('\n  ');
  return program.add('mode', comment, text, { kept: 'yes' });
}
