import type { Finding, PolicyStamp, SuppressedFinding } from '@assay/core';

/** What was looked at, with what was found in it: a verdict, a claim file, a table. */
export interface Subject {
  /** Names it for machines: an id, or a path. */
  readonly id: string;
  /** What sort of thing it is, in a word: `verdict`, `claim`. */
  readonly sort: string;
  /** In words, as somebody wrote them: anything may stand in it. */
  readonly title: string;
  /** Where it is written down, if in a file. */
  readonly file: string | null;
  readonly line: number | null;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

export interface ReportHead {
  /** The command as it was given, such as `assay review`. */
  readonly command: string;
  readonly version: string;
  readonly policy: PolicyStamp | null;
  /** Rule id → the page about it. */
  readonly docs: { readonly [rule: string]: string };
}

export interface ReportFoot {
  readonly subjects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
  /** What to do next, as a sentence. */
  readonly next: string;
}

/** Writes a report as it comes: nothing is kept, however many subjects there are. */
export interface Reporter {
  readonly begin: (head: ReportHead) => void;
  readonly subject: (subject: Subject) => void;
  readonly end: (foot: ReportFoot) => void;
}

/** Where a report goes, piece by piece; line ends are in the pieces. */
export type Write = (text: string) => void;

export const reportFormats = ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];
