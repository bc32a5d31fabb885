import type { Predicate, Relation } from '../../proposition/language.ts';
import type { Parameter } from '../../proposition/reading.ts';
import type { Conditions } from '../conditions-said.ts';
import { type Basis, nothing, restsOn, type Scene } from '../draft.ts';
import { amountColumns, freeColumn, rankColumns } from '../proposal-table.ts';
import type { SaidQuantity } from '../sentence-read.ts';
import { cell, literalIn, narrowed, rowsOf } from '../terms.ts';

/** The first so many places: `top 10`, `the ten biggest`. */
export interface Places {
  readonly quantity: SaidQuantity;
  readonly last: number;
}

export function findPlaces(scene: Scene): Places | undefined {
  const { sentence } = scene;
  for (const quantity of sentence.quantities) {
    const { role, from, value } = quantity;
    const last = value.max;
    if (last === null || last < 1 || !Number.isSafeInteger(last)) continue;
    if (role === 'rank' && from === 'start' && value.min === 1 && quantity.words.trim().includes(' ')) {
      return { quantity, last };
    }
    if (role === 'count' && value.min === last && isBeforeSuperlative(scene, quantity)) {
      return { quantity, last };
    }
  }
  return undefined;
}

/** `the ten biggest`. */
function isBeforeSuperlative({ sentence }: Scene, { end, isAround }: SaidQuantity): boolean {
  const next = sentence.words.find((word) => word.isAround === isAround && word.start >= end);
  return next !== undefined && sentence.language.highest.includes(next.text.toLowerCase());
}

/** The rows of a time that stand among the first places. */
export interface RankedRows extends Basis {
  /** Of other rows that have the same places. */
  readonly rowsWhere: (...conditions: readonly Predicate[]) => Relation;
}

const claimed = 'The words name so many places.';

/** By the places that the table has, or by one of its amounts; empty where it has neither. */
export function rankedRows(scene: Scene, { quantity, last }: Places, times: Conditions): readonly RankedRows[] {
  const { table, mentions } = scene;
  const places: Parameter = {
    name: 'places',
    type: 'number',
    unit: 'rank',
    label: 'the number of places',
    options: [{ id: String(last), label: String(last), value: last, reason: claimed, source: null }],
  };
  const upTo = (column: string): Predicate => ({
    op: 'row-compare',
    left: cell(column),
    is: '<=',
    right: literalIn({ parameter: places.name }, 'rank'),
  });
  const basis = { ...nothing, quantities: [quantity], parameters: [places] };
  const [own] = rankColumns(table);
  if (own !== undefined) {
    const rowsWhere = (...conditions: readonly Predicate[]) =>
      rowsOf(table.name, ...times.conditions, upTo(own), ...conditions);
    return [{ ...basis, rowsWhere }];
  }
  const amounts = amountColumns(table);
  const placed = freeColumn(table, 'place');
  const mentioned = mentions.columns.filter(({ column }) => amounts.includes(column));
  const columns = mentioned.length > 0 ? mentioned.map(({ column }) => column) : amounts;
  return columns.slice(0, 3).map((column) => {
    const words = mentioned.find((mention) => mention.column === column)?.words ?? [];
    const ranked: Relation = {
      op: 'rank',
      of: rowsOf(table.name, ...times.conditions),
      by: cell(column),
      direction: 'descending',
      per: [],
      as: placed,
    };
    return {
      ...basis,
      rests: restsOn(words, `ranked by ${column}`).rests,
      toConfirm: words.length > 0 ? [] : [`that the places go by ${column}`],
      rowsWhere: (...conditions) => narrowed(narrowed(ranked, [upTo(placed)]), conditions),
    };
  });
}
