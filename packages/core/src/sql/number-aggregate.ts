import { combineUnits } from '../evaluate/row-number.ts';
import type { Literal, NumberTerm } from '../proposition/language.ts';
import { averageOfAll, type BagSql, countEnds, distinctEnds, type Ends, extremeEnds, isPlain, sumEnds } from './bag.ts';
import { averagePart, medianPart } from './bag-part.ts';
import { inRows, isBounded, isExact, type NumberSql, type RelationSql } from './columns.ts';
import { commentOf } from './comment.ts';
import type { NumberScalarSql, SqlContext } from './context.ts';
import { deviationPart } from './deviation-part.ts';
import { isExactValue } from './may-equal.ts';
import { modePart } from './mode-part.ts';
import { overRows } from './over-rows.ts';
import { percentilePart } from './percentile-part.ts';
import type { Program } from './program.ts';
import { forEachOption } from './relation-part.ts';
import { numberAsColumn } from './row-number.ts';
import { fillerOf, scalarOf } from './scalar-part.ts';

type AggregateTerm = Extract<NumberTerm, { readonly of: unknown }> & {
  readonly op:
    | 'count'
    | 'count-distinct'
    | 'sum'
    | 'average'
    | 'minimum'
    | 'maximum'
    | 'median'
    | 'mode'
    | 'standard-deviation'
    | 'percentile'
    | 'the';
};

/** A number taken over all rows of a relation. */
export function writeAggregate(term: AggregateTerm, context: SqlContext): NumberScalarSql {
  const { program } = context;
  const all = context.rowsOf(term.of);
  const comment = commentOf(term, program);
  switch (term.op) {
    case 'count': {
      const ends = countEnds(certaintyOf(all), program.writer);
      const range = { lo: 0, hi: all.single ? all.size : Infinity };
      return { ...overAll('count', comment, all, ends, range, '0', program), unit: '1', grainAt: () => 0 };
    }
    case 'count-distinct': {
      const column = inRows(all.column(term.column), 'r');
      const ends = distinctEnds(certaintyOf(all), column, program.writer);
      const range = { lo: 0, hi: all.single ? all.size : Infinity };
      return { ...overAll('count_distinct', comment, all, ends, range, '0', program), unit: '1', grainAt: () => 0 };
    }
    default: {
      const source =
        term.op === 'percentile' && typeof term.percent !== 'number'
          ? forEachOption(all, term.percent.parameter, program)
          : all;
      const { rows, number } = numberAsColumn(source, term.value, program);
      const bag: BagSql = {
        source: rows.name,
        keys: rows.parameters.map(program.option),
        ...certaintyOf(rows),
        number,
      };
      const { unit, grainAt } = number;
      const perGrain = (write: Parameters<Parameters<typeof sumEnds>[2]>[0]) =>
        program.perReading(rows.parameters, (bindings) => write(grainAt(bindings)));
      const withCount = (ends: Ends | null, part: string | null, range: NumberSql['range']) =>
        defined(term.op, comment, rows, ends, part, range, program);
      switch (term.op) {
        case 'sum': {
          const ends = sumEnds(bag, program.writer, perGrain);
          const range = { lo: Math.min(0, number.range.lo * all.size), hi: Math.max(0, number.range.hi * all.size) };
          const bounded = all.single
            ? range
            : { lo: number.range.lo < 0 ? -Infinity : 0, hi: number.range.hi > 0 ? Infinity : 0 };
          const sum = all.size === 0 ? { lo: 0, hi: 0 } : bounded;
          return { ...overAll('sum', comment, rows, ends, sum, '0', program), unit, grainAt };
        }
        case 'average': {
          const scalar = isPlain(bag)
            ? withCount(averageOfAll(bag, program.writer, perGrain), null, number.range)
            : withCount(null, averagePart(bag, program, comment), anyIfOpen(number));
          return { ...scalar, unit, grainAt: () => null };
        }
        case 'minimum':
        case 'maximum':
          return { ...withCount(extremeEnds(term.op, bag), null, anyIfOpen(number)), unit, grainAt };
        case 'median': {
          const scalar = withCount(null, medianPart(bag, program, comment), anyIfOpen(number));
          const medianGrain: NumberSql['grainAt'] = (bindings) => {
            const grain = grainAt(bindings);
            return grain === null || grain > 8 ? null : grain + 1;
          };
          return { ...scalar, unit, grainAt: medianGrain };
        }
        case 'mode': {
          const value = { value: number.low, exact: isExactValue(number) };
          const mode = modePart({ ...bag, ...value }, program, comment);
          return { ...withCount(null, mode, anyIfOpen(number)), unit, grainAt };
        }
        case 'percentile': {
          const part = percentilePart(bag, percentText(term.percent, program), program, comment);
          return { ...withCount(null, part, anyIfOpen(number)), unit, grainAt: () => null };
        }
        case 'standard-deviation': {
          const part = deviationPart(bag, term.over, 0, program, comment);
          const scalar = withCount(null, part, { lo: 0, hi: Infinity });
          return { ...scalar, unit: combineUnits(unit, '-', unit), grainAt: () => null };
        }
        case 'the': {
          const ends = isExact(number)
            ? { low: `min(${number.low})`, high: `min(${number.low})` }
            : { low: `min(${number.low})`, high: `max(${number.high})` };
          return { ...theOne(comment, rows, ends, number, program), unit, grainAt };
        }
      }
    }
  }
}

