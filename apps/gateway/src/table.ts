import {
  asId,
  type Cell,
  type ColumnSchema,
  type EvidenceTable,
  type Gap as GapValue,
  type TableContent,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Source } from './source.ts';

export const ColumnType = enumOf<ColumnSchema['type']>('ColumnType', 'What the cells of a column are.', {
  number: 'Numbers in one unit, each exact or as an interval.',
  text: 'Text; with a vocabulary, only its words.',
  date: 'Dates as EDTF, as exact as they are known.',
});

interface NamedColumn {
  readonly name: string;
  readonly column: ColumnSchema;
}

const Column = builder.objectRef<NamedColumn>('Column').implement({
  description: 'A column of a table.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name propositions use.' }),
    type: t.field({ type: ColumnType, description: 'What its cells are.', resolve: ({ column }) => column.type }),
    unit: t.string({
      nullable: true,
      description: 'The unit of a column of numbers; 1 is a pure number.',
      resolve: ({ column }) => (column.type === 'number' ? column.unit : null),
    }),
    vocabulary: t.stringList({
      nullable: true,
      description: 'The only words that may stand in a column of text, where they are limited.',
      resolve: ({ column }) => (column.type === 'text' ? column.vocabulary : null),
    }),
    required: t.boolean({
      description: 'Whether every row must have a value in it.',
      resolve: ({ column }) => column.required,
    }),
  }),
});

const Gap = builder.objectRef<GapValue>('Gap').implement({
  description: 'Rows that may exist although the table lacks them.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'Why they are lacking.' }),
    source: t.exposeString('source', { nullable: true, description: 'Who says so: an address or a citation.' }),
    atMost: t.exposeInt('atMost', { nullable: true, description: 'At most how many; null is not known.' }),
    columns: t.expose('columns', {
      type: 'JSON',
      description: 'What is known of them, by column; a column that is not named may hold anything.',
    }),
  }),
});

interface NamedCell extends NamedColumn {
  readonly cell: Cell;
}

export const TableCell = builder.objectRef<NamedCell>('Cell').implement({
  description: 'A cell of a row, under the name of its column.',
  fields: (t) => ({
    column: t.exposeString('name', { description: 'The name of the column.' }),
    value: t.field({
      type: 'JSON',
      nullable: true,
      description: 'A number, a text or a date; `min` and `max` where it lies between two; null is missing.',
      resolve: ({ cell }) => cell,
    }),
    unit: t.string({
      nullable: true,
      description: 'The unit of a number; 1 is a pure number.',
      resolve: ({ column }) => (column.type === 'number' ? column.unit : null),
    }),
  }),
});

/** The cells of one row, each with its column. */
export function cellsOf({ schema, rows }: TableContent, row: number): NamedCell[] {
  const cells = rows[row] ?? [];
  return columnsOf(schema).map((column, at) => ({ ...column, cell: cells[at] ?? null }));
}

function columnsOf(schema: EvidenceTable['schema']): NamedColumn[] {
  return Object.entries(schema).map(([name, column]) => ({ name, column }));
}

export const Table = builder.objectRef<EvidenceTable>('Table');
builder.node(Table, {
  description: 'Typed rows published by a source, in one edition.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('table', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.table, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name propositions use; all editions share it.' }),
    title: t.exposeString('title', { description: 'What its publisher calls it.' }),
    source: t.field({
      type: Source,
      description: 'Who published it.',
      resolve: ({ sourceId }, _, { loaders }) => loadExisting(loaders.source, sourceId),
    }),
    vintage: t.exposeString('vintage', { description: 'Which edition of the figures, such as December 2023.' }),
    publishedOn: t.exposeString('publishedOn', { description: 'When it was published, as an EDTF date.' }),
    columns: t.field({
      type: [Column],
      description: 'Its columns, in the order of their names.',
      resolve: ({ schema }) => columnsOf(schema),
    }),
    gaps: t.expose('gaps', { type: [Gap], description: 'Rows it may lack, as declared.' }),
    rowCount: t.exposeInt('rowCount', { description: 'How many rows it has.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of its content, in hexadecimal digits.' }),
    loadedAt: t.exposeString('loadedAt', { description: 'When it was put on record, in UTC (ISO 8601).' }),
  }),
});
