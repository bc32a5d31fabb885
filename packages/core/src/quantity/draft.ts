import type { EdtfDate } from '../value/date.ts';
import { toNumber } from './decimal.ts';
import type { NounTokens } from './noun.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import type { QuantityRole } from './quantity.ts';
import type { Alternatives } from './reading.ts';
import type { HedgeKind, UnitWord } from './vocabulary.ts';

/** A hedge as tokens. */
export interface HedgeTokens {
  readonly kind: HedgeKind;
  readonly at: number;
  readonly end: number;
}

/** A quantity in tokens, on the way to one in the text. */
export interface Draft {
  readonly at: number;
  readonly end: number;
  readonly role: QuantityRole;
  readonly min: number | null;
  readonly max: number | null;
  readonly grain: number | null;
  readonly unit: string;
  readonly senses: readonly UnitWord[];
  readonly hedge: HedgeTokens | null;
  /** Where they do not follow from the number and its hedge. */
  readonly alternatives: Alternatives | null;
  readonly noun: NounTokens | null;
  readonly date: EdtfDate | null;
  readonly from: 'start' | 'end' | 'here' | null;
  readonly numerals: readonly ParsedNumeral[];
  readonly amounts: readonly ParsedAmount[];
}

export function draft(at: number, end: number, role: QuantityRole, rest: Partial<Draft>): Draft {
  return {
    at,
    end,
    role,
    min: null,
    max: null,
    grain: null,
    unit: '1',
    senses: [],
    hedge: null,
    alternatives: null,
    noun: null,
    date: null,
    from: null,
    numerals: [],
    amounts: [],
    ...rest,
  };
}

/** The value of an amount as a number; `undefined` where it has none a number can hold. */
export function numberOf({ value }: { readonly value: ParsedAmount['value'] }): number | undefined {
  return value === null ? undefined : toNumber(value);
}
