import type { Assessment } from '../assessment/assessment.ts';
import type { AssessmentDifference } from '../assessment/difference.ts';
import { AssayError } from '../error.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import { reassess } from './reassess.ts';

/** What has become of an assessment that a verdict cites. */
export interface ReassessedVerdict {
  readonly before: Assessment;
  /** `null` where the proposition cannot be assessed over what is newest. */
  readonly difference: AssessmentDifference | null;
  /** What changed, or why it cannot be said. */
  readonly words: string;
}

/**
 * Runs the assessments that a revision cites again, over the newest editions of their tables and the latest captures of
 * their documents, and says in words what changed. It writes nothing: `assess` puts a new assessment on record, and
 * `correctVerdict` what follows from it.
 *
 * @throws AssayError `not-found`
 */
export async function reassessVerdict(
  reader: Reader,
  revisionId: Id<'revision'>,
): Promise<readonly ReassessedVerdict[]> {
  const { reasons } = await reader.getRevision(revisionId);
  const cited = [...new Set(reasons.flatMap((reason) => reason.assessments))];
  const reassessed: ReassessedVerdict[] = [];
  for (const before of await reader.assessmentsByIds(cited)) {
    if (before !== undefined) reassessed.push(await becomeOf(reader, before));
  }
  return reassessed;
}

async function becomeOf(reader: Reader, before: Assessment): Promise<ReassessedVerdict> {
  try {
    const { difference } = await reassess(reader, before, 'newest');
    return { before, difference, words: difference.words };
  } catch (fault) {
    // A newer edition may lack a column the claim is about, and a newer capture its text.
    if (!(fault instanceof AssayError)) throw fault;
    return { before, difference: null, words: `cannot be assessed over what is newest: ${fault.message}` };
  }
}
