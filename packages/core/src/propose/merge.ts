import type { PropositionTerm } from '../proposition/language.ts';
import type { Parameter, ReadingOption } from '../proposition/reading.ts';
import { type Labels, named } from '../proposition/words.ts';
import { joinBases, mustConfirm, type TableDraft } from './draft.ts';

/** As many tables, or times, at most are options of one proposal. */
const mostOptions = 4;

/**
 * Drafts that say the same of several tables, or of several times in one, are one proposal with a parameter for what the
 * words leave open. The first given stands for all and comes first among the options.
 */
export function mergeAlike(drafts: readonly TableDraft[], labels: Labels): readonly TableDraft[] {
  const groups = new Map<string, [TableDraft, ...TableDraft[]]>();
  for (const draft of drafts) {
    const { key } = shapeOf(draft);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [draft]);
    else if (known.length < mostOptions) known.push(draft);
  }
  return [...groups.values()].map((group) => merged(group, labels));
}

interface Shape {
  readonly key: string;
  /** The words and numbers left out of it, in order. */
  readonly values: readonly string[];
}

/** The draft without the names of tables, and without the words and numbers that name a time in one. */
function shapeOf({ template, table, term, parameters, quantities }: TableDraft): Shape {
  const values: string[] = [];
  const blank = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => blank(one));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blank(one, name)]));
    }
    if (key === 'table' && value === table) return '';
    if (key !== 'value' || !(typeof value === 'number' || /^\d{4}/.test(String(value)))) return value;
    values.push(String(value));
    return 0;
  };
  const said = quantities.map(({ start, isAround }) => [start, isAround]);
  return { key: JSON.stringify({ template, term: blank(term), parameters, said }), values };
}

function merged(group: readonly [TableDraft, ...TableDraft[]], labels: Labels): TableDraft {
  const [first, second] = group;
  if (second === undefined || first.parameters.some(({ name }) => name === 'which')) return first;
  const isOfTables = new Set(group.map(({ table }) => table)).size === group.length;
  const options: ReadingOption[] = group.map((draft, at) => {
    const label = isOfTables ? named(labels.tables, draft.table) : shapeOf(draft).values.join(' against ');
    const id = isOfTables ? draft.table : `times-${at + 1}`;
    return {
      id,
      label: label || draft.table,
      value: id,
      reason: 'The words do not say which, and fit this one.',
      source: null,
    };
  });
  const which: Parameter = {
    name: 'which',
    type: 'choice',
    unit: null,
    label: isOfTables ? 'the table' : 'what is compared',
    options,
  };
  const terms: { readonly [option: string]: PropositionTerm } = Object.fromEntries(
    group.map(({ term }, at) => [options[at]?.id ?? String(at), term]),
  );
  const asked = `which is meant: ${options.map(({ label }) => label).join(', ')}`;
  return {
    ...joinBases(first, { ...mustConfirm(asked), parameters: [which] }),
    template: first.template,
    table: first.table,
    term: { op: 'choose', by: which.name, options: terms },
  };
}
