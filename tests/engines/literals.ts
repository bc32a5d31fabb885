import type { Exclusion, Parameter, ParameterValue, Readings } from '@assay/core';
import type { Draw } from './tape.ts';

export interface ParameterRef {
  readonly parameter: string;
}
type Kind = Pick<Parameter, 'type' | 'unit'>;

/** Fills the places where a literal may stand: with a value, or with a parameter of the readings. */
export interface Literals {
  /** `pool` says of which values: a parameter is used again only where the same values may stand. */
  readonly literal: <T extends ParameterValue>(kind: Kind, pool: string, make: () => T) => T | ParameterRef;
  /** A parameter that chooses among terms of these names; `undefined` where no more parameters may be made. */
  readonly choice: () => { readonly by: string; readonly options: readonly string[] } | undefined;
  /** The parameters made so far, and which of their options do not go together. */
  readonly readings: () => Readings;
}

const mostParameters = 3;
const choices = ['first', 'second', 'third'];

export function createLiterals(draw: Draw): Literals {
  const made: { readonly parameter: Parameter; readonly pool: string }[] = [];

  function parameterIn(
    { type, unit }: Kind,
    pool: string,
    values: () => readonly ParameterValue[],
  ): string | undefined {
    const known = made.filter((one) => one.parameter.type === type && one.parameter.unit === unit && one.pool === pool);
    if (known.length > 0 && (made.length >= mostParameters || draw.oneIn(2))) return draw.oneOf(known).parameter.name;
    if (made.length >= mostParameters) return undefined;
    const name = `p${made.length + 1}`;
    const options = values().map((value, index) => ({
      id: `${name}-${index + 1}`,
      label: `option ${index + 1}`,
      value,
      reason: 'for the test',
      source: null,
    }));
    made.push({ parameter: { name, type, unit, label: `the ${name}`, options }, pool });
    return name;
  }

  return {
    literal: (kind, pool, make) => {
      if (!draw.oneIn(6)) return make();
      const parameter = parameterIn(kind, pool, () => Array.from({ length: 1 + draw.below(3) }, make));
      return parameter === undefined ? make() : { parameter };
    },
    choice: () => {
      const by = parameterIn({ type: 'choice', unit: null }, 'choice', () => choices.slice(0, 2 + draw.below(2)));
      const options = made.find(({ parameter }) => parameter.name === by)?.parameter.options;
      return by === undefined || options === undefined
        ? undefined
        : { by, options: options.map(({ value }) => String(value)) };
    },
    readings: () => {
      const parameters = made.map(({ parameter }) => parameter);
      return { parameters, exclusions: exclusionsOf(parameters, draw), axes: [] };
    },
  };
}

/** Leaves out one pair of options, where a reading is left. */
function exclusionsOf(parameters: readonly Parameter[], draw: Draw): readonly Exclusion[] {
  const [first, second] = parameters.filter(({ options }) => options.length > 1);
  if (first === undefined || second === undefined || !draw.oneIn(2)) return [];
  const options = Object.fromEntries([first, second].map(({ name, options: all }) => [name, draw.oneOf(all).id]));
  return [{ options, reason: 'they do not go together' }];
}
