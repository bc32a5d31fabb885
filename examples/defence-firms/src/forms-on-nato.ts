import { and, calendarYearsBetween, choose, claimForm, date, daysBetween, parameter, quotation } from '@assay/core';
import { article } from './example-claim.ts';
import { type ExampleForm, remarks } from './example-form.ts';
import { natoEvents, natoMembers, natoPledges, officeHolders } from './record-tables.ts';

const events = natoEvents.columns;
const members = natoMembers.columns;
const pledges = natoPledges.columns;

/** The rows of `offices` that show who held an office on the day of the remarks. */
const inOffice = officeHolders.columns.where((row) =>
  row.taken.isOnOrBefore(remarks).and(row.last_confirmed.isOnOrAfter(remarks)),
);
const summit = events.where((row) => row.event.is('hague-summit'));
const spoken = events.where((row) => row.event.is('rutte-remarks')).theDate('start');

const secretaryGeneral: ExampleForm = {
  claim: 'C01',
  label: null,
  words: 'Mark Rutte was Secretary General of NATO on 23 June 2025.',
  ...claimForm(
    inOffice.where((row) => row.office.is('nato-secretary-general').and(row.person.is('Mark Rutte'))).exists(),
    [],
  ),
};

const beforeTheSummit = spoken.isBefore(summit.theDate('start'));

const ahead: ExampleForm = {
  claim: 'C04',
  label: null,
  words: 'Rutte spoke before the summit; it had two days, and was in The Hague.',
  ...claimForm(
    and(
      beforeTheSummit,
      daysBetween(summit.theDate('start'), summit.theDate('end')).plus(1).equals(2),
      summit.textOf('place').is('The Hague'),
    ),
    [],
  ),
};

const agreed = parameter.choice('agreed', 'when they agreed', [
  {
    id: 'text',
    reason: 'Diplomats of all 32 members agreed the text on Sunday 22 June; the Daily Mail has it so.',
    source: 'topstorydeck.com (Reuters)',
  },
  {
    id: 'adoption',
    reason: 'It became official when the leaders adopted it, on 25 June.',
    source: 'ginoworld.tistory.com/1930',
  },
]);
const agreement = choose(agreed, {
  text: events.where((row) => row.event.is('five-percent-text-agreed')).theDate('start'),
  adoption: events.where((row) => row.event.is('five-percent-adopted')).theDate('start'),
});
// One day is the least "days" can be, a week the most "just days" can be.
const justDaysAfter = daysBetween(agreement, spoken).isWithin(1, 7);

const justAfter: ExampleForm = {
  claim: 'C26a',
  label: null,
  words: 'Rutte spoke one to seven days after NATO agreed on the new target.',
  ...claimForm(justDaysAfter, [agreed]),
};
const aheadAndJustAfter: ExampleForm = {
  claim: 'C26a',
  label: 'together with “ahead of a two-day summit”',
  words: 'Rutte spoke before the summit, and one to seven days after NATO agreed on the new target.',
  ...claimForm(and(beforeTheSummit, justDaysAfter), [agreed]),
};

const scope = parameter.choice('scope', 'what counts as defence', [
  { id: 'whole', reason: 'The declaration names five percent for both parts together.' },
  { id: 'core', reason: 'Only core defence compares with the old target of two percent.' },
]);
const shareOfPart = (part: 'whole' | 'core-defence') =>
  pledges.where((row) => row.pledge.is('hague-2025').and(row.part.is(part))).the((row) => row.share);

const fivePercent: ExampleForm = {
  claim: 'C26b',
  label: null,
  words: 'The new target for defence spending is 5 percent of GDP.',
  ...claimForm(choose(scope, { whole: shareOfPart('whole'), core: shareOfPart('core-defence') }).equals(5), [scope]),
};

const president: ExampleForm = {
  claim: 'C26d',
  label: null,
  words: 'Donald Trump was President of the United States on 23 June 2025.',
  ...claimForm(
    inOffice
      .where((row) => row.office.is('president-of-the-united-states').and(row.person.is('Donald Trump')))
      .exists(),
    [],
  ),
};

const reaffirmed: ExampleForm = {
  claim: 'C28a',
  label: null,
  words: 'Not after the article, Trump said of Article 5 that he stands with it.',
  ...claimForm(
    and(
      events
        .where((row) => row.event.is('trump-affirms-article-5').and(row.start.isOnOrBefore(article.publishedOn)))
        .exists(),
      quotation('I stand with it.', { document: 'trump-25-june', mode: 'verbatim' }),
    ),
    [],
  ),
};

const castDoubt: ExampleForm = {
  claim: 'C28b',
  label: null,
  words: 'Before the article, Trump said that he would not defend allies that do not pay.',
  ...claimForm(
    and(
      events.where((row) => row.event.is('trump-casts-doubt').and(row.start.isBefore(article.publishedOn))).exists(),
      quotation("I'm not going to defend them", { document: 'trump-6-march', mode: 'verbatim' }),
    ),
    [],
  ),
};

const treaty = events.where((row) => row.event.is('treaty-signed')).theDate('start');
const counting = parameter.choice('counting', 'how anniversaries are counted', [
  { id: 'calendar', reason: 'The anniversary year: the year of the summit less the year of the treaty.' },
  { id: 'full-years', reason: 'How many full years lie between the day of the treaty and the summit.' },
]);

const anniversary: ExampleForm = {
  claim: 'C30a',
  label: null,
  words: 'The summit in The Hague fell on NATO’s 75th anniversary.',
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
const recency = parameter.choice('recency', 'what is recent', [
  { id: 'newest', reason: 'Of an alliance whose members joined over 75 years the newest is the recent one.' },
  { id: '18-months', reason: 'A year and a half is short against the alliance’s age.' },
  { id: '12-months', reason: 'In news, recent is seldom more than a year.' },
]);

const member: ExampleForm = {
  claim: 'C31a',
  label: 'is a member',
  words: 'Sweden was a member of NATO on 23 June 2025.',
  ...claimForm(sweden.where((row) => row.joined.isOnOrBefore(remarks)).exists(), []),
};
const recentMember: ExampleForm = {
  claim: 'C31a',
  label: 'is a recent member',
  words: 'Sweden joined NATO recently.',
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
