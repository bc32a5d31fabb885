import {
  isPlain,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  orNull,
  type Shape,
  someName,
  someNumber,
  someText,
} from './check-shape.ts';
import type { Range } from './language.ts';
import {
  type Axis,
  type Exclusion,
  type Parameter,
  parameterTypes,
  type ReadingOption,
  type Readings,
} from './reading.ts';

// So that what is looked up for each of them stays bounded.
const mostParameters = 256;
const mostOptions = 4096;
const mostExclusions = 1000;

const ends = objectOf<Range>({ min: orNull(someNumber), max: orNull(someNumber) });

/** A closed range that ends where it starts or later. */
export const rangeShape: Shape = (value, path, walk, depth) => {
  ends(value, path, walk, depth);
  if (!isPlain(value) || !('min' in value) || !('max' in value)) return;
  const { min, max } = value;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    walk.report('empty-range', path, `expected a range that ends where it starts or later, got ${min} to ${max}`);
  }
};

// What the value of an option must be depends on its parameter's type, so `checkParameter` looks at it.
const anyValue: Shape = () => undefined;

const option = objectOf<ReadingOption>({
  id: someName,
  label: someText,
  value: anyValue,
  reason: someText,
  source: orNull(someText),
});

/** One parameter; the same as in readings. */
export const parameterShape: Shape = objectOf<Parameter>({
  name: someName,
  type: oneOf(parameterTypes),
  unit: orNull(someText),
  label: someText,
  options: listOf(option, 0, mostOptions),
});

/** Only the shape: what the values must be is in `check-readings.ts`. */
export const readingsShape: Shape = objectOf<Readings>({
  parameters: listOf(parameterShape, 0, mostParameters),
  exclusions: listOf(objectOf<Exclusion>({ options: mapOf(someName), reason: someText }), 0, mostExclusions),
  axes: listOf(
    objectOf<Axis>({
      parameter: someName,
      values: listOf(someNumber, 0, mostOptions),
      distances: orNull(listOf(someNumber, 0, mostOptions)),
      reason: someText,
    }),
    0,
    mostParameters,
  ),
});
