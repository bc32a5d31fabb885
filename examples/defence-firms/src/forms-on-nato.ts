import { and, calendarYearsBetween, choose, claimForm, date, daysBetween, parameter, quotation } from '@assay/core';
import { article } from './example-claim.ts';
import { type ExampleForm, remarks } from './example-form.ts';
import { natoEvents, natoMembers, natoPledges, officeHolders } from './record-tables.ts';

const events = natoEvents.columns;
const members = natoMembers.columns;
const pledges = natoPledges.columns;

type Office = 'nato-secretary-general' | 'president-of-the-united-states';

/** A row of `offices` shows that the person held the office on the day of the remarks. */
const heldOffice = (person: string, office: Office) =>
  officeHolders.columns
    .where((row) => row.person.is(person).and(row.office.is(office)))
    .where((row) => row.taken.isOnOrBefore(remarks).and(row.last_confirmed.isOnOrAfter(remarks)))
    .exists();
const summit = events.where((row) => row.event.is('hague-summit'));
const dayOf = (
  event:
    | 'rutte-remarks'
    | 'five-percent-text-agreed'
    | 'five-percent-adopted'
    | 'trump-affirms-article-5'
    | 'trump-casts-doubt'
    | 'treaty-signed',
) => events.where((row) => row.event.is(event)).theDate('start');
const spoken = dayOf('rutte-remarks');

const secretaryGeneral: ExampleForm = {
  claim: 'C01',
  label: null,
  ...claimForm(heldOffice('Mark Rutte', 'nato-secretary-general'), []),
};

const beforeTheSummit = spoken.isBefore(summit.theDate('start'));

const ahead: ExampleForm = {
  claim: 'C04',
  label: null,
  ...claimForm(
    and(
      beforeTheSummit,
      daysBetween(summit.theDate('start'), summit.theDate('end')).plus(1).equals(2),
      summit.textOf('place').is('The Hague'),
    ),
    [],
  ),
};

const agreed = parameter.choice('agreed', 'the agreement', [
  {
    id: 'text',
    label: 'that on the text, of 22 June',
    reason: 'Diplomats of all 32 members agreed the text on Sunday 22 June; the Daily Mail has it so.',
    source: 'topstorydeck.com (Reuters)',
  },
  {
    id: 'adoption',
    label: 'the adoption, on 25 June',
    reason: 'It became official when the leaders adopted it, on 25 June.',
    source: 'ginoworld.tistory.com/1930',
  },
]);
const agreement = choose(agreed, {
  text: dayOf('five-percent-text-agreed'),
  adoption: dayOf('five-percent-adopted'),
});
// One day is the least "days" can be, a week the most "just days" can be.
const justDaysAfter = daysBetween(agreement, spoken).isWithin(1, 7);

const justAfter: ExampleForm = {
  claim: 'C26a',
  label: null,
  ...claimForm(justDaysAfter, [agreed]),
};
const aheadAndJustAfter: ExampleForm = {
  claim: 'C26a',
  label: 'together with “ahead of a two-day summit”',
  ...claimForm(and(beforeTheSummit, justDaysAfter), [agreed]),
};

const scope = parameter.choice('scope', 'what counts as defence', [
  { id: 'whole', label: 'the whole pledge', reason: 'The declaration names five percent for both parts together.' },
  { id: 'core', label: 'core defence', reason: 'Only core defence compares with the old target of two percent.' },
]);
const shareOfPart = (part: 'whole' | 'core-defence') =>
  pledges.where((row) => row.pledge.is('hague-2025').and(row.part.is(part))).the((row) => row.gdp_share);

const fivePercent: ExampleForm = {
  claim: 'C26b',
  label: null,
  ...claimForm(choose(scope, { whole: shareOfPart('whole'), core: shareOfPart('core-defence') }).equals(5), [scope]),
};

const president: ExampleForm = {
  claim: 'C26d',
  label: null,
  ...claimForm(heldOffice('Donald Trump', 'president-of-the-united-states'), []),
};

const reaffirmed: ExampleForm = {
  claim: 'C28a',
  label: null,
  ...claimForm(
    and(
      dayOf('trump-affirms-article-5').isOnOrBefore(article.publishedOn),
      quotation('I stand with it.', { document: 'trump-25-june', mode: 'verbatim' }),
    ),
    [],
  ),
};

const castDoubt: ExampleForm = {
  claim: 'C28b',
  label: null,
  ...claimForm(
    and(
      dayOf('trump-casts-doubt').isBefore(article.publishedOn),
      quotation("I'm not going to defend them", { document: 'trump-6-march', mode: 'verbatim' }),
    ),
    [],
  ),
};

const treaty = dayOf('treaty-signed');
const counting = parameter.choice('counting', 'an anniversary', [
  {
    id: 'calendar',
    label: 'counted in calendar years',
    reason: 'The anniversary year: the year of the summit less the year of the treaty.',
  },
  {
    id: 'full-years',
    label: 'counted in full years',
    reason: 'How many full years lie between the day of the treaty and the summit.',
  },
]);

const anniversary: ExampleForm = {
  claim: 'C30a',
  label: null,
  ...claimForm(
    choose(counting, {
      calendar: calendarYearsBetween(treaty, summit.theDate('start')).equals(75),
      'full-years': and(
        treaty.later(75, 'years').isOnOrBefore(summit.theDate('end')),
        treaty.later(76, 'years').isAfter(summit.theDate('start')),
      ),
    }),
    [counting],
  ),
};

const sweden = members.where((row) => row.country.is('SE'));
const recency = parameter.choice('recency', 'a recent member', [
  {
    id: 'newest',
    label: 'the newest one',
    reason: 'Of an alliance whose members joined over 75 years the newest is the recent one.',
  },
  {
    id: '18-months',
    label: 'one of at most 18 months',
    reason: 'A year and a half is short against the alliance’s age.',
  },
  { id: '12-months', label: 'one of at most 12 months', reason: 'In news, recent is seldom more than a year.' },
]);

const member: ExampleForm = {
  claim: 'C31a',
  label: 'is a member',
  ...claimForm(sweden.where((row) => row.joined.isOnOrBefore(remarks)).exists(), []),
};
const recentMember: ExampleForm = {
  claim: 'C31a',
  label: 'is a recent member',
  ...claimForm(
    choose(recency, {
      newest: members.where((row) => row.joined.isAfter('2024-03-07').and(row.joined.isOnOrBefore(remarks))).isEmpty(),
      '18-months': sweden.theDate('joined').isAfter(date(remarks).earlier(18, 'months')),
      '12-months': sweden.theDate('joined').isAfter(date(remarks).earlier(12, 'months')),
    }),
    [recency],
  ),
};

export const formsOnNato: readonly ExampleForm[] = [
  secretaryGeneral,
  ahead,
  justAfter,
  aheadAndJustAfter,
  fivePercent,
  president,
  reaffirmed,
  castDoubt,
  anniversary,
  member,
  recentMember,
];
