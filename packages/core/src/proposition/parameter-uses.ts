import { type Proposition, quotationModes } from './language.ts';
import type { ParameterType } from './reading.ts';

/** One place where a proposition names a parameter, and what must stand there. */
export interface ParameterUse {
  readonly name: string;
  readonly type: ParameterType;
  /** The unit a number must have there; `null` where it has none, or where only the tables tell. */
  readonly unit: string | null;
  /** The only values that may stand there; `null` where any may. */
  readonly values: readonly string[] | null;
  readonly path: readonly (string | number)[];
}

/**
 * Every place where the proposition names a parameter, in the order written.
 *
 * @example
 * ```ts
 * import { date, parameter, parameterUses, proposition } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const claim = proposition(date('2025-06-23').earlier(ago, 'years').isAfter('2022'));
 * parameterUses(claim).map(({ name, unit }) => [name, unit]) // => [['ago', 'year']]
 * ```
 */
export function parameterUses(proposition: Proposition): ParameterUse[] {
  const uses: ParameterUse[] = [];
  // A stack of our own: terms may be nested deeper than calls may be.
  const waiting: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: proposition.term, path: ['term'] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const members: (readonly [string | number, unknown])[] = Array.isArray(value)
      ? [...value.entries()]
      : Object.entries(value);
    for (const [key, member] of members) {
      const use = Array.isArray(value) ? undefined : findUse(value, String(key), member, [...path, key]);
      if (use !== undefined) uses.push(use);
    }
    for (const [key, member] of members.reverse()) waiting.push({ value: member, path: [...path, key] });
  }
  return uses;
}

function findUse(
  node: object,
  key: string,
  member: unknown,
  path: readonly (string | number)[],
): ParameterUse | undefined {
  const op = textIn(node, 'op');
  if (op === 'choose' && key === 'by' && typeof member === 'string') {
    const options = 'options' in node && typeof node.options === 'object' ? Object.keys(node.options ?? {}) : [];
    return { name: member, type: 'choice', unit: null, values: options, path };
  }
  if (typeof member !== 'object' || member === null || op === undefined) return undefined;
  const name = textIn(member, 'parameter');
  const place = name === undefined ? undefined : findPlace(`${op}.${key}`, node);
  return name === undefined || place === undefined ? undefined : { name, ...place, path };
}

type Place = Pick<ParameterUse, 'type' | 'unit' | 'values'>;

function findPlace(place: string, node: object): Place | undefined {
  switch (place) {
    case 'constant.value':
    case 'number.value':
      return { type: 'number', unit: textIn(node, 'unit') ?? null, values: null };
    case 'nth.n':
      return { type: 'number', unit: 'rank', values: null };
    case 'percentile.percent':
      return { type: 'number', unit: '%', values: null };
    case 'share.share':
      return { type: 'number', unit: '1', values: null };
    case 'shift.by':
      // `years`, `months` or `days`, of which a number is in `year`, `month` or `day`.
      return { type: 'number', unit: textIn(node, 'unit')?.slice(0, -1) ?? null, values: null };
    case 'row-within.range':
    case 'within.range':
      return { type: 'range', unit: null, values: null };
    case 'date.value':
      return { type: 'date', unit: null, values: null };
    case 'row-text-is.value':
    case 'text-is.value':
    case 'mode-is.value':
    case 'quotation.quote':
      return { type: 'text', unit: null, values: null };
    case 'quotation.mode':
      return { type: 'text', unit: null, values: quotationModes };
    default:
      return undefined;
  }
}

function textIn(node: object, key: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(node, key)?.value;
  return typeof value === 'string' ? value : undefined;
}
