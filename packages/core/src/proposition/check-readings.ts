import type { Finding } from '../finding.ts';
import { isDate } from '../value/date.ts';
import { asUnit } from '../value/unit.ts';
import { countReadings } from './admissible.ts';
import { createWalk, describe, type Path } from './check-shape.ts';
import type { Proposition } from './language.ts';
import { type ParameterUse, parameterUses } from './parameter-uses.ts';
import type { Axis, Parameter, ParameterType, Readings } from './reading.ts';
import { rangeShape, readingsShape } from './readings-shape.ts';

/** At most so many readings of one proposition. */
export const readingLimit = 4096;
/** At most so many versions of a claim along its axes, and so many readings of all of them together. */
export const versionLimits = { versions: 1024, readings: 65_536 } as const;

/**
 * What is wrong with the readings of a proposition: parameters that are used and not given, or used as something else;
 * options without a reason; exclusions and axes of what there is not; too many readings.
 *
 * @example
 * ```ts
 * import { checkReadings, date, parameter, proposition, readings } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const claim = proposition(date('2025-06-23').earlier(ago, 'years').isAfter('2022'));
 * checkReadings(claim, readings([ago])) // => []
 * checkReadings(claim, readings([])).map(({ rule }) => rule) // => ['parameter-not-given']
 * ```
 */
export function checkReadings(proposition: Proposition, readings: Readings): Finding[] {
  // They may have come from others as JSON, whatever the types say.
  const walk = createWalk({ nodes: 0, depth: 0 });
  readingsShape(readings, [], walk, 0);
  if (walk.findings.length > 0) return walk.findings;
  const uses = parameterUses(proposition);
  const { parameters } = readings;
  return [
    ...parameters.flatMap((parameter, index) => checkParameter(parameter, ['parameters', index])),
    ...checkNames(parameters, uses),
    ...uses.flatMap((use) => checkUse(use, parameters)),
    ...checkExclusions(readings),
    ...checkAxes(readings),
    ...checkVersions(readings),
    ...checkCount(readings),
  ];
}

/** What is wrong with one parameter by itself: its label, unit, option ids, values and reasons. */
export function checkParameter({ type, unit, label, options }: Parameter, path: Path = []): Finding[] {
  const findings: Finding[] = [];
  if (label.trim() === '')
    findings.push(fault('parameter-label', [...path, 'label'], 'expected a label in words, got none'));
  if (!unitFits(type, unit)) {
    const message = `expected ${hasUnit(type) ? 'a unit in normal form' : 'no unit'} for a ${type}, got ${unit ?? 'none'}`;
    findings.push(fault('parameter-unit', [...path, 'unit'], message));
  }
  if (options.length === 0)
    findings.push(fault('no-options', [...path, 'options'], 'expected one option or more, got none'));
  const ids = new Set<string>();
  for (const [index, { id, label: called, value, reason }] of options.entries()) {
    const at = [...path, 'options', index];
    if (id === '' || ids.has(id))
      findings.push(fault('option-id', [...at, 'id'], `expected an id of its own, got "${id}"`));
    ids.add(id);
    if (called.trim() === '')
      findings.push(fault('option-label', [...at, 'label'], `expected ${id} in words, got none`));
    if (!valueFits(type, value)) {
      findings.push(fault('option-value', [...at, 'value'], `expected ${expected[type]}, got ${describe(value)}`));
    }
    if (reason.trim() === '') {
      findings.push(fault('option-reason', [...at, 'reason'], `expected a reason why ${id} is admissible, got none`));
    }
  }
  return findings;
}

const expected = {
  number: 'a finite number',
  text: 'text',
  date: 'an EDTF date',
  range: 'a range that ends where it starts or later',
  choice: 'the name of a term to choose',
} as const satisfies Record<ParameterType, string>;

function hasUnit(type: ParameterType): boolean {
  return type === 'number' || type === 'range';
}

function unitFits(type: ParameterType, unit: string | null): boolean {
  if (!hasUnit(type)) return unit === null;
  return unit !== null && isUnit(unit);
}

function isUnit(text: string): boolean {
  try {
    return asUnit(text) === text;
  } catch {
    return false;
  }
}

function valueFits(type: ParameterType, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string' && value.isWellFormed();
    case 'date':
      return isDate(value);
    case 'range':
      return rangeFits(value);
    case 'choice':
      return typeof value === 'string' && value !== '';
  }
}

function rangeFits(value: unknown): boolean {
  const walk = createWalk({ nodes: 0, depth: 0 });
  rangeShape(value, [], walk, 0);
  return walk.findings.length === 0;
}

function checkNames(parameters: readonly Parameter[], uses: readonly ParameterUse[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of parameters.entries()) {
    const path = ['parameters', index, 'name'];
    if (name === '' || seen.has(name)) {
      findings.push(fault('parameter-name', path, `expected a name of its own, got "${name}"`));
    }
    seen.add(name);
    if (!uses.some((use) => use.name === name)) {
      findings.push({
        ...fault('parameter-not-used', path, `expected the proposition to use ${name}, it does not`),
        severity: 'warning',
      });
    }
  }
  return findings;
}

