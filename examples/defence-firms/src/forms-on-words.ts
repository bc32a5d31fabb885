import { and, choose, claimForm, judgement, parameter, quotation } from '@assay/core';
import { type ExampleForm, judge } from './example-form.ts';

const massive: ExampleForm = {
  claim: 'C03a',
  label: null,
  ...claimForm(
    and(
      quotation("'massive' Chinese military buildup", { document: 'daily-mail-copy', mode: 'verbatim' }),
      quotation('massive military buildup in China', { document: 'rutte-press-copy', mode: 'verbatim' }),
    ),
    [],
  ),
};

const strictness = parameter.choice('strictness', 'the test', [
  { id: 'words', label: 'the words themselves', reason: 'Words that strengthen a report must stand in it.' },
  { id: 'retelling', label: 'a fair retelling', reason: 'The article does not put them between quotation marks.' },
]);

const strengthened: ExampleForm = {
  claim: 'C03b',
  label: null,
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

const copy = parameter.choice('copy', 'the press report', [
  { id: 'london-loves-business', label: 'LondonLovesBusiness', reason: 'It prints the longest passage.' },
  { id: 'daily-mail', label: 'the Daily Mail', reason: 'It is the article’s own source.' },
]);
const worried = 'We are all very worried… about the situation in Taiwan';

const elided: ExampleForm = {
  claim: 'C06',
  label: null,
  ...claimForm(
    choose(copy, {
      'london-loves-business': quotation(worried, { document: 'rutte-press-copy', mode: 'elided' }),
      'daily-mail': quotation(worried, { document: 'daily-mail-copy', mode: 'elided' }),
    }),
    [copy],
  ),
};

const reach = parameter.choice('reach', 'what is judged', [
  {
    id: 'fragment',
    label: 'the words quoted',
    reason: 'Only the words between the quotation marks are said to be his.',
  },
  { id: 'sentence', label: 'the sentence around them', reason: 'The sentence around them says how sure he was.' },
]);

const fragment: ExampleForm = {
  claim: 'C07',
  label: null,
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
  { id: 'wording', label: 'the wording', reason: 'Quotation marks promise the words.' },
  { id: 'meaning', label: 'the meaning', reason: 'A reader wants to know what he meant.' },
]);
const rule = parameter.text('rule', 'the rule of quotation', [
  { id: 'letters', value: 'verbatim', label: 'to the character', reason: 'The words are put between quotation marks.' },
  {
    id: 'words',
    value: 'normalised',
    label: 'to the word',
    reason: 'Case, spaces and the shape of marks belong to the house that prints.',
  },
  {
    id: 'cuts',
    value: 'elided',
    label: 'but for cuts',
    reason: 'An ellipsis announces that something is left out.',
  },
]);
const altered =
  'Only a couple of years ago… you would not find any Chinese companies among the top 10 defense firms. At this moment, you will find three to five';

const alteredWords: ExampleForm = {
  claim: 'C14',
  label: null,
  ...claimForm(
    choose(test, {
      wording: quotation(altered, { document: 'rutte-press-copy', mode: rule }),
      meaning: judgement({ statement: 'the altered words mean what he said', by: judge, value: true }),
    }),
    [test, rule],
    {
      exclude: (['letters', 'words'] as const).map((id) => ({
        options: { test: 'meaning', rule: id },
        reason: 'The meaning is the same, however closely the words are compared.',
      })),
    },
  ),
};

const officials: ExampleForm = {
  claim: 'C17',
  label: null,
  ...claimForm(judgement({ statement: 'a NATO official said so', by: judge, value: null }), []),
};

const impact: ExampleForm = {
  claim: 'C18a',
  label: null,
  ...claimForm(quotation('is having a huge impact', { document: 'rutte-press-copy', mode: 'verbatim' }), []),
};

// A quotation that opens a sentence takes a capital, which the normal form does not see.
const ready: ExampleForm = {
  claim: 'C19a',
  label: null,
  ...claimForm(quotation('We have to stand ready', { document: 'rutte-press-copy', mode: 'normalised' }), []),
};
const naive: ExampleForm = {
  claim: 'C19b',
  label: null,
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
