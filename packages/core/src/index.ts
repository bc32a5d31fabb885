export { type Actor, type ActorKind, actorKinds } from './actor.ts';
export { type AssessmentInput, assessProposition } from './assessment/assess.ts';
export {
  type Assessment,
  type Condition,
  type CounterReading,
  type Influence,
  type Matrix,
  type Outcome,
  outcomes,
  type PinnedDocument,
  type PinnedTable,
  type ReadingResult,
  type StrongestVersion,
} from './assessment/assessment.ts';
export {
  type Appearance,
  type Claim,
  type Claimant,
  type ClaimantKind,
  type ClaimKind,
  claimantKinds,
  claimKinds,
  isCheckable,
  notCheckableKinds,
  type Occasion,
  type RollUpRule,
  rollUpRules,
} from './claim/claim.ts';
export { AssayError, type ErrorCode, errorCodes } from './error.ts';
export {
  type LeafResult,
  type LeafValue,
  type Reason,
  type Truth,
  type UndecidedCode,
  undecidedCodes,
  type WitnessRow,
} from './evaluate/answer.ts';
export { type Event, type EventKind, eventKinds } from './event.ts';
export {
  anchorQuotation,
  findQuotation,
  matchQuotation,
  type QuotationMatch,
  type QuotationSearch,
  type TextSpan,
} from './evidence/anchor.ts';
export {
  type Evidence,
  type QuotationAnchor,
  type QuotationEvidence,
  type Stance,
  stances,
  type TableEvidence,
} from './evidence/evidence.ts';
export { type Finding, type Severity, severities } from './finding.ts';
export { choose, type NotAnOption, type SortsAreMixed, type UnitsAreMixed } from './proposition/build/choose.ts';
export {
  type ColumnDefinition,
  type ColumnExists,
  column,
  type DateColumnOf,
  type NumberColumnOf,
  type TextColumnOf,
} from './proposition/build/column.ts';
export { calendarYearsBetween, type DateOf, date, daysBetween } from './proposition/build/date.ts';
export type { AggregateOf, Group } from './proposition/build/group.ts';
export { type NumberLiteral, type NumberOf, number } from './proposition/build/number.ts';
export {
  type ChoiceParameter,
  type DateParameter,
  type NumberParameter,
  parameter,
  type RangeParameter,
  type TextParameter,
} from './proposition/build/parameter.ts';
export {
  anniversary,
  annualGrowth,
  falls,
  growth,
  hasHighest,
  hasLowest,
  rises,
  shareOf,
  top,
} from './proposition/build/patterns.ts';
export { claimForm, readings } from './proposition/build/readings.ts';
export type { KeysDoNotMatch, RelationOf } from './proposition/build/relation.ts';
export type { DateCell, Row, TextCell } from './proposition/build/row.ts';
export type { NumberCell, RowNumberOf } from './proposition/build/row-number.ts';
export type { RowPredicate } from './proposition/build/row-predicate.ts';
export {
  and,
  atLeastOf,
  judgement,
  not,
  or,
  proposition,
  quotation,
  type Statement,
} from './proposition/build/statement.ts';
export { defineTable, type GapInput, type RowInput, type TableOf } from './proposition/build/table.ts';
export type { UnitsDoNotAdd, UnitsDoNotCompare, UnitsDoNotConvert } from './proposition/build/unit-type.ts';
export {
  asProposition,
  checkProposition,
  type PropositionCheckOptions,
  propositionLimits,
} from './proposition/check-proposition.ts';
export { checkReadings, readingLimit } from './proposition/check-readings.ts';
export { languageVersion, type Proposition, type Range } from './proposition/language.ts';
export { type ParameterUse, parameterUses } from './proposition/parameter-uses.ts';
export type {
  Axis,
  Exclusion,
  Parameter,
  ParameterValue,
  Reading,
  ReadingOption,
  Readings,
} from './proposition/reading.ts';
export { sentenceOf, termWords } from './proposition/sentence.ts';
export type { ClaimProposition } from './proposition/stored-proposition.ts';
export type { Labels, WordsOptions } from './proposition/words.ts';
export { type Snapshot, type Source, type SourceKind, sourceKinds } from './source/source.ts';
export { checkTable, digestOfTable } from './table/check-table.ts';
export { type CsvOptions, type CsvReading, readCsv } from './table/read-csv.ts';
export type {
  Cell,
  CellConstraint,
  ColumnSchema,
  DateColumn,
  EvidenceTable,
  Gap,
  NumberColumn,
  TableContent,
  TableSchema,
  TextColumn,
} from './table/table.ts';
export {
  asDate,
  type Days,
  dateOfDays,
  daysOf,
  type EdtfDate,
  isDate,
  shiftDays,
  yearOfDay,
} from './value/date.ts';
export { asDigest, canonicalJson, type Digest, digestOf, digestOfBytes, type Json } from './value/digest.ts';
export { asId, createIds, type Id, isId, type MakeId, type Noun, nouns } from './value/id.ts';
export { asInstant, type Instant } from './value/instant.ts';
export { asText, type FoldedText, foldText, normalForm } from './value/text.ts';
export {
  addUnits,
  asUnit,
  comparable,
  convertFactor,
  divideUnits,
  multiplyUnits,
  sameUnit,
} from './value/unit.ts';
export {
  type LifeRule,
  lifeRules,
  type Move,
  nextState,
  type VerdictAction,
  verdictActions,
  verdictLife,
} from './verdict/life.ts';
export {
  checkPublishable,
  type PublicationCase,
  type PublicationDecision,
  type PublishableVerdict,
  publish,
  supersede,
} from './verdict/publishable.ts';
export { type Review, type ReviewDecision, reviewDecisions } from './verdict/review.ts';
export {
  checkVerdict,
  contentOf,
  digestOfRevision,
  type VerdictContext,
  verdictTextLimit,
} from './verdict/revision.ts';
export { type RatedPart, rollUp } from './verdict/roll-up.ts';
export { type AssayRating, assayScale, findLabel, type RatingLabel, type RatingScale } from './verdict/scale.ts';
export { joinOutcomes, type SuggestionBasis, suggestForClaim, suggestRating } from './verdict/suggestion.ts';
export {
  type DiscountReason,
  defaultQuorum,
  discountReasons,
  isAuthor,
  isCarried,
  type ReviewTally,
  stateAfterReview,
  type TallyInput,
  tallyReviews,
} from './verdict/tally.ts';
export {
  type Confidence,
  type Correction,
  type CorrectionClass,
  confidences,
  correctionClasses,
  type Suggestion,
  type Verdict,
  type VerdictContent,
  type VerdictReason,
  type VerdictRevision,
  type VerdictState,
  verdictStates,
} from './verdict/verdict.ts';
