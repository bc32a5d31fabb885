import { and, choose, claimForm, judgement, parameter, quotation } from '@assay/core';
import { type ExampleForm, judge } from './example-form.ts';

const massive: ExampleForm = {
  claim: 'C03a',
  label: null,
  words: 'The Daily Mail reported Rutte’s warning of a massive build-up, and the word is his.',
  ...claimForm(
    and(
      quotation("'massive' Chinese military buildup", { document: 'daily-mail-copy', mode: 'verbatim' }),
      quotation('massive military buildup in China', { document: 'rutte-press-copy', mode: 'verbatim' }),
    ),
    [],
  ),
};

const strictness = parameter.choice('strictness', 'how close the words must be', [
  { id: 'words', reason: 'Words that strengthen a report must stand in it.' },
  { id: 'retelling', reason: 'The article does not put them between quotation marks.' },
]);

const strengthened: ExampleForm = {
  claim: 'C03b',
  label: null,
  words: 'The Daily Mail reported that the build-up has significantly raised the risk of a full-scale invasion.',
  ...claimForm(
    choose(strictness, {
      words: quotation('significantly raised the risk of a full-scale invasion', {
        document: 'daily-mail-copy',
        mode: 'normalised',
      }),
      retelling: judgement({
        statement: '“raises the risk of a potential invasion” is retold by the article’s words',
        by: judge,
        value: true,
      }),
    }),
    [strictness],
  ),
};

const copy = parameter.choice('copy', 'the press copy', [
  { id: 'london-loves-business', reason: 'It prints the longest passage.' },
  { id: 'daily-mail', reason: 'It is the article’s own source.' },
]);
const worried = 'We are all very worried… about the situation in Taiwan';

const elided: ExampleForm = {
  claim: 'C06',
  label: null,
  words: 'With the cut that is marked, Rutte said: “We are all very worried… about the situation in Taiwan”.',
  ...claimForm(
    choose(copy, {
      'london-loves-business': quotation(worried, { document: 'rutte-press-copy', mode: 'elided' }),
      'daily-mail': quotation(worried, { document: 'daily-mail-copy', mode: 'elided' }),
    }),
    [copy],
  ),
};

const reach = parameter.choice('reach', 'what is judged', [
  { id: 'fragment', reason: 'Only the words between the quotation marks are said to be his.' },
  { id: 'sentence', reason: 'The sentence around them says how sure he was.' },
]);

const fragment: ExampleForm = {
  claim: 'C07',
  label: null,
  words: 'Rutte said that Russia may “keep us busy here”.',
  ...claimForm(
    choose(reach, {
      fragment: quotation('keep us busy here', { document: 'rutte-press-copy', mode: 'verbatim' }),
      sentence: judgement({
        statement: '“could call on Putin” is as strong as “no doubt he will call”',
        by: judge,
        value: false,
      }),
    }),
    [reach],
  ),
};

const test = parameter.choice('test', 'what a quotation must keep', [
  { id: 'letters', reason: 'Quotation marks promise the words to the character.' },
  { id: 'words', reason: 'Case, spaces and the shape of marks belong to the house that prints.' },
  { id: 'cuts', reason: 'An ellipsis announces that something is left out.' },
  { id: 'meaning', reason: 'A reader wants to know what he meant.' },
]);
const altered =
  'Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five';

const alteredWords: ExampleForm = {
  claim: 'C14',
  label: null,
  words: 'Rutte said what the article puts between quotation marks about Chinese companies.',
  ...claimForm(
    choose(test, {
      letters: quotation(altered, { document: 'rutte-press-copy', mode: 'verbatim' }),
      words: quotation(altered, { document: 'rutte-press-copy', mode: 'normalised' }),
      cuts: quotation(altered, { document: 'rutte-press-copy', mode: 'elided' }),
      meaning: judgement({ statement: 'the altered words mean what he said', by: judge, value: true }),
    }),
    [test],
  ),
};

const officials: ExampleForm = {
  claim: 'C17',
  label: null,
  words: 'A NATO official said that the development challenges the alliance’s planning and supply chains.',
  ...claimForm(judgement({ statement: 'a NATO official said so', by: judge, value: null }), []),
};

const impact: ExampleForm = {
  claim: 'C18a',
  label: null,
  words: 'Rutte said of the build-up that it “is having a huge impact”.',
  ...claimForm(quotation('is having a huge impact', { document: 'rutte-press-copy', mode: 'verbatim' }), []),
};

// A quotation that opens a sentence takes a capital, which the normal form does not see.
const ready: ExampleForm = {
  claim: 'C19a',
  label: null,
  words: 'Rutte said: “We have to stand ready”.',
  ...claimForm(quotation('We have to stand ready', { document: 'rutte-press-copy', mode: 'normalised' }), []),
};
const naive: ExampleForm = {
  claim: 'C19b',
  label: null,
  words: 'Rutte said: “We cannot be naive”.',
  ...claimForm(quotation('We cannot be naive.', { document: 'rutte-press-copy', mode: 'normalised' }), []),
};

export const formsOnWords: readonly ExampleForm[] = [
  massive,
  strengthened,
  elided,
  fragment,
  alteredWords,
  officials,
  impact,
  ready,
  naive,
];