/** What is wrong with one use of a parameter. Its path is in the proposition. */
function checkUse(use: ParameterUse, parameters: readonly Parameter[]): Finding[] {
  const parameter = parameters.find(({ name }) => name === use.name);
  if (parameter === undefined) {
    return [fault('parameter-not-given', use.path, `expected the readings to give ${use.name}, they do not`)];
  }
  if (parameter.type !== use.type) {
    return [fault('parameter-type', use.path, `expected a ${use.type}, got ${use.name}, which is a ${parameter.type}`)];
  }
  if (use.unit !== null && parameter.unit !== use.unit) {
    const message = `expected a number in ${use.unit}, got ${use.name}, which is in ${parameter.unit ?? 'no unit'}`;
    return [fault('parameter-unit', use.path, message)];
  }
  const { values } = use;
  if (values === null) return [];
  const given = parameter.options.map(({ value }) => value);
  const unknown = given.filter((value) => typeof value !== 'string' || !values.includes(value));
  // Every term of a `choose` must be an option; a quotation need not be read in every mode.
  const missing = use.type === 'choice' ? values.filter((value) => !given.includes(value)) : [];
  if (unknown.length + missing.length === 0) return [];
  const message = `expected ${use.name} to be one of ${values.join(', ')}, got ${given.join(', ')}`;
  return [fault('parameter-options', use.path, message)];
}

function checkExclusions({ parameters, exclusions }: Readings): Finding[] {
  return exclusions.flatMap(({ options, reason }, index) => {
    const path = ['exclusions', index];
    const named = Object.entries(options);
    const findings = named
      .filter(
        ([name, id]) => !parameters.some((one) => one.name === name && one.options.some((option) => option.id === id)),
      )
      .map(([name, id]) =>
        fault('exclusion-option', [...path, 'options', name], `expected an option of ${name}, got "${id}"`),
      );
    if (named.length === 0)
      findings.push(fault('exclusion-option', [...path, 'options'], 'expected options to leave out, got none'));
    if (reason.trim() === '')
      findings.push(fault('exclusion-reason', [...path, 'reason'], 'expected a reason, got none'));
    return findings;
  });
}

function checkAxes({ parameters, axes }: Readings): Finding[] {
  return axes.flatMap((axis, index) => {
    const path = ['axes', index];
    const parameter = parameters.find((one) => one.name === axis.parameter);
    const again = axes.findIndex((other) => other.parameter === axis.parameter) < index;
    const reason =
      axis.reason.trim() === '' ? [fault('axis-reason', [...path, 'reason'], 'expected a reason, got none')] : [];
    if (parameter?.type !== 'number' || parameter.options.length !== 1 || again) {
      const message = `expected a number parameter with one option and no other axis, got "${axis.parameter}"`;
      return [fault('axis-parameter', [...path, 'parameter'], message), ...reason];
    }
    return [...checkGrid(axis, parameter.options[0]?.value, path), ...reason];
  });
}

/** The claimed value is one of an axis, and the only one at distance 0. */
function checkGrid({ values, distances }: Axis, claimed: unknown, path: Path): Finding[] {
  const place = typeof claimed === 'number' ? values.indexOf(claimed) : -1;
  if (place < 0 || new Set(values).size !== values.length) {
    const message = `expected different numbers with the claimed ${describe(claimed)} among them`;
    return [fault('axis-values', [...path, 'values'], message)];
  }
  if (distances === null) return [];
  const fits = distances.length === values.length && distances.every((far, step) => (step === place ? !far : far > 0));
  return fits
    ? []
    : [fault('axis-distances', [...path, 'distances'], 'expected 0 for the claimed value, and more for each other')];
}

/** Every version of the claim is evaluated in every reading. */
function checkVersions(readings: Readings): Finding[] {
  const { axes } = readings;
  if (axes.length === 0) return [];
  const versions = axes.reduce((product, { values }) => product * values.length, 1);
  const all = versions * countReadings(readings, readingLimit);
  if (versions <= versionLimits.versions && all <= versionLimits.readings) return [];
  const message = `expected at most ${versionLimits.versions} versions and ${versionLimits.readings} readings of them, got ${versions} and ${all}`;
  return [fault('too-many-versions', ['axes'], message)];
}

/** What is excluded does not count. */
function checkCount(readings: Readings): Finding[] {
  const count = countReadings(readings, readingLimit);
  if (count > readingLimit) {
    return [fault('too-many-readings', ['parameters'], `expected at most ${readingLimit} readings, got more`)];
  }
  // Without options there is nothing to exclude: that is reported with the parameter.
  if (count > 0 || readings.parameters.some(({ options }) => options.length === 0)) return [];
  return [fault('no-reading', ['exclusions'], 'expected a reading that is not excluded, got none')];
}

function fault(rule: string, path: Path, message: string): Finding {
  return { rule, severity: 'error', path, message, mend: null };
}
