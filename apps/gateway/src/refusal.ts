import { builder, enumOf } from './builder.ts';
import type { ClientCode, Refusal as RefusalValue } from './errors.ts';
import { Finding } from './finding.ts';
import { Revision } from './revision.ts';

const ErrorCode = enumOf<ClientCode>('ErrorCode', 'Why something was refused.', {
  INVALID_INPUT: 'The input has faults; the findings name each.',
  INVALID_ID: 'An id is not as this service gives them, or of another type than was asked for.',
  INVALID_TEXT: 'A text is empty, too long, or not well-formed Unicode.',
  INVALID_DATE: 'A date is not in the part of EDTF this service reads.',
  INVALID_UNIT: 'A unit is not known.',
  INVALID_CURSOR: 'A cursor is not as this service gives them.',
  INVALID_TABLE: 'The table has faults, and no row of it was loaded; the findings name each cell.',
  INVALID_SNAPSHOT: 'The bytes are not the document they are said to be.',
  INVALID_EVIDENCE: 'The quotation does not stand in the document, or stands there more than once.',
  INVALID_PROPOSITION: 'The proposition does not fit the language or the tables on record; the findings say where.',
  INVALID_READINGS: 'The readings do not fit the proposition; the findings say where.',
  INVALID_RATING: 'The rating is not on the scale, or may not be given to this claim.',
  LIMIT_EXCEEDED: 'Something is larger than allowed; the message names the limit.',
  NOT_FOUND: 'Something that was named is not on record.',
  CONFLICT: 'Something on record stands against it: another content, another revision, a taken place.',
  IDEMPOTENCY_CONFLICT: 'The idempotency key was used for another input, or for an answer that is shown only once.',
  NOT_PERMITTED: 'Who acts may not do this, or the request does not say who acts.',
  TRANSITION_REFUSED: 'The verdict is not in a state in which this can happen.',
  NOT_PUBLISHABLE: 'The revision may not be published yet; the findings name all that stands in the way.',
  UNAVAILABLE: 'The record cannot be read or written now; the message has the id of the fault.',
});

export const Refusal = builder.objectRef<RefusalValue>('Refusal').implement({
  description: 'Why nothing was done; nothing has been written.',
  fields: (t) => ({
    code: t.expose('refused', { type: ErrorCode, description: 'The reason for machines.' }),
    message: t.exposeString('message', { description: 'What was expected and what was got.' }),
    findings: t.expose('findings', { type: [Finding], description: 'Each fault, where there are several.' }),
    current: t.field({
      type: Revision,
      nullable: true,
      description: 'The latest revision of the verdict as it is now, where it has moved on since you saw it.',
      // What was loaded before the refusal may be another by now.
      resolve: ({ current }, _, { loaders }) =>
        current === null ? null : loaders.revision.clear(current).load(current),
    }),
  }),
});
