import type { NumberTerm } from '../proposition/language.ts';
import { exceeds } from './arithmetic.ts';
import { isBounded } from './columns.ts';
import { commentOf } from './comment.ts';
import type { NumberScalarSql, SqlContext } from './context.ts';
import { overRows } from './over-rows.ts';
import { numberAsColumn, toleranceOf } from './row-number.ts';
import { fillerOf, scalarOf } from './scalar-part.ts';
import { createScope } from './scope.ts';

/** The value in the row at place n; the hull over all rows that may stand there (see `nth.ts` of the evaluator). */
export function writeNth(term: NumberTerm & { readonly op: 'nth' }, context: SqlContext): NumberScalarSql {
  const { program } = context;
  const { writer } = program;
  const comment = commentOf(term, program);
  const ordered = numberAsColumn(context.rowsOf(term.of), term.by, program);
  const { rows, number: values } = numberAsColumn(ordered.rows, term.value, program);
  const by = ordered.number;
  rows.column(ordered.name);
  const down = term.direction === 'descending';
  const ends = down ? { low: by.low, high: by.high } : { low: `-${by.high}`, high: `-${by.low}` };
  const n = typeof term.n === 'number' ? writer.number(term.n) : program.value(term.n.parameter);
  const beside = createScope(program, { ...rows, alias: 'r' });
  if (typeof term.n !== 'number') beside.value(term.n.parameter);
  const within = (more: readonly string[]) => {
    const parted = [...beside.parameters().map(program.option), ...more];
    return parted.length === 0 ? '' : `PARTITION BY ${parted.join(', ')} `;
  };
  const most = rows.single ? writer.number(1) : 'r.most';
  const sortSure = `row_number() OVER (${within(rows.certain ? [] : ['r.certain'])}ORDER BY ${ends.low} DESC)`;
  const reach = `sum(${most}) OVER (${within([])}ORDER BY ${ends.high} DESC ROWS UNBOUNDED PRECEDING)`;
  const own = [`${ends.low} AS at_least`, `${ends.high} AS at_most`, `${values.low} AS low`, `${values.high} AS high`];
  const infinite = writer.number(-Infinity);
  const sure = rows.certain ? 'TRUE' : 'r.certain = 1';
  const parameters = beside.parameters();
  const options = parameters.map((name) => program.option(name));
  const each = options.length === 0 ? '' : `PARTITION BY ${options.join(', ')}`;
  const places = [
    `SELECT ${beside.options()}${typeof term.n === 'number' ? '' : `${n} AS n, `}${own.join(', ')},`,
    `  CASE WHEN ${sure} THEN 1 ELSE 0 END AS certain, ${sortSure} AS place, ${reach} AS reach${beside.from().replaceAll('\n  ', '\n        ')}`,
  ].join('\n        ');
  const wanted = typeof term.n === 'number' ? n : 'n';
  // Whoever is surely below the n-th certain row is past place n; whoever is surely above all that n rows may reach is before.
  const bounded = [
    `SELECT places.*, sum(certain) OVER (${each}) AS there,`,
    `  coalesce(max(CASE WHEN certain = 1 AND place = ${wanted} THEN at_least END) OVER (${each}), ${infinite}) AS floor,`,
    `  coalesce(max(CASE WHEN reach >= ${wanted} THEN at_most END) OVER (${each}), ${infinite}) AS ceiling`,
    `FROM (`,
    `  ${places}`,
    `) AS places`,
  ].join('\n      ');
  const tolerance = by.written ? null : toleranceOf(by.grainAt, beside, program);
  const over = (a: string, b: string) => exceeds(a, b, isBounded(by), tolerance);
  const candidate = `NOT (${over('floor', 'at_most')}) AND NOT (${over('at_least', 'ceiling')})`;
  const group = options.length === 0 ? '' : `\n  GROUP BY ${options.join(', ')}`;
  const found = program.add('place', `${comment}: who may stand there`, () =>
    [
      `SELECT ${beside.options()}min(CASE WHEN ${candidate} THEN low END) AS low, max(CASE WHEN ${candidate} THEN high END) AS high,`,
      `    max(there) AS there\n  FROM (`,
      `    ${bounded}`,
      `  ) AS bounded${group}`,
    ].join('\n  '),
  );
  const range = isBounded(values) ? values.range : { lo: -Infinity, hi: Infinity };
  const filler = writer.number(fillerOf(range));
  const part = overRows(
    rows,
    {
      wanted: 'nth',
      comment,
      aggregates: [],
      selected: [
        `coalesce(${found}.low, ${filler}) AS low, coalesce(${found}.high, ${filler}) AS high`,
        `CASE WHEN coalesce(${found}.there, 0) >= ${n} THEN 1 ELSE 0 END AS defined`,
      ],
      joined: [found],
      beside: typeof term.n === 'number' ? [] : program.optionsOf(term.n.parameter),
      using: parameters,
    },
    program,
  );
  return { ...scalarOf(part, false, true, range), unit: values.unit, grainAt: values.grainAt };
}
