/** Where a program writes, and whether a person looks on. A `NodeJS.WriteStream` is one. */
export interface Screen {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** All a command has of the world; given to it, so that tests can look. */
export interface Io {
  readonly out: Screen;
  readonly err: Screen;
  readonly env: { readonly [name: string]: string | undefined };
  /** What paths are relative to. */
  readonly cwd: string;
  /** Aborted when the person at the terminal has had enough. */
  readonly signal: AbortSignal;
}

/** Colour is for people at a terminal who have not said no (https://no-color.org). */
export function wantsColour({ out, env }: Io): boolean {
  return out.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
