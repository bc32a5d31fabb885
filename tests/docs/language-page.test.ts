import { writeFileSync } from 'node:fs';
import { hedgeReadings, undecidedCodes } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { answers } from './answers.ts';
import { operatorsBySort } from './operators.ts';
import { namesBelow, pathOf, readPage } from './page.ts';
import { fillTruthTables } from './truth-tables.ts';

const page = readPage('language.md');

/** The section of the page in which each sort of term has its table. */
const sections: Readonly<Record<string, string>> = {
  RowNumber: '## Numbers of a row',
  Predicate: '## Conditions on a row',
  Relation: '## Relations',
  Aggregate: '### Aggregates',
  NumberTerm: '## Numbers',
  DateTerm: '## Dates',
  PropositionTerm: '## Statements',
};

describe('the page of the language', () => {
  const operators = operatorsBySort();

  it('knows every sort of term', () => {
    expect([...operators.keys()].toSorted()).toEqual(Object.keys(sections).toSorted());
  });

  it.each(Object.entries(sections))('has every operator of a %s, and no other', (sort, heading) => {
    expect(namesBelow(page, heading).toSorted()).toEqual(operators.get(sort)?.toSorted());
  });

  it('has every reason why an answer is undecided', () => {
    expect(namesBelow(page, '## Why an answer is undecided').toSorted()).toEqual(undecidedCodes.toSorted());
  });

  it('names every hedge', () => {
    expect(Object.keys(hedgeReadings).filter((hedge) => !page.includes(`\`${hedge}\``))).toEqual([]);
  });

  // To fill in new rows: UPDATE_DOCS=1 npx vitest run tests/docs
  it('answers in its tables as the evaluator does', () => {
    const { text } = fillTruthTables(page);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(pathOf('language.md'), text);
    expect(page).toBe(text);
  });

  it('has tables of every kind there is', () => {
    expect([...new Set(fillTruthTables(page).kinds)].toSorted()).toEqual([...answers.keys()].toSorted());
  });
});

describe('a truth table', () => {
  it('is filled in, whatever stood there; another table is left alone', () => {
    const another = '| a | b |\n|---|---|\n| c | d |';
    expect(fillTruthTables(`| \`and\` | true |\n|---|---|\n| **undecided** | true |\n\n${another}`)).toEqual({
      text: `| \`and\` | true |\n|---|---|\n| **undecided** | undecided |\n\n${another}`,
      kinds: ['and'],
    });
  });

  it('is refused with what is no operator', () => {
    expect(() => fillTruthTables('| left | right | `~` |\n|---|---|---|\n| 1 | 2 | true |')).toThrow('expected one of');
  });
});
