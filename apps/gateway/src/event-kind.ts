import type { EventKind as EventKindValue } from '@assay/core';
import { enumOf } from './builder.ts';

export const EventKind = enumOf<EventKindValue>('EventKind', 'What happened, as the record has it.', {
  'actor-added': 'Somebody who acts was put on record.',
  'role-set': 'Somebody was given another role.',
  'identity-linked': 'Somebody was linked to who another service vouches for.',
  'key-created': 'A key was made.',
  'key-revoked': 'A key was taken back.',
  'claimant-added': 'Who makes claims was put on record.',
  'claim-submitted': 'A claim was put on record.',
  'appearance-added': 'Where a claim appeared was put on record.',
  'source-added': 'A source was put on record.',
  'snapshot-captured': 'A document was captured.',
  'table-loaded': 'A table was loaded.',
  'evidence-attached': 'Evidence was attached to a claim.',
  'proposition-proposed': 'A claim was written as a proposition.',
  'proposition-assessed': 'A proposition was evaluated.',
  'verdict-proposed': 'A verdict was put forward for review.',
  'verdict-reviewed': 'Somebody voted on a verdict, or took their vote back.',
  'objection-dismissed': 'An objection was set aside.',
  'verdict-published': 'A verdict was published.',
  'verdict-corrected': 'A correction of a published verdict was put forward.',
  'verdict-retracted': 'A published verdict was taken back.',
  'reply-asked': 'Somebody was asked for a reply.',
  'reply-recorded': 'The answer of somebody who was asked was put on record.',
});
