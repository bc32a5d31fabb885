import { AssayError } from '@assay/core';
import { addSource, captureSnapshot } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { Snapshot, Source, SourceKind } from '../source.ts';
import { inputFault } from './input-fault.ts';
import { addMutation } from './mutation.ts';

addMutation('addSource', {
  description: 'Puts a source on record; one of the same name is reported, not duplicated.',
  input: builder.inputType('AddSourceInput', {
    description: 'What to put on record.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'What readers know it by.' }),
      kind: t.field({ type: SourceKind, required: true, description: 'What kind of source it is.' }),
      homePage: t.string({ description: 'Its address, which begins with http:// or https://.' }),
      owner: t.string({ description: 'Who owns it: sources with one owner are not independent.' }),
      origin: t.id({ description: 'The source it copies.', extensions: { idOf: 'Source' } }),
    }),
  }),
  run: addSource,
  payload: (t) => ({
    source: t.expose('source', { type: Source, description: 'The source: the new one, or its twin.' }),
    twin: t.exposeBoolean('twin', { description: 'Whether one of that name was there; then nothing was written.' }),
  }),
});

addMutation('captureSnapshot', {
  description: "Keeps a document's bytes for good, under their digest.",
  input: builder.inputType('CaptureSnapshotInput', {
    description: 'The document, as bytes in base64 or as text in UTF-8: one of the two.',
    fields: (t) => ({
      sourceId: t.id({ required: true, description: 'Where it is from.', extensions: { idOf: 'Source' } }),
      url: t.string({ description: 'The address it was captured at.' }),
      title: t.string({ description: 'What the document calls itself.' }),
      base64: t.string({ description: 'The bytes, in base64.' }),
      utf8: t.string({ description: 'The text whose bytes in UTF-8 the document is.' }),
      mediaType: t.string({ required: true, description: 'As in a Content-Type header, such as text/plain.' }),
      text: t.string({ description: 'What a reader sees, for media types no text is read from here.' }),
      capturedAt: t.string({ description: 'When it was captured, in UTC (ISO 8601); left out: now.' }),
    }),
  }),
  run: (env, { base64, utf8, ...input }) => captureSnapshot(env, { ...input, bytes: bytesOf(base64, utf8) }),
  payload: (t) => ({
    snapshot: t.expose('snapshot', { type: Snapshot, description: 'The snapshot: the new one, or its twin.' }),
    twin: t.exposeBoolean('twin', {
      description: 'Whether exactly these bytes of the source were captured before; then nothing was written.',
    }),
  }),
});

function bytesOf(base64: string | null | undefined, utf8: string | null | undefined): Uint8Array {
  if ((base64 == null) === (utf8 == null)) {
    throw inputFault(['base64'], 'expected either base64 or utf8');
  }
  if (utf8 != null) {
    // The encoder would put U+FFFD for it, and keep what nobody sent.
    if (!utf8.isWellFormed()) throw new AssayError('invalid-text', 'expected well-formed text in utf8');
    return new TextEncoder().encode(utf8);
  }
  const bytes = Buffer.from(base64 ?? '', 'base64');
  // Node reads on past what is no base64.
  if (bytes.toString('base64') !== base64) throw inputFault(['base64'], 'expected base64 (RFC 4648 §4), padded');
  return new Uint8Array(bytes);
}
