import { readFileSync } from 'node:fs';

/** For each line of a file of the bundle, the number of its source and the line there; `null` where it has none. */
export interface LineTable {
  /** Paths from the root of the checkout. */
  readonly sources: readonly string[];
  readonly places: readonly (readonly [source: number, line: number] | null)[];
}

/** The tables of all files of the bundle, which stand beside them. */
export type BundleLines = { readonly [file: string]: LineTable };

let known: BundleLines | undefined;

/** A stack with the places in the sources where it names the bundle that `npm start` runs. */
export function inSources(stack: string): string {
  return stack.replaceAll(/(file:\/\/[^\s()]+\/dist\/bundle\/)([\w.-]+):(\d+):\d+/g, (place, folder, file, line) => {
    // Only where something went wrong is it read at all.
    known ??= readLines(new URL('lines.json', folder));
    const table = known[file];
    const [source, at] = table?.places[line - 1] ?? [];
    return source === undefined ? place : `${table?.sources[source]}:${at}`;
  });
}

function readLines(address: URL): BundleLines {
  try {
    return JSON.parse(readFileSync(address, 'utf8'));
  } catch {
    return {};
  }
}
