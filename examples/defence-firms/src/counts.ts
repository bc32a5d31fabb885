import {
  and,
  assessProposition,
  claimForm,
  type NumberCell,
  type NumberOf,
  not,
  type RowPredicate,
  type TableContent,
  type TextCell,
} from '@assay/core';
import type { Country } from './country.ts';
import { defenseNews, fortuneAerospaceDefence } from './other-rankings.ts';
import { sipriAsPublished, sipriExcludingChina, sipriRestated } from './sipri-tables.ts';
import { tableContent, tables } from './tables.ts';

interface RankedRow {
  readonly country: TextCell<Country>;
  readonly rank: NumberCell<'rank'>;
  readonly fiscal_year: NumberCell<'calendar-year'>;
}
type Condition = (row: RankedRow) => RowPredicate;

const listed = {
  sipri_excluding_china: (condition: Condition) => sipriExcludingChina.columns.where(condition),
  sipri_restated: (condition: Condition) => sipriRestated.columns.where(condition),
  sipri_as_published: (condition: Condition) => sipriAsPublished.columns.where(condition),
  defense_news: (condition: Condition) => defenseNews.columns.where(condition),
  fortune_aerospace_defence: (condition: Condition) => fortuneAerospaceDefence.columns.where(condition),
} as const;
export type Ranking = keyof typeof listed;

/** At least and at most so many; `null` where nothing bounds it. */
export interface Count {
  readonly min: number | null;
  readonly max: number | null;
}
type Contents = { readonly [table: string]: TableContent };

/** The example's tables with their rows and gaps. */
export function contents(): Contents {
  return Object.fromEntries(tables.map((table) => [table.name, tableContent(table)]));
}

/** How many Chinese companies stand among the first `places` of a ranking in a fiscal year, as the evaluator counts. */
export function countChinese(ranking: Ranking, year: number, places = 10, of: Contents = contents()): Count {
  const rows = listed[ranking]((row) =>
    and(row.country.is('CN'), row.rank.atMost(places), row.fiscal_year.equals(year)),
  );
  return evaluated(rows.count(), of);
}

/** The same among the ten that are left when a company of the first ten is taken out of a list of SIPRI's. */
export function countChineseWithout(
  company: string,
  ranking: 'sipri_as_published' | 'sipri_restated',
  year: number,
): Count {
  const isOf: Condition = (row) => row.fiscal_year.equals(year);
  const rows = ranking === 'sipri_restated' ? sipriRestated.columns.where(isOf) : sipriAsPublished.columns.where(isOf);
  const isTaken = rows.where((row) => row.company.is(company).and(row.rank.atMost(10)));
  const others = rows.where((row) => and(row.country.is('CN'), not(row.company.is(company)), row.rank.atMost(11)));
  if (evaluated(isTaken.count(), contents()).min !== 1) {
    throw new RangeError(`expected a year in which ${company} is among the ten, got ${year}`);
  }
  return evaluated(others.count(), contents());
}

function evaluated(value: NumberOf<'1'>, of: Contents): Count {
  const { results } = assessProposition({ ...claimForm(value.isWithin(0, null), []), tables: of, documents: {} });
  const [found] = results[0]?.leaves[0]?.values ?? [];
  return { min: found?.min ?? null, max: found?.max ?? null };
}
