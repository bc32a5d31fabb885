import type { Instant } from '../../value/instant.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';
import { actorReader, actorWriter } from './actor-rows.ts';
import { assessmentReader, assessmentWriter } from './assessment-rows.ts';
import { appearanceReader, claimReader, claimWriter } from './claim-rows.ts';
import { claimantReader, claimantWriter } from './claimant-rows.ts';
import { embargoReader } from './embargo-rows.ts';
import { eventReader, eventWriter } from './event-rows.ts';
import { evidenceReader, evidenceWriter } from './evidence-rows.ts';
import { historyReader } from './history-rows.ts';
import { keptAnswerWriter } from './kept-answer-rows.ts';
import { keyReader, keyWriter } from './key-rows.ts';
import { propositionReader, propositionWriter } from './proposition-rows.ts';
import type { Queries } from './query.ts';
import { replyReader, replyWriter } from './reply-rows.ts';
import { reviewReader, reviewWriter } from './review-rows.ts';
import { revisionReader, revisionWriter } from './revision-rows.ts';
import { snapshotReader, snapshotWriter } from './snapshot-rows.ts';
import { sourceReader, sourceWriter } from './source-rows.ts';
import { tableReader, tableWriter } from './table-rows.ts';
import { verdictReader, verdictWriter } from './verdict-rows.ts';
import { webhookReader, webhookWriter } from './webhook-rows.ts';

/** Reads through a connection; what is asked often is prepared once for as long as the connection lasts. */
export function createReader(queries: Queries): Reader {
  return {
    ...actorReader(queries),
    ...keyReader(queries),
    ...claimantReader(queries),
    ...claimReader(queries),
    ...appearanceReader(queries),
    ...sourceReader(queries),
    ...snapshotReader(queries),
    ...tableReader(queries),
    ...evidenceReader(queries),
    ...propositionReader(queries),
    ...assessmentReader(queries),
    ...verdictReader(queries),
    ...revisionReader(queries),
    ...reviewReader(queries),
    ...replyReader(queries),
    ...webhookReader(queries),
    ...eventReader(queries),
    ...embargoReader(queries),
    ...historyReader(queries),
  };
}

/** `onEmbargo` is told of the end of each embargo that begins. */
export function createWriter(queries: Queries, onEmbargo: (until: Instant) => void = () => undefined): Writer {
  return {
    ...createReader(queries),
    ...actorWriter(queries),
    ...keyWriter(queries),
    ...claimantWriter(queries),
    ...claimWriter(queries),
    ...sourceWriter(queries),
    ...snapshotWriter(queries),
    ...tableWriter(queries),
    ...evidenceWriter(queries),
    ...propositionWriter(queries),
    ...assessmentWriter(queries),
    ...verdictWriter(queries),
    ...revisionWriter(queries, onEmbargo),
    ...reviewWriter(queries),
    ...replyWriter(queries),
    ...webhookWriter(queries),
    ...eventWriter(queries),
    ...keptAnswerWriter(queries),
  };
}
