import type { Proposition } from '../proposition/language.ts';
import type { Truth } from './answer.ts';
import { type Bindings, createEvaluator, type World } from './evaluator.ts';
import { toTruth } from './kleene.ts';

/**
 * Whether a proposition holds over the tables and documents given, once for each list of values of its parameters (for a
 * choice the name of its option), and nothing else: no reasons, no rows, no conditions. What the values do not touch is
 * evaluated once. Over tables that were prepared (`prepareTable`), many claims are a matter of microseconds each.
 *
 * The proposition must have been checked (`checkProposition`).
 *
 * @throws AssayError `invalid-readings` where a parameter has no value; `invalid-proposition` where a table is not given
 * @example
 * ```ts
 * import { column, defineTable, parameter, prepareTable, proposition, truthsOf } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const reason = 'the article leaves open how many';
 * const n = parameter.number('n', '1', 'how many', [{ id: 'one', value: 1, reason }]);
 * const claim = proposition(list.where((row) => row.country.is('CN')).count().atLeast(n));
 * const tables = { list: prepareTable(list.rows([{ country: 'US' }, { country: 'CN' }])) };
 * truthsOf(claim, [{ n: 1 }, { n: 2 }], { tables, documents: {} }) // => ['true', 'false']
 * ```
 */
export function truthsOf(proposition: Proposition, values: readonly Bindings[], world: World): readonly Truth[] {
  const evaluate = createEvaluator(world);
  return values.map((bindings) => toTruth(evaluate(proposition.term, bindings).truth));
}
