import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { asDate } from '../value/date.ts';
import { asDigest } from '../value/digest.ts';
import { asId, type Noun } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { asText } from '../value/text.ts';

/** The most characters (UTF-16 code units) a text of each sort may have. */
export const textLimits = { claim: 10_000, name: 500, prose: 10_000, url: 2_000, tag: 100 } as const;

/**
 * The input as its schema has it, keys it does not know refused.
 *
 * @throws AssayError `invalid-input` with a finding for every fault
 */
export function asInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues.map(findingOf));
}

/** The refusal of an input in which these faults were found. */
export function refusal(findings: readonly Finding[]): AssayError {
  const places = findings.map((finding) => finding.path.join('.') || 'input').join(', ');
  return new AssayError('invalid-input', `expected an input without faults, got some at: ${places}`, { findings });
}

/** A fault of the input at a path. */
export function inputFinding(path: Finding['path'], message: string): Finding {
  return { rule: 'input', severity: 'error', path, message, mend: null };
}

function findingOf(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  return inputFinding(path, issue.message);
}

/** Text read by one of the domain's own `asX`, its refusal a fault of the input. */
function read<T>(as: (value: string) => T) {
  return z.string().transform((value, context): T => {
    try {
      return as(value);
    } catch (fault) {
      if (!(fault instanceof AssayError)) throw fault;
      context.addIssue({ code: 'custom', message: fault.message });
      return z.NEVER;
    }
  });
}

/** An optional field: left out and `null` are the same, and become `null`. */
export function optional<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value): NonNullable<z.output<S>> | null => value ?? null);
}

export function idField<N extends Noun>(of: N) {
  return read((value) => asId(of, value));
}

export const digestField = read(asDigest);
export const dateField = read(asDate);
export const momentField = read((value) => asInstant(value));

export function textField(max: number) {
  return read((value) => asText(value, { max }));
}

/** Text that may be empty or blank, as the words around a quotation may. */
export const contextField = z
  .string()
  .max(textLimits.prose)
  .pipe(read((value) => (value.trim() === '' ? value : asText(value, { max: textLimits.prose }))));

export const nameField = textField(textLimits.name);
export const proseField = textField(textLimits.prose);

/** A web address, kept as given. */
export const urlField = read((value) => {
  const text = asText(value, { max: textLimits.url });
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new AssayError('invalid-text', 'expected an address that starts with http:// or https://');
});

/** A BCP 47 language tag in its canonical form. */
export const languageField = read((value) => {
  try {
    const [tag] = Intl.getCanonicalLocales(asText(value, { max: textLimits.tag }));
    if (tag !== undefined) return tag;
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
  }
  throw new AssayError('invalid-text', 'expected a language tag such as en or pt-BR');
});
