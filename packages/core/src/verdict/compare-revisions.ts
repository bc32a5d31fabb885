import { AssayError } from '../error.ts';
import type { Id } from '../value/id.ts';
import { compareTexts, type TextRun } from '../value/text-difference.ts';
import type { VerdictContent, VerdictReason } from './verdict.ts';

/** What something was and is. */
export interface Moved<T> {
  readonly from: T;
  readonly to: T;
}

/** Of what is named, what came and what went. */
export interface Exchanged<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** A reason that was added, removed or changed; its place is among those of the later revision, or of the earlier. */
export interface ReasonDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly place: number;
  readonly text: readonly TextRun[];
  readonly evidence: Exchanged<Id<'evidence'>>;
  readonly assessments: Exchanged<Id<'assessment'>>;
}

/** What changed from one revision of a verdict to another; `null` is unchanged. */
export interface RevisionDifference {
  readonly rating: Moved<string> | null;
  readonly summary: readonly TextRun[] | null;
  readonly confidence: Moved<VerdictContent['confidence']> | null;
  readonly scope: Moved<VerdictContent['scope']> | null;
  readonly override: Moved<string | null> | null;
  readonly reasons: readonly ReasonDifference[];
  /** Cited by any reason of one, and by none of the other. */
  readonly evidence: Exchanged<Id<'evidence'>>;
  readonly assessments: Exchanged<Id<'assessment'>>;
  readonly words: string;
}

type Compared = Pick<VerdictContent, 'rating' | 'summary' | 'confidence' | 'scope' | 'override' | 'reasons'> & {
  readonly verdictId: Id<'verdict'>;
};

/**
 * What changed from one revision of a verdict to another, each part by itself and in words. Reasons are those with the same
 * text, or else with the same place.
 *
 * @throws AssayError `invalid-input` where the two are of different verdicts
 * @example
 * ```ts
 * import { asId, compareRevisions } from '@assay/core';
 * const verdictId = asId('verdict', '019ab0c2-5a00-7000-8000-000000000001');
 * const scope = { from: null, to: null };
 * const before = { verdictId, rating: 'true', summary: 'Three.', confidence: 'high', scope, override: null } as const;
 * const difference = compareRevisions({ ...before, reasons: [] }, { ...before, rating: 'half-true', reasons: [] });
 * difference.words // => 'the rating was true and is half true'
 * ```
 */
export function compareRevisions(before: Compared, after: Compared): RevisionDifference {
  if (before.verdictId !== after.verdictId)
    throw new AssayError('invalid-input', 'expected two revisions of one verdict, got two verdicts');
  const difference = {
    rating: moved(before.rating, after.rating),
    summary: before.summary === after.summary ? null : compareTexts(before.summary, after.summary),
    confidence: moved(before.confidence, after.confidence),
    scope: before.scope.from === after.scope.from && before.scope.to === after.scope.to ? null : toMoved(before, after),
    override: moved(before.override, after.override),
    reasons: compareReasons(before.reasons, after.reasons),
    evidence: exchanged(cited(before, ofEvidence), cited(after, ofEvidence)),
    assessments: exchanged(cited(before, ofAssessments), cited(after, ofAssessments)),
  };
  return { ...difference, words: inWords(difference) };
}

function moved<T>(from: T, to: T): Moved<T> | null {
  return from === to ? null : { from, to };
}

function toMoved(before: Compared, after: Compared): Moved<VerdictContent['scope']> {
  return { from: before.scope, to: after.scope };
}

function exchanged<T>(before: readonly T[], after: readonly T[]): Exchanged<T> {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

const ofEvidence = ({ evidence }: VerdictReason) => evidence;
const ofAssessments = ({ assessments }: VerdictReason) => assessments;

function cited<T>({ reasons }: Compared, read: (reason: VerdictReason) => readonly T[]): readonly T[] {
  return [...new Set(reasons.flatMap(read))];
}

const nothing: VerdictReason = { text: '', evidence: [], assessments: [] };

function compareReasons(before: readonly VerdictReason[], after: readonly VerdictReason[]): ReasonDifference[] {
  const left = new Set(before.keys());
  const pairs = after.map((reason) => {
    const same = [...left].find((place) => before[place]?.text === reason.text);
    if (same !== undefined) left.delete(same);
    return same;
  });
  const found = after.flatMap((reason, place): ReasonDifference[] => {
    const earlier = pairs[place] ?? (left.delete(place) ? place : undefined);
    const was = earlier === undefined ? undefined : before[earlier];
    return differenceOf(was === undefined ? 'added' : 'changed', place, was ?? nothing, reason);
  });
  const gone = [...left].flatMap((place) => differenceOf('removed', place, before[place] ?? nothing, nothing));
  return [...found, ...gone];
}

function differenceOf(
  change: ReasonDifference['change'],
  place: number,
  was: VerdictReason,
  is: VerdictReason,
): ReasonDifference[] {
  const evidence = exchanged(was.evidence, is.evidence);
  const assessments = exchanged(was.assessments, is.assessments);
  const moves = [evidence.added, evidence.removed, assessments.added, assessments.removed];
  if (change === 'changed' && was.text === is.text && moves.every((ids) => ids.length === 0)) return [];
  return [{ change, place, text: compareTexts(was.text, is.text), evidence, assessments }];
}

function inWords({
  rating,
  summary,
  confidence,
  scope,
  override,
  reasons,
  ...cites
}: Omit<RevisionDifference, 'words'>) {
  const counted = (many: number, noun: string, what: string) => (many === 0 ? [] : [`${many} ${noun} ${what}`]);
  const reasonsThat = (change: ReasonDifference['change']) => reasons.filter((one) => one.change === change).length;
  const said = [
    ...(rating === null ? [] : [`the rating was ${plain(rating.from)} and is ${plain(rating.to)}`]),
    ...(summary === null ? [] : ['the summary is another']),
    ...(confidence === null ? [] : [`the confidence was ${confidence.from} and is ${confidence.to}`]),
    ...(scope === null ? [] : ['it holds for another time']),
    ...(override === null ? [] : ['the word on why it departs from the suggestion is another']),
    ...(['added', 'removed', 'changed'] as const).flatMap((change) =>
      counted(reasonsThat(change), reasonsThat(change) === 1 ? 'reason' : 'reasons', change),
    ),
    ...counted(cites.evidence.added.length, 'of the evidence', 'newly cited'),
    ...counted(cites.evidence.removed.length, 'of the evidence', 'no longer cited'),
    ...counted(cites.assessments.added.length, 'of the assessments', 'newly cited'),
    ...counted(cites.assessments.removed.length, 'of the assessments', 'no longer cited'),
  ];
  return said.length === 0 ? 'nothing changed' : said.join('; ');
}

function plain(word: string): string {
  return word.replaceAll('-', ' ');
}
