import { AssayError } from '../error.ts';
import type { VerdictState } from './verdict.ts';

export const verdictActions = [
  'propose',
  'approve',
  'carry',
  'object',
  'send-back',
  'withdraw',
  'dismiss',
  'publish',
  'publish-now',
  'supersede',
  'retract',
] as const;
/** What can be done to a revision. `carry`: its approvals have become enough; `publish-now`: before they have. */
export type VerdictAction = (typeof verdictActions)[number];

export const lifeRules = {
  'put-forward-once': 'a revision is put forward once; a change is another revision',
  'not-in-review': 'only a revision in review or approved can be reviewed',
  'already-carried': 'the approvals of this revision are already enough',
  'approval-first': 'only a revision that has its approvals can be published',
  'published-stands': 'a published revision is never edited, reviewed again or deleted; it is corrected or retracted',
  'not-published': 'only a published revision can be corrected or retracted',
  closed: 'a corrected or retracted revision is a record; nothing happens to it any more',
} as const satisfies Record<string, string>;
/** Why a move is refused. */
export type LifeRule = keyof typeof lifeRules;

/** A move ends in a state or is refused by a rule. */
export type Move = { readonly to: VerdictState } | { readonly refusedBy: LifeRule };

/** Every move there is. What it does not allow cannot happen. */
export const verdictLife = {
  draft: {
    propose: { to: 'in-review' },
    approve: { refusedBy: 'not-in-review' },
    carry: { refusedBy: 'not-in-review' },
    object: { refusedBy: 'not-in-review' },
    'send-back': { refusedBy: 'not-in-review' },
    withdraw: { refusedBy: 'not-in-review' },
    dismiss: { refusedBy: 'not-in-review' },
    publish: { refusedBy: 'approval-first' },
    'publish-now': { refusedBy: 'not-in-review' },
    supersede: { refusedBy: 'not-published' },
    retract: { refusedBy: 'not-published' },
  },
  'in-review': {
    propose: { refusedBy: 'put-forward-once' },
    approve: { to: 'in-review' },
    carry: { to: 'approved' },
    object: { to: 'in-review' },
    'send-back': { to: 'draft' },
    withdraw: { to: 'in-review' },
    dismiss: { to: 'in-review' },
    publish: { refusedBy: 'approval-first' },
    'publish-now': { to: 'published' },
    supersede: { refusedBy: 'not-published' },
    retract: { refusedBy: 'not-published' },
  },
  approved: {
    propose: { refusedBy: 'put-forward-once' },
    approve: { to: 'approved' },
    carry: { refusedBy: 'already-carried' },
    object: { to: 'in-review' },
    'send-back': { to: 'draft' },
    withdraw: { to: 'in-review' },
    dismiss: { to: 'approved' },
    publish: { to: 'published' },
    'publish-now': { refusedBy: 'already-carried' },
    supersede: { refusedBy: 'not-published' },
    retract: { refusedBy: 'not-published' },
  },
  published: {
    propose: { refusedBy: 'published-stands' },
    approve: { refusedBy: 'published-stands' },
    carry: { refusedBy: 'published-stands' },
    object: { refusedBy: 'published-stands' },
    'send-back': { refusedBy: 'published-stands' },
    withdraw: { refusedBy: 'published-stands' },
    dismiss: { refusedBy: 'published-stands' },
    publish: { refusedBy: 'published-stands' },
    'publish-now': { refusedBy: 'published-stands' },
    supersede: { to: 'corrected' },
    retract: { to: 'retracted' },
  },
  corrected: {
    propose: { refusedBy: 'closed' },
    approve: { refusedBy: 'closed' },
    carry: { refusedBy: 'closed' },
    object: { refusedBy: 'closed' },
    'send-back': { refusedBy: 'closed' },
    withdraw: { refusedBy: 'closed' },
    dismiss: { refusedBy: 'closed' },
    publish: { refusedBy: 'closed' },
    'publish-now': { refusedBy: 'closed' },
    supersede: { refusedBy: 'closed' },
    retract: { refusedBy: 'closed' },
  },
  retracted: {
    propose: { refusedBy: 'closed' },
    approve: { refusedBy: 'closed' },
    carry: { refusedBy: 'closed' },
    object: { refusedBy: 'closed' },
    'send-back': { refusedBy: 'closed' },
    withdraw: { refusedBy: 'closed' },
    dismiss: { refusedBy: 'closed' },
    publish: { refusedBy: 'closed' },
    'publish-now': { refusedBy: 'closed' },
    supersede: { refusedBy: 'closed' },
    retract: { refusedBy: 'closed' },
  },
} as const satisfies Record<VerdictState, Record<VerdictAction, Move>>;

/**
 * The state a revision is in after an action.
 *
 * @throws AssayError `transition-refused`, its message naming the rule that refused
 * @example
 * ```ts
 * import { nextState } from '@assay/core';
 * nextState('draft', 'propose') // => 'in-review'
 * nextState('published', 'supersede') // => 'corrected'
 * ```
 */
export function nextState(state: VerdictState, action: VerdictAction): VerdictState {
  const move: Move = verdictLife[state][action];
  if ('to' in move) return move.to;
  const rule = lifeRules[move.refusedBy];
  throw new AssayError(
    'transition-refused',
    `cannot ${action} a revision that is ${state}: ${move.refusedBy}, ${rule}`,
  );
}
