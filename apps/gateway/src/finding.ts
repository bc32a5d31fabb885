import type { Finding as FindingValue, Severity as SeverityValue } from '@assay/core';
import { builder, enumOf } from './builder.ts';

const Severity = enumOf<SeverityValue>('Severity', 'How grave a finding is.', {
  error: 'It stands in the way, and must be mended.',
  warning: 'It is shown to whoever decides.',
  note: 'It informs, and asks for nothing.',
});

export const Finding = builder.objectRef<FindingValue>('Finding').implement({
  description: 'One thing found wrong.',
  fields: (t) => ({
    code: t.exposeString('rule', { description: 'The rule that found it, such as cell-not-number.' }),
    severity: t.expose('severity', { type: Severity, description: 'How grave it is.' }),
    path: t.stringList({
      description: 'Where in the input: names of fields and indexes, from the outside in.',
      resolve: ({ path }) => path.map(String),
    }),
    row: t.int({
      nullable: true,
      description: 'The index of the row, from 0, where it is about one.',
      resolve: ({ path }) => (path[0] === 'rows' && typeof path[1] === 'number' ? path[1] : null),
    }),
    column: t.string({
      nullable: true,
      description: 'The name of the column, where it is about a cell.',
      resolve: ({ path }) => (path[0] === 'rows' && typeof path[2] === 'string' ? path[2] : null),
    }),
    message: t.exposeString('message', { description: 'What was expected and what was got.' }),
    mend: t.exposeString('mend', { nullable: true, description: 'What to do about it.' }),
  }),
});
