import type { Matrix } from '@assay/core';

/** What the readings come to, with how many come to what. */
export function outcomeWords({ outcome, results }: Matrix): string {
  const tally = (['true', 'false', 'undecided'] as const)
    .map((truth) => ({ truth, count: results.filter((result) => result.truth === truth).length }))
    .filter(({ count }) => count > 0)
    .map(({ truth, count }) => `${count} ${truth}`)
    .join(', ');
  switch (outcome) {
    case 'true':
    case 'false':
    case 'undecided':
      if (results.length === 1) return outcome;
      return `${outcome} in ${results.length === 2 ? 'both' : `all ${results.length}`} readings`;
    case 'true-where-decidable':
      return `true where it can be decided (${tally})`;
    case 'false-where-decidable':
      return `false where it can be decided (${tally})`;
    case 'depends-on-the-reading':
      return `depends on the reading (${tally})`;
  }
}

/** In quotation marks; marks that the words have become single ones. */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
