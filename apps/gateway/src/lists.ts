import { asId, type Id } from '@assay/core';
import { Actor, ActorKind } from './actor.ts';
import { guarded } from './auth/access.ts';
import { builder } from './builder.ts';
import { anyOfEach, ofStale, staleOf, stalePrice } from './claim-filter.ts';
import { Claimant, ClaimantKind } from './claimant.ts';
import { connectionOf, pageRequestOf } from './connection.ts';
import { priced } from './limits/price.ts';
import { withLocalIds } from './local-ids.ts';
import { VerdictState } from './revision.ts';
import { Snapshot, Source, SourceKind } from './source.ts';
import { Table } from './table.ts';
import { Verdict } from './verdict.ts';

const VerdictFilter = builder.inputType('VerdictFilter', {
  description: anyOfEach('verdicts'),
  fields: (t) => ({
    states: t.field({
      type: [VerdictState],
      description: 'The state of the latest revision you may read is one of these.',
    }),
    ratings: t.stringList({
      description: 'The rating of the latest revision you may read is one of these, such as half-true.',
    }),
    stale: t.boolean({ description: ofStale, extensions: priced(stalePrice) }),
  }),
});

builder.queryField('verdicts', (t) =>
  t.connection(
    {
      type: Verdict,
      description: 'Verdicts, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: VerdictFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, { filter, ...page }, { store, policy }) => {
        const narrowed = { ...filter, stale: staleOf(filter?.stale, policy) };
        const request = { ...pageRequestOf(page, 'verdict'), filter: narrowed };
        return connectionOf(await store.read((reader) => reader.verdictsPage(request)), 'verdict');
      },
    },
    { description: 'A page of verdicts.' },
    { description: 'A verdict in a list.' },
  ),
);

builder.queryField('reviewQueue', (t) =>
  t.connection(
    {
      type: Verdict,
      description: 'Verdicts in review that wait for your vote: not your own, and without one of yours that counts.',
      extensions: guarded('review-verdict'),
      resolve: async (_, page, { store, principal }) => {
        const viewer = await principal.viewer();
        const request = pageRequestOf(page, 'verdict');
        // Only a person may vote; who is not on record is nobody to wait for.
        if (viewer?.kind !== 'person')
          return connectionOf({ items: [], hasNext: false, hasPrevious: false }, 'verdict');
        const filter = { waitingFor: viewer.id };
        return connectionOf(await store.read((reader) => reader.verdictsPage({ ...request, filter })), 'verdict');
      },
    },
    { description: 'A page of the review queue.' },
    { description: 'A verdict in the review queue.' },
  ),
);

const ClaimantFilter = builder.inputType('ClaimantFilter', {
  description: anyOfEach('claimants'),
  fields: (t) => ({
    text: t.string({ description: 'Text the name holds, whatever its case.' }),
    kinds: t.field({ type: [ClaimantKind], description: 'One of these kinds of claimant.' }),
  }),
});

builder.queryField('claimants', (t) =>
  t.connection(
    {
      type: Claimant,
      description: 'Who made claims you may read, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: ClaimantFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, { filter, ...page }, { store }) => {
        const request = { ...pageRequestOf(page, 'claimant'), filter };
        return connectionOf(await store.read((reader) => reader.claimantsPage(request)), 'claimant');
      },
    },
    { description: 'A page of claimants.' },
    { description: 'A claimant in a list.' },
  ),
);

const SourceFilter = builder.inputType('SourceFilter', {
  description: anyOfEach('sources'),
  fields: (t) => ({
    text: t.string({ description: 'Text the name holds, whatever its case.' }),
    kinds: t.field({ type: [SourceKind], description: 'One of these kinds of source.' }),
  }),
});

builder.queryField('sources', (t) =>
  t.connection(
    {
      type: Source,
      description: 'Origins of documents and tables, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: SourceFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, { filter, ...page }, { store }) => {
        const request = { ...pageRequestOf(page, 'source'), filter };
        return connectionOf(await store.read((reader) => reader.sourcesPage(request)), 'source');
      },
    },
    { description: 'A page of sources.' },
    { description: 'A source in a list.' },
  ),
);

const ofSources = { description: 'It is from one of these.', extensions: { idOf: 'Source' } };

function sourceIdsOf(given: readonly string[] | null | undefined): readonly Id<'source'>[] | null {
  return given == null ? null : given.map((id) => asId('source', id));
}

const SnapshotFilter = builder.inputType('SnapshotFilter', {
  description: anyOfEach('captured documents'),
  fields: (t) => ({ sourceIds: t.idList(ofSources) }),
});

builder.queryField('snapshots', (t) =>
  t.connection(
    {
      type: Snapshot,
      description: 'Captured documents, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: SnapshotFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, given, { store }, info) => {
        const { filter, ...page } = withLocalIds(given, info);
        const sourceIds = sourceIdsOf(filter?.sourceIds);
        const request = { ...pageRequestOf(page, 'snapshot'), filter: { sourceIds } };
        return connectionOf(await store.read((reader) => reader.snapshotsPage(request)), 'snapshot');
      },
    },
    { description: 'A page of captured documents.' },
    { description: 'A captured document in a list.' },
  ),
);

const TableFilter = builder.inputType('TableFilter', {
  description: anyOfEach('tables'),
  fields: (t) => ({
    name: t.string({ description: 'The name that propositions use, whole; all editions share it.' }),
    sourceIds: t.idList(ofSources),
  }),
});

builder.queryField('tables', (t) =>
  t.connection(
    {
      type: Table,
      description: 'Tables, each edition for itself, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: TableFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, given, { store }, info) => {
        const { filter, ...page } = withLocalIds(given, info);
        const sourceIds = sourceIdsOf(filter?.sourceIds);
        const request = { ...pageRequestOf(page, 'table'), filter: { name: filter?.name, sourceIds } };
        return connectionOf(await store.read((reader) => reader.tablesPage(request)), 'table');
      },
    },
    { description: 'A page of tables.' },
    { description: 'A table in a list.' },
  ),
);

const ActorFilter = builder.inputType('ActorFilter', {
  description: anyOfEach('actors'),
  fields: (t) => ({ kinds: t.field({ type: [ActorKind], description: 'One of these kinds of actor.' }) }),
});

builder.queryField('actors', (t) =>
  t.connection(
    {
      type: Actor,
      description: 'Who acts at the desk, newest first.',
      extensions: guarded('read-drafts'),
      args: { filter: t.arg({ type: ActorFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, { filter, ...page }, { store }) => {
        const request = { ...pageRequestOf(page, 'actor'), filter };
        return connectionOf(await store.read((reader) => reader.actorsPage(request)), 'actor');
      },
    },
    { description: 'A page of actors.' },
    { description: 'An actor in a list.' },
  ),
);
