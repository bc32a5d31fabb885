import type { Event } from '../event.ts';
import type { Json } from '../value/digest.ts';

/**
 * What an event says was done, in words that follow the name of who did it.
 *
 * @example
 * ```ts
 * import { asId, asInstant, eventWords } from '@assay/core';
 * const id = asId('verdict', '019ab0c2-5a00-7000-8000-000000000001');
 * const actorId = asId('actor', '019ab0c2-5a00-7000-8000-000000000002');
 * const line = { sequence: 1, at: asInstant(0), actorId, subject: { noun: 'verdict', id }, before: null, after: null };
 * const detail = { revision: 2, rating: 'half-true' };
 * eventWords({ ...line, subject: { noun: 'verdict', id }, kind: 'verdict-corrected', detail })
 * // => 'put a correction forward as revision 2, rated half true'
 * ```
 */
export function eventWords({ kind, detail }: Event): string {
  const of = (key: string): string => words(member(detail, key));
  switch (kind) {
    case 'actor-added':
      return `put somebody on record as ${withArticle(of('role'))}`;
    case 'role-set':
      return `gave somebody the role ${of('to')}, who was ${withArticle(of('from'))}`;
    case 'identity-linked':
      return `linked somebody to who ${of('issuer')} says they are`;
    case 'key-created':
      return 'made a key';
    case 'key-revoked':
      return 'took a key back';
    case 'webhook-created':
      return 'made a webhook';
    case 'webhook-updated':
      return 'changed a webhook';
    case 'webhook-deleted':
      return 'deleted a webhook';
    case 'webhook-secret-rotated':
      return 'gave a webhook another secret';
    case 'webhook-replayed':
      return 'had a webhook told again';
    case 'claimant-added':
      return 'put a claimant on record';
    case 'claim-submitted':
      return 'put the claim on record';
    case 'appearance-added':
      return 'put on record where the claim appeared';
    case 'source-added':
      return 'put a source on record';
    case 'snapshot-captured':
      return 'captured a document';
    case 'table-loaded':
      return 'loaded a table';
    case 'evidence-attached':
      return `attached evidence that ${stanceWords(of('stance'))}`;
    case 'proposition-proposed':
      return 'wrote the claim as a proposition';
    case 'proposition-assessed':
      return `had a proposition evaluated, which came to ${of('outcome')}`;
    case 'verdict-proposed':
      return `put a verdict forward as revision ${of('revision')}, rated ${of('rating')}`;
    case 'verdict-corrected':
      return `put a correction forward as revision ${of('revision')}, rated ${of('rating')}`;
    case 'verdict-reviewed':
      return `${decisionWords(of('decision'))} the verdict, which is ${of('state')} now`;
    case 'objection-dismissed':
      return `set an objection aside; the verdict is ${of('state')} now`;
    case 'verdict-published': {
      const emergency = member(detail, 'emergency');
      const corrects =
        member(detail, 'supersedes') == null ? 'the verdict' : 'the verdict in the place of an earlier one';
      return `published ${corrects}${emergency == null ? '' : `, in an emergency: ${String(emergency)}`}`;
    }
    case 'verdict-retracted':
      return `took the verdict back: ${String(member(detail, 'reason'))}`;
    case 'reply-asked':
      return 'asked somebody for a reply';
    case 'reply-recorded':
      return member(detail, 'declined') === true ? 'put on record that no reply was given' : 'put a reply on record';
  }
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function stanceWords(stance: string): string {
  return stance === 'context' ? 'is needed to judge the claim' : `${stance} the claim`;
}

function decisionWords(decision: string): string {
  switch (decision) {
    case 'approve':
      return 'approved';
    case 'object':
      return 'objected to';
    case 'send back':
      return 'sent back';
    default:
      return 'withdrew a vote on';
  }
}

function member(detail: Json, key: string): Json | undefined {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
  return Object.entries(detail).find(([name]) => name === key)?.[1];
}

/** A word of a closed set as it is read: `in-review` as `in review`. */
function words(value: Json | undefined): string {
  return String(value ?? 'unknown').replaceAll('-', ' ');
}
