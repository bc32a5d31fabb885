import {
  checkProposition,
  checkReadings,
  type ProposalTable,
  proposalLimits,
  proposePropositions,
  type TableSchema,
} from '@assay/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallTables } from './small-tables.ts';

function columnAt(at: number): TableSchema[string] {
  if (at % 3 === 0) return { type: 'number', unit: at % 2 === 0 ? 'MUSD' : 'calendar-year', required: false };
  return at % 3 === 1 ? { type: 'date', required: false } : { type: 'text', vocabulary: null, required: false };
}

const wide: ProposalTable = {
  name: 'wide',
  title: 'A table of three hundred columns',
  schema: Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`amount ${at} growth`, columnAt(at)])),
  rows: [Array.from({ length: 300 }, () => null)],
};
const wordy: ProposalTable = {
  name: 'wordy',
  title: null,
  schema: {
    year: { type: 'number', unit: 'calendar-year', required: true },
    rank: { type: 'number', unit: 'rank', required: true },
    amount: { type: 'number', unit: 'MUSD', required: true },
    company: {
      type: 'text',
      vocabulary: Array.from({ length: 10_000 }, (_, at) => `Growing Company Number ${at}`),
      required: true,
    },
  },
  rows: [],
};
const odd: ProposalTable = {
  name: '__proto__',
  title: '',
  schema: Object.fromEntries<TableSchema[string]>([
    ['constructor', { type: 'number', unit: 'not a unit!', required: true }],
    ['', { type: 'text', vocabulary: ['', 'toString', '\ud800'], required: true }],
    ['x.y', { type: 'date', required: true }],
    ['Year', { type: 'number', unit: 'calendar-year', required: true }],
    ['toString', { type: 'text', vocabulary: null, required: false }],
  ]),
  rows: [
    [],
    [Number.NaN, null, 'never', Number.NaN, 'Chinese \ud800 firms', 'too many cells'],
    [Number.POSITIVE_INFINITY, 'x', '2024-01-01', 1e300, 'name'],
    [1, 'x', '2024-01-01', 2023.5, 'length'],
  ],
};
const tables = [wide, wordy, odd, ...smallTables];
const small = [odd, ...smallTables];

const sentence =
  'Three of the top 10 growing companies in 2023 were Chinese, two more than a couple of years ago, and 5 percent of $679bn is not the 75th anniversary of the most recent days after 1999. ';

describe('hostile input', () => {
  it('of a million characters is looked at no further than the limit', () => {
    const long = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
    const proposals = proposePropositions(long, tables, { saidOn: '2025-06-23', around: long });
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.length).toBeLessThanOrEqual(proposalLimits.proposals);
    expect(proposals).toEqual(
      proposePropositions(long.slice(0, proposalLimits.characters), tables, {
        saidOn: '2025-06-23',
        around: long.slice(0, proposalLimits.characters),
      }),
    );
  }, 60_000);

  it('of one letter, one digit or one mark a million times is no sentence', () => {
    for (const piece of ['a', '1', '1 ', 'top 10 ', '\u0301', '“', '\ud800', '5% ']) {
      const proposals = proposePropositions(piece.repeat(1_000_000), tables, { saidOn: '2025-06-23' });
      expect(proposals.length).toBeLessThanOrEqual(proposalLimits.proposals);
    }
  }, 60_000);

  it('never makes it throw, and what it proposes is sound', () => {
    const words = fc.oneof(
      fc.constantFrom(...sentence.split(' '), ...smallTables.flatMap(({ rows }) => rows.flat().map(String))),
      fc.constantFrom(
        'recently',
        'doubled',
        'fell by',
        'ahead of',
        'twice as',
        'than',
        'Green',
        'DPP',
        'name',
        'length',
        '\ud800',
        '',
        '-',
        '%',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const schemas = Object.fromEntries(small.map(({ name, schema }) => [name, schema]));
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 30 }),
        fc.option(fc.constantFrom('2025-06-23', '2024', '../2020', 'nonsense'), { nil: undefined }),
        (said, saidOn) => {
          const text = said.join(' ');
          const labels = { texts: { kind: { name: 'the name' } }, columns: {}, rows: {} };
          const options = saidOn === undefined ? { labels } : { saidOn, labels };
          const proposals = proposePropositions(text, small, options);
          expect(proposePropositions(text, small, options)).toEqual(proposals);
          for (const { proposition, readings, restsOn, coverage } of proposals) {
            expect(checkProposition(proposition, schemas, { readings })).toEqual([]);
            expect(checkReadings(proposition, readings)).toEqual([]);
            expect(restsOn.map(({ start, end }) => text.slice(start, end))).toEqual(restsOn.map((one) => one.words));
            expect(coverage >= 0 && coverage <= 1).toBe(true);
          }
        },
      ),
      { numRuns: 60, seed: 20_261_123 },
    );
  }, 60_000);
});
