import {
  AssayError,
  type AssessmentDifference as AssessmentDifferenceValue,
  asId,
  type Confidence as ConfidenceValue,
  compareAssessments,
  compareRevisions,
  type Exchanged,
  type Id,
  type Moved,
  type ReasonDifference as ReasonDifferenceValue,
  type RevisionDifference as RevisionDifferenceValue,
  type TextRun as TextRunValue,
  type VerdictRevision,
} from '@assay/core';
import { Assessment, Outcome } from './assessment.ts';
import { builder, enumOf } from './builder.ts';
import { type Context, loadNodes } from './context.ts';
import { Evidence } from './evidence.ts';
import { withLocalIds } from './local-ids.ts';
import { Confidence } from './revision.ts';
import { Verdict } from './verdict.ts';

const TextChange = enumOf<TextRunValue['change']>('TextChange', 'What became of a run of text.', {
  kept: 'It stands in both.',
  removed: 'It stands only in the earlier.',
  added: 'It stands only in the later.',
});

const TextRun = builder.objectRef<TextRunValue>('TextRun').implement({
  description: 'A run of text: kept and removed ones make the earlier text, kept and added ones the later.',
  fields: (t) => ({
    change: t.expose('change', { type: TextChange, description: 'What became of it.' }),
    text: t.exposeString('text', { description: 'The text, with the white space in it.' }),
  }),
});

const WordsMoved = builder.objectRef<Moved<string | null>>('WordsMoved').implement({
  description: 'What a word or text was and is.',
  fields: (t) => ({
    from: t.exposeString('from', { nullable: true, description: 'In the earlier revision; null is none.' }),
    to: t.exposeString('to', { nullable: true, description: 'In the later revision; null is none.' }),
  }),
});

const ConfidenceMoved = builder.objectRef<Moved<ConfidenceValue>>('ConfidenceMoved').implement({
  description: 'How sure a verdict was and is.',
  fields: (t) => ({
    from: t.expose('from', { type: Confidence, description: 'In the earlier revision.' }),
    to: t.expose('to', { type: Confidence, description: 'In the later revision.' }),
  }),
});

const ReasonChange = enumOf<ReasonDifferenceValue['change']>('ReasonChange', 'What became of a reason.', {
  added: 'It stands only in the later revision.',
  removed: 'It stands only in the earlier revision.',
  changed: 'It stands in both, with another text or other citations.',
});

/** What of the cited came and went, as far as who asks may read it. */
const cites = async (ids: readonly Id<'evidence'>[], { loaders }: Context) =>
  (await loadNodes(loaders.evidence, ids)).filter((one) => one !== undefined);
const assessed = async (ids: readonly Id<'assessment'>[], { loaders }: Context) =>
  (await loadNodes(loaders.assessment, ids)).filter((one) => one !== undefined);

interface Cited {
  readonly evidence: Exchanged<Id<'evidence'>>;
  readonly assessments: Exchanged<Id<'assessment'>>;
}

const CitedDifference = builder.objectRef<Cited>('CitedDifference').implement({
  description: 'What is newly cited, and what no longer is.',
  fields: (t) => ({
    evidenceAdded: t.field({
      type: [Evidence],
      description: 'Evidence that is newly cited.',
      resolve: ({ evidence }, _, context) => cites(evidence.added, context),
    }),
    evidenceRemoved: t.field({
      type: [Evidence],
      description: 'Evidence that is no longer cited.',
      resolve: ({ evidence }, _, context) => cites(evidence.removed, context),
    }),
    assessmentsAdded: t.field({
      type: [Assessment],
      description: 'Assessments that are newly cited.',
      resolve: ({ assessments }, _, context) => assessed(assessments.added, context),
    }),
    assessmentsRemoved: t.field({
      type: [Assessment],
      description: 'Assessments that are no longer cited.',
      resolve: ({ assessments }, _, context) => assessed(assessments.removed, context),
    }),
  }),
});

