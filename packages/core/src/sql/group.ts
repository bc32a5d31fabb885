import { combineUnits } from '../evaluate/row-number.ts';
import type { Aggregate, Relation } from '../proposition/language.ts';
import { averageOfAll, type BagSql, countEnds, distinctEnds, type Ends, extremeEnds, isPlain, sumEnds } from './bag.ts';
import { averagePart, medianPart } from './bag-part.ts';
import { type ColumnSql, inRows, isBounded, isExact, type NumberSql, namesOf, type RelationSql } from './columns.ts';
import type { SqlContext } from './context.ts';
import { deviationPart } from './deviation-part.ts';
import { memberRows } from './group-members.ts';
import { keysOf } from './keys.ts';
import { isExactValue } from './may-equal.ts';
import { modePart } from './mode-part.ts';
import { certaintyOf, percentText } from './number-aggregate.ts';
import { percentilePart } from './percentile-part.ts';
import type { Program } from './program.ts';
import { endNames, forEachOption, relationPart, type SelectedColumn } from './relation-part.ts';
import { numberAsColumn } from './row-number.ts';

type Group = Relation & { readonly op: 'group' };

/** What one aggregate column is taken of: a number of each row, a column to count, or just the rows. */
interface Wanted {
  readonly name: string;
  readonly aggregate: Aggregate;
  readonly number: NumberSql | null;
  readonly column: ColumnSql | null;
}

/** One row for each key, with aggregates (see `operators.ts` of the evaluator). */
export function groupRelation(of: RelationSql, relation: Group, comment: string, { program }: SqlContext): RelationSql {
  const { rows, wanted } = prepare(of, relation, program);
  const keys = keysOf(rows, relation.by, program);
  const options = rows.parameters.map((name) => `r.${program.option(name)}`);
  const isDirect = keys.vague === null && wanted.every((one) => fitsOnePass(one, rows));
  const members = isDirect ? null : memberRows(rows, relation.by, keys, wanted.flatMap(columnsOf), comment, program);
  const source = members === null ? rows.name : members.name;
  const certainty = members === null ? certaintyOf(rows) : { certain: 'r.certain', most: 'r.most' };
  const joined: string[] = [];
  /** The parts of aggregates that some groups do not have. */
  const mayLack = new Map<string, string>();
  const columns = new Map(wanted.map((one) => [one.name, aggregateColumn(one)]));
  const [certain, most] =
    members === null
      ? [rows.certain ? null : 'max(r.certain)', null]
      : [
          'CASE WHEN r.unlisted = 0 THEN max(r.own * r.certain) ELSE 0 END',
          `CASE WHEN r.unlisted = 0 THEN ${program.writer.number(1)} ELSE max(CASE WHEN r.own = 1 THEN r.most END) END`,
        ];
  const grouped = [
    ...options,
    ...(members === null ? keys.values : [...keys.names.map((name) => `r.${name}`), 'r.unlisted']),
  ];
  return relationPart(program, {
    wanted: 'group',
    comment,
    // Read through, the expressions would be computed for each use.
    kept: 'yes',
    parameters: rows.parameters,
    certain: rows.certain && keys.vague === null ? null : certain,
    most: keys.vague === null ? null : most,
    size: rows.size * (keys.vague === null ? 1 : 2),
    find: (name) => columns.get(name) ?? (relation.by.includes(name) ? keyColumn(name) : undefined),
    known: (name) => {
      const lacking = mayLack.get(name);
      if (lacking !== undefined) return `CASE WHEN max(${lacking}.there) = 1 THEN 2 ELSE 1 END`;
      const known = relation.by.includes(name) ? rows.known(name) : null;
      if (known === null) return null;
      members?.carry(known);
      return members === null ? `max(r.${known})` : `max(CASE WHEN r.own = 1 THEN r.${known} END)`;
    },
    text: (list) => {
      const joins = joined
        .map((name) => `\n  LEFT JOIN (SELECT bag, low, high, there FROM ${name}) AS ${name} ON ${name}.bag = r.bag`)
        .join('');
      const by = `\n  GROUP BY ${grouped.join(', ') || '1 + 0'}`;
      return `SELECT ${list}\n  FROM ${source} AS r${joins}${by}`;
    },
  });

  function keyColumn(name: string): SelectedColumn {
    const column = rows.column(name);
    const own = namesOf(inRows(column, 'r'));
    if (members === null) return { column, expressions: own };
    const ends = column.type === 'text' ? ['max', 'max'] : ['min', 'max'];
    return { column, expressions: own.map((end, index) => `${ends[index]}(CASE WHEN r.own = 1 THEN ${end} END)`) };
  }

  function aggregateColumn({ name, aggregate, number, column }: Wanted): SelectedColumn {
    const { writer } = program;
    const one = writer.number(1);
    const atLeastOne = ({ low, high }: Ends): Ends =>
      low === high ? { low, high } : { low: writer.greatest([low, one]), high };
    const counted: Pick<NumberSql, 'unit' | 'range' | 'grainAt'> = {
      unit: '1',
      range: { lo: 1, hi: rows.single ? rows.size : Infinity },
      grainAt: () => 0,
    };
    if (aggregate.op === 'count') return selected(name, atLeastOne(countEnds(certainty, writer)), counted);
    if (aggregate.op === 'count-distinct') {
      if (column === null) throw new TypeError('different values are those of a column');
      return selected(name, atLeastOne(distinctEnds(certainty, column, writer)), counted);
    }
    if (number === null) throw new TypeError('an aggregate is of a number, a column or the rows');
    const bag: BagSql = { source, keys: members === null ? options : ['bag'], ...certainty, number };
    const { unit, grainAt } = number;
    const perGrain = (write: Parameters<Parameters<typeof sumEnds>[2]>[0]) =>
      program.perReading(rows.parameters, (bindings) => write(grainAt(bindings)));
    const open = { lo: -Infinity, hi: Infinity };
    const range = isBounded(number) ? number.range : open;
    const fromPart = (part: string): Ends => {
      joined.push(part);
      return { low: `max(${part}.low)`, high: `max(${part}.high)` };
    };
    const whereThere = (wanted: string, part: string): Ends => {
      const { low, high } = fromPart(part);
      const otherwise = (value: string, end: number) =>
        `CASE WHEN max(${part}.there) = 1 THEN ${value} ELSE ${writer.number(end)} END`;
      mayLack.set(wanted, part);
      return { low: otherwise(low, -Infinity), high: otherwise(high, Infinity) };
    };
    switch (aggregate.op) {
      case 'sum': {
        const factor = Math.max(rows.size, 1);
        const sums = { lo: Math.min(0, number.range.lo * factor), hi: Math.max(0, number.range.hi * factor) };
        return selected(name, sumEnds(bag, writer, perGrain), { unit, range: rows.single ? sums : open, grainAt });
      }
      case 'average': {
        const ends = isPlain(bag) ? averageOfAll(bag, writer, perGrain) : fromPart(averagePart(bag, program, comment));
        return selected(name, ends, { unit, range, grainAt: () => null });
      }
      case 'minimum':
      case 'maximum':
        return selected(name, extremeEnds(aggregate.op, bag), { unit, range, grainAt });
      case 'median': {
        const ends = fromPart(medianPart(bag, program, comment));
        return selected(name, ends, {
          unit,
          range,
          grainAt: (bindings) => {
            const grain = grainAt(bindings);
            return grain === null || grain > 8 ? null : grain + 1;
          },
        });
      }
      case 'percentile': {
        const keyed = { ...bag, keys: [...bag.keys, ...rows.parameters.map(program.option)] };
        const part = percentilePart(keyed, percentText(aggregate.percent, program), program, comment);
        return selected(name, fromPart(part), { unit, range, grainAt: () => null });
      }
      case 'mode': {
        const part = modePart({ ...bag, value: number.low, exact: isExactValue(number) }, program, comment);
        return selected(name, whereThere(name, part), { unit, range: open, grainAt });
      }
      case 'standard-deviation': {
        const part = deviationPart(bag, aggregate.over, 1, program, comment);
        const spread = { unit: combineUnits(unit, '-', unit), range: open, grainAt: () => null };
        return selected(name, whereThere(name, part), spread);
      }
    }
  }

  function selected(
    name: string,
    { low, high }: Ends,
    rest: Pick<NumberSql, 'unit' | 'range' | 'grainAt'>,
  ): SelectedColumn {
    const exact = low === high;
    const [as, asHigh] = endNames(program, name, name, exact);
    return { column: { type: 'number', low: as, high: asHigh, written: false, ...rest }, expressions: [low, high] };
  }
}

