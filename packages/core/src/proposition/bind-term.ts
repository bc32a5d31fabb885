import type { ParameterValue } from './reading.ts';

/**
 * The term as it is under given values: each in the place of its parameter, and of a choice the term of the option
 * taken. Parameters without a value stay.
 */
export function bindTerm<Term extends object>(
  term: Term,
  values: { readonly [parameter: string]: ParameterValue },
): Term {
  // The border of JSON: what is put in is of the type of what it replaces, as `checkReadings` has found.
  return boundPart(term, values) as Term;
}

/** What holds no such parameter is given back itself. */
function boundPart(part: unknown, values: { readonly [parameter: string]: ParameterValue }): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if ('parameter' in part && typeof part.parameter === 'string' && Object.hasOwn(values, part.parameter)) {
    return values[part.parameter];
  }
  if ('by' in part && typeof part.by === 'string' && 'options' in part && Object.hasOwn(values, part.by)) {
    const [options, taken] = [new Map(Object.entries(part.options ?? {})), values[part.by]];
    const chosen = typeof taken === 'string' ? options.get(taken) : undefined;
    if (chosen !== undefined) return boundPart(chosen, values);
  }
  if (Array.isArray(part)) {
    const bound = part.map((inner: unknown) => boundPart(inner, values));
    return bound.every((inner, at) => inner === part[at]) ? part : bound;
  }
  if (!isRecord(part)) return part;
  let bound: { [name: string]: unknown } | undefined;
  for (const name of Object.keys(part)) {
    const inner = part[name];
    const next = boundPart(inner, values);
    if (next === inner) continue;
    bound ??= { ...part };
    bound[name] = next;
  }
  return bound ?? part;
}

function isRecord(part: object): part is { readonly [name: string]: unknown } {
  return !Array.isArray(part);
}

const nameKinds = ['table', 'document', 'column', 'value'] as const;
type NameKind = (typeof nameKinds)[number];

/** The one term that several are when one name in each is left open; `names` has the name in each of them. */
export interface CommonTerm<Term> {
  readonly term: Term;
  readonly kind: NameKind;
  readonly names: readonly string[];
}

/**
 * Terms that are the same but for one name, be it of a table, a document, a column or a text: as one term, with
 * `open` in the place of a name, and the parameter `by` in the place of a text.
 */
export function commonTerm<Term extends object>(
  terms: readonly Term[],
  by: string,
  open: string,
): CommonTerm<Term> | undefined {
  // Most choices differ in more, which one pass over each finds.
  if (new Set(terms.map(withoutNames)).size > 1) return undefined;
  for (const kind of nameKinds) {
    const opened = terms.map((term) => openedAt(term, kind, kind === 'value' ? { parameter: by } : open));
    const json = [...(opened[0]?.keys() ?? [])].find((key) => opened.every((other) => other.has(key)));
    if (json === undefined) continue;
    // The border of JSON: only a name was replaced, by a name or by a parameter that gives one.
    return { term: JSON.parse(json) as Term, kind, names: opened.map((other) => other.get(json) ?? '') };
  }
  return undefined;
}

/** The JSON of the term with one of its names left open, for each of them. */
function openedAt(term: object, kind: NameKind, open: unknown): ReadonlyMap<string, string> {
  const names = new Set<string>();
  JSON.stringify(term, (key, part: unknown) => {
    if (key === kind && typeof part === 'string') names.add(part);
    return part;
  });
  return new Map(
    [...names].map((name) => [
      JSON.stringify(term, (key, part: unknown) => (key === kind && part === name ? open : part)),
      name,
    ]),
  );
}

function withoutNames(term: object): string {
  const kinds: readonly string[] = nameKinds;
  return JSON.stringify(term, (key, part: unknown) => (kinds.includes(key) && typeof part === 'string' ? '' : part));
}
