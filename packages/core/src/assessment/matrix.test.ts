import { describe, expect, it } from 'vitest';
import type { Parameter } from '../proposition/reading.ts';
import { toBindings } from './matrix.ts';

describe('a reading', () => {
  it('takes the term that the option of a choice names, whatever the id of the option', () => {
    const option = { id: 'sipri', label: 'the list of SIPRI', value: 'first', reason: 'for the test', source: null };
    const list: Parameter = { name: 'list', type: 'choice', unit: null, label: 'the list', options: [option] };
    expect(toBindings({ parameters: [list], exclusions: [], axes: [] }, { list: 'sipri' })).toEqual({ list: 'first' });
  });
});
