const config = `import { defineConfig } from '@assay/cli';
import { definePolicy, recommended } from '@assay/core';

export default defineConfig({
  database: 'sqlite:assay.db',
  // The house rules: those of a preset, each as grave as you say. Count the version up whenever you change them.
  policy: definePolicy({
    id: 'my-desk',
    version: 1,
    extends: recommended.rules,
    severities: { 'newest-vintage': 'error' },
  }),
  // Commands exit with 1 from this severity on.
  failOn: 'error',
});
`;

const claim = `import { claims, defineClaim } from '@assay/cli';
import { claimForm, column, defineTable, parameter, top } from '@assay/core';

const ranking = defineTable('ranking', {
  year: column.number('calendar-year'),
  country: column.text(['CN', 'RU', 'GB', 'US']),
  revenue: column.number('MUSD'),
});

const us = [60_810, 40_660, 35_570, 31_100, 30_200].map((revenue) => ({ year: 2023, country: 'US', revenue }) as const);
const cn = [20_850, 20_560, 16_050].map((revenue) => ({ year: 2023, country: 'CN', revenue }) as const);
const others = [
  { year: 2023, country: 'GB', revenue: 29_810 },
  { year: 2023, country: 'RU', revenue: 21_730 },
] as const;

// "The top ten": of which year? Each way to read the claim has a reason.
const year = parameter.number('year', 'calendar-year', 'the year of the list', [
  { id: '2023', value: 2023, reason: 'the last list published when he spoke' },
  { id: '2024', value: 2024, reason: 'the last full year when he spoke' },
]);
const ten = top(ranking.where((row) => row.year.equals(year)), 10, (row) => row.revenue);

export default claims(
  defineClaim({
    text: 'Among the top ten you will find three to five Chinese companies.',
    claimant: 'Mark Rutte',
    kind: 'ranking',
    occasion: { date: '2025-06-23', place: 'The Hague' },
    form: claimForm(ten.where((row) => row.country.is('CN')).count().isWithin(3, 5), [year]),
    tables: {
      // What a table does not cover is declared: an answer that a gap could change is undecided, never a guess.
      ranking: ranking.rows([...us, ...cn, ...others], {
        gaps: [{ columns: { year: { min: 2024 } }, reason: 'the list for 2024 was not out' }],
      }),
    },
    sources: {
      ranking: {
        name: 'SIPRI',
        kind: 'data-publisher',
        title: 'The SIPRI Top 100, extract',
        vintage: 'December 2024',
        publishedOn: '2024-12-02',
      },
    },
    expect: 'true-where-decidable',
  }),
);
`;

const reviewScript = `import { review } from '@assay/cli';

// Run it with: assay review reviews/example.review.ts
export default review('Verdicts that a newer edition of a table would change', async ({ verdicts, compareVintages, report }) => {
  for await (const verdict of verdicts()) {
    for (const assessment of verdict.assessments) {
      const { outcome, words } = await compareVintages(assessment);
      if (outcome.from !== outcome.to) report({ rule: 'outcome-changed', severity: 'error', message: words }, verdict);
    }
    if (verdict.revision.summary.length < 20) {
      report({ rule: 'summary-says-why', message: 'expected a summary of a sentence', mend: 'Say why.' }, verdict);
    }
  }
});
`;

const manifest = `{
  "name": "my-desk",
  "private": true,
  "type": "module",
  "scripts": {
    "check": "assay check",
    "review": "assay review"
  }
}
`;

/** The files of a new project by their paths. */
export const templates = {
  'assay.config.ts': config,
  'claims/example.claim.ts': claim,
  'reviews/example.review.ts': reviewScript,
  'package.json': manifest,
} as const;