/** The percent, one text for each reading where a parameter gives it. */
export function percentText(percent: Literal<number>, { perReading, writer }: Program): string {
  if (typeof percent === 'number') return writer.number(percent);
  return perReading([percent.parameter], (bindings) => writer.number(Number(bindings[percent.parameter])));
}

export function certaintyOf(rows: RelationSql): Pick<BagSql, 'certain' | 'most'> {
  return { certain: rows.certain ? null : 'r.certain', most: rows.single ? null : 'r.most' };
}

function anyIfOpen(number: NumberSql): NumberSql['range'] {
  return isBounded(number) ? number.range : { lo: -Infinity, hi: Infinity };
}

/** An aggregate that is there for no rows too. */
function overAll(
  wanted: string,
  comment: string,
  rows: RelationSql,
  { low, high }: Ends,
  range: NumberSql['range'],
  none: string,
  program: Program,
) {
  const exact = low === high;
  const zero = program.writer.number(Number(none));
  const aggregates = exact
    ? [{ name: 'value', expression: low }]
    : [
        { name: 'low', expression: low },
        { name: 'high', expression: high },
      ];
  const selected = aggregates.map(({ name }) => `coalesce(found.${name}, ${zero}) AS ${name}`);
  const part = overRows(rows, { wanted, comment, aggregates, selected }, program);
  return scalarOf(part, exact, false, range);
}

/** An aggregate that is defined where there is a row for certain; taken from a part, or over the rows at once. */
function defined(
  wanted: string,
  comment: string,
  rows: RelationSql,
  ends: Ends | null,
  part: string | null,
  range: NumberSql['range'],
  program: Program,
) {
  const exact = ends !== null && ends.low === ends.high;
  const filler = program.writer.number(fillerOf(range));
  const there = { name: 'there', expression: rows.certain ? 'count(*)' : 'coalesce(sum(r.certain), 0)' };
  const aggregates = [
    ...(ends === null
      ? []
      : exact
        ? [{ name: 'value', expression: ends.low }]
        : [
            { name: 'low', expression: ends.low },
            { name: 'high', expression: ends.high },
          ]),
    ...(part === null ? [there] : []),
  ];
  const from = part ?? 'found';
  const selected = [
    ...(exact ? ['value'] : ['low', 'high']).map((name) => `coalesce(${from}.${name}, ${filler}) AS ${name}`),
    `CASE WHEN ${from}.there > 0 THEN 1 ELSE 0 END AS defined`,
  ];
  const over = { wanted, comment, aggregates, selected, ...(part === null ? {} : { joined: [part] }) };
  return scalarOf(overRows(rows, over, program), exact, true, range);
}

/** What stands in the one row there is. */
export function theOne(
  comment: string,
  rows: RelationSql,
  { low, high }: Ends,
  { range }: Pick<NumberSql, 'range'>,
  program: Program,
) {
  const exact = low === high;
  const filler = program.writer.number(fillerOf(range));
  const count = countEnds(certaintyOf(rows), program.writer);
  const names = exact ? ['value'] : ['low', 'high'];
  const aggregates = [
    { name: 'fewest', expression: count.low },
    { name: 'most', expression: count.high },
    ...names.map((name, index) => ({ name, expression: index === 0 ? low : high })),
  ];
  const selected = [
    ...names.map((name) => `coalesce(found.${name}, ${filler}) AS ${name}`),
    'CASE WHEN found.fewest = 1 AND found.most = 1 THEN 1 ELSE 0 END AS defined',
  ];
  return scalarOf(overRows(rows, { wanted: 'the', comment, aggregates, selected }, program), exact, true, range);
}
