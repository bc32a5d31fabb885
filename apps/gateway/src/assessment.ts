import {
  type AssessmentStatements as AssessmentStatementsValue,
  type Assessment as AssessmentValue,
  asId,
  type ClaimVersion as ClaimVersionValue,
  type Condition as ConditionValue,
  type CounterReading as CounterReadingValue,
  type Influence as InfluenceValue,
  type Outcome as OutcomeValue,
  type PinnedDocument as PinnedDocumentValue,
  type PinnedTable as PinnedTableValue,
  type Readings,
  type Robustness as RobustnessValue,
  type TightestRange as TightestRangeValue,
} from '@assay/core';
import type { DryAssessment } from '@assay/core/commands';
import type { FieldMap, ObjectFieldBuilder } from '@pothos/core';
import { builder, enumOf } from './builder.ts';
import { type Context, loadExisting, loadNodes } from './context.ts';
import { Proposition } from './proposition.ts';
import { optionsOf, ReadingAnswer, ReadingOption, Truth } from './reading.ts';
import { Snapshot } from './source.ts';
import { Table } from './table.ts';

export const Outcome = enumOf<OutcomeValue>('Outcome', 'What all readings together come to.', {
  true: 'The claim holds in every reading.',
  false: 'The claim fails in every reading.',
  undecided: 'No reading can be decided.',
  'true-where-decidable': 'The claim holds in every reading that can be decided, and some cannot.',
  'false-where-decidable': 'The claim fails in every reading that can be decided, and some cannot.',
  'depends-on-the-reading': 'The claim holds in some readings and fails in others.',
});

const Condition = builder.objectRef<ConditionValue>('Condition').implement({
  description: 'A smallest set of options that forces an answer.',
  fields: (t) => ({
    truth: t.field({ type: Truth, description: 'The answer it forces.', resolve: ({ truth }) => truth }),
    words: t.exposeString('words', { description: 'The condition as a sentence.' }),
    when: t.expose('when', {
      type: 'JSON',
      description: 'The ids of the options under which the answer is forced, by parameter.',
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

const ClaimVersion = builder.objectRef<ClaimVersionValue>('ClaimVersion').implement({
  description: 'The claim with other values along its declared axes.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The version in words.' }),
    outcome: t.expose('outcome', { type: Outcome, description: 'What it comes to.' }),
    values: t.expose('values', { type: 'JSON', description: 'Its value on each axis, by parameter.' }),
    distance: t.exposeFloat('distance', {
      description: 'How far it is from the claim as made; 0 is the claim itself.',
    }),
  }),
});

const Robustness = builder.objectRef<RobustnessValue>('Robustness').implement({
  description: 'How far a claim may be moved along its axes before its outcome becomes another.',
  fields: (t) => ({
    distance: t.exposeFloat('distance', { description: 'The distance at which the outcome first is another.' }),
    changedBy: t.expose('changedBy', {
      type: [ClaimVersion],
      description: 'The versions at that distance whose outcome is another.',
    }),
  }),
});

const TightestRange = builder.objectRef<TightestRangeValue>('TightestRange').implement({
  description: 'The smallest range under which one "between a and b" of the claim holds in all readings that bound it.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where in the term, as a JSON path.' }),
    min: t.exposeFloat('min', { description: 'The lower end, inclusive.' }),
    max: t.exposeFloat('max', { description: 'The upper end, inclusive.' }),
    unit: t.exposeString('unit', { description: 'The unit; 1 is a pure number.' }),
    readings: t.exposeInt('readings', { description: 'How many readings bound the number at both ends.' }),
    of: t.exposeInt('of', { description: 'How many readings ask for the number.' }),
  }),
});

interface NearReadings extends CounterReadingValue {
  readonly readings: Readings;
}

const CounterReading = builder.objectRef<NearReadings>('CounterReading').implement({
  description: 'Two readings as near to each other as can be, of which one holds and the other fails.',
  fields: (t) => ({
    from: t.field({
      type: [ReadingOption],
      description: 'The reading that was departed from.',
      resolve: ({ from, readings }) => optionsOf(from, readings),
    }),
    to: t.field({
      type: [ReadingOption],
      description: 'The nearest reading that says otherwise.',
      resolve: ({ to, readings }) => optionsOf(to, readings),
    }),
    changed: t.exposeStringList('changed', { description: 'The names of the parameters in which they differ.' }),
  }),
});

