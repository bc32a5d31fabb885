import { AssayError, type Digest, digestOf, type Event } from '@assay/core';
import type { Reader } from '@assay/core/store';
import type { Brought } from './brought.ts';

/**
 * An export is JSON lines: a head, then one line for each event in the order of their sequence, with what it brought. So
 * whatever a line names stands above it, and line `n + 1` is event `n`.
 */
export interface RecordHead {
  readonly assay: 'record';
  readonly version: 1;
  /** The sequence of the last event. */
  readonly head: number;
  /** Of the last event, so that two records of one length are told apart. */
  readonly last: Digest | null;
}

export interface RecordLine {
  readonly event: Event;
  readonly brought: readonly Brought[];
}

/** What the head of an export of all that is on record now says. */
export async function headOf(reader: Reader): Promise<RecordHead> {
  const head = await reader.headSequence();
  const [last] = (await reader.eventsPage({ last: 1 })).items;
  return { assay: 'record', version: 1, head, last: last === undefined ? null : digestOf(last) };
}

/** @throws AssayError `invalid-input` */
export function readHead(line: string): RecordHead {
  const head = parse(line, 1);
  if (typeof head === 'object' && head !== null && 'assay' in head && head.assay === 'record') {
    if ('version' in head && head.version === 1 && 'head' in head && Number.isInteger(head.head)) {
      // The rest is only compared.
      return head as RecordHead;
    }
    throw new AssayError('invalid-input', 'expected an export of version 1, got another version');
  }
  throw new AssayError('invalid-input', 'expected the head of an export on line 1, got something else');
}

/** @throws AssayError `invalid-input` */
export function readLine(line: string, number: number): RecordLine {
  const given = parse(line, number);
  const shaped =
    typeof given === 'object' &&
    given !== null &&
    'event' in given &&
    typeof given.event === 'object' &&
    'brought' in given &&
    Array.isArray(given.brought);
  // The border at which foreign lines come in: the store refuses what does not fit its columns, digests and references.
  if (shaped) return given as RecordLine;
  throw new AssayError('invalid-input', `expected an event with what it brought on line ${number}, got something else`);
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new AssayError('invalid-input', `expected JSON on line ${number}, got none`);
  }
}
