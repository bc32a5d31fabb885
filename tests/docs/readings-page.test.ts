import { assessProposition, claimForm, judgement, outcomes, parameter } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { namesBelow, readPage } from './page.ts';

const page = readPage('readings.md');

describe('the page of readings', () => {
  it('has every kind of parameter', () => {
    const made = namesBelow(page, '## Parameters').map((call) => call.replace(/^parameter\.|\(.*$/g, ''));
    expect(made.toSorted()).toEqual(Object.keys(parameter).toSorted());
  });

  it('has all that a matrix says', () => {
    const form = claimForm(judgement({ statement: 'it is fair', by: 'nobody', value: null }), []);
    const matrix = assessProposition({ ...form, tables: {}, documents: {} });
    expect(namesBelow(page, '## What an assessment says')).toEqual(Object.keys(matrix));
  });

  it('has every outcome', () => {
    const names = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(outcomes.filter((outcome) => !names.includes(outcome))).toEqual([]);
  });
});
