import type { Box } from './box.ts';

/**
 * What is kept under lists of names and numbers, looked up part by part: to make one text of a list would cost more than
 * most of what is found under it.
 */
export class Branch<T> {
  kept: T | undefined = undefined;
  #next: Map<string | number, Branch<T>> | undefined;

  at(part: string | number): Branch<T> {
    this.#next ??= new Map();
    let next = this.#next.get(part);
    if (next === undefined) {
      next = new Branch();
      this.#next.set(part, next);
    }
    return next;
  }

  /** Under the cells a box allows; of which columns must be clear from what went before. */
  atCodes(box: Box): Branch<T> {
    let branch: Branch<T> = this;
    for (const { codes } of box) branch = branch.at(codes.length === 1 ? (codes[0] ?? 0) : codes.join());
    return branch;
  }
}
