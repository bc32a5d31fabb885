/** After so many attempts a delivery is given up; and at the first that fails so long after it was put on its way. */
const [mostAttempts, longestWait] = [8, 3 * 86_400_000];
const [first, factor, longest] = [10_000, 4, 43_200_000];

/**
 * How long to wait after a failed attempt, in milliseconds: four times as long each time, from ten seconds to twelve
 * hours, more or less a fifth so that what failed together does not come again together. `chance` is from 0 to 1;
 * `waited` is how long ago it was put on its way. `null` gives it up.
 */
export function waitAfter(attempt: number, waited: number, chance: number): number | null {
  if (attempt >= mostAttempts || waited >= longestWait) return null;
  return Math.round(Math.min(first * factor ** (attempt - 1), longest) * (0.8 + 0.4 * chance));
}
