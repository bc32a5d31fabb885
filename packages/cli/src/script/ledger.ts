import type { Claim, Finding } from '@assay/core';
import type { LoadedCase } from '@assay/core/commands';
import type { Subject } from '../report/report.ts';
import type { ScriptFinding } from './define-review.ts';

type About = LoadedCase | Claim | string;

/**
 * Brings what a script walks over and what it reports together: each verdict or claim becomes one subject with all that
 * was found in it, or nothing.
 */
export function createLedger(subject: (subject: Subject) => void) {
  const open = new Map<About, Finding[]>();
  const settle = (about: About, findings: readonly Finding[]) => subject({ ...named(about), findings, suppressed: [] });
  return {
    walk: async function* <T extends LoadedCase | Claim>(items: AsyncIterable<T>): AsyncIterable<T> {
      for await (const item of items) {
        const findings: Finding[] = [];
        open.set(item, findings);
        try {
          yield item;
        } finally {
          open.delete(item);
          settle(item, findings);
        }
      }
    },
    report: ({ rule, severity = 'warning', message, path = [], mend = null }: Reported, about: About): void => {
      const finding = { rule, severity, path, message, mend };
      const walkedOver = open.get(about);
      if (walkedOver === undefined) settle(about, [finding]);
      else walkedOver.push(finding);
    },
  };
}

type Reported = Omit<ScriptFinding, 'mend'> & { readonly mend?: string | null };

function named(about: About): Pick<Subject, 'id' | 'sort' | 'title' | 'file' | 'line'> {
  const place = { file: null, line: null };
  if (typeof about === 'string') return { id: about, sort: 'subject', title: about, ...place };
  return 'revision' in about
    ? { id: about.revision.verdictId, sort: 'verdict', title: about.claim.text, ...place }
    : { id: about.id, sort: 'claim', title: about.text, ...place };
}
