import { sentenceOf, termWords } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { forms } from './forms.ts';
import { labels } from './labels.ts';

/** Every form as a newsroom would want to read it. */
const sentences: readonly (readonly [string, string])[] = [
  [
    'C03a',
    "“'massive' Chinese military buildup” stands word for word in the Daily Mail’s report, and “massive military buildup in China” stands word for word in the press report of Rutte’s words",
  ],
  [
    'C03b',
    'if the test is the words themselves, “significantly raised the risk of a full-scale invasion” stands in the Daily Mail’s report; if the test is a fair retelling, the author of the example judges it true that “raises the risk of a potential invasion” is retold by the article’s words',
  ],
  ['C06', '“We are all very worried… about the situation in Taiwan” stands, with its cuts marked, in the press report'],
  [
    'C07',
    'if what is judged is the words quoted, “keep us busy here” stands word for word in the press report of Rutte’s words; if what is judged is the sentence around them, the author of the example judges it false that “could call on Putin” is as strong as “no doubt he will call”',
  ],
  [
    'C14',
    'if what a quotation must keep is the wording, “Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five” stands in the press report of Rutte’s words, as the rule of quotation says; if what a quotation must keep is the meaning, the author of the example judges it true that the altered words mean what he said',
  ],
  ['C17', 'the author of the example has not judged yet whether a NATO official said so'],
  ['C18a', '“is having a huge impact” stands word for word in the press report of Rutte’s words'],
  ['C19a', '“We have to stand ready” stands in the press report of Rutte’s words'],
  ['C19b', '“We cannot be naive.” stands in the press report of Rutte’s words'],
  [
    'C13b',
    'if the measure is revenue in constant dollars, the growth a year from the arms revenue in constant dollars of the first year to the arms revenue in constant dollars of 2022 over (2022 minus the first year) is at least 5%; if the measure is revenue in current dollars, the growth a year from the arms revenue in current dollars of the first year to the arms revenue in current dollars of 2022 over (2022 minus the first year) is at least 5%; if the measure is the share of the hundred largest, the Chinese share of 2022 is more than the Chinese share of the first year',
  ],
  [
    'C15b on SIPRI’s lists',
    'there is no company from China among the top 10 of the list, a couple of years before the fiscal year of 23 June 2025',
  ],
  [
    'C15b on the Defense News list',
    'there is no company from China among the top 10 of the Defense News list, a couple of years before the fiscal year of 23 June 2025',
  ],
  ['C15a', 'the number of companies from China among the top 10 of the list, edition 2024, is between 3 and 5'],
  [
    'C15c',
    'the number of companies from China among the top 10 of the list, the newest fiscal year, minus the number of companies from China among the top 10 of the list, a couple of years before the newest fiscal year, is at least 3',
  ],
  [
    'C01',
    'there is a term of office of Mark Rutte as Secretary General of NATO begun on or before 23 June 2025 and confirmed on or after 23 June 2025',
  ],
  [
    'C04',
    'the date of Rutte’s remarks is before the date of the summit in The Hague, and the time from the date of the summit in The Hague to the last day of the summit in The Hague plus 1 day is 2 days, and the place of the summit in The Hague is The Hague',
  ],
  ['C26a', 'the time from the date of the agreement to the date of Rutte’s remarks is between 1 and 7 days'],
  [
    'C26a together with “ahead of a two-day summit”',
    'the date of Rutte’s remarks is before the date of the summit in The Hague, and the time from the date of the agreement to the date of Rutte’s remarks is between 1 and 7 days',
  ],
  ['C26b', 'the share of GDP of the pledge of The Hague for what counts as defence is 5%'],
  [
    'C26d',
    'there is a term of office of Donald Trump as President of the United States begun on or before 23 June 2025 and confirmed on or after 23 June 2025',
  ],
  [
    'C28a',
    'the date of Trump’s words on Article 5 is on or before 25–30 June 2025, and “I stand with it.” stands word for word in Trump’s words of 25 June 2025',
  ],
  [
    'C28b',
    "the date of Trump’s words on allies that do not pay is before 25–30 June 2025, and “I'm not going to defend them” stands word for word in Trump’s words of 6 March 2025",
  ],
  [
    'C30a',
    'if an anniversary is counted in calendar years, the time from the date of the signing of the treaty to the date of the summit in The Hague in calendar years is 75 years; if an anniversary is counted in full years, 75 years after the date of the signing of the treaty is on or before the last day of the summit in The Hague, and 76 years after the date of the signing of the treaty is after the date of the summit in The Hague',
  ],
  ['C31a is a member', 'there is a NATO member called Sweden that joined on or before 23 June 2025'],
  [
    'C31a is a recent member',
    'if a recent member is the newest one, there is no NATO member that joined after 7 March 2024 and on or before 23 June 2025; if a recent member is one of at most 18 months, the accession of Sweden is after 18 months before 23 June 2025; if a recent member is one of at most 12 months, the accession of Sweden is after 12 months before 23 June 2025',
  ],
  [
    'C07b',
    'there is a term of office of Xi Jinping as President of China begun on or before 23 June 2025 and confirmed on or after 23 June 2025',
  ],
  [
    'C08',
    'if the comparison is of years, the number of air zone entries of 2022 is more than the number of air zone entries of 2020; if the comparison is of months, the number of air zone entries of July 2024 is more than the number of air zone entries of June 2023; if the comparison is of drills, the highest number of aircraft in the drills called Strait Thunder-2025A is more than the highest number of aircraft in the drills called Joint Sword-2024B',
  ],
  [
    'C09a',
    'if a drill is an exercise, there is a drill around Taiwan counted as an exercise that ended on or after a short time before 23 June 2025 and on or before 23 June 2025; if a drill is an exercise or patrol, there is a drill around Taiwan counted as an exercise or a patrol that ended on or after a short time before 23 June 2025 and on or before 23 June 2025',
  ],
  [
    'C09b',
    'if what is counted is the navy’s ships in April 2025, there is a drill called Strait Thunder-2025A with at least 24 aircraft and at least 24 warships; if what is counted is all ships in April 2025, there is a drill called Strait Thunder-2025A with at least 24 aircraft and at least 24 ships; if what is counted is ships and aircraft together in April 2025, the number of aircraft of Strait Thunder-2025A plus the number of warships of Strait Thunder-2025A is at least 24; if what is counted is all ships in October 2024, there is a drill called Joint Sword-2024B with at least 24 aircraft and at least 24 ships; if what is counted is the navy’s ships in June 2025, there is a drill called the patrols of June 2025 with at least 24 aircraft and at least 24 warships; if what is counted is all ships of the region in May 2025, there is a drill called the deployment of May 2025 with at least 24 aircraft and at least 24 ships',
  ],
  [
    'C20a',
    'there is a term of office as President of Taiwan for the Democratic Progressive Party begun on or before 23 June 2025 and confirmed on or after 23 June 2025',
  ],
];

