import { finerGrain } from '../evaluate/interval.ts';
import type { Leaf } from '../evaluate/proposition.ts';
import type { Predicate } from '../proposition/language.ts';
import { compareDaysSql, compareEnds } from './arithmetic.ts';
import { countEnds } from './bag.ts';
import { type RelationSql, type TruthSql, toTruthNumber } from './columns.ts';
import { commentOf } from './comment.ts';
import type { ScalarSql, SqlContext } from './context.ts';
import { textLiteral } from './dialect.ts';
import { isExactValue } from './may-equal.ts';
import { modePart } from './mode-part.ts';
import { certaintyOf } from './number-aggregate.ts';
import { type OverRows, overRows } from './over-rows.ts';
import { numbersOf, rowTruth, textColumnSql, withinTruth } from './predicate.ts';
import type { Joinable } from './program.ts';
import { toleranceOf, withNumbers } from './row-number.ts';
import { createScope, type Scope } from './scope.ts';
import { isStatic, staticTruth } from './static.ts';

/** A leaf as a part with its truth (2 true, 1 undecided, 0 false), and what it compared. */
export function writeLeaf(leaf: Leaf, context: SqlContext): Joinable {
  const { program } = context;
  if (isStatic(leaf)) return staticTruth(leaf, program);
  const comment = commentOf(leaf, program);
  switch (leaf.op) {
    case 'compare': {
      const [left, right] = [context.numberOf(leaf.left), context.numberOf(leaf.right)];
      return compared(leaf.op, comment, [left, right], context, (scope) =>
        compareEnds(
          left,
          leaf.is,
          right,
          toleranceOf((bindings) => finerGrain(left.grainAt(bindings), right.grainAt(bindings)), scope, program),
        ),
      );
    }
    case 'within': {
      const of = context.numberOf(leaf.of);
      return compared(leaf.op, comment, [of], context, (scope) =>
        withinTruth(of, leaf.range, of.grainAt, scope, context),
      );
    }
    case 'date-order': {
      const [left, right] = [context.dateOf(leaf.left), context.dateOf(leaf.right)];
      return compared('date_order', comment, [left, right], context, () => compareDaysSql(left, leaf.is, right));
    }
    case 'exists':
    case 'none':
    case 'only-one': {
      const rows = context.rowsOf(leaf.of);
      const { low, high } = countEnds(certaintyOf(rows), program.writer);
      const [fewest, most] = ['coalesce(found.low, 0)', 'coalesce(found.high, 0)'];
      const truth: TruthSql =
        leaf.op === 'exists'
          ? { sure: `${fewest} >= 1`, possible: `${most} >= 1` }
          : leaf.op === 'none'
            ? { sure: `${most} < 1`, possible: `${fewest} < 1` }
            : { sure: `${fewest} = 1 AND ${most} = 1`, possible: `${fewest} <= 1 AND ${most} >= 1` };
      const aggregates = [
        { name: 'low', expression: low },
        { name: 'high', expression: high },
      ];
      const selected = [`${toTruthNumber(truth)} AS truth`, `${fewest} AS low`, `${most} AS high`];
      return overRows(rows, { wanted: leaf.op.replace('-', '_'), comment, aggregates, selected }, program);
    }
    case 'text-is': {
      const wanted = { op: 'row-text-is', column: leaf.column, value: leaf.value } as const;
      const { rows, truth } = judgedRows(context.rowsOf(leaf.of), wanted, context);
      const count = countEnds(certaintyOf(rows), program.writer);
      const aggregates = [
        { name: 'fewest', expression: count.low },
        { name: 'most', expression: count.high },
        { name: 'truth', expression: `max(${truth})` },
      ];
      const selected = ['CASE WHEN found.fewest = 1 AND found.most = 1 THEN found.truth ELSE 1 END AS truth'];
      return overRows(rows, { wanted: 'text_is', comment, aggregates, selected }, program);
    }
    case 'all':
      return writeAll(leaf, comment, context);
    case 'share':
      return writeShare(leaf, comment, context);
    case 'mode-is':
      return writeModeIs(leaf, comment, context);
    case 'quotation':
    case 'judgement':
      return staticTruth(leaf, program);
  }
}

function writeModeIs(leaf: Leaf & { readonly op: 'mode-is' }, comment: string, context: SqlContext): Joinable {
  const { program } = context;
  const rows = context.rowsOf(leaf.of);
  const column = textColumnSql(rows, leaf.column);
  const bag = { source: rows.name, keys: rows.parameters.map(program.option), ...certaintyOf(rows) };
  const mode = modePart({ ...bag, value: column.word, exact: isExactValue(column) }, program, comment);
  const { value } = leaf;
  const wanted = typeof value === 'string' ? textLiteral(value) : program.value(value.parameter);
  const truth = `CASE WHEN ${mode}.low IS NULL THEN 1 WHEN ${mode}.low = ${wanted} THEN 2 ELSE 0 END AS truth`;
  const beside = typeof value === 'string' ? [] : program.optionsOf(value.parameter);
  return overRows(
    rows,
    { wanted: 'mode_is', comment, aggregates: [], selected: [truth], joined: [mode], beside },
    program,
  );
}

