export { type ApiKey, isKeyValid } from './access/key.ts';
export { type Action, actions, assertMay, mayDo, permissions, type Role, roles } from './access/role.ts';
export { type DeliveryState, deliveryStates, type Webhook, type WebhookDelivery } from './access/webhook.ts';
export { type Actor, type ActorKind, actorKinds } from './actor.ts';
export { type Consensus, type ConsensusOptions, dawidSkene } from './agreement/dawid-skene.ts';
export { cohenKappa, fleissKappa, type Kappa } from './agreement/kappa.ts';
export {
  type Alpha,
  type AlphaOptions,
  krippendorffAlpha,
  type Measurement,
  measurements,
} from './agreement/krippendorff.ts';
export { type AgreementSize, type Label, type LabelTable, toLabelTable } from './agreement/label-table.ts';
export { type AssessmentInput, assessProposition } from './assessment/assess.ts';
export { assessWritten, type WrittenAssessmentInput } from './assessment/assess-written.ts';
export {
  type Assessment,
  type AssessmentStatements,
  type ClaimVersion,
  type Condition,
  type CounterReading,
  type Influence,
  type Matrix,
  type Outcome,
  outcomes,
  type PinnedDocument,
  type PinnedTable,
  type ReadingResult,
  type Robustness,
  type TightestRange,
} from './assessment/assessment.ts';
export { type AssessmentDifference, compareAssessments } from './assessment/difference.ts';
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
export type { Reply, ReplyAnswer } from './claim/reply.ts';
export { asSearch, highlightsOf, longestSearch, type Search, type SearchTerm, type TextRange } from './claim/search.ts';
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
export type { Bindings, World } from './evaluate/evaluator.ts';
export { prepareTable } from './evaluate/table-columns.ts';
export { truthsOf } from './evaluate/truths-of.ts';
export { type Change, isPublicEvent, toChange } from './event/change.ts';
export { checkReplay } from './event/check-replay.ts';
export { eventWords } from './event/event-words.ts';
export type { Publication } from './event/publication.ts';
export {
  type ReplayedReview,
  type ReplayedRevision,
  type ReplayedVerdict,
  replayVerdict,
} from './event/replay-verdict.ts';
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
export {
  independentOrigins,
  type OriginGroup,
  type OriginLink,
  type OriginOptions,
  type Origins,
} from './policy/origins.ts';
export { findSharedPassage, type SharedPassage, type Shingles, toShingles } from './policy/passages.ts';
export {
  checkPolicy,
  definePolicy,
  type Policy,
  type PolicyInput,
  type PolicyReport,
  type SuppressedFinding,
  type Suppression,
  type SuppressionInput,
} from './policy/policy.ts';
export { claimreview, recommended, shippedRules, strict } from './policy/presets.ts';
export { type CheckedSnapshot, defineRule, type Rule, type RuleFault, type VerdictCase } from './policy/rule.ts';
export { independentOriginsRule } from './policy/rules/sourcing.ts';
export { type NamedVersion, type StaleInput, type StaleReason, staleReasons, staleWords } from './policy/stale.ts';
export type { TemplateName } from './propose/draft.ts';
export { englishTemplateWords } from './propose/english-words.ts';
export type {
  CountryWords,
  PaceReading,
  PluralReading,
  RecencyReading,
  TemplateWords,
} from './propose/language-words.ts';
export { type ProposalTable, proposalLimits } from './propose/proposal-table.ts';
export {
  type ProposalOptions,
  type ProposedProposition,
  proposePropositions,
  type RestingWords,
} from './propose/propose-propositions.ts';
export { type AsOfOptions, asOf } from './proposition/build/as-of.ts';
export { choose, type NotAnOption, type SortsAreMixed, type UnitsAreMixed } from './proposition/build/choose.ts';
export {
  type ColumnDefinition,
  type ColumnExists,
  column,
  type DateColumnOf,
  type NumberColumnOf,
  type TextColumnOf,
} from './proposition/build/column.ts';
export { convertBy, type RateDoesNotFit } from './proposition/build/convert-by.ts';
export { calendarYearsBetween, type DateOf, date, daysBetween } from './proposition/build/date.ts';
export type { AggregateOf, Group } from './proposition/build/group.ts';
export { hedged } from './proposition/build/hedged.ts';
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
export { defineTable, type GapInput, type RowInput, type TableOf, tableOf } from './proposition/build/table.ts';
export type { UnitsDoNotAdd, UnitsDoNotCompare, UnitsDoNotConvert } from './proposition/build/unit-type.ts';
export {
  asProposition,
  checkProposition,
  type PropositionCheckOptions,
  propositionLimits,
} from './proposition/check-proposition.ts';
export { checkReadings, readingLimit, versionLimits } from './proposition/check-readings.ts';
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
export type { Labels, RowLabel, WordsOptions } from './proposition/words.ts';
export { english } from './quantity/english.ts';
export { extractQuantities } from './quantity/extract-quantities.ts';
export { type HedgeEnd, type HedgeName, type HedgeReading, hedgeReadings } from './quantity/hedge.ts';
export {
  type Quantity,
  type QuantityAlternative,
  type QuantityRange,
  type QuantityRole,
  quantityRoles,
  type Words,
  type WrittenAmount,
  type WrittenHedge,
  type WrittenNumeral,
} from './quantity/quantity.ts';
export type { HedgeKind, UnitWord, VagueWord, Vocabulary } from './quantity/vocabulary.ts';
export {
  type Capture,
  type Recapture,
  type Snapshot,
  type Source,
  type SourceKind,
  sourceKinds,
} from './source/source.ts';
export { type AssessmentSqlInput, assessmentSql } from './sql/assessment-sql.ts';
export { type Dialect, dialects } from './sql/dialect.ts';
export { type TableRows, tableRows, tableSql } from './sql/table-sql.ts';
export { checkTable, digestOfTable, tableLimits } from './table/check-table.ts';
export { type CsvOptions, type CsvReading, readCsv } from './table/read-csv.ts';
export { type CsvwColumn, type CsvwTable, schemaFromCsvw, toCsvw } from './table/schema/csvw.ts';
export type { SchemaReading } from './table/schema/schema-reading.ts';
export {
  type ColumnSuggestion,
  type SchemaSuggestion,
  type SuggestOptions,
  suggestSchema,
} from './table/schema/suggest-schema.ts';
export {
  type FieldDescriptor,
  schemaFromTableSchema,
  type TableSchemaDescriptor,
  toTableSchema,
} from './table/schema/table-schema.ts';
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
export { countByPeriod, mostPeriods, type Period, type PeriodCount, periods } from './value/period.ts';
export { asText, type FoldedText, foldText, normalForm } from './value/text.ts';
export { compareTexts, type TextRun } from './value/text-difference.ts';
export {
  addUnits,
  asUnit,
  comparable,
  convertFactor,
  divideUnits,
  multiplyUnits,
  sameUnit,
} from './value/unit.ts';
export { type Word, wordsOf } from './value/words.ts';
export { publishedAsOf } from './verdict/as-of.ts';
export { type ClaimReview, type ClaimReviewInput, toClaimReview, toScriptElement } from './verdict/claim-review.ts';
export {
  compareRevisions,
  type Exchanged,
  type Moved,
  type ReasonDifference,
  type RevisionDifference,
} from './verdict/compare-revisions.ts';
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
export { type Dismissal, type Review, type ReviewDecision, reviewDecisions } from './verdict/review.ts';
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
  discountReasons,
  isAuthor,
  isCarried,
  type Quorum,
  type ReviewTally,
  stateAfterDismissal,
  stateAfterReview,
  type TallyInput,
  tallyReviews,
  threeVoteTwoCarry,
  twoApprove,
  visibleReviews,
} from './verdict/tally.ts';
export {
  type Confidence,
  type Correction,
  type CorrectionClass,
  confidences,
  correctionClasses,
  type Emergency,
  type PolicyStamp,
  type Retraction,
  type Suggestion,
  type Verdict,
  type VerdictContent,
  type VerdictReason,
  type VerdictRevision,
  type VerdictState,
  verdictStates,
} from './verdict/verdict.ts';
export {
  type Audience,
  audienceOf,
  isPublicState,
  type PublicClaims,
  type PublicState,
  publicClaims,
  publicSince,
  publicStates,
} from './verdict/visibility.ts';
