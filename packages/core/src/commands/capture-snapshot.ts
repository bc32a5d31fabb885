import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Snapshot } from '../source/source.ts';
import { digestOfBytes } from '../value/digest.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, momentField, nameField, optional, urlField } from './input.ts';

/** The most bytes a snapshot may have: 16 MiB. */
export const snapshotByteLimit = 16 * 1024 * 1024;

const captureSnapshotInput = z.strictObject({
  sourceId: idField('source'),
  url: optional(urlField),
  title: optional(nameField),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes'),
  /** As in a Content-Type header, such as `text/plain; charset=utf-8`. */
  mediaType: z
    .string()
    .max(200)
    .regex(/^[\w.+-]+\/[\w.+-]+\s*(;[\x20-\x7e]*)?$/),
  /** What a reader sees, for media types no text is read from here. */
  text: optional(z.string()),
  /** Left out: now. */
  capturedAt: optional(momentField),
});
export type CaptureSnapshotInput = z.input<typeof captureSnapshotInput>;

/** `twin`: the source's document was captured before with exactly these bytes; nothing was written. */
export interface CapturedSnapshot {
  readonly snapshot: Snapshot;
  readonly twin: boolean;
}

/**
 * Keeps a document's bytes for good, under their digest. The text in which quotations are looked for is read from
 * `text/plain`; of other media types, HTML among them, it is what is given, or none.
 *
 * @throws AssayError `invalid-input`, `not-found`; `limit-exceeded` above 16 MiB; `invalid-snapshot` where the bytes
 * are not the text they are said to be
 * @example
 * ```ts
 * import { addSource, captureSnapshot } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
 * const bytes = new TextEncoder().encode('Three of the ten.');
 * const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
 * snapshot.text // => 'Three of the ten.'
 * ```
 */
export async function captureSnapshot(env: CommandEnvironment, given: CaptureSnapshotInput): Promise<CapturedSnapshot> {
  const { bytes, capturedAt, ...input } = asInput(captureSnapshotInput, given);
  if (bytes.byteLength > snapshotByteLimit) {
    throw new AssayError('limit-exceeded', `expected at most ${snapshotByteLimit} bytes, got ${bytes.byteLength}`);
  }
  const text = textOf(bytes, input);
  const digest = digestOfBytes(bytes);
  return transact(env, 'capture-snapshot', { ...input, capturedAt, digest }, async ({ writer, at, makeId, record }) => {
    const twin = await writer.findSnapshotByDigest(input.sourceId, digest);
    if (twin !== undefined) return { snapshot: twin, twin: true };
    const snapshot = await writer.insertSnapshot(
      { id: makeId('snapshot'), ...input, text, capturedAt: capturedAt ?? at, digest, byteLength: bytes.byteLength },
      bytes,
    );
    await record({ kind: 'snapshot-captured', noun: 'snapshot', id: snapshot.id, after: digest });
    return { snapshot, twin: false };
  });
}

function textOf(bytes: Uint8Array, { mediaType, text }: { mediaType: string; text: string | null }): string | null {
  const read = /^text\/plain\b/i.test(mediaType) ? decode(bytes, mediaType) : text;
  if (read !== null && (!read.isWellFormed() || read.includes('\0'))) {
    throw new AssayError('invalid-snapshot', 'expected well-formed text without the NUL character');
  }
  if (text !== null && read !== text) {
    throw new AssayError('invalid-snapshot', 'expected for text/plain no text, or the text of the bytes, got another');
  }
  return read;
}

function decode(bytes: Uint8Array, mediaType: string): string {
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(mediaType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (fault) {
    // An encoding nobody knows is a RangeError, bytes that are not in it a TypeError.
    if (!(fault instanceof RangeError || fault instanceof TypeError)) throw fault;
    throw new AssayError('invalid-snapshot', 'expected bytes in the encoding the media type names, or in UTF-8');
  }
}
