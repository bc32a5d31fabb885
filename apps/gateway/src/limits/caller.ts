/** Who asks, as far as limits go. */
export interface Caller {
  /** Whose rate it is. */
  readonly key: string;
  /** Whether they said who they are, and it was believed. */
  readonly known: boolean;
}

/** What a server knows of a connection. */
export interface Wire {
  readonly request: object;
  readonly req?: { readonly socket?: { readonly remoteAddress?: string | undefined } } | undefined;
}

/** Where a request is from: an address of version 4, or the network of one of version 6, which somebody has whole. */
export function networkOf({ req }: Pick<Wire, 'req'>): string {
  const address = req?.socket?.remoteAddress ?? 'no address';
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
