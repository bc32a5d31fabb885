import fc from 'fast-check';

/**
 * Numbers that a generator reads as its choices, one after the other. Generators over a tape are plain functions, of any
 * shape, and shrink well: a shorter tape, or a smaller number on it, makes a simpler thing.
 */
export type Tape = readonly number[];

export const tape: fc.Arbitrary<Tape> = fc.noBias(fc.array(fc.nat(0xffff), { maxLength: 160, size: 'max' }));

/** Makes choices from a tape; the first of what there is where the tape has ended. */
export interface Draw {
  /** A whole number from 0, below the count. */
  readonly below: (count: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
  /** Is it the one case of so many? */
  readonly oneIn: (cases: number) => boolean;
}

export function drawFrom(numbers: Tape): Draw {
  let next = 0;
  const below = (count: number): number => {
    const drawn = numbers[next] ?? 0;
    next += 1;
    return drawn % count;
  };
  return {
    below,
    oneOf: (values) => {
      const [first] = values;
      const drawn = values[below(values.length)] ?? first;
      if (drawn === undefined) throw new RangeError('expected something to choose from');
      return drawn;
    },
    oneIn: (cases) => below(cases) === cases - 1,
  };
}
