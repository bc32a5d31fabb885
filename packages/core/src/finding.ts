export const severities = ['error', 'warning', 'note'] as const;

/** `error` blocks, `warning` is shown to whoever decides, `note` informs. */
export type Severity = (typeof severities)[number];

/** One thing a rule found wrong in a document: which rule, how grave, where, what, and how to mend it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Where in the document: property names and indexes from its root, as in `['rows', 3, 'country']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What to do about it. */
  readonly mend: string | null;
}
