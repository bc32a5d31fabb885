import type { Joinable, Program } from './program.ts';

/** What a part reads from, gathered while its expressions are written. */
export interface Scope {
  /** The value of a parameter in the reading of the row. */
  readonly value: (parameter: string, end?: 'min' | 'max') => string;
  /** Makes sure that rows know which option of the parameter they are for. */
  readonly need: (parameters: readonly string[]) => void;
  /** The column of an option, as it is called from inside a subquery. */
  readonly outer: (parameter: string) => string;
  /** Puts a part beside, in the same reading. */
  readonly beside: (part: Joinable) => void;
  /** A left join at the end; its condition may name whatever stands before. */
  readonly join: (text: string) => void;
  readonly parameters: () => readonly string[];
  /** `"a", "b"`: the columns of the parameters, with a comma behind if there are any. */
  readonly options: () => string;
  readonly from: () => string;
}

export function createScope(program: Program, base?: Joinable & { readonly alias: string }): Scope {
  const items = new Map<string, Joinable>();
  const joins: string[] = [];
  const seen = new Set(base?.parameters);
  const scope: Scope = {
    value: (parameter, end) => {
      for (const part of program.optionsOf(parameter)) scope.beside(part);
      return program.value(parameter, end);
    },
    need: (parameters) => {
      for (const parameter of parameters) {
        if (!seen.has(parameter)) for (const part of program.optionsOf(parameter)) scope.beside(part);
      }
    },
    outer: (parameter) => {
      scope.need([parameter]);
      const holder = base?.parameters.includes(parameter)
        ? base.alias
        : [...items.values()].find(({ parameters }) => parameters.includes(parameter))?.name;
      return `${holder}.${program.option(parameter)}`;
    },
    beside: (part) => {
      items.set(part.name, part);
      for (const parameter of part.parameters) seen.add(parameter);
    },
    join: (text) => joins.push(text),
    parameters: () => [...seen].sort(),
    options: () =>
      scope
        .parameters()
        .map((parameter) => `${program.option(parameter)}, `)
        .join(''),
    from: () => {
      const joined = new Set(base?.parameters);
      const lines: string[] = base === undefined ? [] : [`FROM ${base.name} AS ${base.alias}`];
      for (const { name, parameters } of items.values()) {
        const shared = parameters.filter((parameter) => joined.has(parameter)).map(program.option);
        if (lines.length === 0) lines.push(`FROM ${name}`);
        else if (shared.length > 0) lines.push(`JOIN ${name} USING (${shared.join(', ')})`);
        else lines.push(`CROSS JOIN ${name}`);
        for (const parameter of parameters) joined.add(parameter);
      }
      return [...lines, ...joins].map((line) => `\n  ${line}`).join('');
    },
  };
  return scope;
}
