import type { Literal, Predicate } from '../proposition/language.ts';
import type { Parameter, ReadingOption } from '../proposition/reading.ts';
import { named } from '../proposition/words.ts';
import { type Basis, joinBases, nothing, restsOn, type Scene } from './draft.ts';
import type { ValueMention } from './mention.ts';
import { textLabels } from './proposal-table.ts';
import type { SaidWord } from './sentence-read.ts';
import { textIs } from './terms.ts';

/** Conditions on the rows of a table, and what they rest on. */
export interface Conditions extends Basis {
  readonly conditions: readonly Predicate[];
  /** The columns that they hold fast. */
  readonly columns: readonly string[];
}

export const noConditions: Conditions = { ...nothing, conditions: [], columns: [] };

export function joinConditions(...all: readonly Conditions[]): Conditions {
  return {
    ...joinBases(...all),
    conditions: all.flatMap(({ conditions }) => conditions),
    columns: all.flatMap(({ columns }) => columns),
  };
}

/** The rows that have the values which the sentence mentions. The text around it fills only what it leaves open. */
export function valueConditions(scene: Scene, isUsed: (mention: ValueMention) => boolean = () => true): Conditions {
  const all = scene.mentions.values.filter(isUsed);
  const own = all.filter(isOwn);
  const around = all.filter((one) => !isOwn(one) && !own.some(({ column }) => column === one.column));
  const byColumn = new Map<string, ValueMention[]>();
  for (const mention of [...own, ...around]) {
    byColumn.set(mention.column, [...(byColumn.get(mention.column) ?? []), mention]);
  }
  return joinConditions(...[...byColumn].map(([column, mentions]) => conditionOn(scene, column, mentions)));
}

export function isOwn({ words }: { readonly words: readonly SaidWord[] }): boolean {
  return words.some(({ isAround }) => !isAround);
}

/** Values that are only half named single no row out. */
export function isSure({ strength }: { readonly strength: number }): boolean {
  return strength >= 0.75;
}

function conditionOn(scene: Scene, column: string, mentions: readonly ValueMention[]): Conditions {
  const [first, ...others] = mentions;
  if (first === undefined) return noConditions;
  const basis = joinBases(
    ...mentions.map((mention) =>
      restsOn(mention.words, `${column} is ${mention.values.join(' or ')}`, mention.strength),
    ),
  );
  if (others.length > 0) {
    const values = [...new Set(mentions.flatMap((mention) => mention.values))];
    return { ...basis, conditions: [{ op: 'row-text-in', column, values }], columns: [column] };
  }
  const { value, parameters } = chosenText(scene, column, first.values, 'The words fit it as well as the others.');
  return { ...basis, parameters, conditions: [textIs(column, value)], columns: [column] };
}

/** One value as it is; of several which one is left to the readings. */
function chosenText(
  { table }: Scene,
  column: string,
  values: readonly [string, ...string[]],
  reason: string,
): { readonly value: Literal<string>; readonly parameters: readonly Parameter[] } {
  const [only, ...others] = values;
  if (others.length === 0) return { value: only, parameters: [] };
  const options: ReadingOption[] = values.map((value) => ({
    id: value,
    label: named(textLabels(table, column), value),
    value,
    reason,
    source: null,
  }));
  return {
    value: { parameter: `which-${column}` },
    parameters: [
      {
        name: `which-${column}`,
        type: 'text',
        unit: null,
        label: `the ${columnLabel(table.labels.columns, column)}`,
        options,
      },
    ],
  };
}

export function columnLabel(labels: { readonly [column: string]: string } | undefined, column: string): string {
  return named(labels, column).replaceAll('_', ' ');
}
