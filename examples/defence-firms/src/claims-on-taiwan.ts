import { because, claim, type ExampleClaim, found, quote, table, verdict } from './example-claim.ts';

/** China and Taiwan: offices, drills and how they changed. */
export const claimsOnTaiwan: readonly ExampleClaim[] = [
  claim({
    ref: 'C07b',
    text: 'Chinese President Xi Jinping',
    at: 667,
    kind: 'relation',
    evidence: [
      table('offices', 'supports'),
      quote('election', 'xi-elected', "Xi Jinping was elected president of the People's Republic of China", 'supports'),
    ],
    verdict: verdict('true', 'high', 'He has been president since 14 March 2013.', [
      found('The day of the remarks lies in his term.', 'offices', 'election'),
    ]),
  }),
  claim({
    ref: 'C08',
    text: 'China’s aggressive posture toward Taiwan has escalated',
    at: 842,
    kind: 'trend',
    evidence: [
      table('air_zone_entries', 'supports'),
      table('drills', 'undercuts', 'The drill of April 2025 was smaller than that of October 2024.'),
    ],
    verdict: verdict(
      'mostly-true',
      'medium',
      'Over the years Chinese aircraft came more and more often. The last large drill before the article was smaller than the one before it. “Aggressive” is a judgement.',
      [
        found(
          'Years and months compared show a rise; the size of the last two drills does not.',
          'air_zone_entries',
          'drills',
        ),
      ],
    ),
  }),
  claim({
    ref: 'C09a',
    text: 'The Chinese military recently conducted large-scale drills around the island',
    at: 898,
    kind: 'event',
    evidence: [table('drills', 'supports')],
    verdict: verdict(
      'mostly-true',
      'medium',
      'The last large exercise, Strait Thunder-2025A, ended on 2 April 2025, 82 days before the remarks; a patrol with 74 aircraft had just taken place.',
      [found('It holds within 90 days, and within 30 days only where patrols count as drills.', 'drills')],
    ),
  }),
  claim({
    ref: 'C09b',
    text: 'deploying dozens of warships and aircraft',
    at: 976,
    kind: 'statistical',
    evidence: [
      table('drills', 'context'),
      quote('daily-mail', 'daily-mail-copy', 'China deployed dozens of warships and planes', 'context'),
    ],
    verdict: verdict(
      'half-true',
      'medium',
      'Dozens of aircraft, yes. Dozens of warships only if ships and aircraft are counted together, or with the coast guard in October 2024: in April 2025 the navy had 15 to 22 ships there.',
      [
        found('Whether it holds depends on which drill is meant and on what counts as a warship.', 'drills'),
        because('The Daily Mail has the same words.', 'daily-mail'),
      ],
    ),
  }),
  claim({
    ref: 'C20a',
    text: 'Taiwan’s government, led by the Democratic Progressive Party',
    at: 2140,
    kind: 'relation',
    evidence: [
      table('offices', 'supports'),
      quote('oath', 'lai-sworn-in', 'of the Democratic Progressive Party (DPP) was sworn in on Monday', 'supports'),
    ],
    verdict: verdict(
      'true',
      'high',
      'President Lai Ching-te, in office since 20 May 2024, is of the party; it has no majority in the legislature.',
      [found('The executive is led by a president of that party.', 'offices', 'oath')],
    ),
  }),
];
