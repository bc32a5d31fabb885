import { because, claim, type ExampleClaim, found, quote, table, verdict } from './example-claim.ts';

/** Offices, summits, pledges and members of the alliance. */
export const claimsOnNato: readonly ExampleClaim[] = [
  claim({
    ref: 'C01',
    text: 'NATO Secretary General Mark Rutte',
    at: 0,
    kind: 'relation',
    evidence: [table('offices', 'supports')],
    verdict: verdict('true', 'high', 'He has held the office since 1 October 2024.', [
      found('The day of the remarks lies in his term.', 'offices'),
    ]),
  }),
  claim({
    ref: 'C04',
    text: 'Speaking ahead of a two-day NATO summit in The Hague',
    at: 309,
    kind: 'temporal',
    evidence: [
      table('nato_events', 'supports'),
      quote('daily-mail', 'daily-mail-copy', "ahead of the alliance's summit in The Hague today", 'supports'),
    ],
    verdict: verdict(
      'true',
      'high',
      'He spoke on Monday 23 June 2025; the summit was on 24 and 25 June, in The Hague.',
      [
        found('The remarks come before the summit, which has two days.', 'nato_events'),
        because('The Daily Mail has it so on the summit’s first day.', 'daily-mail'),
      ],
    ),
  }),
  claim({
    ref: 'C26a',
    text: 'Rutte’s comments came just days after NATO agreed to raise its defense spending target',
    at: 2848,
    kind: 'temporal',
    evidence: [
      table('nato_events', 'context'),
      quote('draft', 'daily-mail-copy', 'agreed on Sunday', 'supports'),
      quote(
        'official',
        'reuters-22-june',
        'will only become official when it is approved by leaders',
        'refutes',
        'The leaders approved it two days after the remarks.',
      ),
    ],
    verdict: verdict(
      'mostly-true',
      'medium',
      'Diplomats of all members agreed the text on Sunday 22 June, one day before. The leaders adopted it on 25 June, two days after. Only with the first does the article not contradict itself.',
      [
        found('It holds if “agreed” is the text of 22 June, and fails if it is the adoption.', 'nato_events', 'draft'),
        because('The agreement of 22 June was not yet official.', 'official'),
      ],
    ),
  }),
  claim({
    ref: 'C26b',
    text: 'raise its defense spending target to 5 percent of GDP',
    at: 2901,
    kind: 'statistical',
    evidence: [
      table('pledges', 'context'),
      quote('declaration', 'hague-declaration', 'Allies commit to invest 5% of GDP annually', 'supports'),
      quote(
        'core',
        'hague-declaration',
        'at least 3.5%',
        'undercuts',
        'The part that compares with the old two percent.',
      ),
    ],
    verdict: verdict(
      'mostly-true',
      'high',
      'Five percent is the whole pledge, due in 2035: at least 3.5 for defence proper and up to 1.5 for what relates to it. Like for like the target rises from 2 to 3.5 percent.',
      [
        found('The whole pledge is five percent; core defence is 3.5.', 'pledges', 'core'),
        because('The declaration names five percent first.', 'declaration'),
      ],
    ),
  }),
  claim({
    ref: 'C26d',
    text: 'U.S. President Donald Trump',
    at: 2982,
    kind: 'relation',
    evidence: [
      table('offices', 'supports'),
      quote(
        'oath',
        'trump-sworn-in',
        'Donald Trump was sworn in as the 47th president of the United States on Monday, January 20',
        'supports',
      ),
    ],
    verdict: verdict('true', 'high', 'He has held the office, for the second time, since 20 January 2025.', [
      found('The days of the summit lie in his term.', 'offices', 'oath'),
    ]),
  }),
  claim({
    ref: 'C28a',
    text: 'Trump reaffirmed his commitment to NATO’s Article 5 mutual defense clause',
    at: 3129,
    kind: 'event',
    evidence: [
      table('nato_events', 'supports'),
      quote('words', 'trump-25-june', "I stand with it. That's why I'm here.", 'supports'),
    ],
    verdict: verdict(
      'true',
      'high',
      'He did so in The Hague on 25 June 2025, a day after “Depends on your definition”.',
      [found('The statement is dated, and not after the article.', 'nato_events', 'words')],
    ),
  }),
  claim({
    ref: 'C28b',
    text: 'cast doubt on how far the U.S. would go for allies that fail to meet their obligations',
    at: 3216,
    kind: 'event',
    evidence: [
      table('nato_events', 'supports'),
      quote('words', 'trump-6-march', "If they don't pay, I'm not going to defend them", 'supports'),
    ],
    verdict: verdict(
      'true',
      'high',
      'He said on 6 March 2025 of allies that do not pay: “I’m not going to defend them”.',
      [found('The words stand in the agency’s report, and are dated before the article.', 'nato_events', 'words')],
    ),
  }),
  claim({
    ref: 'C30a',
    text: 'This year’s summit also marks NATO’s 75th anniversary',
    at: 3390,
    kind: 'temporal',
    evidence: [
      table('nato_events', 'refutes'),
      quote(
        'washington',
        'washington-declaration',
        'gathered in Washington to celebrate the 75th anniversary of our Alliance',
        'refutes',
      ),
    ],
    verdict: verdict(
      'false',
      'high',
      'The treaty was signed on 4 April 1949: the 75th anniversary was in 2024, and the Washington summit of that July marked it. The summit in The Hague came 76 years after the treaty.',
      [
        found('From 1949 to the summit of 2025 are 76 years, by the calendar and by full years.', 'nato_events'),
        because('The members celebrated the 75th anniversary a year earlier.', 'washington'),
      ],
    ),
  }),
  claim({
    ref: 'C31a',
    text: 'Sweden’s recent membership',
    at: 3551,
    kind: 'relation',
    evidence: [table('members', 'supports')],
    verdict: verdict('true', 'high', 'Sweden joined on 7 March 2024, as the 32nd member and the newest.', [
      found('Sweden is a member, no one joined after it, and it joined less than a year and a half before.', 'members'),
    ]),
  }),
];
