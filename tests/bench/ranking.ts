import { column, defineTable, parameter, proposition, rises, type TableContent } from '@assay/core';

/** A table of a million rows, as typed arrays and as content, and three claims about it in every form compared. */
export const size = 1_000_000;
export const countries = Array.from({ length: 40 }, (_, index) => `C${index}`);
export const firstYear = 2000;
export const yearCount = 25;

export interface Ranking {
  readonly country: Uint8Array;
  readonly year: Uint16Array;
  readonly revenue: Float64Array;
}

/** The same numbers every time (a linear congruential generator; Numerical Recipes, 2nd edition, §7.1). */
export function makeRanking(): Ranking {
  let seed = 1;
  const below = (bound: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  const ranking = {
    country: new Uint8Array(size),
    year: new Uint16Array(size),
    revenue: new Float64Array(size),
  };
  for (let row = 0; row < size; row += 1) {
    ranking.country[row] = below(countries.length);
    ranking.year[row] = firstYear + below(yearCount);
    ranking.revenue[row] = below(1e9) / 10;
  }
  return ranking;
}

const list = defineTable('list', {
  country: column.text(),
  year: column.number('calendar-year'),
  revenue: column.number('MUSD'),
});

export function toContent({ country, year, revenue }: Ranking): TableContent {
  const rows = Array.from({ length: size }, (_, row) => [
    countries[country[row] ?? 0] ?? '',
    year[row] ?? 0,
    revenue[row] ?? 0,
  ]);
  return { schema: list.schema, rows, gaps: [] };
}

/** One version of the claims: the constants in them. */
export interface Version {
  readonly n: number;
  readonly year: number;
  readonly country: number;
  readonly other: number;
}

/** Another version for every index, so that nothing can be answered from what was answered before. */
export function versionOf(index: number): Version {
  return {
    n: 5 + (index % 37),
    year: firstYear + ((index * 7) % yearCount),
    country: (index * 11) % countries.length,
    other: (index * 17 + 1) % countries.length,
  };
}

export const claimNames = ['count in a top n', 'sum against a sum', 'trend over years'] as const;
export type ClaimName = (typeof claimNames)[number];

const reason = 'the bench gives its value';
const n = parameter.number('n', 'rank', 'how many of the largest', [{ id: 'ten', value: 10, reason }]);
const year = parameter.number('year', 'calendar-year', 'the year', [{ id: 'first', value: firstYear, reason }]);
const country = parameter.text('country', 'the country', [{ id: 'one', value: 'C0', reason }]);
const other = parameter.text('other', 'the other country', [{ id: 'one', value: 'C1', reason }]);

export const fewest = 0;
export const most = 2;
const ofYear = list.where((row) => row.year.equals(year));

/** The claims with a parameter where each constant stands. */
export const claims = {
  'count in a top n': proposition(
    list
      .rankedBy((row) => row.revenue, { per: ['year'] })
      .where((row) => row.year.equals(year).and(row.country.is(country), row.place.atMost(n)))
      .count()
      .isWithin(fewest, most),
  ),
  'sum against a sum': proposition(
    ofYear
      .where((row) => row.country.is(country))
      .sum((row) => row.revenue)
      .moreThan(ofYear.where((row) => row.country.is(other)).sum((row) => row.revenue)),
  ),
  'trend over years': proposition(
    rises(
      list
        .where((row) => row.country.is(country))
        .groupBy(['year'], (group) => ({ total: group.sum((row) => row.revenue) })),
      'total',
      { order: 'year' },
    ),
  ),
} as const satisfies Record<ClaimName, unknown>;

export function bindingsOf({ n, year, country, other }: Version) {
  return { n, year, country: countries[country] ?? '', other: countries[other] ?? '' };
}

/** What a good engineer would write for just these claims: plain loops over typed arrays. */
export const byHand = {
  'count in a top n': (rows: Ranking, version: Version) => countByHand(rows.country, rows.year, rows.revenue, version),
  'sum against a sum': (rows: Ranking, version: Version) => sumByHand(rows.country, rows.year, rows.revenue, version),
  'trend over years': (rows: Ranking, version: Version) => trendByHand(rows.country, rows.year, rows.revenue, version),
} as const satisfies Record<ClaimName, (rows: Ranking, version: Version) => boolean>;

function countByHand(country: Uint8Array, year: Uint16Array, revenue: Float64Array, of: Version): boolean {
  const [n, wantedYear, wantedCountry] = [of.n, of.year, of.country];
  // The n greatest of the year, ascending; most rows end at the first comparison.
  const best = new Float64Array(n).fill(-Infinity);
  let least = -Infinity;
  for (let row = 0; row < year.length; row += 1) {
    if (year[row] !== wantedYear) continue;
    const value = revenue[row] ?? 0;
    if (value <= least) continue;
    let place = 0;
    for (; place + 1 < n && (best[place + 1] ?? 0) < value; place += 1) best[place] = best[place + 1] ?? 0;
    best[place] = value;
    least = best[0] ?? 0;
  }
  let count = 0;
  for (let row = 0; row < year.length; row += 1) {
    if (year[row] === wantedYear && country[row] === wantedCountry && (revenue[row] ?? 0) >= least) count += 1;
  }
  return count >= fewest && count <= most;
}

function sumByHand(country: Uint8Array, year: Uint16Array, revenue: Float64Array, of: Version): boolean {
  const [wantedYear, wantedCountry, otherCountry] = [of.year, of.country, of.other];
  let [one, other] = [0, 0];
  for (let row = 0; row < year.length; row += 1) {
    if (year[row] !== wantedYear) continue;
    const code = country[row];
    if (code === wantedCountry) one += revenue[row] ?? 0;
    else if (code === otherCountry) other += revenue[row] ?? 0;
  }
  // Both may name one country.
  return wantedCountry === otherCountry ? false : one > other;
}

function trendByHand(country: Uint8Array, year: Uint16Array, revenue: Float64Array, of: Version): boolean {
  const wanted = of.country;
  const sums = new Float64Array(yearCount);
  for (let row = 0; row < year.length; row += 1) {
    if (country[row] !== wanted) continue;
    const at = (year[row] ?? 0) - firstYear;
    sums[at] = (sums[at] ?? 0) + (revenue[row] ?? 0);
  }
  for (let at = 1; at < yearCount; at += 1) if (!((sums[at] ?? 0) > (sums[at - 1] ?? 0))) return false;
  return true;
}
