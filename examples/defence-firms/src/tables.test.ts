import { type Cell, checkTable } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { sharedDataHeld, sharedRows, whereSkipped } from './shared-data.ts';
import { tableContent, tables } from './tables.ts';

type Row = Readonly<Record<string, Cell>>;

function rowsOf(name: string): readonly Row[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  const { schema, rows } = tableContent(table);
  return rows.map((row) => Object.fromEntries(Object.keys(schema).map((column, at) => [column, row[at] ?? null])));
}

/** The least and the most a cell may be. */
function endsOf(cell: Cell | undefined): readonly [number, number] {
  if (typeof cell === 'number') return [cell, cell];
  return typeof cell === 'object' && cell !== null ? [cell.min, cell.max] : [-Infinity, Infinity];
}

describe('the tables of the example', () => {
  it.each(tables.map((table) => [table.name, table] as const))('%s has no faults', (_, table) => {
    expect(checkTable(tableContent(table))).toEqual([]);
  });

  it('hold the top ten of an edition and little more', () => {
    for (const name of ['sipri_as_published', 'defense_news', 'fortune_aerospace_defence']) {
      const editions = Map.groupBy(rowsOf(name), (row) => row['edition']);
      for (const [edition, rows] of editions) expect(rows.length, `${name} ${edition}`).toBeLessThanOrEqual(11);
    }
    for (const name of ['sipri_restated', 'sipri_excluding_china']) {
      const years = Map.groupBy(rowsOf(name), (row) => row['fiscal_year']);
      for (const [year, rows] of years) expect(rows.length, `${name} ${year}`).toBeLessThanOrEqual(11);
    }
  });
});

const countryNames: Readonly<Record<string, string>> = {
  US: 'United States',
  GB: 'United Kingdom',
  CN: 'China',
  RU: 'Russia',
  FR: 'France',
  IT: 'Italy',
};
const editionsOfSipri: Readonly<Record<string, string>> = {
  2020: 'dec2020_as_published_top25',
  2021: 'dec2021_as_published',
  2022: 'dec2022_as_published',
  2023: 'dec2023_database',
  2024: 'dec2024_as_published',
  2025: 'dec2025_as_published',
};

describe.runIf(sharedDataHeld)(`a row of a ranking${whereSkipped}`, () => {
  const sipri = sharedDataHeld
    ? sharedRows('sipri_top.csv', [
        'edition',
        'fiscal_year',
        'rank',
        'company',
        'country',
        'arms_revenue_usd_m',
        'total_revenue_usd_m',
        'confidence',
      ])
    : [];
  const defenseNews = sharedDataHeld
    ? sharedRows('defense_news_top.csv', [
        'edition',
        'rank',
        'company',
        'country',
        'defense_revenue_usd_m',
        'confidence',
      ])
    : [];

  const pairs = [
    ...rowsOf('sipri_as_published').map((row) => ({
      row,
      value: row['arms_revenue'],
      given: sipriRow(editionsOfSipri[String(row['edition'])], row),
    })),
    ...rowsOf('sipri_restated').map((row) => ({
      row,
      value: row['arms_revenue'],
      given: sipriRow('dec2023_database', row),
    })),
    ...rowsOf('sipri_restated').map((row) => {
      const given = sipriRow('dec2023_database', row);
      return { row, value: row['total_revenue'], given: given && { ...given, value: given.total_revenue_usd_m } };
    }),
    ...rowsOf('sipri_excluding_china').map((row) => ({
      row,
      value: row['arms_revenue'],
      given: sipriRow('dec2019_excluding_china', row),
    })),
    ...rowsOf('defense_news')
      .filter((row) => row['edition'] !== 2021)
      .map((row) => {
        const given = defenseNews.find(
          (one) => Number(one.edition) === row['edition'] && Number(one.rank) === row['rank'],
        );
        return { row, value: row['defence_revenue'], given: given && { ...given, value: given.defense_revenue_usd_m } };
      }),
  ];

  function sipriRow(edition: string | undefined, row: Row) {
    const given = sipri.find(
      (one) =>
        one.edition === edition && Number(one.fiscal_year) === row['fiscal_year'] && Number(one.rank) === row['rank'],
    );
    return given && { ...given, value: given.arms_revenue_usd_m };
  }

  it('is a row of the full data, of the same company and country', () => {
    for (const { row, given } of pairs) {
      expect(given?.company, JSON.stringify(row)).toBe(row['company']);
      const country = countryNames[String(row['country'])];
      if (country === undefined) expect(['Trans-European', 'Netherlands/France']).toContain(given?.country);
      else expect(given?.country).toBe(country);
    }
  });

  it('never rests on memory', () => {
    for (const { given } of pairs) {
      expect(given?.confidence).not.toMatch(/^memory|\+ memory/);
    }
  });

  it('has the value given there, in its margin, and none where the value rests on memory', () => {
    for (const { row, value, given } of pairs) {
      if (value === null) continue;
      const [least, most] = endsOf(value);
      const at = Number(given?.value);
      expect(least <= at && at <= most, JSON.stringify(row)).toBe(true);
      expect(given?.confidence, JSON.stringify(row)).not.toMatch(/value memory|\(rank/);
    }
  });
});

describe('a gap of a ranking', () => {
  it('covers no row that is there, but for a list printed without firms whose data came late', () => {
    const rankings = tables.filter(({ schema }) => Object.hasOwn(schema, 'rank'));
    const clashes = rankings.flatMap((table) => {
      const { schema, rows, gaps } = tableContent(table);
      const columns = Object.keys(schema);
      return gaps.flatMap((gap) =>
        rows
          .filter((row) => columns.every((column, at) => mayHold(gap.columns[column], row[at] ?? null)))
          .map(() => gap.reason),
      );
    });
    expect(rankings).toHaveLength(5);
    expect(new Set(clashes)).toEqual(new Set([expect.stringContaining('their data came too late')]));
  });
});

type Constraint = ReturnType<typeof tableContent>['gaps'][number]['columns'][string] | undefined;

/** Whether a row of the gap could have the cell; dates are not looked at. */
function mayHold(constraint: Constraint, cell: Cell): boolean {
  if (constraint === undefined || 'from' in constraint) return true;
  if ('in' in constraint) return typeof cell !== 'string' || constraint.in.includes(cell);
  if ('notIn' in constraint) return typeof cell !== 'string' || !constraint.notIn.includes(cell);
  const [least, most] = endsOf(cell);
  return (constraint.max === null || least <= constraint.max) && (constraint.min === null || most >= constraint.min);
}
