import { describe, expect, it } from 'vitest';
import { digestOf } from '../value/digest.ts';
import { asId } from '../value/id.ts';
import { compareAssessments } from './difference.ts';

const propositionId = asId('proposition', '01938a00-0000-7000-8000-000000000001');
const tableId = asId('table', '01938a00-0000-7000-8000-000000000002');
const snapshotId = asId('snapshot', '01938a00-0000-7000-8000-000000000003');
const table = (vintage: string) => ({ name: 'sipri', tableId, vintage, digest: digestOf(vintage) });
const document = (text: string) => ({ name: 'speech', snapshotId, digest: digestOf(text) });
const result = (list: string, truth: 'true' | 'false' | 'undecided') => ({
  reading: { list },
  truth,
  reasons: [],
  leaves: [],
});
const before = {
  propositionId,
  tables: [table('December 2023')],
  documents: [document('as printed')],
  outcome: 'true' as const,
  results: [result('sipri', 'true'), result('news', 'undecided')],
};

describe('two assessments of one claim', () => {
  it('differ by the vintage of a table, which is said in words', () => {
    const after = {
      ...before,
      tables: [table('December 2024')],
      outcome: 'false' as const,
      results: [result('news', 'false'), result('sipri', 'false')],
    };
    const difference = compareAssessments(before, after);
    expect(difference.tables).toEqual([{ name: 'sipri', from: 'December 2023', to: 'December 2024' }]);
    expect(difference.readings).toEqual([
      { reading: { list: 'news' }, from: 'undecided', to: 'false' },
      { reading: { list: 'sipri' }, from: 'true', to: 'false' },
    ]);
    expect(difference.words).toBe(
      'was true until the December 2023 vintage of sipri; is false since the December 2024 vintage',
    );
  });

  it('differ by a document', () => {
    const after = { ...before, documents: [document('as delivered')], outcome: 'false' as const };
    expect(compareAssessments(before, after)).toMatchObject({
      tables: [],
      documents: ['speech'],
      words: 'was true; is false since speech changed',
    });
  });

  it('may have one outcome and other answers', () => {
    const after = { ...before, tables: [table('December 2024')], results: [result('sipri', 'undecided')] };
    expect(compareAssessments(before, after).words).toBe('is still true, with another answer in 1 of 1 readings');
  });

  it('do not differ where everything is the same', () => {
    expect(compareAssessments(before, before)).toMatchObject({ tables: [], documents: [], readings: [] });
  });

  it('of two claims are not compared', () => {
    const other = { ...before, propositionId: asId('proposition', '01938a00-0000-7000-8000-000000000009') };
    expect(() => compareAssessments(before, other)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
