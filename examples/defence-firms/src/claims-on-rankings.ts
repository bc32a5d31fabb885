import { rutteOnCompanies } from './captures.ts';
import { appearsIn, because, claim, type ExampleClaim, found, quote, table, verdict } from './example-claim.ts';

const pressCopy = appearsIn(
  'rutte-press-copy',
  'LondonLovesBusiness: words of Mark Rutte on 23 June 2025',
  '2025-06-24',
  rutteOnCompanies,
);

/** How many Chinese firms are, and were, among the ten largest: the centre of the example. */
export const claimsOnRankings: readonly ExampleClaim[] = [
  claim({
    ref: 'C13b',
    text: 'rapidly growing defense sector',
    at: 1444,
    kind: 'trend',
    evidence: [table('chinese_arms_revenue', 'refutes', 'From 2016, the first year with all eight companies.')],
    verdict: verdict(
      'half-true',
      'medium',
      'It depends on the measure and the years: from 2016 to 2022 the Chinese companies grew by two percent a year in constant dollars and kept their share of the world’s hundred largest; from 2019 or 2020 the share rose.',
      [
        found(
          'Real growth stays under five percent a year from every start; growth in current dollars, and the share of the hundred, pass the test from 2019 or 2020 and fail it from 2016.',
          'chinese_arms_revenue',
        ),
      ],
    ),
  }),
  claim({
    ref: 'C15',
    text: rutteOnCompanies,
    at: 1516,
    inArticle:
      'Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five',
    kind: 'ranking',
    claimant: 'rutte',
    rollUp: 'majority-of-parts',
    before: [pressCopy],
    verdict: verdict(
      'mostly-false',
      'high',
      'The number now is right, at its lower bound. The contrast is not: there were as many a couple of years ago. The lists that show none had left China out.',
      [
        found(
          'Of three parts one holds and two fail: three to five now, none a couple of years ago, and the rise from the one to the other.',
        ),
      ],
    ),
  }),
  claim({
    ref: 'C15b',
    text: 'Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms',
    at: 1516,
    kind: 'ranking',
    claimant: 'rutte',
    partOf: 'C15',
    evidence: [
      table('sipri_as_published', 'refutes'),
      table('sipri_restated', 'refutes'),
      table('sipri_excluding_china', 'context', 'The zeros of this edition are a gap: China was left out.'),
      table('defense_news', 'refutes'),
      quote(
        'why-zero',
        'sipri-notes-2019',
        'it has not been possible to include them because of a lack of comparable and sufficiently accurate data',
        'undercuts',
        'Why the older lists show none.',
      ),
      quote(
        'sipri-2020',
        'sipri-press-2020',
        'Three of the companies would be ranked in the top 10',
        'refutes',
        'SIPRI on fiscal year 2017, published in January 2020.',
      ),
    ],
    verdict: verdict(
      'mostly-false',
      'high',
      'One to three years before, three or four of the ten firms were Chinese on every list that covers China. Lists without Chinese firms had left them out for lack of data.',
      [
        found(
          'No reading that can be decided finds none; the closest that holds is “none among the top six”.',
          'sipri_as_published',
          'sipri_restated',
          'defense_news',
        ),
        found(
          'Where SIPRI’s list shows none it says why: the companies were large enough and their figures not good enough.',
          'sipri_excluding_china',
          'why-zero',
        ),
        because('In January 2020 SIPRI put three Chinese companies in the top ten of 2017.', 'sipri-2020'),
      ],
    ),
  }),
  claim({
    ref: 'C15a',
    text: 'At this moment, you will find three to five',
    at: 1617,
    kind: 'ranking',
    claimant: 'rutte',
    partOf: 'C15',
    evidence: [
      table('sipri_as_published', 'supports', 'The list of December 2024, in force on 23 June 2025, has three.'),
      table('defense_news', 'supports', 'The list of 2024, in force on 23 June 2025, has three.'),
      table(
        'fortune_aerospace_defence',
        'context',
        'Five, in 2023, by total revenue, which is not what “defence” means.',
      ),
    ],
    verdict: verdict(
      'mostly-true',
      'high',
      'Three Chinese firms stood on both lists in force on the day: true at the lower bound. Four or five appear only on older lists or by other measures, and the next editions of both lists have two.',
      [
        found('Three on SIPRI’s list and three on that of Defense News.', 'sipri_as_published', 'defense_news'),
        because('Five are found only where firms are ranked by total revenue.', 'fortune_aerospace_defence'),
      ],
    ),
  }),
  claim({
    ref: 'C15c',
    text: 'you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five',
    at: 1544,
    kind: 'comparison',
    claimant: 'rutte',
    partOf: 'C15',
    evidence: [
      table('sipri_as_published', 'refutes'),
      table('sipri_restated', 'refutes'),
      table('defense_news', 'refutes'),
      quote(
        'coverage',
        'sipri-notes-2023',
        'Chinese companies, for which data is deemed reliable, are included in the database from 2015 onwards.',
        'undercuts',
        'The step from none to three is a change of coverage.',
      ),
    ],
    verdict: verdict(
      'false',
      'high',
      'On every list with the same coverage then and now the number hardly moved. The jump from none to three is when lists began to count China.',
      [
        found('On no list did the number rise by three.', 'sipri_as_published', 'sipri_restated', 'defense_news'),
        because(
          'SIPRI’s own database has Chinese companies from 2015 on, once their data was good enough.',
          'coverage',
        ),
      ],
    ),
  }),
];
