import {
  type Claim,
  digestOf,
  digestOfTable,
  type Id,
  type Matrix,
  suggestRating,
  type TableContent,
} from '@assay/core';
import {
  addClaimant,
  addSource,
  assess,
  attachEvidence,
  type CommandEnvironment,
  loadTable,
  proposeProposition,
  proposeVerdict,
  submitClaim,
} from '@assay/core/commands';
import type { ClaimDefinition } from './define-claim.ts';

/** A claim that was assessed, with its tables as they were read. */
export interface AssessedClaim {
  readonly claim: ClaimDefinition;
  readonly matrix: Matrix;
  readonly tables: { readonly [name: string]: TableContent };
}

/**
 * Puts a claim on record: claimant, words, tables, typed form and assessment, and proposes the verdict that follows.
 * What is on record already is used as it is. Answers in words what became of the verdict.
 */
export async function recordClaim(env: CommandEnvironment, given: AssessedClaim, file: string): Promise<string> {
  const { claim: said, matrix } = given;
  const { claimant } = await addClaimant(env, {
    name: said.claimant ?? 'Unknown',
    kind: said.claimant === undefined ? 'unknown' : 'person',
  });
  const { claim } = await submitClaim(env, {
    text: said.text,
    language: 'en',
    kind: said.kind ?? 'statistical',
    claimantId: claimant.id,
    occasion: said.occasion,
  });
  const pinned = await loadTables(env, given, file);
  const propositionId = await propositionOf(env, claim, said);
  const assessment = await assess(env, { propositionId, tables: pinned });
  const [standing] = await env.store.read(async (reader) => {
    const verdict = (await reader.verdictsOfClaims([claim.id])).get(claim.id);
    return verdict === undefined ? [] : ((await reader.revisionsOfVerdicts([verdict.id])).get(verdict.id) ?? []);
  });
  if (standing !== undefined && standing.state !== 'draft') return `its verdict is ${standing.state} already`;
  const evidence = [];
  for (const tableId of Object.values(pinned))
    evidence.push(await attachEvidence(env, { kind: 'table', claimId: claim.id, tableId, stance: 'context' }));
  const { rating } = suggestRating(matrix.outcome);
  await proposeVerdict(env, {
    claimId: claim.id,
    rating,
    summary: `Comes out ${matrix.outcome.replaceAll('-', ' ')} over ${matrix.results.length} readings.`,
    reasons: [
      {
        text: 'So it follows from the tables under its readings.',
        evidence: evidence.map(({ id }) => id),
        assessments: [assessment.id],
      },
    ],
    confidence: 'medium',
    seen: standing?.id,
  });
  return `a verdict of ${rating} is proposed`;
}

async function loadTables(
  env: CommandEnvironment,
  { claim, tables }: AssessedClaim,
  file: string,
): Promise<{ readonly [name: string]: Id<'table'> }> {
  const pinned: { [name: string]: Id<'table'> } = {};
  for (const [name, content] of Object.entries(tables)) {
    const {
      name: source = file,
      kind = 'reference',
      title = name,
      // Without one said, another content is another edition.
      vintage = `content ${digestOfTable(content).slice(0, 12)}`,
      publishedOn = new Date(env.now()).toISOString().slice(0, 10),
    } = claim.sources?.[name] ?? {};
    const { source: from } = await addSource(env, { name: source, kind });
    const { schema, rows, gaps } = content;
    const loaded = await loadTable(env, { name, title, sourceId: from.id, vintage, publishedOn, schema, rows, gaps });
    pinned[name] = loaded.table.id;
  }
  return pinned;
}

/** The claim's form on record, or put there now. */
async function propositionOf(
  env: CommandEnvironment,
  { id: claimId }: Claim,
  { form }: ClaimDefinition,
): Promise<Id<'proposition'>> {
  const known = await env.store.read(
    async (reader) => (await reader.propositionsOfClaims([claimId])).get(claimId) ?? [],
  );
  const [digest, readings] = [digestOf(form.proposition), digestOf(form.readings)];
  const same = known.find((one) => one.digest === digest && digestOf(one.readings) === readings);
  return same?.id ?? (await proposeProposition(env, { claimId, ...form })).id;
}
