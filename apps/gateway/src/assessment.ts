import {
  type Assessment as AssessmentValue,
  asId,
  type Condition as ConditionValue,
  canonicalJson,
  type Influence as InfluenceValue,
  type LeafResult,
  type LeafValue as LeafValueValue,
  outcomes,
  type Reading,
  type ReadingResult,
  type Readings,
  type Reason as ReasonValue,
  type StrongestVersion as StrongestVersionValue,
  type Truth as TruthValue,
  type WitnessRow as WitnessRowValue,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Proposition } from './proposition.ts';

const Outcome = enumOf('Outcome', 'What all readings together come to.', outcomes);
const truths: readonly TruthValue[] = ['true', 'false', 'undecided'];
const Truth = enumOf('Truth', 'What one reading comes to.', truths);

interface TakenOption {
  readonly parameter: string;
  readonly label: string;
  readonly option: string;
  readonly value: string | null;
  readonly reason: string | null;
}

function optionsOf(reading: Reading, { parameters }: Readings): TakenOption[] {
  return Object.entries(reading).map(([name, id]) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    const option = parameter?.options.find((candidate) => candidate.id === id);
    const value = option === undefined ? null : canonicalJson(option.value);
    return { parameter: name, label: parameter?.label ?? name, option: id, value, reason: option?.reason ?? null };
  });
}

const ReadingOption = builder.objectRef<TakenOption>('ReadingOption').implement({
  description: 'How a reading takes one parameter.',
  fields: (t) => ({
    parameter: t.exposeString('parameter', { description: 'The name of the parameter.' }),
    label: t.exposeString('label', { description: 'The parameter in words.' }),
    option: t.exposeString('option', { description: 'The id of the option taken.' }),
    value: t.exposeString('value', { nullable: true, description: 'The value of the option, as JSON.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why the option is admissible.' }),
  }),
});

const Reason = builder.objectRef<ReasonValue>('Reason').implement({
  description: 'Why an answer is undecided.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The reason for machines, such as missing-cell.' }),
    text: t.exposeString('text', { description: 'The reason in words.' }),
    table: t.exposeString('table', { nullable: true, description: 'The table it is about.' }),
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

const WitnessRow = builder.objectRef<WitnessRowValue>('WitnessRow').implement({
  description: 'A row an answer rests on.',
  fields: (t) => ({
    table: t.exposeString('table', { description: 'The name of the table.' }),
    row: t.exposeInt('row', { description: 'The index of the row, from 0.' }),
    certain: t.exposeBoolean('certain', { description: 'Whether it is certain that the row belongs.' }),
  }),
});

const Leaf = builder.objectRef<LeafResult>('Leaf').implement({
  description: 'What one leaf of a proposition came to in one reading.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where in the term, as a JSON path.' }),
    words: t.exposeString('words', { description: 'The leaf as a sentence.' }),
    truth: t.expose('truth', { type: Truth, description: 'What it came to.' }),
    values: t.expose('values', { type: [LeafValue], description: 'What was compared.' }),
    witnesses: t.expose('witnesses', { type: [WitnessRow], description: 'Rows it rests on; may be cut.' }),
    witnessCount: t.exposeInt('witnessCount', { description: 'How many rows it rests on.' }),
  }),
});

const ReadingAnswer = builder
  .objectRef<{ readonly result: ReadingResult; readonly readings: Readings }>('Reading')
  .implement({
    description: 'One admissible way to read a proposition, and what it comes to.',
    fields: (t) => ({
      options: t.field({
        type: [ReadingOption],
        description: 'How each parameter is taken.',
        resolve: ({ result, readings }) => optionsOf(result.reading, readings),
      }),
      truth: t.field({ type: Truth, description: 'What it comes to.', resolve: ({ result }) => result.truth }),
      reasons: t.field({
        type: [Reason],
        description: 'Why it is undecided, where it is.',
        resolve: ({ result }) => result.reasons,
      }),
      leaves: t.field({
        type: [Leaf],
        description: 'What each part of the proposition came to.',
        resolve: ({ result }) => result.leaves,
      }),
    }),
  });

const Condition = builder.objectRef<ConditionValue>('Condition').implement({
  description: 'A smallest set of options that forces an answer.',
  fields: (t) => ({
    truth: t.field({ type: Truth, description: 'The answer it forces.', resolve: ({ truth }) => truth }),
    words: t.exposeString('words', { description: 'The condition as a sentence.' }),
    when: t.string({
      description: 'Parameter to ids of options, as canonical JSON.',
      resolve: ({ when }) => canonicalJson(when),
    }),
    readings: t.exposeInt('readings', { description: 'How many readings it covers.' }),
  }),
});

const Influence = builder.objectRef<InfluenceValue>('Influence').implement({
  description: 'How much the answer hangs on one parameter.',
  fields: (t) => ({
    parameter: t.exposeString('parameter', { description: 'The name of the parameter.' }),
    disagreeing: t.exposeInt('disagreeing', {
      description: 'How many pairs of readings that differ only in it disagree.',
    }),
    pairs: t.exposeInt('pairs', { description: 'How many pairs of readings differ only in it.' }),
  }),
});

const StrongestVersion = builder.objectRef<StrongestVersionValue>('StrongestVersion').implement({
  description: 'A version of the claim that is true, and none stronger is.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The version in words.' }),
    outcome: t.field({ type: Outcome, description: 'What it comes to.', resolve: ({ outcome }) => outcome }),
    values: t.string({
      description: 'Axis parameter to value, as canonical JSON.',
      resolve: ({ values }) => canonicalJson(values),
    }),
  }),
});

export const Assessment = builder.objectRef<AssessmentValue>('Assessment');
builder.node(Assessment, {
  description: 'What a proposition comes to under all its readings, over given tables. Never changes.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('assessment', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.assessment, ids),
  fields: (t) => ({
    outcome: t.expose('outcome', { type: Outcome, description: 'What all readings together come to.' }),
    readings: t.field({
      type: [ReadingAnswer],
      description: 'Every admissible reading.',
      resolve: async ({ propositionId, results }, _, { loaders }) => {
        const { readings } = await loadExisting(loaders.proposition, propositionId);
        return results.map((result) => ({ result, readings }));
      },
    }),
    conditions: t.expose('conditions', { type: [Condition], description: 'What forces which answer.' }),
    influence: t.expose('influence', { type: [Influence], description: 'What the answer hangs on.' }),
    strongest: t.expose('strongest', { type: [StrongestVersion], description: 'The strongest true versions.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of the result and what it rests on.' }),
    assessedAt: t.exposeString('assessedAt', { description: 'When it was evaluated, in UTC (ISO 8601).' }),
  }),
});

builder.objectField(Proposition, 'assessments', (t) =>
  t.field({
    type: [Assessment],
    description: 'Its assessments, newest first.',
    resolve: ({ id }, _, { loaders }) => loaders.assessmentsOfProposition.load(id),
  }),
);
