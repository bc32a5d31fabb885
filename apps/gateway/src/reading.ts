import type {
  LeafResult,
  LeafValue as LeafValueValue,
  ParameterValue,
  PinnedTable,
  Reading,
  ReadingResult,
  Readings,
  Reason as ReasonValue,
  Truth as TruthValue,
  UndecidedCode as UndecidedCodeValue,
  WitnessRow as WitnessRowValue,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { cellsOf, TableCell } from './table.ts';

export const Truth = enumOf<TruthValue>('Truth', 'What one reading comes to.', {
  true: 'The claim holds in this reading.',
  false: 'The claim fails in this reading.',
  undecided: 'What is on record does not say; the reasons say why.',
});
const UndecidedCode = enumOf<UndecidedCodeValue>('UndecidedCode', 'Why an answer is not known.', {
  'missing-cell': 'A cell the answer needs is empty.',
  'uncertain-cell': 'A cell is known only between two numbers, and the answer lies between them.',
  'declared-gap': 'Rows a table is declared to lack could change the answer.',
  'no-rows': 'No row is left to look at.',
  'several-rows': 'One row was asked for, and several are as good.',
  'several-modes': 'Several values are as frequent as each other.',
  'too-few-rows': 'There are fewer rows than were asked for.',
  'division-by-zero': 'A division by zero, or by what may be zero.',
  'not-comparable': 'Values that cannot be compared with each other.',
  'vague-date': 'A date is not exact enough to tell.',
  'document-not-held': 'A document the answer needs is not among those pinned.',
  'not-judged': 'A part of the claim is for a person to judge, and nobody has.',
  'limit-exceeded': 'The answer needs more rows or steps than are allowed.',
});

interface TakenOption {
  readonly parameter: string;
  readonly label: string;
  readonly option: string;
  readonly value: ParameterValue | null;
  readonly reason: string | null;
  readonly source: string | null;
}

/** How a reading takes each parameter, with what was said when the option was declared. */
export function optionsOf(reading: Reading, { parameters }: Readings): TakenOption[] {
  return Object.entries(reading).map(([name, id]) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    const option = parameter?.options.find((candidate) => candidate.id === id);
    return {
      parameter: name,
      label: parameter?.label ?? name,
      option: id,
      value: option?.value ?? null,
      reason: option?.reason ?? null,
      source: option?.source ?? null,
    };
  });
}

export const ReadingOption = builder.objectRef<TakenOption>('ReadingOption').implement({
  description: 'How a reading takes one parameter.',
  fields: (t) => ({
    parameter: t.exposeString('parameter', { description: 'The name of the parameter.' }),
    label: t.exposeString('label', { description: 'The parameter in words.' }),
    option: t.exposeString('option', { description: 'The id of the option taken.' }),
    value: t.expose('value', {
      type: 'JSON',
      nullable: true,
      description: 'The value of the option: a number, a text, a date, or a range.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why the option is admissible.' }),
    source: t.exposeString('source', { nullable: true, description: 'Who says so: an address or a citation.' }),
  }),
});

const Reason = builder.objectRef<ReasonValue>('Reason').implement({
  description: 'Why an answer is undecided.',
  fields: (t) => ({
    code: t.expose('code', { type: UndecidedCode, description: 'The reason for machines.' }),
    text: t.exposeString('text', { description: "The reason in words; a gap's own reason stands here." }),
    table: t.exposeString('table', { nullable: true, description: 'The name of the table it is about.' }),
    row: t.exposeInt('row', { nullable: true, description: 'The index of the row, from 0.' }),
    column: t.exposeString('column', { nullable: true, description: 'The column it is about.' }),
  }),
});

const LeafValue = builder.objectRef<LeafValueValue>('LeafValue').implement({
  description: 'A value that was compared, as an interval.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'What the value is of, in words.' }),
    min: t.exposeFloat('min', { nullable: true, description: 'The lower end; null is open.' }),
    max: t.exposeFloat('max', { nullable: true, description: 'The upper end; null is open.' }),
    unit: t.exposeString('unit', { description: 'The unit; 1 is a pure number.' }),
  }),
});

/** What belongs to an assessment, with the tables it was made over. */
export interface Over<T> {
  readonly of: T;
  readonly tables: readonly PinnedTable[];
}

const WitnessRow = builder.objectRef<Over<WitnessRowValue>>('WitnessRow').implement({
  description: 'A row an answer rests on.',
  fields: (t) => ({
    table: t.string({ description: 'The name of the table.', resolve: ({ of }) => of.table }),
    row: t.int({ description: 'The index of the row, from 0.', resolve: ({ of }) => of.row }),
    certain: t.boolean({
      description: 'Whether it is certain that the row belongs.',
      resolve: ({ of }) => of.certain,
    }),
    cells: t.field({
      type: [TableCell],
      description: 'What stands in the row, in the edition the assessment was made over.',
      resolve: async ({ of, tables }, _, { loaders }) => {
        const pinned = tables.find(({ name }) => name === of.table);
        return pinned === undefined ? [] : cellsOf(await loaders.tableContent.load(pinned.digest), of.row);
      },
    }),
  }),
});

const Leaf = builder.objectRef<Over<LeafResult>>('Leaf').implement({
  description: 'What one leaf of a proposition came to in one reading.',
  fields: (t) => ({
    path: t.string({ description: 'Where in the term, as a JSON path.', resolve: ({ of }) => of.path }),
    words: t.string({ description: 'The leaf as a sentence.', resolve: ({ of }) => of.words }),
    truth: t.field({ type: Truth, description: 'What it came to.', resolve: ({ of }) => of.truth }),
    values: t.field({ type: [LeafValue], description: 'What was compared.', resolve: ({ of }) => of.values }),
    witnesses: t.field({
      type: [WitnessRow],
      description: 'Rows it rests on; may be cut.',
      resolve: ({ of, tables }) => of.witnesses.map((witness) => ({ of: witness, tables })),
    }),
    witnessCount: t.int({ description: 'How many rows it rests on.', resolve: ({ of }) => of.witnessCount }),
  }),
});

export const ReadingAnswer = builder
  .objectRef<Over<ReadingResult> & { readonly readings: Readings }>('Reading')
  .implement({
    description: 'One admissible way to read a proposition, and what it comes to.',
    fields: (t) => ({
      options: t.field({
        type: [ReadingOption],
        description: 'How each parameter is taken.',
        resolve: ({ of, readings }) => optionsOf(of.reading, readings),
      }),
      truth: t.field({ type: Truth, description: 'What it comes to.', resolve: ({ of }) => of.truth }),
      reasons: t.field({
        type: [Reason],
        description: 'Why it is undecided, where it is.',
        resolve: ({ of }) => of.reasons,
      }),
      leaves: t.field({
        type: [Leaf],
        description: 'What each part of the proposition came to.',
        resolve: ({ of, tables }) => of.leaves.map((leaf) => ({ of: leaf, tables })),
      }),
    }),
  });