const nameOf = ({ claim, label }: (typeof forms)[number]) => [claim, label ?? ''].join(' ').trim();

describe('the sentences of the example', () => {
  it.each(sentences)('%s', (name, sentence) => {
    const form = forms.find((one) => nameOf(one) === name);
    expect(form && sentenceOf(form.proposition, form.readings, labels)).toBe(sentence);
  });

  it('are there for every form', () => expect(sentences.map(([name]) => name)).toEqual(forms.map(nameOf)));
});

describe('a reading of the example', () => {
  it.each([
    [
      'C15b on SIPRI’s lists',
      { series: 'sipri-as-published', figures: 2023, ago: 2 },
      'there is no company from China among the top 10 of the SIPRI list, fiscal year 2021',
    ],
    [
      'C15b on SIPRI’s lists',
      { series: 'sipri-restated', figures: 2025, ago: 3, places: 6 },
      'there is no company from China among the top 6 of the restated SIPRI list, fiscal year 2022',
    ],
    [
      'C15a',
      { list: 'sipri' },
      'the number of companies from China among the top 10 of the SIPRI list, edition 2024, is between 3 and 5',
    ],
    [
      'C26a',
      { agreed: 'text' },
      'the time from the date of the agreement on the text to the date of Rutte’s remarks is between 1 and 7 days',
    ],
    [
      'C06',
      { copy: 'daily-mail' },
      '“We are all very worried… about the situation in Taiwan” stands, with its cuts marked, in the Daily Mail’s report',
    ],
    ['C26b', { scope: 'core' }, 'the share of GDP of the pledge of The Hague for core defence is 5%'],
    ['C13b', { measure: 'share', since: 2016 }, 'the Chinese share of 2022 is more than the Chinese share of 2016'],
    [
      'C14',
      { test: 'wording', rule: 'elided' },
      '“Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five” stands, with its cuts marked, in the press report of Rutte’s words',
    ],
  ])('%s, taken as %o', (name, values, sentence) => {
    const form = forms.find((one) => nameOf(one) === name);
    expect(form && termWords(form.proposition.term, { labels, readings: form.readings, values })).toBe(sentence);
  });
});
