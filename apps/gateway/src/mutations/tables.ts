import type { Gap, TableSchema } from '@assay/core';
import { loadTable } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { ColumnType, Table } from '../table.ts';
import { recordOf } from './input-fault.ts';
import { addMutation } from './mutation.ts';

const ColumnInput = builder.inputType('ColumnInput', {
  description: 'A column of a table.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name, as in the header line.' }),
    type: t.field({ type: ColumnType, required: true, description: 'What its cells are.' }),
    unit: t.string({ description: 'The unit of a column of numbers, such as MUSD; 1 is a pure number.' }),
    vocabulary: t.stringList({ description: 'The only words that may stand in a column of text.' }),
    required: t.boolean({ required: true, defaultValue: true, description: 'Whether every row must have a value.' }),
  }),
});

const GapColumnInput = builder.inputType('GapColumnInput', {
  description: 'What is known of the rows a table lacks, about one column.',
  fields: (t) => ({
    column: t.string({ required: true, description: 'The name of the column.' }),
    min: t.float({ description: 'Of numbers: the least; left out, open.' }),
    max: t.float({ description: 'Of numbers: the most; left out, open.' }),
    in: t.stringList({ description: 'Of text: the only words it may be.' }),
    notIn: t.stringList({ description: 'Of text: words it cannot be.' }),
    from: t.string({ description: 'Of dates: the first, as EDTF; left out, open.' }),
    to: t.string({ description: 'Of dates: the last, as EDTF; left out, open.' }),
  }),
});

const GapInput = builder.inputType('GapInput', {
  description: 'Rows that may exist although the table lacks them.',
  fields: (t) => ({
    columns: t.field({
      type: [GapColumnInput],
      required: true,
      description: 'What is known of them; a column that is not named may hold anything.',
    }),
    atMost: t.int({ description: 'At most how many; left out, not known.' }),
    reason: t.string({ required: true, description: 'Why they are lacking.' }),
    source: t.string({ description: 'Who says so: an address or a citation.' }),
  }),
});

addMutation('loadTable', {
  description: 'Loads one edition of a table, all of it or, where any cell is bad, none.',
  input: builder.inputType('LoadTableInput', {
    description: 'One edition of a table, as comma-separated values under typed columns.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'The name propositions use; all editions share it.' }),
      title: t.string({ required: true, description: 'What its publisher calls it.' }),
      sourceId: t.id({ required: true, description: 'Who published it.', extensions: { idOf: 'Source' } }),
      vintage: t.string({ required: true, description: 'Which edition of the figures, such as December 2023.' }),
      publishedOn: t.string({ required: true, description: 'When it was published, as an EDTF date.' }),
      columns: t.field({ type: [ColumnInput], required: true, description: 'Each with its type and unit.' }),
      gaps: t.field({ type: [GapInput], required: true, defaultValue: [], description: 'Rows it may lack.' }),
      csv: t.string({
        required: true,
        description:
          'The rows (RFC 4180) under a header line. An empty cell is missing; 12..15 and 12±3 are intervals.',
      }),
    }),
  }),
  run: (env, { columns, gaps, ...input }) =>
    loadTable(env, { ...input, schema: schemaOf(columns), gaps: gaps.map((gap) => gapOf(gap)) }),
  payload: (t) => ({
    table: t.expose('table', { type: Table, description: 'The table: the new one, or its twin.' }),
    twin: t.exposeBoolean('twin', {
      description: 'Whether this edition was loaded before with the same content; then nothing was written.',
    }),
  }),
});

function schemaOf(columns: readonly (typeof ColumnInput.$inferInput)[]): TableSchema {
  const schema = recordOf(columns, {
    field: 'columns',
    name: ({ name }) => name,
    value: ({ type, unit, vocabulary, required }) => ({
      type,
      required,
      ...(type === 'number' || unit != null ? { unit: unit ?? '' } : {}),
      ...(type === 'text' || vocabulary != null ? { vocabulary: vocabulary ?? null } : {}),
    }),
  });
  // The table's own checker reads it, and names what does not go together, such as a number with a vocabulary.
  return schema as TableSchema;
}

function gapOf({ columns, atMost, reason, source }: typeof GapInput.$inferInput): Gap {
  const constraints = recordOf(columns, {
    field: 'gaps',
    name: ({ column }) => column,
    value: ({ min, max, in: only, notIn, from, to }) => ({
      ...(min == null && max == null ? {} : { min: min ?? null, max: max ?? null }),
      ...(from == null && to == null ? {} : { from: from ?? null, to: to ?? null }),
      ...(only == null ? {} : { in: only }),
      ...(notIn == null ? {} : { notIn }),
    }),
  });
  // As above: the checker refuses a constraint that is none, or several in one.
  return { columns: constraints as Gap['columns'], atMost: atMost ?? null, reason, source: source ?? null };
}
