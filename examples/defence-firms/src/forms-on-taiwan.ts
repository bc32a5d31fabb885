import { choose, claimForm, date, number, parameter } from '@assay/core';
import { type ExampleForm, remarks } from './example-form.ts';
import { airZoneEntries, officeHolders, taiwanDrills } from './record-tables.ts';

const drills = taiwanDrills.columns;

const xi: ExampleForm = {
  claim: 'C07b',
  label: null,
  ...claimForm(
    officeHolders.columns
      .where((row) => row.person.is('Xi Jinping').and(row.office.is('president-of-china')))
      .where((row) => row.taken.isOnOrBefore(remarks).and(row.last_confirmed.isOnOrAfter(remarks)))
      .exists(),
    [],
  ),
};

const dpp: ExampleForm = {
  claim: 'C20a',
  label: null,
  ...claimForm(
    officeHolders.columns
      .where((row) => row.office.is('president-of-taiwan').and(row.party.is('DPP')))
      .where((row) => row.taken.isOnOrBefore(remarks).and(row.last_confirmed.isOnOrAfter(remarks)))
      .exists(),
    [],
  ),
};

const straitThunder = drills.where((row) => row.name.is('Strait Thunder-2025A'));
const jointSwordB = drills.where((row) => row.name.is('Joint Sword-2024B'));

const entriesIn = (period: string) =>
  airZoneEntries.columns.where((row) => row.period.is(period)).the((row) => row.entries);
const escalation = parameter.choice('measure', 'the comparison', [
  {
    id: 'years',
    label: 'of years',
    reason: 'Years of aircraft in the air defence zone show the long run: 2022 against 2020.',
  },
  {
    id: 'months',
    label: 'of months',
    reason: 'Months show it up to date: July 2024 against June 2023, the months a report names.',
  },
  {
    id: 'drills',
    label: 'of drills',
    reason: 'The sentence after speaks of drills: the last large one against the one before.',
  },
]);

const escalated: ExampleForm = {
  claim: 'C08',
  label: null,
  ...claimForm(
    choose(escalation, {
      years: entriesIn('2022').moreThan(entriesIn('2020')),
      months: entriesIn('2024-07').moreThan(entriesIn('2023-06')),
      drills: straitThunder.maximum((row) => row.aircraft).moreThan(jointSwordB.maximum((row) => row.aircraft)),
    }),
    [escalation],
  ),
};

const within = parameter.number('within', 'day', 'a short time', [
  { id: 'a-month', label: 'a month', value: 30, reason: 'In daily news, recent is some weeks.' },
  {
    id: 'a-quarter',
    label: 'a quarter',
    value: 90,
    reason: 'Of exercises that come once or twice a year the last quarter is recent.',
  },
]);
const counts = parameter.choice('counts', 'a drill', [
  { id: 'exercises', label: 'an exercise', reason: 'Exercises that were announced as such and have a name.' },
  {
    id: 'patrols',
    label: 'an exercise or patrol',
    reason: 'Joint patrols train the same; Taiwan’s ministry reports them together.',
  },
]);
const lately = drills.where((row) =>
  row.area
    .is('around-taiwan')
    .and(row.end.isOnOrAfter(date(remarks).earlier(within, 'days')), row.end.isOnOrBefore(remarks)),
);

const recently: ExampleForm = {
  claim: 'C09a',
  label: null,
  ...claimForm(
    choose(counts, {
      exercises: lately.where((row) => row.kind.is('exercise')).exists(),
      patrols: lately.where((row) => row.kind.isOneOf(['exercise', 'patrol'])).exists(),
    }),
    [within, counts],
  ),
};

const reading = parameter.choice('counted', 'what is counted', [
  {
    id: 'april-navy',
    label: 'the navy’s ships in April 2025',
    reason: 'The last exercise before the article, and a warship is a ship of the navy.',
  },
  {
    id: 'april-all-ships',
    label: 'all ships in April 2025',
    reason: 'The same exercise; official ships took part as well.',
  },
  {
    id: 'april-together',
    label: 'ships and aircraft together in April 2025',
    reason: '“Dozens of warships and aircraft” may be said of both together.',
  },
  {
    id: 'october-all-ships',
    label: 'all ships in October 2024',
    reason: 'The largest exercise of the year before, coast guard included.',
  },
  {
    id: 'june-patrol',
    label: 'the navy’s ships in June 2025',
    reason: 'The patrol of 19 and 20 June was the most recent activity.',
  },
  {
    id: 'may-region',
    label: 'all ships of the region in May 2025',
    reason: 'The deployment of May 2025 was reported for the whole island chain.',
  },
]);
// "Dozens" is at least two of them.
const dozens = 24;
const june = drills.where((row) => row.name.is('June 2025 patrols'));
const may = drills.where((row) => row.name.is('May 2025 deployment'));

const dozensOf: ExampleForm = {
  claim: 'C09b',
  label: null,
  ...claimForm(
    choose(reading, {
      'april-navy': straitThunder
        .where((row) => row.aircraft.atLeast(dozens).and(row.warships.atLeast(dozens)))
        .exists(),
      'april-all-ships': straitThunder
        .where((row) => row.aircraft.atLeast(dozens).and(row.vessels.atLeast(dozens)))
        .exists(),
      // Ships and aircraft add up only as pure numbers.
      'april-together': straitThunder
        .the((row) => row.aircraft)
        .dividedBy(number(1, 'aircraft'))
        .plus(straitThunder.the((row) => row.warships).dividedBy(number(1, 'ship')))
        .atLeast(dozens),
      'october-all-ships': jointSwordB
        .where((row) => row.aircraft.atLeast(dozens).and(row.vessels.atLeast(dozens)))
        .exists(),
      'june-patrol': june.where((row) => row.aircraft.atLeast(dozens).and(row.warships.atLeast(dozens))).exists(),
      'may-region': may.where((row) => row.aircraft.atLeast(dozens).and(row.vessels.atLeast(dozens))).exists(),
    }),
    [reading],
  ),
};

export const formsOnTaiwan: readonly ExampleForm[] = [xi, escalated, recently, dozensOf, dpp];
