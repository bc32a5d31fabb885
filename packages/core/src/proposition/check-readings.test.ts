import { describe, expect, it } from 'vitest';
import { checkReadings } from './check-readings.ts';
import type { Proposition } from './language.ts';
import { parameterUses } from './parameter-uses.ts';
import type { Parameter, ReadingOption, Readings } from './reading.ts';

const option = (id: string, value: ReadingOption['value']): ReadingOption => ({
  id,
  label: id,
  value,
  reason: 'said so',
  source: null,
});
const ago: Parameter = {
  name: 'ago',
  type: 'number',
  unit: 'year',
  label: 'how long ago',
  options: [option('two', 2)],
};
const list: Parameter = {
  name: 'list',
  type: 'choice',
  unit: null,
  label: 'the list',
  options: [option('sipri', 'sipri'), option('news', 'news')],
};
const rows = { op: 'table', table: 'ranking' } as const;
const claim: Proposition = {
  assay: 1,
  term: {
    op: 'and',
    of: [
      {
        op: 'date-order',
        left: {
          op: 'shift',
          of: { op: 'date', value: '2025-06-23' },
          by: { parameter: 'ago' },
          unit: 'years',
          direction: 'earlier',
        },
        is: 'after',
        right: { op: 'date', value: '2022' },
      },
      { op: 'choose', by: 'list', options: { sipri: { op: 'exists', of: rows }, news: { op: 'none', of: rows } } },
    ],
  },
};

