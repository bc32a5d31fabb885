import type { EventKind as EventKindValue, Id } from '@assay/core';
import type { ObjectFieldBuilder } from '@pothos/core';
import { Actor } from '../actor.ts';
import { guarded } from '../auth/access.ts';
import { builder } from '../builder.ts';
import { Claim, ClaimKind } from '../claim.ts';
import { type Context, loadExisting } from '../context.ts';
import { EventKind } from '../event-kind.ts';
import { withLocalIds } from '../local-ids.ts';
import { Revision, VerdictState } from '../revision.ts';
import type { Happening as HappeningTo } from './follow.ts';

type Happening = HappeningTo<Context>;

/** The claim that an event bears on, where who asks may read it. */
async function claimOf({ change }: Happening, { loaders }: Context) {
  const ofVerdict = async (id: Id<'verdict'>) => (await loaders.verdict.load(id))?.claimId;
  const claimId = change.claimId ?? (change.verdictId === null ? undefined : await ofVerdict(change.verdictId));
  return claimId === undefined ? undefined : loaders.claim.load(claimId);
}

async function revisionOf({ change }: Happening, { loaders }: Context) {
  return change.revisionId === null ? undefined : loaders.revision.load(change.revisionId);
}

function eventFields(t: ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Happening>) {
  return {
    cursor: t.exposeString('cursor', { description: 'Where to go on after this, as the argument `after`.' }),
    kind: t.field({ type: EventKind, description: 'What happened.', resolve: ({ event }) => event.kind }),
    at: t.string({ description: 'When, in UTC (ISO 8601).', resolve: ({ event }) => event.at }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description: 'Who did it; not told of a vote, which may be blind.',
      resolve: ({ event }, _, { loaders }) =>
        event.kind === 'verdict-reviewed' ? null : loadExisting(loaders.actor, event.actorId),
    }),
    claim: t.field({
      type: Claim,
      description: 'The claim it bears on.',
      resolve: async (happening, _, context) => (await claimOf(happening, context)) ?? gone(),
    }),
  };
}

// It was looked for before anything else was.
function gone(): never {
  throw new TypeError('expected what an event reached somebody about');
}

const ClaimChange = builder.objectRef<Happening>('ClaimChange').implement({
  description: 'Something that happened to a claim, or to what bears on it.',
  fields: (t) => ({
    ...eventFields(t),
    revision: t.field({
      type: Revision,
      nullable: true,
      description: 'The revision of its verdict that it was about, as it is by now.',
      resolve: async (happening, _, context) => (await revisionOf(happening, context)) ?? null,
    }),
  }),
});

const VerdictChange = builder.objectRef<Happening>('VerdictChange').implement({
  description: 'Something that happened to a revision of a verdict.',
  fields: (t) => ({
    ...eventFields(t),
    state: t.field({
      type: VerdictState,
      description: 'Where the revision stood right after it.',
      resolve: ({ change }) => change.state ?? gone(),
    }),
    revision: t.field({
      type: Revision,
      description: 'The revision as it is by now.',
      resolve: async (happening, _, context) => (await revisionOf(happening, context)) ?? gone(),
    }),
  }),
});

const after = {
  description:
    'The cursor of the last event you have got; left out, from now on. The header `Last-Event-ID` goes first.',
} as const;

const ClaimChangeFilter = builder.inputType('ClaimChangeFilter', {
  description: 'Which changes of claims to be told of; all that is given must hold.',
  fields: (t) => ({
    claimId: t.id({ description: 'Only what bears on this one.', extensions: { idOf: 'Claim' } }),
    claimKinds: t.field({ type: [ClaimKind], description: 'Of claims of one of these kinds.' }),
    kinds: t.field({ type: [EventKind], description: 'One of these.' }),
  }),
});

builder.subscriptionField('claimChanged', (t) =>
  t.field({
    type: ClaimChange,
    description:
      'What happens to claims: that they are submitted, cited, written as propositions, assessed, rated. The public is told of what it may read.',
    extensions: guarded('public'),
    args: {
      after: t.arg.string(after),
      filter: t.arg({ type: ClaimChangeFilter, description: 'Which of them.' }),
    },
    subscribe: (_, given, context, info) => {
      const { after: from, filter } = withLocalIds(given, info);
      const { claimId, claimKinds, kinds } = filter ?? {};
      return context.follow({
        access: 'public',
        after: from,
        concerns: ({ kind }, change) =>
          (change.claimId !== null || change.verdictId !== null) &&
          (kinds?.includes(kind) ?? true) &&
          (claimId == null || change.claimId === null || change.claimId === claimId),
        reaches: async (happening, own) => {
          const claim = await claimOf(happening, own);
          if (claim === undefined || (claimId != null && claim.id !== claimId)) return false;
          return claimKinds?.includes(claim.kind) ?? true;
        },
      });
    },
    resolve: (happening) => happening,
  }),
);

const VerdictChangeFilter = builder.inputType('VerdictChangeFilter', {
  description: 'Which changes of verdicts to be told of; all that is given must hold.',
  fields: (t) => ({
    claimId: t.id({ description: 'Only the verdict on this one.', extensions: { idOf: 'Claim' } }),
    states: t.field({ type: [VerdictState], description: 'After which the revision stood in one of these states.' }),
  }),
});

builder.subscriptionField('verdictChanged', (t) =>
  t.field({
    type: VerdictChange,
    description: 'How verdicts come through the states of their lives. The public is told of what was published.',
    extensions: guarded('public'),
    args: {
      after: t.arg.string(after),
      filter: t.arg({ type: VerdictChangeFilter, description: 'Which of them.' }),
    },
    subscribe: (_, given, context, info) => {
      const { after: from, filter } = withLocalIds(given, info);
      const { claimId, states } = filter ?? {};
      return context.follow({
        access: 'public',
        after: from,
        concerns: (_event, { state, revisionId }) =>
          state !== null && revisionId !== null && (states?.includes(state) ?? true),
        reaches: async (happening, own) => {
          const [claim, revision] = await Promise.all([claimOf(happening, own), revisionOf(happening, own)]);
          return claim !== undefined && revision !== undefined && (claimId == null || claim.id === claimId);
        },
      });
    },
    resolve: (happening) => happening,
  }),
);

/** What puts a revision into the queue, moves it there, or takes it out. */
const ofQueue: readonly EventKindValue[] = [
  'verdict-proposed',
  'verdict-corrected',
  'verdict-reviewed',
  'objection-dismissed',
  'verdict-published',
];

builder.subscriptionField('reviewQueueChanged', (t) =>
  t.field({
    type: VerdictChange,
    description: 'What comes into the queue of reviews, is voted on, and leaves it: IN_REVIEW waits for votes.',
    extensions: guarded('read-drafts'),
    args: { after: t.arg.string(after) },
    subscribe: (_, { after: from }, context) =>
      context.follow({
        access: 'read-drafts',
        after: from,
        concerns: ({ kind }, { state }) => state !== null && ofQueue.includes(kind),
        reaches: async (happening, own) => (await revisionOf(happening, own)) !== undefined,
      }),
    resolve: (happening) => happening,
  }),
);
