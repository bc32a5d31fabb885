/** After so many attempts a delivery is given up. */
export const mostAttempts = 8;
const [first, factor, longest] = [10_000, 4, 43_200_000];

/**
 * How long to wait after a failed attempt, in milliseconds: four times as long each time, from ten seconds to twelve
 * hours, more or less a fifth so that what failed together does not come again together. `chance` is from 0 to 1.
 */
export function waitAfter(attempt: number, chance: number): number | null {
  if (attempt >= mostAttempts) return null;
  return Math.round(Math.min(first * factor ** (attempt - 1), longest) * (0.8 + 0.4 * chance));
}