const ReasonDifference = builder.objectRef<ReasonDifferenceValue>('ReasonDifference').implement({
  description: 'A reason that was added, removed or changed.',
  fields: (t) => ({
    change: t.expose('change', { type: ReasonChange, description: 'What became of it.' }),
    place: t.exposeInt('place', {
      description: 'Its index from 0: in the later revision, or of a removed one in the earlier.',
    }),
    text: t.expose('text', { type: [TextRun], description: 'Its text as the runs that were kept, removed and added.' }),
    cited: t.field({ type: CitedDifference, description: 'What it cites otherwise.', resolve: (reason) => reason }),
  }),
});

const AssessmentDifference = builder.objectRef<AssessmentDifferenceValue>('AssessmentDifference').implement({
  description: 'What a proposition came to by the assessments cited before, and by those cited after.',
  fields: (t) => ({
    from: t.field({ type: Outcome, description: 'What it came to.', resolve: ({ outcome }) => outcome.from }),
    to: t.field({ type: Outcome, description: 'What it comes to.', resolve: ({ outcome }) => outcome.to }),
    readings: t.int({ description: 'In how many readings.', resolve: ({ readings }) => readings.length }),
    documents: t.exposeStringList('documents', { description: 'Names of documents whose snapshot is another.' }),
    tables: t.stringList({
      description: 'Names of tables whose content is another.',
      resolve: ({ tables }) => tables.map(({ name }) => name),
    }),
    words: t.exposeString('words', { description: 'What changed, in words.' }),
  }),
});

const RevisionDifference = builder.objectRef<RevisionDifferenceValue>('RevisionDifference').implement({
  description: 'What changed from one revision of a verdict to another; a part that is null did not change.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'What changed, in words.' }),
    rating: t.expose('rating', {
      type: WordsMoved,
      nullable: true,
      description: 'What became of the rating; null where it is the same.',
    }),
    summary: t.expose('summary', { type: [TextRun], nullable: true, description: 'The verdict in words, run by run.' }),
    confidence: t.expose('confidence', { type: ConfidenceMoved, nullable: true, description: 'How sure it is.' }),
    scopeFrom: t.field({
      type: WordsMoved,
      nullable: true,
      description: 'From when it holds.',
      resolve: ({ scope }) => (scope === null ? null : { from: scope.from.from, to: scope.to.from }),
    }),
    scopeTo: t.field({
      type: WordsMoved,
      nullable: true,
      description: 'Until when it holds.',
      resolve: ({ scope }) => (scope === null ? null : { from: scope.from.to, to: scope.to.to }),
    }),
    override: t.expose('override', {
      type: WordsMoved,
      nullable: true,
      description: 'Why the rating is not the suggested one.',
    }),
    reasons: t.expose('reasons', { type: [ReasonDifference], description: 'The reasons that are not as they were.' }),
    cited: t.field({
      type: CitedDifference,
      description: 'What is cited by any reason of one, and by none of the other.',
      resolve: (difference) => difference,
    }),
    outcomes: t.field({
      type: [AssessmentDifference],
      description: 'Of each proposition of which both cite an assessment, another each, what that changed.',
      resolve: async ({ assessments }, _, context) => {
        const before = await assessed(assessments.removed, context);
        const after = await assessed(assessments.added, context);
        return after.flatMap((one) => {
          const was = before.find(({ propositionId }) => propositionId === one.propositionId);
          return was === undefined ? [] : [compareAssessments(was, one)];
        });
      },
    }),
  }),
});

builder.objectField(Verdict, 'diff', (t) =>
  t.field({
    type: RevisionDifference,
    description: 'What changed from one of its revisions to another.',
    args: {
      from: t.arg.id({ required: true, description: 'The one revision.', extensions: { idOf: 'Revision' } }),
      to: t.arg.id({ required: true, description: 'The other.', extensions: { idOf: 'Revision' } }),
    },
    resolve: async ({ id }, given, { loaders }, info) => {
      const { from, to } = withLocalIds(given, info);
      const revisions = await loaders.revisionsOfVerdict.load(id);
      return compareRevisions(find(revisions, from), find(revisions, to));
    },
  }),
);

function find(revisions: readonly VerdictRevision[], given: string): VerdictRevision {
  const id = asId('revision', given);
  const found = revisions.find((one) => one.id === id);
  if (found === undefined)
    throw new AssayError('not-found', 'expected a revision of this verdict, got none you may read');
  return found;
}
