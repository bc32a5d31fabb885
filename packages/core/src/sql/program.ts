import type { Bindings, World } from '../evaluate/evaluator.ts';
import type { Parameter, ParameterValue, Readings } from '../proposition/reading.ts';
import { canonicalJson } from '../value/digest.ts';
import { quoted, textLiteral, type Writer } from './dialect.ts';
import { createNames, type Names, tableName } from './names.ts';

/** A named part of the statement. Its text is made last, when it is known which columns others ask it for. */
export interface Part {
  readonly name: string;
  readonly comment: string;
  /** `yes`: computed once, before what uses it; `no`: read through. */
  readonly kept: 'yes' | 'no' | null;
  /** Names of its columns in brackets, where its text does not give them. */
  readonly columns: string;
  readonly text: () => string;
}

/** A part with one row for each option of its parameters. */
export interface Joinable {
  readonly name: string;
  readonly parameters: readonly string[];
}

/** What writing any term needs: the parts so far, the names, and what the readings give each parameter. */
export interface Program {
  readonly writer: Writer;
  readonly names: Names;
  readonly world: World;
  readonly readings: Readings;
  /** Adds a part under a name like the one wanted. */
  readonly add: (
    wanted: string,
    comment: string,
    text: () => string,
    more?: Partial<Pick<Part, 'kept' | 'columns'>>,
  ) => string;
  readonly parts: readonly Part[];
  /** Equal terms are written once. */
  readonly once: <T>(sort: string, term: unknown, make: () => T) => T;
  /** The column that says which option of the parameter a row is for. */
  readonly option: (parameter: string) => string;
  /** The one value of a parameter without a choice, or the column with the value of the option; of a range, its ends. */
  readonly value: (parameter: string, end?: 'min' | 'max') => string;
  /** The parameters of these that give a choice; the others are constants. */
  readonly open: (parameters: Iterable<string>) => readonly string[];
  /** The part with a row for each option of the parameter; none where it is a constant. */
  readonly optionsOf: (parameter: string) => readonly Joinable[];
  readonly valuesOf: (parameter: string) => readonly ParameterValue[];
  /** For each option of a choice, the term it takes. */
  readonly choicesOf: (parameter: string) => readonly { readonly id: string; readonly taken: string }[];
  /** Every combination of options of these parameters. */
  readonly combinations: (parameters: readonly string[]) => readonly Combination[];
  /** One text, or one for each reading as far as it depends on these parameters. */
  readonly perReading: (parameters: readonly string[], write: (bindings: Bindings) => string) => string;
}

export interface Combination {
  readonly options: { readonly [parameter: string]: string };
  readonly bindings: Bindings;
}

// Columns of parts that stand for no column of a table.
const ownColumns = [
  'certain',
  'most',
  'low',
  'high',
  'value',
  'defined',
  'truth',
  'side',
  'place',
  'weight',
  'at',
  'there',
];

