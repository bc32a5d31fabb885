import {
  asText,
  extractQuantities,
  type QuantityAlternative as QuantityAlternativeValue,
  type QuantityRange as QuantityRangeValue,
  type QuantityRole as QuantityRoleValue,
  type Quantity as QuantityValue,
} from '@assay/core';
import { guarded } from '../auth/access.ts';
import { builder, enumOf } from '../builder.ts';
import { priced } from '../limits/price.ts';
import { dryRunPrice } from './dry-run.ts';

/** The most characters a text is read of. */
const longest = 2_000;

const QuantityRole = enumOf<QuantityRoleValue>('QuantityRole', 'What a quantity says of its noun.', {
  count: 'How many there are.',
  share: 'What part of a whole it is.',
  rank: 'Which place in an order it has.',
  change: 'By how much something changed.',
  ordinal: 'The how-manieth it is.',
  duration: 'How long it lasted.',
  date: 'When it was.',
  amount: 'How much money, or of another measure.',
});

const QuantityRange = builder.objectRef<QuantityRangeValue>('QuantityRange').implement({
  description: 'The numbers that a quantity may be.',
  fields: (t) => ({
    min: t.exposeFloat('min', { nullable: true, description: 'The lower end; null is open.' }),
    max: t.exposeFloat('max', { nullable: true, description: 'The upper end; null is open.' }),
    includesMin: t.exposeBoolean('includesMin', { description: 'Whether the lower end itself belongs to it.' }),
    includesMax: t.exposeBoolean('includesMax', { description: 'Whether the upper end itself belongs to it.' }),
  }),
});

const QuantityAlternative = builder.objectRef<QuantityAlternativeValue>('QuantityAlternative').implement({
  description: 'One admissible reading of a quantity, and why it is one.',
  fields: (t) => ({
    alternative: t.exposeString('id', { description: 'Its name among the readings of the quantity.' }),
    value: t.expose('value', { type: QuantityRange, description: 'The numbers it may be.' }),
    unit: t.exposeString('unit', { description: 'The unit; 1 is a pure number.' }),
    reason: t.exposeString('reason', { description: 'Why it is admissible.' }),
    source: t.exposeString('source', { nullable: true, description: 'Who says so.' }),
  }),
});

const Quantity = builder.objectRef<QuantityValue>('Quantity').implement({
  description: 'A quantity that a text says.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The very words.' }),
    start: t.exposeInt('start', { description: 'Where they begin in the text, in UTF-16 code units.' }),
    end: t.exposeInt('end', { description: 'Where they end in the text, exclusive.' }),
    role: t.expose('role', { type: QuantityRole, description: 'What it says of its noun.' }),
    value: t.expose('value', { type: QuantityRange, description: 'The numbers it may be, by its first reading.' }),
    unit: t.exposeString('unit', { description: 'The unit; 1 is a pure number.' }),
    noun: t.string({
      nullable: true,
      description: 'What it counts, or is a share of.',
      resolve: ({ noun }) => noun?.words ?? null,
    }),
    hedge: t.string({
      nullable: true,
      description: 'How the number is widened or bounded, such as `about` or `at-least`.',
      resolve: ({ hedge }) => hedge?.kind ?? null,
    }),
    date: t.exposeString('date', { nullable: true, description: 'The date that it is, in EDTF.' }),
    alternatives: t.field({
      type: [QuantityAlternative],
      description: 'Every admissible reading, the one taken first.',
      resolve: ({ alternatives }) => [...alternatives],
    }),
  }),
});

builder.queryField('quantities', (t) =>
  t.field({
    type: [Quantity],
    description: 'The quantities that a text says, as ranges with their admissible readings.',
    extensions: { ...guarded('read-published'), ...priced(dryRunPrice) },
    args: { text: t.arg.string({ required: true, description: 'The text, in English, of at most 2,000 characters.' }) },
    resolve: (_, { text }) => [...extractQuantities(asText(text, { max: longest }))],
  }),
);
