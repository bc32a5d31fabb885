import { describe, expect, it } from 'vitest';
import { type Move, nextState, verdictActions, verdictLife } from './life.ts';
import { verdictStates } from './verdict.ts';

/** All that can happen, as it is said in words; everything else is refused. */
const moves = `
draft propose in-review
in-review approve in-review
in-review carry approved
in-review object in-review
in-review send-back draft
in-review withdraw in-review
in-review dismiss in-review
in-review publish-now published
approved approve approved
approved object in-review
approved send-back draft
approved withdraw in-review
approved dismiss approved
approved publish published
published supersede corrected
published retract retracted
`
  .trim()
  .split('\n');

describe('the life of a verdict', () => {
  it('has exactly the moves of the list', () => {
    const found = verdictStates.flatMap((state) =>
      verdictActions.flatMap((action) => {
        const move: Move = verdictLife[state][action];
        return 'to' in move ? [`${state} ${action} ${move.to}`] : [];
      }),
    );
    expect(found.toSorted()).toEqual(moves.toSorted());
  });

  it('refuses every other move, naming the rule', () => {
    for (const state of verdictStates) {
      for (const action of verdictActions) {
        const move: Move = verdictLife[state][action];
        if ('to' in move) expect(nextState(state, action)).toBe(move.to);
        else {
          expect(() => nextState(state, action)).toThrowError(
            expect.objectContaining({
              code: 'transition-refused',
              message: expect.stringContaining(move.refusedBy),
            }),
          );
        }
      }
    }
  });

  it('reaches publication through an approval, or an emergency', () => {
    const into = moves.filter((move) => move.endsWith(' published'));
    expect(into).toEqual(['in-review publish-now published', 'approved publish published']);
  });
});
