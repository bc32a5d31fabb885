import { column, defineTable } from '@assay/core';
import { countries } from './country.ts';
import { exampleTable } from './example-table.ts';

const events = defineTable('nato_events', {
  event: column.text([
    'treaty-signed',
    'two-percent-guideline',
    'sweden-joins',
    'washington-summit',
    'rutte-takes-office',
    'trump-casts-doubt',
    'five-percent-text-agreed',
    'rutte-remarks',
    'daily-mail-report',
    'trump-depends-on-definition',
    'hague-summit',
    'five-percent-adopted',
    'trump-affirms-article-5',
  ]),
  start: column.date(),
  end: column.date(),
  place: column.text().optional(),
  source: column.text(),
});

export const natoEvents = exampleTable(events, {
  title: 'Dated events around the NATO summit in The Hague, each from the sources its row names',
  source: 'assay-example',
  vintage: '2026-11-23',
  publishedOn: '2026-11-23',
  gaps: [],
});

const offices = defineTable('offices', {
  office: column.text([
    'nato-secretary-general',
    'president-of-the-united-states',
    'president-of-china',
    'president-of-taiwan',
  ]),
  person: column.text(),
  party: column.text(['DPP']).optional(),
  taken: column.date(),
  /** The last day on which a source held shows the person in office. */
  last_confirmed: column.date(),
  source: column.text(),
});

export const officeHolders = exampleTable(offices, {
  title: 'Who held four offices in June 2025, each from the sources its row names',
  source: 'assay-example',
  vintage: '2026-11-23',
  publishedOn: '2026-11-23',
  gaps: [
    {
      columns: { taken: { to: '2025-01-19' }, last_confirmed: { to: '2025-01-19' } },
      reason: 'Who held the offices before is not in this extract.',
    },
    {
      columns: { taken: { from: '2025-08-28' } },
      reason: 'Who held the offices after is not in this extract.',
    },
  ],
});

const members = defineTable('members', { country: column.text(countries), joined: column.date() });

export const natoMembers = exampleTable(members, {
  title: 'NATO members by the day they joined (extract: the newest)',
  source: 'nato',
  vintage: '2024-03',
  publishedOn: '2024-03-07',
  gaps: [
    {
      columns: { country: { notIn: ['SE'] }, joined: { from: '1949-04-04', to: '2024-03-06' } },
      atMost: 31,
      reason: 'Sweden joined as the 32nd Ally; the 31 before it are not in this extract.',
      source: 'einpresswire.com 694151149',
    },
  ],
});

const pledges = defineTable('pledges', {
  pledge: column.text(['wales-2014', 'hague-2025']),
  part: column.text(['whole', 'core-defence', 'related-spending']),
  bound: column.text(['exactly', 'at-least', 'up-to']),
  /** Of gross domestic product. */
  gdp_share: column.number('%'),
  due: column.date().optional(),
  source: column.text(),
});

export const natoPledges = exampleTable(pledges, {
  title: 'What NATO members agreed to spend on defence, as a share of GDP',
  source: 'nato',
  vintage: 'June 2025',
  publishedOn: '2025-06-25',
  gaps: [],
});

const drills = defineTable('drills', {
  name: column.text(),
  kind: column.text(['exercise', 'patrol', 'deployment']),
  area: column.text(['around-taiwan', 'wider-region']),
  start: column.date(),
  end: column.date(),
  aircraft: column.number('aircraft').optional(),
  /** Of the navy. */
  warships: column.number('ship').optional(),
  /** Coast guard and other official ships. */
  other_vessels: column.number('ship').optional(),
  /** All of them, where the source gives a total. */
  vessels: column.number('ship').optional(),
  /** What was counted when: counts of different windows must not be added. */
  window: column.text().optional(),
  source: column.text(),
});

/** Of these every report is held that bears on them; what the gaps lack goes by other names. */
const drillNames = [
  'Joint Sword-2024A',
  'Joint Sword-2024B',
  'December 2024 deployment',
  'Shandong group approach',
  '1 April 2025 drill',
  'Strait Thunder-2025A',
  'May 2025 deployment',
  'May 2025 patrols',
  'June 2025 patrols',
];

export const taiwanDrills = exampleTable(drills, {
  title: 'Chinese military activity around Taiwan, May 2024 to June 2025, as reported',
  source: 'taiwan-defence-ministry',
  vintage: 'reports to June 2025',
  publishedOn: '2025-06-20',
  gaps: [
    {
      columns: {
        kind: { in: ['patrol', 'deployment'] },
        name: { notIn: drillNames },
      },
      reason: 'Patrols and deployments happen every week; the extract holds only those reported as large.',
    },
    {
      columns: {
        kind: { in: ['exercise'] },
        name: { notIn: drillNames },
        start: { to: '2024-05-22' },
        end: { to: '2024-05-22' },
      },
      reason: 'Exercises before May 2024 are not in this extract.',
    },
    {
      columns: {
        kind: { in: ['exercise'] },
        name: { notIn: drillNames },
        start: { from: '2025-06-24' },
        end: { from: '2025-06-24' },
      },
      reason: 'Exercises after the remarks are not in this extract.',
    },
  ],
});

const entries = defineTable('air_zone_entries', {
  /** A year or a month. */
  period: column.text(),
  entries: column.number('entry'),
  source: column.text(),
});

export const airZoneEntries = exampleTable(entries, {
  title: 'Chinese military aircraft in Taiwan’s air defence identification zone, as the press gives them',
  source: 'taiwan-defence-ministry',
  vintage: 'press reports to 2024',
  publishedOn: '2024',
  gaps: [
    {
      columns: { period: { notIn: ['2020', '2022', '2023-06', '2024-07'] } },
      reason: 'Only two years and two months are confirmed by a report held.',
    },
  ],
});
