import { AssayError } from '../../error.ts';
import { asDate } from '../../value/date.ts';
import { checkParameter } from '../check-readings.ts';
import { createWalk } from '../check-shape.ts';
import type { ParameterRef, Range } from '../language.ts';
import type { Parameter, ParameterType, ParameterValue, ReadingOption } from '../reading.ts';
import { parameterShape } from '../readings-shape.ts';
import { DateOf } from './date.ts';
import { NumberLiteral, type RangeRef } from './number.ts';
import type { TextRef } from './statement.ts';
import { asWritten } from './unit-type.ts';

/** One admissible value, as an author writes it; `reason` says why it is admissible. */
export interface OptionInput<I extends string, Value> {
  readonly id: I;
  /** What it is called in conditions; left out, its id with spaces for hyphens. */
  readonly label?: string;
  readonly value: Value;
  readonly reason: string;
  readonly source?: string;
}
/** One option of a choice; its id is the name of a term in `choose`. */
export type ChoiceInput<I extends string> = Omit<OptionInput<I, never>, 'value'>;

/** A parameter whose name and option ids the compiler knows. */
export interface ParameterNamed<N extends string, I extends string> extends Parameter {
  readonly name: N;
  readonly options: readonly (ReadingOption & { readonly id: I })[];
}
/** What every parameter in the making has. */
export interface AnyParameter {
  readonly parameter: ParameterNamed<string, string>;
}

/** A number a reading gives. It may stand where a number of its unit may stand. */
export class NumberParameter<U extends string, N extends string, I extends string> extends NumberLiteral<U> {
  readonly parameter: ParameterNamed<N, I>;

  constructor(parameter: ParameterNamed<N, I>, unit: U) {
    super({ parameter: parameter.name }, unit);
    this.parameter = parameter;
  }
}

/** A date a reading gives. */
export class DateParameter<N extends string, I extends string> extends DateOf {
  readonly parameter: ParameterNamed<N, I>;

  constructor(parameter: ParameterNamed<N, I>) {
    super({ op: 'date', value: { parameter: parameter.name } });
    this.parameter = parameter;
  }
}

/** Text a reading gives. */
export interface TextParameter<V extends string, N extends string, I extends string> extends TextRef<V> {
  readonly parameter: ParameterNamed<N, I>;
}
/** A range a reading gives. */
export interface RangeParameter<U extends string, N extends string, I extends string> extends RangeRef<U> {
  readonly parameter: ParameterNamed<N, I>;
}
/** A choice of terms a reading makes; see `choose`. */
export interface ChoiceParameter<N extends string, I extends string> {
  readonly parameter: ParameterNamed<N, I>;
  readonly choice: ParameterRef;
}

/**
 * What a claim leaves open, each with its admissible values and a reason for each.
 *
 * @throws AssayError `invalid-readings` where there is no option, an id stands twice or a reason is empty
 * @example
 * ```ts
 * import { parameter } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [
 *   { id: 'two', value: 2, reason: 'a couple is two', source: 'https://www.merriam-webster.com/dictionary/couple' },
 *   { id: 'three', value: 3, reason: 'used loosely, a couple is a few' },
 * ]);
 * ago.parameter.options.map(({ value }) => value) // => [2, 3]
 * ```
 */
export const parameter = {
  /** A number in a unit. */
  number: <const N extends string, const U extends string, const I extends string>(
    name: N,
    unit: U,
    label: string,
    options: readonly OptionInput<I, number>[],
  ): NumberParameter<U, N, I> => new NumberParameter(define(name, 'number', asWritten(unit), label, options), unit),

  /** Text, such as a word of a column's vocabulary. */
  text: <const N extends string, const V extends string, const I extends string>(
    name: N,
    label: string,
    options: readonly OptionInput<I, V>[],
  ): TextParameter<V, N, I> => ({ parameter: define(name, 'text', null, label, options), ref: { parameter: name } }),

  /** A date in the EDTF subset. */
  date: <const N extends string, const I extends string>(
    name: N,
    label: string,
    options: readonly OptionInput<I, string>[],
  ): DateParameter<N, I> => {
    for (const { value } of written(options)) asDate(value);
    return new DateParameter(define(name, 'date', null, label, options));
  },

  /** A range of numbers in a unit: what "about" or "three to five" may mean. */
  range: <const N extends string, const U extends string, const I extends string>(
    name: N,
    unit: U,
    label: string,
    options: readonly OptionInput<I, Range>[],
  ): RangeParameter<U, N, I> => ({
    parameter: define(name, 'range', asWritten(unit), label, options),
    ref: { parameter: name },
    unit,
  }),

  /** Which of several terms is meant: see `choose`. */
  choice: <const N extends string, const I extends string>(
    name: N,
    label: string,
    options: readonly ChoiceInput<I>[],
  ): ChoiceParameter<N, I> => {
    const named = written(options).map((option) => ({ ...option, value: option.id }));
    return { parameter: define(name, 'choice', null, label, named), choice: { parameter: name } };
  },
} as const;

function define<N extends string, I extends string>(
  name: N,
  type: ParameterType,
  unit: string | null,
  label: string,
  options: readonly OptionInput<I, ParameterValue>[],
): ParameterNamed<N, I> {
  const defined = {
    name,
    type,
    unit,
    label,
    options: written(options).map(({ id, label = String(id).replaceAll('-', ' '), value, reason, source = null }) => ({
      id,
      label,
      value,
      reason,
      source,
    })),
  };
  const walk = createWalk({ nodes: 0, depth: 0 });
  parameterShape(defined, [], walk, 0);
  const findings = walk.findings.length > 0 ? walk.findings : checkParameter(defined);
  if (findings.length > 0) {
    const first = findings.map(({ message }) => message).join('; ');
    throw new AssayError('invalid-readings', `expected a parameter whose options have reasons: ${first}`, { findings });
  }
  return defined;
}

/** The options as they may come from a caller without types: what is lacking is found as a fault like any other. */
function written<T extends object>(options: readonly T[]): readonly T[] {
  return Array.isArray(options) ? options.map((option) => ({ ...option })) : [];
}
