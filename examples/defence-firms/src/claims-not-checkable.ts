import { claim, type ExampleClaim, verdict } from './example-claim.ts';

/** Opinions, predictions and causes: they may carry context, never a truth rating. */
export const claimsNotCheckable: readonly ExampleClaim[] = [
  claim({
    ref: 'C02',
    text: 'the timing couldn’t be more critical',
    at: 60,
    kind: 'opinion',
    verdict: verdict('not-checkable', 'high', 'A figure of speech: no fact would make it true or false.', []),
  }),
  claim({
    ref: 'C12',
    text: 'China’s military rise is not just about troops and war games',
    at: 1356,
    kind: 'opinion',
    verdict: verdict('not-checkable', 'high', 'What a rise “is about” is a way of seeing it, not a fact.', []),
  }),
  claim({
    ref: 'C16',
    text: 'China is preparing for long-term military readiness, not just short-term posturing',
    at: 1718,
    kind: 'causal',
    verdict: verdict(
      'not-checkable',
      'high',
      'An inference about intent. What it is inferred from, a shift in the number of Chinese firms, did not happen.',
      [],
    ),
  }),
  claim({
    ref: 'C23',
    text: 'recent actions suggest that the risk of direct conflict is growing',
    at: 2525,
    kind: 'prediction',
    verdict: verdict('not-checkable', 'high', 'A forecast without a measure or a date by which it could fail.', []),
  }),
  claim({
    ref: 'C25',
    text: 'any Chinese move on Taiwan would test U.S. resolve—and by extension, NATO’s',
    at: 2736,
    kind: 'prediction',
    verdict: verdict('not-checkable', 'high', 'It says what would follow from something that has not happened.', []),
  }),
];
