import { AssayError } from '../../error.ts';
import type { TableSchema } from '../../table/table.ts';
import type { NumberOf } from './number.ts';
import type { RelationOf, ValueOf } from './relation.ts';
import { rowOf } from './row.ts';
import type { Product } from './unit-type.ts';

/** Shown by the compiler where a rate does not convert from the unit of the amount. */
export interface RateDoesNotFit<Amount, Rate> {
  readonly error: 'the rate must be in the wanted unit for each unit of the amount';
  readonly amount: Amount;
  readonly rate: Rate;
}
type RateFits<U extends string, R extends string> = string extends U | R
  ? unknown
  : U extends `${string}${'*' | '/' | '^'}${string}`
    ? unknown
    : R extends `${string}/${U}`
      ? unknown
      : RateDoesNotFit<U, R>;

/**
 * The amount in another currency, or in the prices of another year, by the one rate of a table: `EUR/USD` are euros for a
 * dollar, `USD@2024/USD@2015` dollars of 2024 for one of 2015. Undecided where the relation does not have one row. The
 * amount must be in the very unit the rate is for: `MUSD` is first taken `.to('USD')`.
 *
 * @throws AssayError `invalid-unit` where types were passed by
 * @example
 * ```ts
 * import { column, convertBy, defineTable, number } from '@assay/core';
 * const rates = defineTable('rates', { year: column.number('calendar-year'), euros: column.number('EUR/USD') });
 * const then = rates.where((row) => row.year.equals(2024));
 * convertBy(number(679, 'GUSD').to('USD'), then, (row) => row.euros).to('GEUR').unit // => 'GEUR'
 * ```
 */
export function convertBy<U extends string, C extends TableSchema, R extends string>(
  amount: NumberOf<U>,
  rates: RelationOf<C>,
  rate: ValueOf<C, R> & RateFits<U, R>,
): NumberOf<Product<U, R>> {
  const { unit } = rate(rowOf(rates.schema));
  const [to, from, ...rest] = unit.split('/');
  const atoms = amount.unit.split(/[*/]/).map((atom) => atom.replace(/\^\d+$/, ''));
  if (to === '1' || from === undefined || rest.length > 0 || !atoms.includes(from)) {
    throw new AssayError('invalid-unit', `expected a rate for each ${amount.unit}, got one in ${unit}`);
  }
  return amount.times(rates.the(rate));
}
