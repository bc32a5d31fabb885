import { asId, type Event as EventValue, type Id, isId, type Noun } from '@assay/core';
import { Actor } from './actor.ts';
import { guarded } from './auth/access.ts';
import { builder } from './builder.ts';
import { anyOfEach, rangeOf, TimeRange } from './claim-filter.ts';
import { connection, pageRequest } from './connection.ts';
import { type Context, loadExisting } from './context.ts';
import { EventKind } from './event-kind.ts';
import { decodeGlobalId, decodeSequence, encodeGlobalId, encodeSequence, typenameOf } from './global-id.ts';
import { withLocalIds } from './local-ids.ts';

const Event = builder.objectRef<EventValue>('Event').implement({
  description: 'One line of the record of everything that happened.',
  fields: (t) => ({
    sequence: t.exposeInt('sequence', { description: 'Its number in the record, from 1, without holes.' }),
    at: t.exposeString('at', { description: 'When, in UTC (ISO 8601).' }),
    actor: t.field({
      type: Actor,
      description: 'Who did it.',
      resolve: ({ actorId }, _, { loaders }) => loadExisting(loaders.actor, actorId),
    }),
    kind: t.expose('kind', { type: EventKind, description: 'What happened.' }),
    subjectId: t.id({
      description: 'What it happened to, by its id in the whole schema: `node` finds it.',
      resolve: ({ subject }) => encodeGlobalId(typenameOf(subject.noun), subject.id),
    }),
    before: t.exposeString('before', { nullable: true, description: 'The digest of its content before.' }),
    after: t.exposeString('after', { nullable: true, description: 'The digest of its content after.' }),
    detail: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What else there is to say, by the ids of the record; of a vote that is still blind to you, null.',
      resolve: async (event, _, context) => ((await isBlindVote(event, context)) ? null : event.detail),
    }),
  }),
});

/** Whether it tells of a vote that is not to be seen yet. */
export async function isBlindVote({ kind, detail }: EventValue, { loaders, policy }: Context): Promise<boolean> {
  if (kind !== 'verdict-reviewed' || !policy.blind) return false;
  const { reviewId }: { readonly reviewId?: unknown } = Object(detail);
  return !isId(reviewId) || (await loaders.review.load(asId('review', reviewId))) === undefined;
}

const EventFilter = builder.inputType('EventFilter', {
  description: anyOfEach('events'),
  fields: (t) => ({
    subjectId: t.id({ description: 'What it happened to: an object of any type.' }),
    kinds: t.field({ type: [EventKind], description: 'One of these happened.' }),
    at: t.field({ type: TimeRange, description: 'When it happened.' }),
    actorId: t.id({ description: 'Who did it.', extensions: { idOf: 'Actor' } }),
  }),
});

builder.queryField('events', (t) =>
  t.connection(
    {
      type: Event,
      description: 'The record of everything that happened, oldest first; `last` begins at its head.',
      extensions: guarded('read-record'),
      args: { filter: t.arg({ type: EventFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, given, { store }, info) => {
        const { filter, ...page } = withLocalIds(given, info);
        const subjectId = filter?.subjectId == null ? null : subjectOf(filter.subjectId);
        const actorId = filter?.actorId == null ? null : asId('actor', filter.actorId);
        const narrowed = { kinds: filter?.kinds, at: rangeOf(filter?.at), subjectId, actorId };
        const request = { ...pageRequest(page, decodeSequence), filter: narrowed };
        const found = await store.read((reader) => reader.eventsPage(request));
        return connection(found, ({ sequence }) => encodeSequence(sequence));
      },
    },
    { description: 'A page of the record.' },
    { description: 'An event in the record.' },
  ),
);

/** @throws AssayError `invalid-id` */
function subjectOf(given: string): Id<Noun> {
  return asId<Noun>('claim', decodeGlobalId(given).id);
}
