import { type ProposalOptions, type ProposalTable, proposePropositions } from '@assay/core';
import { claims, forms, labels, tableContent, tables } from '@assay/example-defence-firms';
import { describe, expect, it } from 'vitest';
import { namesIn } from './meaning.ts';
import { readingsShared, rightness } from './rightness.ts';

const contents = Object.fromEntries(tables.map((table) => [table.name, tableContent(table)]));
const withRows: readonly ProposalTable[] = tables.map((table) => ({ ...table, rows: tableContent(table).rows }));
/** The day of Rutte's remarks, which the forms of the example are about. */
const saidOn = '2025-06-23';

// A leaf or a condition about numbers or days; what is only quoted or judged is no statistical or temporal claim.
const measured = ['compare', 'within', 'date-order', 'row-date', 'row-compare', 'row-within', 'elapsed'];
const measuredForms = forms.filter(({ proposition }) => measured.some((op) => namesIn(proposition, 'op').has(op)));
const refs = [...new Set(measuredForms.map(({ claim }) => claim))].sort();
/** Temporal only in that someone held an office on a day. */
const ofOffices = ['C01', 'C07b', 'C20a', 'C26d'];

interface Found {
  readonly claim: string;
  readonly rank: number | null;
  readonly how: string;
}

/** The first proposal that is right for one of the claim's forms. */
function find(
  ref: string,
  given: readonly ProposalTable[],
  options: ProposalOptions,
  hasContext: boolean,
  most = 10,
): Found {
  const claim = claims.find((one) => one.ref === ref);
  const whole = claims.find((one) => one.ref === claim?.partOf);
  const around = hasContext ? (whole?.text ?? '') : '';
  const proposals = proposePropositions(claim?.text ?? '', given, { ...options, around });
  for (const [at, proposal] of proposals.slice(0, most).entries()) {
    for (const form of measuredForms.filter((one) => one.claim === ref)) {
      const how = rightness(proposal, form, contents);
      if (how === null) continue;
      const [shared, all] = readingsShared(proposal, form);
      return { claim: ref, rank: at + 1, how: how === 'same reading' ? `${shared} of ${all} readings` : how };
    }
  }
  return { claim: ref, rank: null, how: 'not found' };
}

function firstThree(given: readonly ProposalTable[], options: ProposalOptions, hasContext = true): readonly string[] {
  const found = refs.map((ref) => find(ref, given, options, hasContext, 3));
  return found.flatMap(({ claim, rank }) => (rank !== null && rank <= 3 ? [claim] : []));
}

describe('the proposals for the numeric and temporal claims of the example', () => {
  it('have the right one at these ranks', () => {
    const found = refs.map((ref) => find(ref, withRows, { saidOn, labels }, true));
    expect(found.map(({ claim, rank, how }) => `${claim}: ${rank ?? '-'}, ${how}`)).toEqual([
      'C01: 1, 1 of 1 readings',
      'C04: 1, same truth',
      'C07b: 1, 1 of 1 readings',
      'C08: 1, 2 of 3 readings',
      'C09a: 1, 2 of 4 readings',
      'C09b: 1, 2 of 6 readings',
      'C13b: 2, 2 of 9 readings',
      'C15a: 1, 2 of 2 readings',
      'C15b: 2, 5 of 15 readings',
      'C15c: 2, 2 of 9 readings',
      'C20a: 1, 1 of 1 readings',
      'C26a: 1, 1 of 2 readings',
      'C26b: 1, 2 of 2 readings',
      'C26d: 1, 1 of 1 readings',
      // Both also hold that words stand in a document, and no proposal looks for words.
      'C28a: -, not found',
      'C28b: -, not found',
      'C30a: 1, 1 of 2 readings',
      'C31a: 3, 1 of 1 readings',
    ]);
  });

  it('have the right one among the first three for at least twelve, offices or not', () => {
    const right = firstThree(withRows, { saidOn, labels });
    expect(right.length).toBe(16);
    expect(right.filter((claim) => !ofOffices.includes(claim)).length).toBe(12);
  });

  it('have fewer the less is given', () => {
    const bare = withRows.map((table) => ({ ...table, title: null }));
    const empty = withRows.map((table) => ({ ...table, rows: [] }));
    const counts = {
      'no labels': firstThree(withRows, { saidOn }),
      'no titles': firstThree(bare, { saidOn, labels }),
      'no rows': firstThree(empty, { saidOn, labels }),
      'no text around': firstThree(withRows, { saidOn, labels }, false),
      'no day of speaking': firstThree(withRows, { labels }),
      'sentence and schemas alone': firstThree(
        empty.map((table) => ({ ...table, title: null })),
        {},
        false,
      ),
    };
    expect(Object.entries(counts).map(([what, found]) => `${what}: ${found.length}`)).toEqual([
      'no labels: 15',
      'no titles: 15',
      'no rows: 9',
      'no text around: 15',
      'no day of speaking: 6',
      'sentence and schemas alone: 0',
    ]);
  }, 30_000);
});