function faultsOf(readings: Partial<Readings>): string[] {
  const all = { parameters: [ago, list], exclusions: [], axes: [], ...readings };
  return checkReadings(claim, all).map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

describe('the check of readings', () => {
  it('finds nothing in right ones', () => {
    expect(
      faultsOf({
        exclusions: [{ options: { ago: 'two', list: 'news' }, reason: 'that list was not there' }],
        axes: [{ parameter: 'ago', values: [1, 2, 3], distances: null, reason: 'further back' }],
      }),
    ).toEqual([]);
  });

  it('knows every place where a parameter is named', () => {
    expect(parameterUses(claim).map(({ name, type, unit, values }) => ({ name, type, unit, values }))).toEqual([
      { name: 'ago', type: 'number', unit: 'year', values: null },
      { name: 'list', type: 'choice', unit: null, values: ['sipri', 'news'] },
    ]);
  });

  it.each<[string, Partial<Readings>, string[]]>([
    ['a parameter that is not given', { parameters: [ago] }, ['parameter-not-given term.of.1.by']],
    [
      'a parameter nobody uses',
      { parameters: [ago, list, { ...ago, name: 'other' }] },
      ['parameter-not-used parameters.2.name'],
    ],
    ['a name that stands twice', { parameters: [ago, list, list] }, ['parameter-name parameters.2.name']],
    [
      'another type',
      { parameters: [{ ...ago, type: 'text', unit: null, options: [option('a', 'b')] }, list] },
      ['parameter-type term.of.0.left.by'],
    ],
    ['another unit', { parameters: [{ ...ago, unit: 'month' }, list] }, ['parameter-unit term.of.0.left.by']],
    [
      'a unit that is none',
      { parameters: [{ ...ago, unit: 'Jahre!' }, list] },
      ['parameter-unit parameters.0.unit', 'parameter-unit term.of.0.left.by'],
    ],
    ['a unit where there is none', { parameters: [ago, { ...list, unit: '1' }] }, ['parameter-unit parameters.1.unit']],
    ['an empty label', { parameters: [{ ...ago, label: ' ' }, list] }, ['parameter-label parameters.0.label']],
    ['no options', { parameters: [{ ...ago, options: [] }, list] }, ['no-options parameters.0.options']],
    [
      'an id that stands twice',
      { parameters: [{ ...ago, options: [option('a', 1), option('a', 2)] }, list] },
      ['option-id parameters.0.options.1.id'],
    ],
    [
      'an option without a reason',
      { parameters: [{ ...ago, options: [{ ...option('a', 1), reason: '' }] }, list] },
      ['option-reason parameters.0.options.0.reason'],
    ],
    [
      'a value of another type',
      { parameters: [{ ...ago, options: [option('a', '1')] }, list] },
      ['option-value parameters.0.options.0.value'],
    ],
    [
      'a choice without a term',
      { parameters: [ago, { ...list, options: [...list.options, option('third', 'third')] }] },
      ['parameter-options term.of.1.by'],
    ],
    [
      'a term without a choice',
      { parameters: [ago, { ...list, options: [option('sipri', 'sipri')] }] },
      ['parameter-options term.of.1.by'],
    ],
    [
      'an exclusion of what there is not',
      { exclusions: [{ options: { ago: 'three', year: 'two' }, reason: 'so' }] },
      ['exclusion-option exclusions.0.options.ago', 'exclusion-option exclusions.0.options.year'],
    ],
    [
      'an exclusion of nothing',
      { exclusions: [{ options: {}, reason: '' }] },
      ['exclusion-option exclusions.0.options', 'exclusion-reason exclusions.0.reason', 'no-reading exclusions'],
    ],
    [
      'exclusions that leave nothing',
      { exclusions: [{ options: { ago: 'two' }, reason: 'so' }] },
      ['no-reading exclusions'],
    ],
    [
      'an option without words',
      { parameters: [{ ...ago, options: [{ ...option('two', 2), label: ' ' }] }, list] },
      ['option-label parameters.0.options.0.label'],
    ],
    [
      'an axis of what is no number',
      { axes: [{ parameter: 'list', values: [1], distances: null, reason: 'so' }] },
      ['axis-parameter axes.0.parameter'],
    ],
    [
      'an axis without values or reason',
      { axes: [{ parameter: 'ago', values: [], distances: null, reason: '' }] },
      ['axis-values axes.0.values', 'axis-reason axes.0.reason'],
    ],
    [
      'an axis without the claimed value',
      { axes: [{ parameter: 'ago', values: [1, 3], distances: null, reason: 'so' }] },
      ['axis-values axes.0.values'],
    ],
    [
      'distances that do not start at the claimed value',
      { axes: [{ parameter: 'ago', values: [1, 2, 3], distances: [0, 1, 2], reason: 'so' }] },
      ['axis-distances axes.0.distances'],
    ],
    [
      'a second axis of one parameter',
      {
        axes: [1, 2].map(() => ({ parameter: 'ago', values: [2, 3], distances: [0, 0.5], reason: 'so' })),
      },
      ['axis-parameter axes.1.parameter'],
    ],
    [
      'more versions than can be asked',
      {
        axes: [
          { parameter: 'ago', values: Array.from({ length: 1025 }, (_, ago) => ago), distances: null, reason: 'so' },
        ],
      },
      ['too-many-versions axes'],
    ],
  ])('finds %s', (_, readings, faults) => {
    expect(faultsOf(readings)).toEqual(faults);
  });

  it('counts the readings before it makes them', () => {
    const options = Array.from({ length: 64 }, (_, index) => option(`${index}`, index));
    const many = ['ago', 'b', 'c', 'd'].map((name) => ({ ...ago, name, options }));
    expect(faultsOf({ parameters: [...many, list] })).toContain('too-many-readings parameters');
  });

  it('finds the faults of what is not of their shape, as it may come from others', () => {
    const wrong: unknown[] = [
      null,
      'x',
      {},
      { parameters: [{ name: 'ago' }], exclusions: 3, axes: [] },
      { parameters: [], exclusions: [], axes: [], more: 1 },
    ];
    for (const value of wrong) {
      // Readings that come as JSON have no type but the one they are given.
      expect(checkReadings(claim, value as Readings).length).toBeGreaterThan(0);
    }
  });
});
