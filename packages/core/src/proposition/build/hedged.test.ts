import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssayError } from '../../error.ts';
import { type HedgeName, hedgeReadings } from '../../quantity/hedge.ts';
import { checkParameter } from '../check-readings.ts';
import { hedged } from './hedged.ts';

const names = Object.keys(hedgeReadings).filter((name): name is HedgeName => name in hedgeReadings);
const rangesOf = (hedge: HedgeName, written?: string) =>
  hedged('n', '1', 'the number', hedge, written).parameter.options.map(({ value }) => value);

describe('a hedged number', () => {
  it.each([
    ['written', '3.2', [3.15, 3.25]],
    ['written', '1.50', [1.495, 1.505]],
    ['written', '679', [678.5, 679.5]],
    ['about', '600', [550, 650]],
    ['about', '600', [540, 660]],
    ['about', '-20', [-22, -18]],
    ['almost', '600', [550, 600]],
    ['over', '600', [600, null]],
    ['over', '600', [600, 700]],
    ['couple', undefined, [2, 3]],
    ['couple-ago', undefined, [1, 3]],
    ['dozens', undefined, [24, null]],
  ] as const)('%s %s has, among others, the range %j', (hedge, written, [min, max]) => {
    expect(rangesOf(hedge, written)).toContainEqual({ min, max });
  });

  it('has readings with reasons, whatever the number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: -1e9, max: 1e9 }), fc.nat(3), (hedge, value, digits) => {
        const { parameter } = hedged('n', '1', 'the number', hedge, (value / 10 ** digits).toFixed(digits));
        expect(checkParameter(parameter)).toEqual([]);
      }),
    );
  });

  it.each(['', 'six', '1e3', '1,000', '.5', 'NaN'])('is refused where the number is written as %j', (written) => {
    expect(() => rangesOf('about', written)).toThrow(AssayError);
  });
});
