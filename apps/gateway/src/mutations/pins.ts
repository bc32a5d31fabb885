import { builder } from '../builder.ts';
import type { InputFields } from './bulk.ts';
import { recordOf } from './input-fault.ts';

const TablePinInput = builder.inputType('TablePinInput', {
  description: 'Which edition of a table to take.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name the proposition uses.' }),
    tableId: t.id({ required: true, description: 'The edition.', extensions: { idOf: 'Table' } }),
  }),
});

const DocumentPinInput = builder.inputType('DocumentPinInput', {
  description: 'Which snapshot of a document to take.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name the proposition uses.' }),
    snapshotId: t.id({ required: true, description: 'The document as captured.', extensions: { idOf: 'Snapshot' } }),
  }),
});

/** Over what a proposition is evaluated. */
export const pinFields = (t: InputFields) => ({
  tables: t.field({
    type: [TablePinInput],
    required: true,
    defaultValue: [],
    description: 'Editions to take; of a table left out, the one last published.',
  }),
  documents: t.field({
    type: [DocumentPinInput],
    required: true,
    defaultValue: [],
    description: 'Documents to take; what rests on one left out is undecided.',
  }),
});

interface PinInput {
  readonly tables: readonly (typeof TablePinInput.$inferInput)[];
  readonly documents: readonly (typeof DocumentPinInput.$inferInput)[];
}

const name = (pin: { readonly name: string }): string => pin.name;

/**
 * The pins as the commands take them, by name.
 *
 * @throws AssayError `invalid-input` where a name stands twice
 */
export function toPins({ tables, documents }: PinInput) {
  return {
    tables: recordOf(tables, { field: 'tables', name, value: ({ tableId }) => tableId }),
    documents: recordOf(documents, { field: 'documents', name, value: ({ snapshotId }) => snapshotId }),
  };
}