export function createProgram(world: World, readings: Readings, writer: Writer): Program {
  const parts: Part[] = [];
  const partNames = createNames(Object.keys(world.tables).map(tableName));
  const names = createNames(ownColumns);
  const made = new Map<string, unknown>();
  const counts = new Map<string, number>();
  const parameterOf = (name: string) => readings.parameters.find((parameter) => parameter.name === name);

  // A parameter that has one option is read the same in every reading.
  const constants = Object.fromEntries(
    readings.parameters.flatMap((parameter) => {
      const value = constantOf(parameter);
      return value === undefined ? [] : [[parameter.name, value]];
    }),
  );

  const program: Program = {
    writer,
    names,
    world,
    readings,
    parts,
    add: (wanted, comment, text, { kept = null, columns = '' } = {}) => {
      const count = (counts.get(wanted) ?? 0) + 1;
      counts.set(wanted, count);
      const name = quotedIfNeeded(partNames.fresh(`${wanted}_${count}`));
      parts.push({ name, comment, kept, columns, text });
      return name;
    },
    once: <T>(sort: string, term: unknown, make: () => T): T => {
      const key = `${sort} ${canonicalJson(term)}`;
      // One key, one term, one sort of result: what was kept under it came from the same `make`.
      if (made.has(key)) return made.get(key) as T;
      const result = make();
      made.set(key, result);
      return result;
    },
    option: (parameter) => quoted(names.of(`option ${parameter}`, parameter)),
    value: (parameter, end) => {
      const constant = constantOf(parameterOf(parameter));
      if (constant !== undefined) return literalOf(constant, end, writer);
      return quoted(names.of(`${end ?? 'value'} of ${parameter}`, `${parameter}_${end ?? 'value'}`));
    },
    open: (parameters) => [...parameters].filter((name) => constantOf(parameterOf(name)) === undefined).sort(),
    optionsOf: (parameter) => {
      if (program.open([parameter]).length === 0) return [];
      const name = program.once('options', parameter, () => {
        const { type, label, options } = parameterOf(parameter) ?? { type: 'choice', label: parameter, options: [] };
        const ends =
          type === 'range' ? (['min', 'max'] as const) : type === 'number' || type === 'text' ? [undefined] : [];
        const columns = [program.option(parameter), ...ends.map((end) => program.value(parameter, end))];
        const rows = options.map(
          ({ id, value }) => `(${[textLiteral(id), ...ends.map((end) => literalOf(value, end, writer))].join(', ')})`,
        );
        const values = () => `VALUES\n    ${rows.join(',\n    ')}`;
        return program.add(`options_of_${parameter}`, label, values, { columns: `(${columns.join(', ')})` });
      });
      return [{ name, parameters: [parameter] }];
    },
    valuesOf: (parameter) => parameterOf(parameter)?.options.map(({ value }) => value) ?? [],
    choicesOf: (parameter) =>
      parameterOf(parameter)?.options.map(({ id, value }) => ({ id, taken: String(value) })) ?? [],
    combinations: (wanted) =>
      wanted.reduce<readonly Combination[]>(
        (all, name) => {
          const { options } = parameterOf(name) ?? { options: [] };
          return all.flatMap((one) =>
            options.map(({ id, value }) => ({
              options: { ...one.options, [name]: id },
              bindings: { ...one.bindings, [name]: value },
            })),
          );
        },
        [{ options: {}, bindings: constants }],
      ),
    perReading: (parameters, write) => {
      const written = program.combinations(parameters).map((one) => ({ ...one, text: write(one.bindings) }));
      const [usual = ''] = written.map(({ text }) => text);
      if (written.every(({ text }) => text === usual)) return usual;
      const needed = parameters.filter((name) => matters(name, written));
      const cases = new Map(
        written.map(({ options, text }) => [
          needed.map((name) => `${program.option(name)} = ${textLiteral(options[name] ?? '')}`).join(' AND '),
          text,
        ]),
      );
      const others = [...cases].filter(([, text]) => text !== usual);
      return `CASE ${others.map(([when, text]) => `WHEN ${when} THEN ${text}`).join(' ')} ELSE ${usual} END`;
    },
  };
  return program;
}

/** Whether two combinations that differ only in this parameter come to different texts. */
function matters(name: string, written: readonly { options: Combination['options']; text: string }[]): boolean {
  const first = new Map<string, string>();
  return written.some(({ options, text }) => {
    const key = canonicalJson({ ...options, [name]: '' });
    const before = first.get(key) ?? text;
    first.set(key, before);
    return before !== text;
  });
}

/** The names of parts are letters, digits and `_`, but may have capitals. */
function quotedIfNeeded(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) ? name : quoted(name);
}

function constantOf(parameter: Parameter | undefined): ParameterValue | undefined {
  return parameter?.options.length === 1 ? parameter.options[0]?.value : undefined;
}

function literalOf(value: ParameterValue, end: 'min' | 'max' | undefined, writer: Writer): string {
  if (typeof value === 'number') return writer.number(value);
  if (typeof value === 'string') return textLiteral(value);
  return writer.number(end === 'min' ? (value.min ?? -Infinity) : (value.max ?? Infinity));
}
