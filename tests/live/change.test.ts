import { eventKinds, isPublicEvent, replayVerdict, toChange } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { claimsInEveryState } from '../auth/claims-in-every-state.ts';
import { openAuthDesk } from '../auth/desk.ts';

describe('what an event says it changed', () => {
  it('is the state that the life of the verdict comes to by then, of the claim it is about', async () => {
    const desk = await openAuthDesk();
    const claims = await claimsInEveryState(desk);
    const { events, verdicts } = await desk.store.read(async (reader) => ({
      events: (await reader.eventsPage({ first: 1000 })).items,
      verdicts: await reader.verdictsOfClaims([...claims.values()].map(({ id }) => id)),
    }));
    let states = 0;
    for (const { id } of verdicts.values()) {
      const own = events.filter(({ subject }) => subject.id === id);
      for (const [index, event] of own.entries()) {
        const { revisionId, state, verdictId } = toChange(event);
        const { revisions } = replayVerdict(own.slice(0, index + 1));
        expect([verdictId, revisions.find((one) => one.id === revisionId)?.state]).toEqual([id, state]);
        states += 1;
      }
    }
    expect(states).toBeGreaterThan(10);
    const ofClaims = events.filter(({ subject: { noun } }) =>
      ['claim', 'appearance', 'evidence', 'reply'].includes(noun),
    );
    const known = new Set([...claims.values()].map(({ id }) => id));
    for (const event of ofClaims) expect(known).toContain(toChange(event).claimId);
    await desk.close();
  }, 30_000);

  it('is public only where it is of publication, or of words that may be', () => {
    const kinds = ['claim-submitted', 'appearance-added', 'verdict-published', 'verdict-retracted'];
    expect(eventKinds.filter(isPublicEvent)).toEqual(kinds);
  });
});
