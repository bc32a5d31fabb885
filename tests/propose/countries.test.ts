import { englishTemplateWords, proposePropositions } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { smallTables } from './small-tables.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const population = smallTables.filter(({ name }) => name === 'population');

describe('the words of countries', () => {
  it('begin with the name that Unicode CLDR has for the code', () => {
    const entries = Object.entries(englishTemplateWords.countries);
    expect(entries.map(([code, [name]]) => [code, name])).toEqual(entries.map(([code]) => [code, names.of(code)]));
  });

  it('name one country each', () => {
    const all = Object.values(englishTemplateWords.countries).flat();
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it.each(['Germany', 'Germany’s', 'German', 'the Germans'])('find DE by %s', (said) => {
    const [first] = proposePropositions(`${said} in 2020: 83 million`, population);
    expect(first?.sentence).toContain('country is DE');
  });

  it('do not take a pronoun for a country', () => {
    const usa = population.map((table) => ({ ...table, rows: [...table.rows, ['US', 2020, 331_000_000]] }));
    expect(proposePropositions('They told us', usa)).toEqual([]);
    expect(proposePropositions('They told the US', usa)[0]?.sentence).toContain('country is US');
  });
});
