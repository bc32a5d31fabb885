import {
  asDate,
  canonicalJson,
  dateOfDays,
  daysOf,
  isDate,
  type Proposition,
  type Readings,
  shiftDays,
} from '@assay/core';

/*
 * What a proposition says in one reading, in a form in which two that say the same are the same text: parameters are
 * replaced by their values and choices taken; conditions on rows stand in one list in the order of their text; `none`
 * is a count of 0, a range of one number an equation; what can be worked out from numbers and dates written down is.
 * Nothing is left out, so that two propositions with the same meaning here differ in no table, column, condition,
 * comparison, number or date.
 */

interface Node {
  readonly [key: string]: unknown;
}

export interface OneReading {
  /** Parameter → option id. */
  readonly reading: { readonly [parameter: string]: string };
  readonly meaning: string;
}

/** One for each admissible reading. */
export function readingsOf(proposition: Proposition, { parameters, exclusions }: Readings): readonly OneReading[] {
  let readings: readonly { readonly [parameter: string]: string }[] = [{}];
  for (const { name, options } of parameters) {
    readings = readings.flatMap((reading) => options.map(({ id }) => ({ ...reading, [name]: id })));
  }
  return readings
    .filter(
      (reading) => !exclusions.some(({ options }) => Object.entries(options).every(([n, id]) => reading[n] === id)),
    )
    .map((reading) => {
      const optionOf = (name: unknown): unknown => {
        const parameter = parameters.find((one) => one.name === name);
        return parameter?.options.find(({ id }) => id === reading[parameter.name])?.value;
      };
      return { reading, meaning: canonicalJson(simplified(bound(proposition.term, optionOf))) };
    });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parameters by their values, and of choices the term taken. */
function bound(value: unknown, optionOf: (name: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => bound(one, optionOf));
  if (!isNode(value)) return value;
  if ('parameter' in value) return optionOf(value['parameter']);
  if (value['op'] === 'choose' && isNode(value['options'])) {
    return bound(value['options'][String(optionOf(value['by']))], optionOf);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bound(one, optionOf)]));
}

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplified);
  if (!isNode(value)) return value;
  return rule(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, simplified(one)])));
}

function rule(node: Node): unknown {
  switch (node['op']) {
    case 'where':
      return where(node);
    case 'and':
    case 'or':
    case 'row-and':
    case 'row-or':
      return flat(node);
    case 'exists':
      return { op: 'compare', left: { op: 'count', of: node['of'] }, is: '>=', right: number(1) };
    case 'none':
      return { op: 'compare', left: { op: 'count', of: node['of'] }, is: '=', right: number(0) };
    case 'within':
      return within(node, 'of', number);
    case 'row-within':
      return within(node, 'of', (value) => ({ op: 'constant', value }));
    case 'row-text-in':
      return Array.isArray(node['values']) && node['values'].length === 1
        ? { op: 'row-text-is', column: node['column'], value: node['values'][0] }
        : node;
    case 'compare':
    case 'row-compare':
      return compared(node);
    case 'arithmetic':
      return folded(node);
    case 'shift':
      return shifted(node);
    case 'number':
      return number(node['value']);
    case 'constant':
      return { op: 'constant', value: node['value'] };
    default:
      return node;
  }
}

// Units are left out beside numbers: they are those of what the number is compared with.
function number(value: unknown): Node {
  return { op: 'number', value };
}

function inOrder(list: readonly unknown[]): readonly unknown[] {
  return [...list].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

function where({ of, if: condition }: Node): Node {
  const own = isNode(condition) && condition['op'] === 'row-and' ? list(condition['of']) : [condition];
  const inner = isNode(of) && of['op'] === 'where' ? of : null;
  const innerIf =
    inner === null
      ? []
      : [inner['if']].flatMap((one) => (isNode(one) && one['op'] === 'row-and' ? list(one['of']) : [one]));
  const all = inOrder([...own, ...innerIf]);
  return {
    op: 'where',
    of: inner === null ? of : inner['of'],
    if: all.length === 1 ? all[0] : { op: 'row-and', of: all },
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function flat(node: Node): Node {
  const parts = list(node['of']).flatMap((one) => (isNode(one) && one['op'] === node['op'] ? list(one['of']) : [one]));
  return { op: node['op'], of: inOrder(parts) };
}

function within(node: Node, key: string, literal: (value: unknown) => Node): Node {
  const { range } = node;
  if (!isNode(range)) return node;
  const { min, max } = range;
  const op = node['op'] === 'within' ? 'compare' : 'row-compare';
  const as = (is: string, value: unknown) => compared({ op, left: node[key], is, right: literal(value) });
  if (min === max) return as('=', min);
  if (max === null) return as('>=', min);
  return min === null ? as('<=', max) : node;
}

/** `a + 1 = 2` is `a = 1`. */
function compared(node: Node): Node {
  const { left, right } = node;
  if (!isNode(left) || !isNode(right) || !isNode(left['right'])) return node;
  const isSum = (left['op'] === 'arithmetic' || left['op'] === 'row-arithmetic') && left['with'] === '+';
  const [a, b] = [right['value'], left['right']['value']];
  if (!isSum || typeof a !== 'number' || typeof b !== 'number') return node;
  return { ...node, left: left['left'], right: { ...right, value: a - b } };
}

function folded(node: Node): Node {
  const { left, right } = node;
  if (!isNode(left) || !isNode(right) || left['op'] !== 'number' || right['op'] !== 'number') return node;
  const [a, b] = [left['value'], right['value']];
  if (typeof a !== 'number' || typeof b !== 'number') return node;
  if (node['with'] === '-') return number(a - b);
  return node['with'] === '+' ? number(a + b) : node;
}

function shifted(node: Node): Node {
  const { of, by, unit, direction } = node;
  const date = isNode(of) ? of['value'] : null;
  const known = unit === 'days' || unit === 'months' || unit === 'years';
  if (!isDate(date) || typeof by !== 'number' || !known) return node;
  const { from, to } = daysOf(asDate(date));
  const step = direction === 'earlier' ? -by : by;
  return { op: 'date', value: dateOfDays(shiftDays(from, step, unit), shiftDays(to, step, unit)) };
}

/** The names in a proposition under a key, in whatever reading: its tables, its columns, its operators. */
export function namesIn(proposition: Proposition, key: 'table' | 'column' | 'op'): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (isNode(value)) {
      const name = value[key];
      if (typeof name === 'string') names.add(name);
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(proposition.term);
  return names;
}

/** Every condition that a column has a text, as `column=text`. */
export function textsIn(meaning: string): ReadonlySet<string> {
  return new Set(
    [...meaning.matchAll(/"column":"([^"]*)","op":"(?:row-text-is|text-is)"[^}]*?"value":"([^"]*)"/g)].map(
      ([, column, value]) => `${column}=${value}`,
    ),
  );
}
