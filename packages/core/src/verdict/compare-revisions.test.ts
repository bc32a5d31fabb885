import { describe, expect, it } from 'vitest';
import { createIds } from '../value/id.ts';
import { compareRevisions } from './compare-revisions.ts';

const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(0) });
const [verdictId, one, two, three] = [makeId('verdict'), makeId('evidence'), makeId('evidence'), makeId('evidence')];
const assessment = makeId('assessment');
const before = {
  verdictId,
  rating: 'true',
  summary: 'Three of ten.',
  confidence: 'high',
  scope: { from: null, to: null },
  override: null,
  reasons: [
    { text: 'The paper counts.', evidence: [one], assessments: [] },
    { text: 'The list agrees.', evidence: [two], assessments: [assessment] },
  ],
} as const;

describe('the difference of two revisions', () => {
  it('is nothing where only the revision is another', () => {
    const same = compareRevisions(before, { ...before });
    expect(same).toMatchObject({ rating: null, summary: null, confidence: null, scope: null, override: null });
    expect([same.reasons, same.words]).toEqual([[], 'nothing changed']);
  });

  it('names each part that changed, and each reason', () => {
    const after = {
      ...before,
      rating: 'half-true',
      summary: 'Four of ten.',
      override: 'One list.',
      reasons: [
        { text: 'The list agrees.', evidence: [two, three], assessments: [assessment] },
        { text: 'The register counts.', evidence: [], assessments: [] },
        { text: 'A third reason.', evidence: [], assessments: [] },
      ],
    };
    const difference = compareRevisions(before, after);
    expect(difference.rating).toEqual({ from: 'true', to: 'half-true' });
    expect(difference.override).toEqual({ from: null, to: 'One list.' });
    expect(difference.summary?.map(({ change }) => change)).toEqual(['removed', 'added', 'kept']);
    expect(difference.evidence).toEqual({ added: [three], removed: [one] });
    expect(difference.assessments).toEqual({ added: [], removed: [] });
    // The list's reason was found again by its text, at another place.
    expect(difference.reasons).toMatchObject([
      { change: 'changed', place: 0, evidence: { added: [three], removed: [] } },
      { change: 'added', place: 1 },
      { change: 'added', place: 2 },
      { change: 'removed', place: 0, evidence: { added: [], removed: [one] } },
    ]);
  });

  it('takes a reason with another text at the same place for the same reason', () => {
    const [first, second] = before.reasons;
    const after = { ...before, reasons: [{ ...first, text: 'The paper counts three.' }, second] };
    expect(compareRevisions(before, after).reasons).toMatchObject([{ change: 'changed', place: 0 }]);
    expect(compareRevisions(before, after).words).toBe('1 reason changed');
  });

  it('is refused between two verdicts', () => {
    expect(() => compareRevisions(before, { ...before, verdictId: makeId('verdict') })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});
