/** A document is nothing for a plan, or came to something that is none: it is executed in the ordinary way, as a whole. */
export class GaveUp extends Error {}

export function giveUp(what: string): never {
  throw new GaveUp(what);
}
