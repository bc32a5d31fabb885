import { AssayError } from '../../error.ts';
import { checkReadings } from '../check-readings.ts';
import type { Proposition } from '../language.ts';
import type { Readings } from '../reading.ts';
import type { NumberLiteral } from './number.ts';
import type { AnyParameter } from './parameter.ts';
import { proposition, type Statement } from './statement.ts';

type NameOf<P extends readonly AnyParameter[]> = P[number]['parameter']['name'];
type IdOf<P extends readonly AnyParameter[], N> = Extract<
  P[number],
  { readonly parameter: { readonly name: N } }
>['parameter']['options'][number]['id'];

/** Options, by parameter, that are not admissible together, and why. */
export interface ExclusionInput<P extends readonly AnyParameter[]> {
  readonly options: { readonly [N in NameOf<P>]?: IdOf<P, N> };
  readonly reason: string;
}
/** What else the one value of a number parameter could have been, from the weakest claim to the strongest. */
export interface AxisInput<P extends readonly AnyParameter[]> {
  readonly parameter: Extract<P[number], NumberLiteral<string>>;
  readonly values: readonly number[];
  /** How far each value is from the claimed one (0); steps where left out. */
  readonly distances?: readonly number[];
  readonly reason: string;
}
export interface ReadingsOptions<P extends readonly AnyParameter[]> {
  readonly exclude?: readonly ExclusionInput<P>[];
  readonly axes?: readonly AxisInput<P>[];
}

/**
 * Every admissible way to read a claim: its parameters, what is not admissible together, and the axes along which to
 * look for the strongest version that is true. What is wrong with them is found by `checkReadings`.
 *
 * @example
 * ```ts
 * import { parameter, readings } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const axis = { parameter: ago, values: [1, 2, 3], reason: 'further back is less recent' };
 * readings([ago], { axes: [axis] }).axes[0]?.parameter // => 'ago'
 * ```
 */
export function readings<const P extends readonly AnyParameter[]>(
  parameters: P,
  { exclude = [], axes = [] }: ReadingsOptions<P> = {},
): Readings {
  return {
    parameters: parameters.map(({ parameter }) => parameter),
    exclusions: exclude.map(({ options, reason }) => ({
      options: Object.fromEntries(
        Object.entries<string | undefined>(options).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])),
      ),
      reason,
    })),
    axes: axes.map(({ parameter, values, distances = null, reason }) => ({
      parameter: nameOf(parameter),
      values,
      distances,
      reason,
    })),
  };
}

function nameOf({ parameter }: AnyParameter): string {
  return parameter.name;
}

/**
 * A claim and its readings, together: refused where the claim uses a parameter that the readings do not have, or uses
 * it as something else.
 *
 * @throws AssayError `invalid-readings` with every finding
 * @example
 * ```ts
 * import { claimForm, date, parameter } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const statement = date('2025-06-23').earlier(ago, 'years').isAfter('2022');
 * claimForm(statement, [ago]).readings.parameters.length // => 1
 * ```
 */
export function claimForm<const P extends readonly AnyParameter[]>(
  statement: Statement,
  parameters: P,
  options: ReadingsOptions<P> = {},
): { readonly proposition: Proposition; readonly readings: Readings } {
  const form = { proposition: proposition(statement), readings: readings(parameters, options) };
  const findings = checkReadings(form.proposition, form.readings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const all = errors.map(({ message }) => message).join('; ');
    throw new AssayError('invalid-readings', `expected readings that fit the proposition: ${all}`, { findings });
  }
  return form;
}