/** The rows with every number that is aggregated as a column. */
function prepare(
  of: RelationSql,
  { aggregates }: Group,
  program: Program,
): { rows: RelationSql; wanted: readonly Wanted[] } {
  const parameters = Object.values(aggregates).flatMap((aggregate) =>
    aggregate.op === 'percentile' && typeof aggregate.percent !== 'number' ? [aggregate.percent.parameter] : [],
  );
  let rows = parameters.reduce((before, parameter) => forEachOption(before, parameter, program), of);
  const numbers = new Map<string, NumberSql>();
  const names: string[] = [];
  for (const [name, aggregate] of Object.entries(aggregates)) {
    if (!('of' in aggregate)) continue;
    const taken = numberAsColumn(rows, aggregate.of, program);
    rows = taken.rows;
    numbers.set(name, taken.number);
    names.push(taken.name);
  }
  const last = rows;
  for (const name of names) last.column(name);
  const wanted = Object.entries(aggregates).map(([name, aggregate]) => ({
    name,
    aggregate,
    number: numbers.get(name) ?? null,
    column: aggregate.op === 'count-distinct' ? inRows(last.column(aggregate.column), 'r') : null,
  }));
  return { rows, wanted };
}

/** Whether one pass over the rows of a group says what the aggregate is. */
function fitsOnePass({ aggregate, number }: Wanted, rows: RelationSql): boolean {
  if (aggregate.op === 'average')
    return rows.certain && rows.single && number !== null && isExact(number) && isBounded(number);
  return !['median', 'percentile', 'mode', 'standard-deviation'].includes(aggregate.op);
}

function columnsOf({ number, column }: Wanted): readonly ColumnSql[] {
  return [...(number === null ? [] : [number]), ...(column === null ? [] : [column])];
}
