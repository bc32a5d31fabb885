/** What is kept of a term while it is evaluated. */
export interface TermInfo {
  readonly id: number;
  readonly mentions: Mentions;
  /** Its number among the terms that mention the same parameters. */
  readonly place: number;
}

/** The names of all parameters in a term, sorted; terms that mention the same ones have one list. */
export interface Mentions {
  readonly index: number;
  readonly parameters: readonly string[];
  /** How many different terms. */
  terms: number;
}

/** Members of a term under which stand terms that are evaluated on their own. */
const parts = new Set(['of', 'left', 'right', 'from', 'to', 'years', 'in']);

/** Equal terms get one id, whether or not they are one object; each is gone through once. */
export function createTermInfo(): (term: object) => TermInfo {
  const byObject = new Map<object, TermInfo>();
  const byText = new Map<string, TermInfo>();
  const lists = new Map<string, Mentions>();

  function mentionsOf(found: ReadonlySet<string>): Mentions {
    const parameters = [...found].sort();
    const key = found.size === 0 ? '' : JSON.stringify(parameters);
    const known = lists.get(key) ?? { index: lists.size, parameters, terms: 0 };
    lists.set(key, known);
    return known;
  }

  return function infoOf(term: object): TermInfo {
    const known = byObject.get(term);
    if (known !== undefined) return known;
    const found = new Set<string>();
    const idOf = (part: object) => {
      const info = infoOf(part);
      for (const name of info.mentions.parameters) found.add(name);
      return info.id;
    };
    // A part stands by its id, so that no part is written twice. Members written in another order only hide that two
    // terms are equal.
    let text = '';
    for (const [name, value] of Object.entries(term)) {
      text += `${name}:`;
      if (typeof value === 'string') text += `"${value.length}:${value}`;
      else if (typeof value !== 'object' || value === null) text += String(value);
      else if (parts.has(name) && 'op' in value) text += idOf(value);
      else if (name === 'options')
        for (const [option, part] of Object.entries<object>(value)) text += `${option.length}${option}${idOf(part)},`;
      else {
        text += JSON.stringify(value);
        parametersIn(value, found);
      }
    }
    if ('op' in term && term.op === 'choose' && 'by' in term) found.add(String(term.by));
    const info = byText.get(text) ?? newInfo(byText.size, mentionsOf(found));
    byText.set(text, info);
    byObject.set(term, info);
    return info;
  };
}

function newInfo(id: number, mentions: Mentions): TermInfo {
  const place = mentions.terms;
  mentions.terms += 1;
  return { id, mentions, place };
}

/** The names of all parameters mentioned in a term. */
export function parametersIn(term: object, found = new Set<string>()): Set<string> {
  if ('parameter' in term && typeof term.parameter === 'string') found.add(term.parameter);
  if ('op' in term && term.op === 'choose' && 'by' in term && typeof term.by === 'string') found.add(term.by);
  for (const part of Object.values(term)) if (typeof part === 'object' && part !== null) parametersIn(part, found);
  return found;
}