const PinnedTable = builder.objectRef<PinnedTableValue>('PinnedTable').implement({
  description: 'A table as an assessment took it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name the proposition uses.' }),
    vintage: t.exposeString('vintage', { description: 'Which edition it was.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of its content, in hexadecimal digits.' }),
    table: t.field({
      type: Table,
      description: 'The edition that was used.',
      resolve: ({ tableId }, _, { loaders }) => loadExisting(loaders.table, tableId),
    }),
  }),
});

const PinnedDocument = builder.objectRef<PinnedDocumentValue>('PinnedDocument').implement({
  description: 'A document as an assessment took it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name the proposition uses.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of its bytes, in hexadecimal digits.' }),
    snapshot: t.field({
      type: Snapshot,
      description: 'The document.',
      resolve: ({ snapshotId }, _, { loaders }) => loadExisting(loaders.snapshot, snapshotId),
    }),
  }),
});

const AssessmentStatements = builder.objectRef<AssessmentStatementsValue>('AssessmentStatements').implement({
  description: 'A statement for each dialect, over the pinned tables as `assay` writes them in SQL.',
  fields: (t) => ({
    sqlite: t.exposeString('sqlite', { nullable: true, description: 'For SQLite; none where it is too large.' }),
    postgresql: t.exposeString('postgresql', {
      nullable: true,
      description: 'For PostgreSQL; none where it is too large.',
    }),
  }),
});

type Evaluated = AssessmentValue | DryAssessment;

async function readingsOf(evaluated: Evaluated, { loaders }: Context): Promise<Readings> {
  if ('readings' in evaluated) return evaluated.readings;
  const { readings } = await loadExisting(loaders.proposition, evaluated.propositionId);
  return readings;
}

/** What an assessment and a dry run both say. */
export function matrixFields(t: ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Evaluated>): FieldMap {
  return {
    tables: t.expose('tables', { type: [PinnedTable], description: 'The tables it rests on.' }),
    documents: t.expose('documents', { type: [PinnedDocument], description: 'The documents it rests on.' }),
    outcome: t.expose('outcome', { type: Outcome, description: 'What all readings together come to.' }),
    readings: t.field({
      type: [ReadingAnswer],
      description: 'Every admissible reading.',
      resolve: async (evaluated, _, context) => {
        const readings = await readingsOf(evaluated, context);
        return evaluated.results.map((of) => ({ of, readings, tables: evaluated.tables }));
      },
    }),
    conditions: t.expose('conditions', { type: [Condition], description: 'What forces which answer.' }),
    influence: t.expose('influence', { type: [Influence], description: 'What the answer hangs on.' }),
    counterReading: t.field({
      type: CounterReading,
      nullable: true,
      description: 'The least change of reading that turns the answer round; null where no reading says otherwise.',
      resolve: async (evaluated, _, context) =>
        evaluated.counterReading && { ...evaluated.counterReading, readings: await readingsOf(evaluated, context) },
    }),
    strongest: t.expose('strongest', { type: [ClaimVersion], description: 'The strongest versions that hold.' }),
    nearest: t.expose('nearest', { type: [ClaimVersion], description: 'The versions nearest to the claim that hold.' }),
    robustness: t.expose('robustness', {
      type: Robustness,
      nullable: true,
      description: 'How far the claim is from another outcome; null without axes, or where it is the same all along.',
    }),
    tightest: t.expose('tightest', { type: [TightestRange], description: 'The tightest ranges that hold.' }),
  };
}

export const Assessment = builder.objectRef<AssessmentValue>('Assessment');
builder.node(Assessment, {
  description: 'What a proposition comes to under all its readings, over given tables. Never changes.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('assessment', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.assessment, ids),
  fields: (t) => ({
    proposition: t.field({
      type: Proposition,
      description: 'The proposition it evaluates.',
      resolve: ({ propositionId }, _, { loaders }) => loadExisting(loaders.proposition, propositionId),
    }),
    ...matrixFields(t),
    sql: t.expose('sql', {
      type: AssessmentStatements,
      description: 'The question as one SQL statement that answers all readings.',
    }),
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
