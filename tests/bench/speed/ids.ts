/** How much of everything there is: a desk that has worked for years. */
export const sizes = { claims: 100_000, sources: 20_000, evidence: 300_000, revisions: 150_000 } as const;
export const claimants = 2_000;
export const tables = 500;
/** Whether a claim has typed forms, reviews and replies on record too: one in twenty. */
export const isWhole = (claim: number): boolean => claim % 20 === 1;

/** Two thirds of the evidence are quotations, from as many documents as there are claims. */
export const evidencePerClaim = sizes.evidence / sizes.claims;
export const at = '2025-06-24T00:00:00.000Z';

const kinds = {
  actor: 1,
  claimant: 2,
  source: 3,
  snapshot: 4,
  table: 5,
  claim: 6,
  appearance: 7,
  evidence: 8,
  proposition: 9,
  assessment: 10,
  verdict: 11,
  revision: 12,
  review: 13,
  reply: 14,
} as const;

/** The id of one of each kind by its number: as sorted as the numbers, and the same in every run. */
export function idOf(kind: keyof typeof kinds, index: number): string {
  const digits = index.toString(16).padStart(8, '0');
  return `0198${digits.slice(0, 4)}-${digits.slice(4)}-7000-8000-${kinds[kind].toString(16).padStart(12, '0')}`;
}
