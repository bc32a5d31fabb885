import { AssayError } from '../../error.ts';
import { DateOf } from './date.ts';
import { type AnyNumber, NumberOf } from './number.ts';
import type { ChoiceParameter } from './parameter.ts';
import { Statement } from './statement.ts';
import { mustCompare } from './unit-type.ts';

type Choosable = AnyNumber | DateOf | Statement;

/** Shown by the compiler where a `choose` has a term for what is no option of the choice. */
export interface NotAnOption<Option> {
  readonly error: 'the choice has no such option';
  readonly option: Option;
}
/** Shown by the compiler where a `choose` has numbers of several units. */
export interface UnitsAreMixed<Units> {
  readonly error: 'the terms of a choose must have one unit';
  readonly units: Units;
}
/** Shown by the compiler where a `choose` has terms of several sorts. */
export interface SortsAreMixed {
  readonly error: 'the terms of a choose must all be numbers, all dates or all statements';
}

type IsUnion<T, All = T> = [T] extends [never] ? false : T extends unknown ? ([All] extends [T] ? false : true) : never;

type Chosen<T> = [T] extends [Statement]
  ? Statement
  : [T] extends [DateOf]
    ? DateOf
    : [T] extends [AnyNumber]
      ? NumberOf<T['unit']>
      : never;

type Choosing<I extends string, O> = [Exclude<keyof O, I>] extends [never]
  ? [Chosen<O[keyof O]>] extends [never]
    ? SortsAreMixed
    : O[keyof O] extends { readonly unit: infer U }
      ? IsUnion<U> extends true
        ? UnitsAreMixed<U>
        : unknown
      : unknown
  : NotAnOption<Exclude<keyof O, I>>;

/**
 * The term of the option that the reading takes: which list, which series, which event. All terms are numbers of one
 * unit, or all dates, or all statements, one for each option.
 *
 * @throws AssayError `invalid-proposition`, `invalid-unit` where types were passed by
 * @example
 * ```ts
 * import { choose, date, parameter } from '@assay/core';
 * const agreed = parameter.choice('agreed', 'when they agreed', [
 *   { id: 'draft', reason: 'ambassadors agreed on the text' },
 *   { id: 'adoption', reason: 'only heads of state decide' },
 * ]);
 * choose(agreed, { draft: date('2025-06-22'), adoption: date('2025-06-25') }).date.op // => 'choose'
 * ```
 */
export function choose<N extends string, I extends string, const O extends Readonly<Record<I, Choosable>>>(
  by: ChoiceParameter<N, I>,
  options: O & Choosing<I, O>,
): Chosen<O[keyof O]> {
  const ids = by.parameter.options.map(({ id }) => id);
  const terms = Object.entries<Choosable>(options);
  const same = terms.length === ids.length && ids.every((id) => Object.hasOwn(options, id));
  if (!same) {
    const got = terms.map(([id]) => id).join(', ');
    throw new AssayError('invalid-proposition', `expected a term for each of ${ids.join(', ')}, got ${got}`);
  }
  // The border at which terms whose sort was just looked at get the type computed from them.
  return chosen(by.choice.parameter, terms) as Chosen<O[keyof O]>;
}

function chosen(by: string, terms: readonly (readonly [string, Choosable])[]): Choosable {
  const [, first] = terms[0] ?? [];
  if (first instanceof Statement) {
    return new Statement({ op: 'choose', by, options: each(terms, (one) => one instanceof Statement && one.term) });
  }
  if (first instanceof DateOf) {
    return new DateOf({ op: 'choose', by, options: each(terms, (one) => one instanceof DateOf && one.date) });
  }
  const unit = first instanceof NumberOf ? first.unit : '1';
  const numbers = each(terms, (one) => {
    if (!(one instanceof NumberOf)) return false;
    mustCompare(unit, one.unit);
    return one.term;
  });
  return new NumberOf({ op: 'choose', by, options: numbers }, unit);
}

function each<Term>(
  terms: readonly (readonly [string, Choosable])[],
  termOf: (of: Choosable) => Term | false,
): { readonly [option: string]: Term } {
  const entries = terms.map(([id, of]) => {
    const term = termOf(of);
    if (term === false)
      throw new AssayError('invalid-proposition', `expected terms of one sort, got another for ${id}`);
    return [id, term] as const;
  });
  return Object.fromEntries(entries);
}
