import type { Grain } from '../evaluate/interval.ts';
import { wordCount } from '../evaluate/vector.ts';
import { type ColumnSql, isBounded, isExact, type NumberSql } from './columns.ts';
import type { Writer } from './dialect.ts';
import { exactValue, isExactValue } from './may-equal.ts';

/** The values an aggregate is taken over, as expressions over the rows `r` of a part; `aggregate.ts` is the model. */
export interface BagSql {
  readonly source: string;
  /** The columns that say which bag a row belongs to. */
  readonly keys: readonly string[];
  /** Expressions; `null` where every row is certain, or stands for itself. */
  readonly certain: string | null;
  readonly most: string | null;
  readonly number: NumberSql;
}

/** One or two expressions over all rows of a bag; the same twice where the result is one exact value. */
export interface Ends {
  readonly low: string;
  readonly high: string;
}

/** Every row is there, once, with one exact value. */
export function isPlain({ certain, most, number }: BagSql): boolean {
  return certain === null && most === null && isExact(number) && isBounded(number);
}

function isSure({ certain }: Pick<BagSql, 'certain'>): string {
  return certain === null ? 'TRUE' : `${certain} = 1`;
}

export function countEnds({ certain, most }: Pick<BagSql, 'certain' | 'most'>, { double, number }: Writer): Ends {
  const high = most === null ? 'count(*)' : `coalesce(sum(${most}), ${number(0)})`;
  const low = certain === null ? 'count(*)' : `coalesce(sum(${certain}), 0)`;
  return low === high ? { low: double(low), high: double(low) } : { low: double(low), high: double(high) };
}

/** How decimals are added up in each reading: with the last digit that they are rounded to. */
export type PerGrain = (write: (grain: Grain) => string) => string;

/** Adds in whole units of the last digit, as `total` does. */
function total(value: string, writer: Writer, perGrain: PerGrain): string {
  return perGrain((grain) => {
    if (grain === null || (grain === 0 && writer.dialect === 'sqlite')) return `sum(${value})`;
    const scale = writer.number(10 ** grain);
    // SQLite adds with a compensation, so that one rounding at the end comes to the same.
    return writer.dialect === 'sqlite'
      ? `round(sum(${value}) * ${scale}) / ${scale}`
      : `sum(round((${value}) * ${scale})) / ${scale}`;
  });
}

/** The least sum: certain rows count, possible ones where they lower it. */
export function sumEnds(bag: BagSql, writer: Writer, perGrain: PerGrain): Ends {
  const { number, most } = bag;
  if (isPlain(bag)) {
    const sum = total(number.low, writer, perGrain);
    return { low: sum, high: sum };
  }
  const side = (end: string, sign: '<' | '>', infinite: number, open: boolean): string => {
    const times = most === null ? end : `${end} * ${most}`;
    const safe =
      most === null
        ? end
        : `CASE WHEN ${most} = ${writer.number(Infinity)} THEN ${writer.number(infinite)} ELSE ${times} END`;
    const part =
      bag.certain === null
        ? end
        : `CASE WHEN ${isSure(bag)} THEN ${end} WHEN ${end} ${sign} 0 THEN ${safe} ELSE ${writer.number(0)} END`;
    if (!open && most === null) return total(part, writer, perGrain);
    const worst = infinite < 0 ? `min(${part})` : `max(${part})`;
    const limit = writer.number(infinite);
    const finite = `CASE WHEN abs(${part}) < ${writer.number(Infinity)} THEN ${part} ELSE ${writer.number(0)} END`;
    return `CASE WHEN ${worst} = ${limit} THEN ${limit} ELSE ${total(finite, writer, perGrain)} END`;
  };
  const open = !isBounded(number);
  return { low: side(number.low, '<', -Infinity, open), high: side(number.high, '>', Infinity, open) };
}

export function averageOfAll(bag: BagSql, writer: Writer, perGrain: PerGrain): Ends {
  const average = `${total(bag.number.low, writer, perGrain)} / count(*)`;
  return { low: average, high: average };
}

/** The least and the greatest value: an end that only rows which may not be there have is no bound. */
export function extremeEnds(op: 'minimum' | 'maximum', bag: BagSql): Ends {
  const { low, high } = bag.number;
  const [outer, inner] = op === 'minimum' ? (['min', 'max'] as const) : (['max', 'min'] as const);
  const [far, near] = op === 'minimum' ? [low, high] : [high, low];
  const certain = isSure(bag);
  const extreme = `${outer}(${far})`;
  const least =
    bag.certain === null
      ? `${outer}(${near})`
      : `coalesce(${outer}(CASE WHEN ${certain} THEN ${near} END), ${inner}(${near}))`;
  return op === 'minimum' ? { low: extreme, high: least } : { low: least, high: extreme };
}

/** Different values, as `distinct.ts` counts them: a vague one may be one of the others or one of its own. */
export function distinctEnds(
  bag: Pick<BagSql, 'certain' | 'most'>,
  column: ColumnSql,
  { double, greatest, least, number }: Writer,
): Ends {
  const [text, exact] = [exactValue(column), isExactValue(column)];
  const sure = bag.certain === null && exact === null ? text : undefined;
  if (sure !== undefined) {
    const count = double(`count(DISTINCT ${sure})`);
    return { low: count, high: count };
  }
  const conditions = [bag.certain === null ? null : isSure(bag), exact].filter((condition) => condition !== null);
  const counted = double(`count(DISTINCT CASE WHEN ${conditions.join(' AND ')} THEN ${text} END)`);
  const some = bag.certain === null ? 'CASE WHEN count(*) > 0 THEN 1 ELSE 0 END' : `coalesce(max(${bag.certain}), 0)`;
  const all = exact === null ? `count(DISTINCT ${text})` : `count(DISTINCT CASE WHEN ${exact} THEN ${text} END)`;
  const vague =
    exact === null
      ? ''
      : ` + coalesce(sum(CASE WHEN ${exact} THEN ${number(0)} ELSE ${bag.most ?? number(1)} END), ${number(0)})`;
  const words = column.type === 'text' ? wordCount(column.sets.values()) : Infinity;
  const any = `${double(all)}${vague}`;
  const isClosed = exact !== null && words < Infinity;
  return {
    low: exact === null ? counted : greatest([counted, double(some)]),
    high: isClosed ? greatest([double(all), least([any, number(words)])]) : any,
  };
}
