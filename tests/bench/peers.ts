import { DuckDBInstance } from '@duckdb/node-api';
import * as arquero from 'arquero';
import { type ClaimName, countries, fewest, most, type Ranking, size, type Version } from './ranking.ts';

/** Another engine that holds the same table and decides the same claims. */
export interface Peer {
  readonly name: string;
  readonly decide: (claim: ClaimName, version: Version) => Promise<boolean>;
  readonly close: () => void;
}

const queries = {
  'count in a top n': `
    select count(*) between ${fewest} and ${most} as holds from (
      select country, rank() over (order by revenue desc) as place from list where year = $year
    ) where place <= $n and country = $country`,
  'sum against a sum': `
    select sum(revenue) filter (country = $country) > sum(revenue) filter (country = $other) as holds
    from list where year = $year`,
  'trend over years': `
    select bool_and(total > before) as holds from (
      select total, lag(total) over (order by year) as before from (
        select year, sum(revenue) as total from list where country = $country group by year
      )
    ) where before is not null`,
} as const satisfies Record<ClaimName, string>;

export async function openDuckdb({ country, year, revenue }: Ranking): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('create table list (country varchar, year integer, revenue double)');
  const appender = await connection.createAppender('list');
  for (let row = 0; row < size; row += 1) {
    appender.appendVarchar(countries[country[row] ?? 0] ?? '');
    appender.appendInteger(year[row] ?? 0);
    appender.appendDouble(revenue[row] ?? 0);
    appender.endRow();
  }
  appender.closeSync();
  const prepared = new Map<ClaimName, Awaited<ReturnType<typeof connection.prepare>>>();
  return {
    name: 'DuckDB',
    decide: async (claim, version) => {
      const statement = prepared.get(claim) ?? (await connection.prepare(queries[claim]));
      prepared.set(claim, statement);
      const query = queries[claim];
      const text = (index: number) => countries[index] ?? '';
      if (query.includes('$n')) statement.bindInteger(statement.parameterIndex('n'), version.n);
      if (query.includes('$year')) statement.bindInteger(statement.parameterIndex('year'), version.year);
      if (query.includes('$other')) statement.bindVarchar(statement.parameterIndex('other'), text(version.other));
      statement.bindVarchar(statement.parameterIndex('country'), text(version.country));
      const [row] = (await statement.runAndReadAll()).getRows();
      return row?.[0] === true;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export function openArquero({ country, year, revenue }: Ranking): Peer {
  const words = Array.from(country, (code) => countries[code] ?? '');
  const list = arquero.table({ country: words, year, revenue });
  const { op, desc } = arquero;
  return {
    name: 'Arquero',
    decide: async (claim, version) => {
      const [one, other] = [countries[version.country], countries[version.other]];
      const yearly = () => list.filter(arquero.escape((row: Row) => row.year === version.year));
      switch (claim) {
        case 'count in a top n': {
          const count = yearly()
            .orderby(desc('revenue'))
            .derive({ place: op.rank() })
            .filter(arquero.escape((row: Row) => row.place <= version.n && row.country === one))
            .numRows();
          return count >= fewest && count <= most;
        }
        case 'sum against a sum': {
          const rows = yearly();
          const sumOf = (name: string | undefined) =>
            Number(
              rows
                .filter(arquero.escape((row: Row) => row.country === name))
                .rollup({ sum: op.sum('revenue') })
                .get('sum'),
            );
          return sumOf(one) > sumOf(other);
        }
        case 'trend over years': {
          const totals = list
            .filter(arquero.escape((row: Row) => row.country === one))
            .groupby('year')
            .rollup({ total: op.sum('revenue') })
            .orderby('year')
            .array('total');
          return Array.from(totals, Number).every((total, at, all) => at === 0 || total > (all[at - 1] ?? 0));
        }
      }
    },
    close: () => {},
  };
}

interface Row {
  readonly country: string;
  readonly year: number;
  readonly place: number;
}
