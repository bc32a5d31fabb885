import {
  asId,
  type Snapshot as SnapshotValue,
  type SourceKind as SourceKindValue,
  type Source as SourceValue,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';

export const SourceKind = enumOf<SourceKindValue>('SourceKind', 'What kind of source it is.', {
  'official-record': 'An authority that records its own acts: a register, a gazette, a treaty, a ministry.',
  'data-publisher': 'A body that gathers figures and publishes them as tables.',
  news: 'A newspaper, a broadcaster or a wire service.',
  academic: 'Research published under its authors, reviewed or as a preprint.',
  'social-post': 'A post on a social network, by whoever wrote it.',
  person: 'What a person said or wrote to whoever checks.',
  reference: 'A work that sums up what others publish, such as an encyclopaedia.',
});

export const Source = builder.objectRef<SourceValue>('Source');
builder.node(Source, {
  description: 'An origin of documents or tables.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('source', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.source, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name as given.' }),
    kind: t.expose('kind', { type: SourceKind, description: 'What kind of source it is.' }),
    homePage: t.exposeString('homePage', { nullable: true, description: 'Its address.' }),
    owner: t.exposeString('owner', {
      nullable: true,
      description: 'Who owns it: sources with one owner are not independent.',
    }),
    origin: t.field({
      type: Source,
      nullable: true,
      description: 'The source it copies.',
      resolve: ({ origin }, _, { loaders }) => (origin === null ? null : loadExisting(loaders.source, origin)),
    }),
  }),
});

export const Snapshot = builder.objectRef<SnapshotValue>('Snapshot');
builder.node(Snapshot, {
  description: 'A document as captured: never changed, identified by the digest of its bytes.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('snapshot', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.snapshot, ids),
  fields: (t) => ({
    source: t.field({
      type: Source,
      description: 'Where the document is from.',
      resolve: ({ sourceId }, _, { loaders }) => loadExisting(loaders.source, sourceId),
    }),
    url: t.exposeString('url', { nullable: true, description: 'The address it was captured at.' }),
    title: t.exposeString('title', { nullable: true, description: 'What the document calls itself.' }),
    capturedAt: t.exposeString('capturedAt', { description: 'When it was captured, in UTC (ISO 8601).' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of its bytes, in hexadecimal digits.' }),
    mediaType: t.exposeString('mediaType', { description: 'Its media type, such as text/html.' }),
    byteLength: t.exposeInt('byteLength', { description: 'How many bytes it has.' }),
    text: t.exposeString('text', { nullable: true, description: 'The text in which quotations are looked for.' }),
  }),
});
