import { asId, canonicalJson, type EvidenceTable } from '@assay/core';
import { builder } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Source } from './source.ts';

export const Table = builder.objectRef<EvidenceTable>('Table');
builder.node(Table, {
  description: 'Typed rows published by a source, in one edition.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('table', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.table, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name propositions use; all editions share it.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    source: t.field({
      type: Source,
      description: 'Who published it.',
      resolve: ({ sourceId }, _, { loaders }) => loadExisting(loaders.source, sourceId),
    }),
    vintage: t.exposeString('vintage', { description: 'Which edition of the figures, such as December 2023.' }),
    publishedOn: t.exposeString('publishedOn', { description: 'When it was published, as an EDTF date.' }),
    schema: t.string({
      description: 'The columns with types and units, as canonical JSON.',
      resolve: ({ schema }) => canonicalJson(schema),
    }),
    gaps: t.string({
      description: 'Rows the table may lack, as canonical JSON.',
      resolve: ({ gaps }) => canonicalJson(gaps),
    }),
    rowCount: t.exposeInt('rowCount', { description: 'How many rows it has.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of its content, in hexadecimal digits.' }),
  }),
});
