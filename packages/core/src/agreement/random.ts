/**
 * Even numbers from 0 to below 1 that repeat with their seed (SplitMix32; Steele, Lea and Flood, Fast Splittable
 * Pseudorandom Number Generators, 2014). For resampling, never for secrets.
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
