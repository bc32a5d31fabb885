import { asId, type Event as EventValue, eventWords } from '@assay/core';
import type { HistoryFilter } from '@assay/core/store';
import { Actor } from './actor.ts';
import { builder } from './builder.ts';
import { Claim } from './claim.ts';
import { connection, type PageArguments, pageRequest } from './connection.ts';
import type { Context } from './context.ts';
import { isBlindVote } from './event.ts';
import { EventKind } from './event-kind.ts';
import { decodeSequence, encodeSequence } from './global-id.ts';
import { Revision } from './revision.ts';
import { Verdict } from './verdict.ts';

const HistoryEvent = builder.objectRef<EventValue>('HistoryEvent').implement({
  description: 'A line of the record: what somebody did, and when.',
  fields: (t) => ({
    at: t.exposeString('at', { description: 'When, in UTC (ISO 8601).' }),
    kind: t.expose('kind', { type: EventKind, description: 'What happened.' }),
    words: t.string({
      description: 'What was done, in words that follow the name of who did it.',
      resolve: async (event, _, context) =>
        (await isClosed(event, context)) ? 'voted on the verdict' : eventWords(event),
    }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description:
        'Who did it, where you may know: who may not read the record is not told who voted, or who gathered.',
      resolve: async (event, _, context) =>
        (await isClosed(event, context)) || isUnsigned(event, context)
          ? null
          : ((await context.loaders.actor.load(event.actorId)) ?? null),
    }),
    revision: t.field({
      type: Revision,
      nullable: true,
      description: 'The revision it was about, as it is by now, where you may read it.',
      resolve: async ({ detail }, _, { loaders }) => {
        const { revisionId }: { revisionId?: unknown } = { ...Object(detail) };
        return revisionId === undefined ? null : ((await loaders.revision.load(asId('revision', revisionId))) ?? null);
      },
    }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'The digest of the text before, where it has one.',
    }),
    after: t.exposeString('after', { nullable: true, description: 'The digest of the text after, where it has one.' }),
  }),
});

/** A vote may be blind: only the record says who gave which, and while it is blind to who asks not even that. */
async function isClosed(event: EventValue, context: Context): Promise<boolean> {
  if (event.kind !== 'verdict-reviewed') return false;
  return !context.principal.audience.record || isBlindVote(event, context);
}

/** Who gathered is for the desk; who publishes and takes back stands in public. */
function isUnsigned({ kind }: EventValue, { principal: { audience } }: Context): boolean {
  return !audience.drafts && kind !== 'verdict-published' && kind !== 'verdict-retracted';
}

async function historyOf(filter: HistoryFilter, page: PageArguments, { store }: Context) {
  const request = { ...pageRequest(page, decodeSequence), filter };
  return connection(await store.read((reader) => reader.historyPage(request)), ({ sequence }) =>
    encodeSequence(sequence),
  );
}

const HistoryConnection = builder.connectionObject(
  { type: HistoryEvent, name: 'HistoryConnection', description: 'A page of a history.' },
  { name: 'HistoryEdge', description: 'A line of a history.' },
);

builder.objectField(Claim, 'events', (t) =>
  t.connection(
    {
      type: HistoryEvent,
      description: 'What happened to the claim, and to what belongs to it, oldest first: as much as you may be told.',
      resolve: ({ id }, page, context) => historyOf({ claimId: id }, page, context),
    },
    HistoryConnection,
  ),
);

builder.objectField(Verdict, 'events', (t) =>
  t.connection(
    {
      type: HistoryEvent,
      description: 'What happened to the verdict, oldest first: as much as you may be told.',
      resolve: ({ id }, page, context) => historyOf({ verdictId: id }, page, context),
    },
    HistoryConnection,
  ),
);
