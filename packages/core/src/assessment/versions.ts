import type { Truth } from '../evaluate/answer.ts';
import type { Axis, Readings } from '../proposition/reading.ts';
import type { ClaimVersion, Outcome, Robustness } from './assessment.ts';
import { outcomeOf } from './outcome.ts';

/** A version of the claim with its step on every axis, from the weakest. */
export interface GridVersion extends ClaimVersion {
  readonly steps: readonly number[];
}

/**
 * The claim at every point of the grid its axes span, with the outcome over all readings. Distances add up over the
 * axes (L1), as an editor changes one word after the other.
 */
export function versionsOf(
  { parameters, axes }: Readings,
  truthsAt: (values: ClaimVersion['values']) => readonly Truth[],
): readonly GridVersion[] {
  if (axes.length === 0) return [];
  const label = new Map(parameters.map((parameter) => [parameter.name, parameter.label]));
  const distances = axes.map((axis) => distancesOf(axis, claimedValue(axis, parameters)));
  return stepsOf(axes).map((steps) => {
    const at = axes.map(({ parameter, values }, index) => ({ parameter, value: values[steps[index] ?? 0] ?? 0 }));
    const values = Object.fromEntries(at.map(({ parameter, value }) => [parameter, value]));
    return {
      steps,
      values,
      distance: sum(steps.map((step, axis) => distances[axis]?.[step] ?? 0)),
      outcome: outcomeOf(truthsAt(values)),
      words: at.map(({ parameter, value }) => `${label.get(parameter) ?? parameter} is ${value}`).join(' and '),
    };
  });
}

/** The versions that hold and have none that holds and is further up on one axis and no lower on the others. */
export function strongestOf(versions: readonly GridVersion[]): readonly ClaimVersion[] {
  const holding = versions.filter(holds);
  return holding
    .filter(
      ({ steps }) =>
        !holding.some(
          (other) => other.steps !== steps && other.steps.every((step, axis) => step >= (steps[axis] ?? 0)),
        ),
    )
    .map(plain);
}

/** The versions that hold at the least distance from the claim; the claim itself where it holds. */
export function nearestOf(versions: readonly GridVersion[]): readonly ClaimVersion[] {
  return atLeastDistance(versions.filter(holds)).map(plain);
}

/** How far the claim may be moved before the outcome becomes another; `null` where it is the same all over the grid. */
export function robustnessOf(versions: readonly GridVersion[], outcome: Outcome): Robustness | null {
  const others = atLeastDistance(versions.filter((version) => version.outcome !== outcome)).map(plain);
  return others[0] === undefined ? null : { distance: others[0].distance, changedBy: others };
}

/** Of every value of an axis, the declared distance from the claimed one, or else the steps between them. */
function distancesOf({ values, distances }: Axis, claimed: number): readonly number[] {
  const from = values.indexOf(claimed);
  return distances ?? values.map((_, step) => Math.abs(step - from));
}

function claimedValue({ parameter: name }: Axis, parameters: Readings['parameters']): number {
  return Number(parameters.find((parameter) => parameter.name === name)?.options[0]?.value);
}

function stepsOf(axes: readonly Axis[]): readonly (readonly number[])[] {
  return axes.reduce<readonly (readonly number[])[]>(
    (all, { values }) => all.flatMap((steps) => values.map((_, step) => [...steps, step])),
    [[]],
  );
}

function holds({ outcome }: ClaimVersion): boolean {
  return outcome === 'true' || outcome === 'true-where-decidable';
}

function atLeastDistance(versions: readonly GridVersion[]): readonly GridVersion[] {
  const least = versions.reduce((low, { distance }) => Math.min(low, distance), Infinity);
  return versions.filter(({ distance }) => distance === least);
}

function plain({ values, distance, outcome, words }: GridVersion): ClaimVersion {
  return { values, distance, outcome, words };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
