import { assessmentSql, type Readings, tableRows } from '@assay/core';
import Database from 'better-sqlite3';
import {
  bindingsOf,
  type ClaimName,
  claimNames,
  claims,
  fewest,
  makeRanking,
  most,
  toContent,
  versionOf,
} from './ranking.ts';

/** What a person would write for one reading. */
const byHand: Readonly<Record<ClaimName, string>> = {
  'count in a top n': `select count(*) between ${fewest} and ${most} from (
      select country, rank() over (order by revenue desc) as place from list where year = $year
    ) where place <= $n and country = $country`,
  'sum against a sum': `select (select sum(revenue) from list where year = $year and country = $country)
      > (select sum(revenue) from list where year = $year and country = $other)`,
  'trend over years': `select min(total > before) from (
      select total, lag(total) over (order by year) as before from (
        select year, sum(revenue) as total from list where country = $country group by year
      )
    ) where before is not null`,
};

/** The statement for one reading beside the query by hand, over a million rows in memory without an index. */
export function benchSql(): void {
  const database = new Database(':memory:');
  const content = toContent(makeRanking());
  const table = tableRows('list', content, 'sqlite');
  database.exec('CREATE TABLE "list" ("country" TEXT, "year" REAL, "revenue" REAL)');
  const insert = database.prepare('INSERT INTO "list" VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const row of table.rows) insert.run(row);
  })();
  for (const claim of claimNames) {
    const times = { hand: Infinity, ours: Infinity };
    for (let index = 0; index < 5; index += 1) {
      const bindings = bindingsOf(versionOf(index));
      const given: readonly string[] = byHand[claim].match(/\$\w+/g) ?? [];
      const values = Object.fromEntries(Object.entries(bindings).filter(([name]) => given.includes(`$${name}`)));
      const statement = assessmentSql({
        proposition: claims[claim],
        readings: readingsOf(bindings),
        tables: { list: content },
        documents: {},
        dialect: 'sqlite',
      });
      const hand = database.prepare(byHand[claim]).pluck();
      const ours = database.prepare(statement);
      let begin = performance.now();
      const wanted = hand.get(values);
      times.hand = Math.min(times.hand, performance.now() - begin);
      begin = performance.now();
      const answer: unknown = ours.raw().get();
      times.ours = Math.min(times.ours, performance.now() - begin);
      const truth = Array.isArray(answer) ? answer.at(-1) : undefined;
      if (truth !== (wanted === 1 ? 'true' : 'false')) throw new Error(`${claim}: expected ${wanted}, got ${truth}`);
    }
    console.log(`${claim} in SQLite: baseline ${times.hand.toFixed(0)} ms by the query a person would write`);
    console.log(`${claim} in SQLite: ratio ${(times.ours / times.hand).toFixed(2)} (wanted: at most 1.50)\n`);
  }
  database.close();
}

/** One reading: every parameter has one option. */
function readingsOf(bindings: ReturnType<typeof bindingsOf>): Readings {
  const units: Readonly<Record<string, string>> = { n: 'rank', year: 'calendar-year' };
  const parameters = Object.entries(bindings).map(([name, value]) => ({
    name,
    type: typeof value === 'number' ? ('number' as const) : ('text' as const),
    unit: units[name] ?? null,
    label: name,
    options: [{ id: 'given', label: String(value), value, reason: 'the bench gives its value', source: null }],
  }));
  return { parameters, exclusions: [], axes: [] };
}
