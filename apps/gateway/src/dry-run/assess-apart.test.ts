import { assessWritten, canonicalJson, claimForm, column, defineTable, type WrittenAssessmentInput } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { assessApart } from './assess-apart.ts';

const list = defineTable('list', { country: column.text(['CN', 'US']), rank: column.number('rank') });
const content = list.rows([
  { country: 'US', rank: 1 },
  { country: 'CN', rank: 2 },
]);
const short: WrittenAssessmentInput = {
  ...claimForm(
    list
      .where((row) => row.country.is('CN'))
      .count()
      .atLeast(1),
    [],
  ),
  tables: { list: canonicalJson({ ...content }) },
  documents: {},
};

const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
/** So many rows under 4,096 readings that it would be at it for a minute. */
const endless: WrittenAssessmentInput = {
  proposition: {
    assay: 1,
    term: {
      op: 'exists',
      of: {
        op: 'where',
        of: { op: 'table', table: 'list' },
        if: {
          op: 'row-and',
          of: names.map((parameter) => ({
            op: 'row-compare',
            left: { op: 'column', column: 'rank' },
            is: '>',
            right: { op: 'constant', value: { parameter }, unit: 'rank' },
          })),
        },
      },
    },
  },
  readings: {
    parameters: names.map((name) => ({
      name,
      label: name,
      type: 'number',
      unit: 'rank',
      options: [1, 2].map((value) => ({ id: `o${value}`, label: 'so', value, reason: 'said', source: null })),
    })),
    exclusions: [],
    axes: [],
  },
  tables: {
    list: canonicalJson({ ...content, rows: Array.from({ length: 100_000 }, (_, index) => ['CN', index % 997]) }),
  },
  documents: {},
};

const always = () => () => undefined;

describe('an assessment in a thread of its own', () => {
  it('comes to what it comes to here', async () => {
    expect(await assessApart(short, always)).toEqual(assessWritten(short));
  });

  it('leaves time for others, and is ended in the middle of it; the next run has another thread', async () => {
    let looks = 0;
    const ended = assessApart(endless, () => () => {
      looks += 1;
      if (looks > 20) throw new RangeError('nobody waits for it any more');
    });
    const next = assessApart(short, () => {
      expect(looks).toBe(21);
      return () => undefined;
    });
    await expect(ended).rejects.toThrow(RangeError);
    expect(await next).toEqual(assessWritten(short));
  });

  it('is refused with the code and findings it would be refused with here', async () => {
    const { tables: _, ...without } = short;
    await expect(assessApart({ ...without, tables: {} }, always)).rejects.toMatchObject({
      name: 'AssayError',
      code: 'invalid-proposition',
      findings: [],
    });
    await expect(assessApart({ ...short, tables: { list: '{' } }, always)).rejects.toThrow(SyntaxError);
    expect(await assessApart(short, always)).toEqual(assessWritten(short));
  });

  it('is not begun where nobody waits for it when its turn comes', async () => {
    const late = assessApart(endless, () => () => {
      throw new RangeError('too late');
    });
    await expect(late).rejects.toThrow('too late');
    expect(await assessApart(short, always)).toEqual(assessWritten(short));
  });
});
