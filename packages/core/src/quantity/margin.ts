import { readAmount } from './amount.ts';
import { type Draft, draft, numberOf } from './draft.ts';
import type { Reader } from './reader.ts';
import { only, range } from './reading.ts';

const marginSaid = 'the words say how far off it may be';

/** A number and how far off it may be: `3 ± 0.5`, `45%, plus or minus 3 points`. */
export function withMargin(reader: Reader, core: Draft): Draft {
  const { tokens, lexicon } = reader;
  if (core.min === null || core.min !== core.max || core.alternatives !== null || core.numerals.length === 0)
    return core;
  const at = tokens[core.end]?.text === ',' ? core.end + 1 : core.end;
  const sign = lexicon.margins.find(tokens, at);
  const margin = sign && readAmount(reader, sign.end);
  const width = margin && numberOf(margin);
  if (margin === undefined || width === undefined || width < 0) return core;
  const [unit, other] = [core.unit, margin.senses[0]?.unit ?? '1'];
  const isOfPercents = unit === '%' && other === 'pp';
  if (unit !== other && unit !== '1' && other !== '1' && !isOfPercents) return core;
  const value = range(plain(core.min - width), plain(core.min + width));
  const taken = unit === '1' ? other : unit;
  return {
    ...core,
    end: margin.end,
    min: value.min,
    max: value.max,
    unit: taken,
    senses: unit === '1' ? margin.senses : core.senses,
    alternatives: only(value, taken, 'margin', marginSaid),
    numerals: [...core.numerals, ...margin.numerals],
    amounts: [...core.amounts, margin],
  };
}

/** A margin of error alone: `plus or minus 3 points`. */
export function readMargin(reader: Reader, at: number): Draft | undefined {
  const sign = reader.lexicon.margins.find(reader.tokens, at);
  const margin = sign && readAmount(reader, sign.end);
  const width = margin && numberOf(margin);
  if (margin === undefined || width === undefined || width <= 0) return undefined;
  const { senses, numerals, end } = margin;
  const [value, unit] = [range(-width, width), senses[0]?.unit ?? '1'];
  const alternatives = only(value, unit, 'margin', marginSaid);
  const { min, max } = value;
  return draft(at, end, 'change', { min, max, unit, senses, alternatives, numerals, amounts: [margin] });
}

// 3.2 − 0.1 is 3.1 and not 3.1000000000000001.
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
