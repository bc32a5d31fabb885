import type { PropositionTerm, Relation } from '../../proposition/language.ts';
import type { Parameter } from '../../proposition/reading.ts';
import { isAsSaid, rangeLabel } from '../amount-said.ts';
import { type Conditions, joinConditions, noConditions, valueConditions } from '../conditions-said.ts';
import { type Basis, type Draft, joinBases, mustConfirm, nothing, restsOn, type Scene } from '../draft.ts';
import { yearColumns } from '../proposal-table.ts';
import { findPhrase, ownQuantities, type SaidQuantity } from '../sentence-read.ts';
import { countOf, rowsOf } from '../terms.ts';
import { baseYear, timeConditions, timesIn, yearsBefore, yearsParameter } from '../times-said.ts';
import { findPlaces, type Places, rankedRows } from './places.ts';

/** How many rows there are with the values mentioned, among the first places where the words say so. */
export function proposeCounts(scene: Scene): readonly Draft[] {
  const places = findPlaces(scene);
  const counts = ownQuantities(scene.sentence).filter(
    (quantity) => quantity.role === 'count' && quantity.unit === '1' && quantity !== places?.quantity,
  );
  const values = valueConditions(scene);
  const rows = restsOn(scene.mentions.table, `rows of ${scene.table.name}`, 0.5);
  // How many there are among the first ten rows of all is no claim.
  if (values.conditions.length === 0 && (places !== undefined || rows.rests.length === 0)) return [];
  const none = counts.length === 0 ? findPhrase(scene.sentence, scene.sentence.language.none) : [];
  const times = places === undefined ? optionalTimes(scene) : timeConditions(scene);
  const single = counts.flatMap((quantity) =>
    times.flatMap((time) => relationsOf(scene, places, time, values, rows).flatMap((one) => counted(one, quantity))),
  );
  const absent = none.length === 0 ? [] : times.flatMap((time) => relationsOf(scene, places, time, values, rows));
  return [
    ...changes(scene, counts, places, values, rows),
    ...single,
    ...absent.flatMap((one) => noneOf(one, restsOn(none, 'there is none'))),
  ];
}

/** Without places a count may be of all times, so the newest is not taken unless the words say a time. */
function optionalTimes(scene: Scene): readonly Conditions[] {
  const said = timeConditions(scene).filter(({ rests, quantities }) => rests.length + quantities.length > 0);
  return said.length > 0 ? said : [noConditions];
}

interface CountedRows extends Basis {
  readonly rows: Relation;
  readonly isTop: boolean;
}

function relationsOf(
  scene: Scene,
  places: Places | undefined,
  time: Conditions,
  values: Conditions,
  rows: Basis,
): readonly CountedRows[] {
  const conditions = joinConditions(time, values);
  const basis = joinBases(rows, conditions);
  if (places === undefined) {
    return [{ ...basis, rows: rowsOf(scene.table.name, ...conditions.conditions), isTop: false }];
  }
  return rankedRows(scene, places, time).map((ranked) => ({
    ...joinBases(basis, ranked),
    rows: ranked.rowsWhere(...values.conditions),
    isTop: true,
  }));
}

function noneOf({ rows, isTop: _, ...basis }: CountedRows, said: Basis): readonly Draft[] {
  return [{ ...joinBases(basis, said), template: 'none', term: { op: 'none', of: rows } }];
}

/** Of more rows than a list of things has the words speak of an amount. */
const mostRows = 100_000;

function counted({ rows, isTop, ...basis }: CountedRows, quantity: SaidQuantity): readonly Draft[] {
  const { min, max } = quantity.value;
  if (min === 0 && max === 0) {
    return noneOf({ rows, isTop, ...basis }, { ...nothing, quantities: [quantity] });
  }
  if ((min ?? max ?? 0) > mostRows) return [];
  const said = isAsSaid(countOf(rows), quantity, 'number');
  if (said === undefined) return [];
  return [{ ...joinBases(basis, said), template: isTop ? 'count-in-top' : 'count', term: said.term }];
}

/** `none then, three to five now`: the number of rows rose by at least the difference. */
function changes(
  scene: Scene,
  counts: readonly SaidQuantity[],
  places: Places | undefined,
  values: Conditions,
  rows: Basis,
): readonly Draft[] {
  const [before, after] = counts;
  if (before === undefined || after === undefined || counts.length !== 2) return [];
  const [was, is] = [before.value, after.value];
  const isRise = was.max !== null && is.min !== null && is.min > was.max;
  const isFall = was.min !== null && is.max !== null && is.max < was.min;
  if (!isRise && !isFall) return [];
  const range = isRise
    ? { min: (is.min ?? 0) - (was.max ?? 0), max: null }
    : { min: null, max: (is.max ?? 0) - (was.min ?? 0) };
  const by: Parameter = {
    name: 'change',
    type: 'range',
    unit: '1',
    label: 'by how many',
    options: [
      {
        id: 'difference',
        label: rangeLabel(range),
        value: range,
        reason: 'It is the least by which the two numbers differ.',
        source: null,
      },
    ],
  };
  return yearColumns(scene.table).flatMap((column) => {
    const ago = yearsSaid(scene);
    const base = baseYear(scene, column);
    if (base === undefined) return [];
    const at = (years: string | null): Conditions => ({
      ...noConditions,
      conditions: [years === null ? equalsBase(column, base.name) : yearsBefore(column, years, base.name)],
    });
    const now = relationsOf(scene, places, at(null), values, rows);
    const then = relationsOf(scene, places, at(ago.parameters[0]?.name ?? ''), values, rows);
    return now.flatMap((one, index) => {
      const other = then[index];
      if (other === undefined) return [];
      const { rows: rowsNow, isTop: _, ...basis } = one;
      const change = {
        op: 'arithmetic',
        with: '-',
        left: countOf(rowsNow).term,
        right: countOf(other.rows).term,
      } as const;
      const term: PropositionTerm = { op: 'within', of: change, range: { parameter: by.name } };
      const said = { ...nothing, quantities: [before, after], parameters: [base, by] };
      const words = findPhrase(scene.sentence, scene.sentence.language.now);
      const newest = restsOn(words, `the latest ${column}`);
      return [{ ...joinBases(basis, ago, newest, said), template: 'change-since' as const, term }];
    });
  });
}

function equalsBase(column: string, base: string) {
  return {
    op: 'row-compare',
    left: { op: 'column', column },
    is: '=',
    right: { op: 'constant', value: { parameter: base }, unit: 'calendar-year' },
  } as const;
}

/** How many years lie between; where the words do not say, the year before. */
function yearsSaid(scene: Scene): Basis {
  const time = timesIn(scene).find(({ unit }) => unit === 'year');
  const said = time && yearsParameter(time);
  if (time !== undefined && said !== undefined) return { ...nothing, quantities: [time], parameters: [said] };
  const reason = 'The words do not say how long before; the year before is the least it can be.';
  return {
    ...mustConfirm('how many years before the first number was'),
    parameters: [
      {
        name: 'ago',
        type: 'number',
        unit: 'year',
        label: 'how long before',
        options: [{ id: '1', label: 'one year', value: 1, reason, source: null }],
      },
    ],
  };
}
