import { z } from 'zod';
import { type Source, sourceKinds } from '../source/source.ts';
import { normalForm } from '../value/text.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, nameField, optional, urlField } from './input.ts';

const addSourceInput = z.strictObject({
  name: nameField,
  kind: z.enum(sourceKinds),
  homePage: optional(urlField),
  owner: optional(nameField),
  origin: optional(idField('source')),
});
export type AddSourceInput = z.input<typeof addSourceInput>;

/** `twin`: a source of that name was there before; nothing was written. */
export interface AddedSource {
  readonly source: Source;
  readonly twin: boolean;
}

/**
 * Puts a source on record. One whose name has the same normal form is reported instead. An origin must be on record
 * before what copies it and never changes, so origins cannot run in a circle.
 *
 * @throws AssayError `invalid-input`, `not-found`
 * @example
 * ```ts
 * import { addSource } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const wire = await addSource(env, { name: 'A wire', kind: 'news' });
 * const paper = await addSource(env, { name: 'A paper', kind: 'news', origin: wire.source.id });
 * paper.source.origin === wire.source.id // => true
 * ```
 */
export async function addSource(env: CommandEnvironment, given: AddSourceInput): Promise<AddedSource> {
  const input = asInput(addSourceInput, given);
  return transact(env, 'add-source', input, async ({ writer, makeId, record }) => {
    const form = normalForm(input.name);
    const twin = await writer.findSourceByNormalForm(form);
    if (twin !== undefined) return { source: twin, twin: true };
    if (input.origin !== null) await writer.getSource(input.origin);
    const source: Source = { id: makeId('source'), normalForm: form, ...input };
    await writer.insertSource(source);
    await record({ kind: 'source-added', noun: 'source', id: source.id });
    return { source, twin: false };
  });
}
