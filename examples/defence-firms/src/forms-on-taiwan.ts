import { choose, claimForm, date, number, parameter } from '@assay/core';
import { type ExampleForm, remarks } from './example-form.ts';
import { airZoneEntries, officeHolders, taiwanDrills } from './record-tables.ts';

const drills = taiwanDrills.columns;
const inOffice = officeHolders.columns.where((row) =>
  row.taken.isOnOrBefore(remarks).and(row.last_confirmed.isOnOrAfter(remarks)),
);

const xi: ExampleForm = {
  claim: 'C07b',
  label: null,
  words: 'Xi Jinping was President of China on 23 June 2025.',
  ...claimForm(
    inOffice.where((row) => row.office.is('president-of-china').and(row.person.is('Xi Jinping'))).exists(),
    [],
  ),
};

const dpp: ExampleForm = {
  claim: 'C20a',
  label: null,
  words: 'The President of Taiwan on 23 June 2025 was of the Democratic Progressive Party.',
  ...claimForm(inOffice.where((row) => row.office.is('president-of-taiwan').and(row.party.is('DPP'))).exists(), []),
};

/** The exercises the extract covers, up to the remarks. */
const exercises = drills.where((row) =>
  row.kind.is('exercise').and(row.start.isAfter('2024-05-22'), row.end.isOnOrBefore(remarks)),
);
const straitThunder = exercises.where((row) => row.name.is('Strait Thunder-2025A'));
const jointSwordB = exercises.where((row) => row.name.is('Joint Sword-2024B'));

const entriesIn = (period: string) =>
  airZoneEntries.columns.where((row) => row.period.is(period)).the((row) => row.entries);
const escalation = parameter.choice('measure', 'what is compared', [
  { id: 'years', reason: 'Years of aircraft in the air defence zone show the long run: 2022 against 2020.' },
  { id: 'months', reason: 'Months show it up to date: July 2024 against June 2023, the months a report names.' },
  { id: 'drills', reason: 'The sentence after speaks of drills: the last large one against the one before.' },
]);

const escalated: ExampleForm = {
  claim: 'C08',
  label: null,
  words: 'Chinese military activity around Taiwan increased.',
  ...claimForm(
    choose(escalation, {
      years: entriesIn('2022').moreThan(entriesIn('2020')),
      months: entriesIn('2024-07').moreThan(entriesIn('2023-06')),
      drills: straitThunder.maximum((row) => row.aircraft).moreThan(jointSwordB.maximum((row) => row.aircraft)),
    }),
    [escalation],
  ),
};

const within = parameter.number('within', 'day', 'what is recent', [
  { id: 'a-month', value: 30, reason: 'In daily news, recent is some weeks.' },
  { id: 'a-quarter', value: 90, reason: 'Of exercises that come once or twice a year the last quarter is recent.' },
]);
const counts = parameter.choice('counts', 'what counts as a drill', [
  { id: 'exercises', reason: 'Exercises that were announced as such and have a name.' },
  { id: 'patrols', reason: 'Joint patrols train the same; Taiwan’s ministry reports them together.' },
]);
const lately = drills.where((row) =>
  row.area
    .is('around-taiwan')
    .and(row.end.isOnOrAfter(date(remarks).earlier(within, 'days')), row.end.isOnOrBefore(remarks)),
);

const recently: ExampleForm = {
  claim: 'C09a',
  label: null,
  words: 'Shortly before 23 June 2025 there was a large Chinese drill around Taiwan.',
  ...claimForm(
    choose(counts, {
      exercises: lately.where((row) => row.kind.is('exercise')).exists(),
      patrols: lately.where((row) => row.kind.isOneOf(['exercise', 'patrol'])).exists(),
    }),
    [within, counts],
  ),
};

const reading = parameter.choice('counted', 'which drill, and what counts', [
  { id: 'april-navy', reason: 'The last exercise before the article, and a warship is a ship of the navy.' },
  { id: 'april-all-ships', reason: 'The same exercise; official ships took part as well.' },
  { id: 'april-together', reason: '“Dozens of warships and aircraft” may be said of both together.' },
  { id: 'october-all-ships', reason: 'The largest exercise of the year before, coast guard included.' },
  { id: 'june-patrol', reason: 'The patrol of 19 and 20 June was the most recent activity.' },
  { id: 'may-region', reason: 'The deployment of May 2025 was reported for the whole island chain.' },
]);
// "Dozens" is at least two of them.
const dozens = 24;
const june = drills.where((row) => row.kind.is('patrol').and(row.name.is('June 2025 patrols')));
const may = drills.where((row) => row.kind.is('deployment').and(row.name.is('May 2025 deployment')));

const dozensOf: ExampleForm = {
  claim: 'C09b',
  label: null,
  words: 'In the drill there were dozens of warships and dozens of aircraft.',
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
