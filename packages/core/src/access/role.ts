import { AssayError } from '../error.ts';

export const roles = ['reader', 'contributor', 'reviewer', 'editor', 'admin', 'auditor', 'bot'] as const;
/**
 * What somebody is at the desk. A reader sees what is published; a contributor gathers claims and evidence and puts
 * verdicts forward; a reviewer votes; an editor publishes and answers for it; an admin also keeps the people; an auditor
 * sees everything and changes nothing; a bot gathers, and never rates or votes.
 */
export type Role = (typeof roles)[number];

const desk = ['contributor', 'reviewer', 'editor', 'admin'] as const;
const gatherers = [...desk, 'bot'] as const;
const voters = ['reviewer', 'editor', 'admin'] as const;
const editors = ['editor', 'admin'] as const;

/** Who may do what: the one table every surface asks. */
export const permissions = {
  'read-published': roles,
  'read-drafts': [...gatherers, 'auditor'],
  'read-record': ['editor', 'admin', 'auditor'],
  'add-claimant': gatherers,
  'submit-claim': gatherers,
  'add-appearance': gatherers,
  'add-source': gatherers,
  'capture-snapshot': gatherers,
  'load-table': gatherers,
  'attach-evidence': gatherers,
  'propose-proposition': gatherers,
  assess: gatherers,
  'ask-reply': desk,
  'record-reply': desk,
  'propose-verdict': desk,
  'correct-verdict': desk,
  'review-verdict': voters,
  'dismiss-objection': editors,
  'publish-verdict': editors,
  'publish-in-emergency': editors,
  'retract-verdict': editors,
  'add-actor': ['admin'],
  'set-role': ['admin'],
  'manage-keys': ['admin'],
  'manage-webhooks': ['admin'],
} as const satisfies { readonly [action: string]: readonly Role[] };
export type Action = keyof typeof permissions;

// The keys of an object literal are its own actions.
export const actions = Object.keys(permissions) as readonly Action[];

/**
 * Whether a role may do something.
 *
 * @example
 * ```ts
 * import { mayDo } from '@assay/core';
 * mayDo('bot', 'submit-claim') // => true
 * mayDo('bot', 'review-verdict') // => false
 * ```
 */
export function mayDo(role: Role, action: Action): boolean {
  return (permissions[action] as readonly Role[]).includes(role);
}

/** @throws AssayError `not-permitted` */
export function assertMay(role: Role, action: Action): void {
  if (mayDo(role, action)) return;
  const who = permissions[action].join(', ');
  throw new AssayError('not-permitted', `expected one of ${who} to ${action.replaceAll('-', ' ')}, got a ${role}`);
}
