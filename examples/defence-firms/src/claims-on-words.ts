import { because, claim, type ExampleClaim, found, quote, verdict } from './example-claim.ts';

/** Whether people said what the article says they said. */
export const claimsOnWords: readonly ExampleClaim[] = [
  claim({
    ref: 'C03a',
    text: 'According to the Daily Mail, Rutte warned that a “massive” Chinese military buildup',
    at: 98,
    kind: 'attribution',
    evidence: [
      quote('headline', 'daily-mail-copy', "NATO sounds alarm over 'massive' Chinese military buildup", 'supports'),
      quote('rutte', 'rutte-press-copy', 'the massive military buildup in China', 'supports'),
    ],
    verdict: verdict('true', 'high', 'The Daily Mail reported it on 24 June 2025, and “massive” is Rutte’s own word.', [
      found('The word stands in the Daily Mail’s headline.', 'headline'),
      found('It stands in what Rutte said the day before.', 'rutte'),
    ]),
  }),
  claim({
    ref: 'C03b',
    text: 'has significantly raised the risk of a full-scale invasion of Taiwan',
    at: 182,
    kind: 'quotation',
    evidence: [
      quote(
        'daily-mail',
        'daily-mail-copy',
        'raises the risk of a potential invasion',
        'refutes',
        'The Daily Mail’s words for what Rutte said; weaker than the article’s.',
      ),
      quote(
        'rutte',
        'rutte-press-copy',
        'we also know there is a risk that if the Chinese will try anything with Taiwan',
        'context',
      ),
    ],
    verdict: verdict(
      'half-true',
      'medium',
      'The Daily Mail wrote that the build-up “raises the risk of a potential invasion”. “Significantly” and “full-scale” were added on the way.',
      [
        found('A loose retelling of the Daily Mail holds; the two stronger words do not stand there.', 'daily-mail'),
        because('Rutte spoke of a risk that Russia would keep NATO busy if China tried anything.', 'rutte'),
      ],
    ),
  }),
  claim({
    ref: 'C06',
    text: '“We are all very worried… about the situation in Taiwan,”',
    at: 582,
    kind: 'quotation',
    evidence: [
      quote(
        'rutte',
        'rutte-press-copy',
        'We are all very worried, of course, about the situation in Taiwan',
        'supports',
      ),
      quote('copy', 'daily-mail-copy', 'We are all very worried, of course, about the situation in Taiwan', 'supports'),
    ],
    verdict: verdict('true', 'high', 'His words; the mark of omission stands for “, of course,” and nothing else.', [
      found('With the cut that is marked, the words stand in both press copies.', 'rutte', 'copy'),
    ]),
  }),
  claim({
    ref: 'C07',
    text: 'Chinese President Xi Jinping could call on Putin to distract the West, saying Russia may “keep us busy here”',
    at: 667,
    kind: 'quotation',
    evidence: [
      quote('fragment', 'rutte-press-copy', 'he will keep us busy here', 'supports'),
      quote(
        'strength',
        'rutte-press-copy',
        'no doubt he will call his junior partner, Mr Putin',
        'undercuts',
        'He said “no doubt he will”; the article says “could” and “may”.',
      ),
    ],
    verdict: verdict(
      'mostly-true',
      'high',
      'The quoted fragment is exact. What stands around it is weaker than what he said: “no doubt he will call” became “could call”.',
      [
        found('The fragment stands in the press copy to the character.', 'fragment'),
        because('“Could” and “may” weaken “no doubt he will”, though he too spoke of a risk.', 'strength'),
      ],
    ),
  }),
  claim({
    ref: 'C14',
    text: '“Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five,”',
    at: 1515,
    kind: 'quotation',
    evidence: [
      quote(
        'rutte',
        'rutte-press-copy',
        'out of the 10 biggest defence companies, only a couple of years ago you would not find any Chinese companies. At this moment, you will find three to five Chinese defence companies in the top 10',
        'refutes',
        'What he said, as the press copies have it.',
      ),
      quote(
        'article',
        'article',
        'among the top 10 defense firms',
        'refutes',
        'Six words between the marks that are not his.',
      ),
    ],
    verdict: verdict(
      'half-true',
      'high',
      'The meaning is his, the wording is not: “among the top 10 defense firms” is the article’s own, between quotation marks, and the end was cut without a mark.',
      [
        found('The words as quoted do not stand in the press copy, with or without cuts.', 'rutte', 'article'),
        found('A reader of the altered words learns the same as a reader of his.', 'rutte'),
      ],
    ),
  }),
  claim({
    ref: 'C17',
    text: 'NATO officials say this development poses a direct challenge to the alliance’s defense planning and arms supply chains',
    at: 1802,
    kind: 'attribution',
    verdict: verdict(
      'unproven',
      'medium',
      'No official, date or document is named, and no source held has the statement.',
      [found('Nobody could be asked, as nobody is named; the words stand in no document held.')],
    ),
  }),
  claim({
    ref: 'C18a',
    text: 'Rutte emphasized that this buildup “is having a huge impact”',
    at: 1922,
    kind: 'quotation',
    evidence: [quote('rutte', 'rutte-press-copy', 'is having a huge impact', 'supports')],
    verdict: verdict(
      'true',
      'high',
      'The quoted words are his; he added on what: China’s defence industrial production.',
      [found('The fragment stands in the press copy to the character.', 'rutte')],
    ),
  }),
  claim({
    ref: 'C19a',
    text: '“We have to stand ready,”',
    at: 2048,
    kind: 'quotation',
    evidence: [quote('rutte', 'rutte-press-copy', 'we have to stand ready, and we cannot be naive', 'supports')],
    verdict: verdict('true', 'high', 'His words; the article makes one sentence of his into two.', [
      found('But for the capital letter the words stand in the press copy.', 'rutte'),
    ]),
  }),
  claim({
    ref: 'C19b',
    text: '“We cannot be naive.”',
    at: 2083,
    kind: 'quotation',
    evidence: [quote('rutte', 'rutte-press-copy', 'we cannot be naive', 'supports')],
    verdict: verdict('true', 'high', 'His words, the second half of the sentence before.', [
      found('But for the capital letter the words stand in the press copy.', 'rutte'),
    ]),
  }),
];
