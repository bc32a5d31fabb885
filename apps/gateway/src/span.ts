import type { TextSpan } from '@assay/core';
import { builder } from './builder.ts';

export const Span = builder.objectRef<TextSpan>('Span').implement({
  description: 'A stretch of a text, in UTF-16 code units.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins, from 0.' }),
    end: t.exposeInt('end', { description: 'Where it ends, exclusive.' }),
  }),
});

export const SpanInput = builder.inputType('SpanInput', {
  description: 'A stretch of a text, in UTF-16 code units.',
  fields: (t) => ({
    start: t.int({ required: true, description: 'Where it begins, from 0.' }),
    end: t.int({ required: true, description: 'Where it ends, exclusive.' }),
  }),
});
