import type { BulkAnswer } from '@assay/core/commands';
import type { FieldMap, InputFieldBuilder, ObjectFieldBuilder, UnionRef } from '@pothos/core';
import type { builder } from '../builder.ts';
import { type Refusal, toRefusal } from '../errors.ts';

type Types = typeof builder.$inferSchemaTypes;
export type InputFields = InputFieldBuilder<Types, 'InputObject'>;

/** Whether one refused item of many refuses all. */
export function atomicField(t: InputFields) {
  return {
    atomic: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether nothing is done where one item is refused; otherwise each is done or refused for itself.',
    }),
  };
}

/** The answers to the items of a bulk mutation, each as the mutation of one answers it. */
export function itemsOf<T extends object>(
  t: ObjectFieldBuilder<Types, BulkAnswer<T>>,
  Answer: UnionRef<Types, object | Refusal>,
): FieldMap {
  return {
    items: t.field({
      type: [Answer],
      description: 'What each item came to, in the order given.',
      resolve: ({ items }, _, { report }) =>
        items.map(({ done, refusal }): object => (refusal === null ? done : toRefusal(refusal, report))),
    }),
  };
}