/** A truth of numbers or dates; undecided where one of them is not defined. */
function compared(
  wanted: string,
  comment: string,
  of: readonly ScalarSql[],
  { program }: SqlContext,
  compare: (scope: Scope) => TruthSql,
): Joinable {
  const scope = createScope(program);
  for (const { part } of of) if (part !== null) scope.beside(part);
  const truth = compare(scope);
  const undefinedParts = of.flatMap(({ defined }) => (defined === null ? [] : [`${defined} = 0`]));
  const known = toTruthNumber(truth);
  const expression =
    undefinedParts.length === 0 ? known : `CASE WHEN ${undefinedParts.join(' OR ')} THEN 1 ELSE ${known} END`;
  const values = of.flatMap(({ low, high }, index) => {
    const side = of.length === 1 ? '' : index === 0 ? 'left_' : 'right_';
    return [`${low} AS ${side}low`, `${high} AS ${side}high`];
  });
  const text = () => `SELECT ${scope.options()}${expression} AS truth, ${values.join(', ')}${scope.from()}`;
  return { name: program.add(wanted, comment, text, { kept: 'yes' }), parameters: scope.parameters() };
}

/** The rows with what a condition needs, and its truth as a column `truth` of a part over them. */
function judgedRows(of: RelationSql, condition: Predicate, context: SqlContext) {
  const { program } = context;
  const rows = withNumbers(of, numbersOf(condition), program);
  const scope = createScope(program, { ...rows, alias: 'r' });
  const truth = toTruthNumber(rowTruth(condition, rows, scope, context));
  const parameters = scope.parameters();
  const certain = rows.certain ? '' : ', r.certain';
  const most = rows.single ? '' : ', r.most';
  const name = program.add(
    'judged',
    'each row judged',
    () => `SELECT ${scope.options()}${truth} AS truth${certain}${most}${scope.from()}`,
  );
  return { rows: { ...rows, name, parameters }, truth: 'r.truth' };
}

function writeAll(leaf: Leaf & { readonly op: 'all' }, comment: string, context: SqlContext): Joinable {
  const { program } = context;
  const { rows, truth } = judgedRows(context.rowsOf(leaf.of), leaf.if, context);
  const certain = rows.certain ? '1' : 'r.certain';
  // A gap of no rows says nothing.
  const there = (value: string) => (rows.single ? value : `CASE WHEN r.most > 0 THEN ${value} END`);
  const most = rows.single ? '1' : 'CASE WHEN r.most > 0 THEN 1 ELSE 0 END';
  const aggregates = [
    { name: 'sure', expression: `max(${certain})` },
    { name: 'fails', expression: `max(CASE WHEN ${certain} = 1 AND ${truth} = 0 THEN 1 ELSE 0 END)` },
    { name: 'worst', expression: `min(${there(truth)})` },
    { name: 'best', expression: `max(${there(truth)})` },
    { name: 'any_row', expression: `max(${most})` },
  ];
  const ifEmpty = leaf.empty === 'true' ? 2 : leaf.empty === 'false' ? 0 : 1;
  const cases = [
    'WHEN found.fails = 1 THEN 0',
    'WHEN found.sure = 1 THEN CASE WHEN found.worst = 2 THEN 2 ELSE 1 END',
    `WHEN coalesce(found.any_row, 0) = 0 THEN ${ifEmpty}`,
    ...(ifEmpty === 2 ? ['WHEN found.worst = 2 THEN 2'] : []),
    ...(ifEmpty === 0 ? ['WHEN found.best = 0 THEN 0'] : []),
  ];
  const over: OverRows = {
    wanted: 'all',
    comment,
    aggregates,
    selected: [`CASE ${cases.join(' ')} ELSE 1 END AS truth`],
  };
  return overRows(rows, over, program);
}

function writeShare(leaf: Leaf & { readonly op: 'share' }, comment: string, context: SqlContext): Joinable {
  const { program } = context;
  const { writer } = program;
  const { rows, truth } = judgedRows(context.rowsOf(leaf.of), leaf.if, context);
  const certain = rows.certain ? '' : 'r.certain = 1 AND ';
  const most = rows.single ? writer.number(1) : 'r.most';
  const sum = (condition: string, weight: string) =>
    `sum(CASE WHEN ${condition} THEN ${weight} ELSE ${writer.number(0)} END)`;
  const [one, zero, infinite] = [writer.number(1), writer.number(0), writer.number(Infinity)];
  const aggregates = [
    { name: 'sure_for', expression: sum(`${certain}${truth} = 2`, one) },
    { name: 'sure_against', expression: sum(`${certain}${truth} = 0`, one) },
    { name: 'possibly_for', expression: sum(`${truth} <> 0`, most) },
    { name: 'possibly_against', expression: sum(`${truth} <> 2`, most) },
    { name: 'fewest', expression: countEnds(certaintyOf(rows), writer).low },
  ];
  const ratio = (part: string, rest: string) =>
    `CASE WHEN found.${part} = ${infinite} THEN ${one} WHEN found.${part} + found.${rest} = 0 THEN ${zero}` +
    ` ELSE found.${part} / nullif(found.${part} + found.${rest}, 0) END`;
  const shares = {
    low: `(${ratio('sure_for', 'possibly_against')})`,
    high: `(${ratio('possibly_for', 'sure_against')})`,
    range: { lo: 0, hi: 1 },
  };
  const wanted = typeof leaf.share === 'number' ? writer.number(leaf.share) : program.value(leaf.share.parameter);
  const share = { low: wanted, high: wanted, range: { lo: 0, hi: 1 } };
  const scope = createScope(program);
  const compared = compareEnds(
    shares,
    leaf.strict ? '>' : '>=',
    share,
    toleranceOf(() => null, scope, program),
  );
  const beside = typeof leaf.share === 'number' ? [] : program.optionsOf(leaf.share.parameter);
  const selected = [
    `CASE WHEN coalesce(found.fewest, 0) = 0 THEN 1 ELSE ${toTruthNumber(compared)} END AS truth`,
    `${shares.low} AS low`,
    `${shares.high} AS high`,
  ];
  return overRows(rows, { wanted: 'share', comment, aggregates, selected, beside }, program);
}
