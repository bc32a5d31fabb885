import { forms, snapshots, tableContent, tables } from '@assay/example-defence-firms';
import type { Case } from './case.ts';

const world = {
  tables: Object.fromEntries(tables.map((table) => [table.name, tableContent(table)])),
  documents: Object.fromEntries(snapshots.map(({ ref, text }) => [ref, text])),
};

/** The claims of the worked example, over its own tables and documents. */
export const exampleCases: readonly { readonly name: string; readonly of: Case }[] = forms.map((form) => ({
  name: `${form.claim} ${form.label}`,
  of: { proposition: form.proposition, readings: form.readings, world },
}));
