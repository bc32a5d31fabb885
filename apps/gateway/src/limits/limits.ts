import { AssayError } from '@assay/core';

/** What each limit is, and its figure unless told: the one table that the code, the settings and the page are made of. */
export const limitTable = {
  tokens: { usual: 1_000, what: 'tokens of a document' },
  bodyBytes: { usual: 262_144, what: 'bytes of a request body, as declared and as sent' },
  depth: { usual: 10, what: 'fields inside each other' },
  introspectionDepth: { usual: 20, what: 'fields inside each other under `__schema` and `__type`' },
  aliases: { usual: 15, what: 'aliases of an operation, its fragments put in' },
  rootFields: { usual: 10, what: 'fields at the root of an operation, its fragments put in' },
  selections: { usual: 500, what: 'fields of an operation, its fragments put in' },
  directives: { usual: 20, what: 'directives of an operation, its fragments put in' },
  operations: { usual: 10, what: 'operations of a document' },
  variableValues: { usual: 20_000, what: 'values in the variables, lists and objects among them' },
  variableDepth: { usual: 150, what: 'lists and objects inside each other in the variables' },
  pageSize: { usual: 100, what: 'items of a page' },
  anonymousComplexity: { usual: 1_000, what: 'objects an operation may come to, for who does not say who they are' },
  complexity: { usual: 5_000, what: 'objects an operation may come to, for who does' },
  deadlineMs: { usual: 5_000, what: 'milliseconds an operation may run' },
  dryRunMs: { usual: 1_000, what: 'milliseconds a dry run may evaluate' },
  dryRunRows: { usual: 50_000, what: 'rows of the tables of a dry run, or of those proposals are looked for in' },
  dryRunCells: { usual: 500_000, what: 'cells of the tables of a dry run' },
  dryRunReadings: { usual: 256, what: 'readings of a dry run' },
  dryRunCharacters: { usual: 2_000_000, what: 'characters of the documents of a dry run' },
  openVerdicts: {
    usual: 1_000,
    what: 'verdicts under work in which the filter `hasFindings` looks for findings',
  },
  answerValues: { usual: 100_000, what: 'fields resolved for one answer' },
  answerBytes: { usual: 2_097_152, what: 'bytes of an answer' },
  anonymousBurst: { usual: 20_000, what: 'objects at once, by address' },
  anonymousPerSecond: { usual: 1_000, what: 'objects a second from then on, by address' },
  burst: { usual: 100_000, what: 'objects at once, by who asks' },
  perSecond: { usual: 5_000, what: 'objects a second from then on, by who asks' },
  rateEntries: { usual: 10_000, what: 'callers whose rate is kept in mind' },
  subscriptions: { usual: 500, what: 'subscriptions held at once' },
  subscriptionsByCaller: { usual: 20, what: 'subscriptions held at once by who asks, or from one address' },
  heartbeatMs: {
    usual: 12_000,
    what: 'milliseconds until a subscription that has nothing to say shows that it is there',
  },
  connections: { usual: 1_000, what: 'connections at once' },
  connectionsByAddress: { usual: 250, what: 'connections at once from one address' },
  headers: { usual: 100, what: 'headers of a request' },
  headerBytes: { usual: 16_384, what: 'bytes of its first line and headers' },
  headersMs: { usual: 10_000, what: 'milliseconds until the headers are there' },
  requestMs: { usual: 30_000, what: 'milliseconds until the body is there' },
  answerMs: { usual: 30_000, what: 'milliseconds an answer may take to be fetched' },
  idleMs: { usual: 5_000, what: 'milliseconds a connection is kept between two requests' },
} as const;

/** The items of a page whose size nobody says. */
export const usualPageSize = 20;

export type LimitName = keyof typeof limitTable;

/** The most of everything a client may ask for, send or hold. */
export type Limits = { readonly [Name in LimitName]: number };

// `Object.keys` forgets which keys there are.
const limitNames = Object.keys(limitTable) as readonly LimitName[];

/**
 * The limits, those named replaced.
 *
 * @throws AssayError `invalid-input` where a figure is no whole number from 1
 */
export function asLimits(given: Partial<Limits> = {}): Limits {
  const figure = (name: LimitName): number => {
    const value = given[name] ?? limitTable[name].usual;
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new AssayError('invalid-input', `expected the limit ${name} as a whole number from 1, got ${value}`);
  };
  // Every name of the table is there.
  return Object.fromEntries(limitNames.map((name) => [name, figure(name)])) as Limits;
}

/**
 * Limits as a setting names them: `depth=12 answerBytes=4000000`.
 *
 * @throws AssayError `invalid-input`
 */
export function readLimits(text: string): Limits {
  const pairs = text.split(/[\s,]+/).filter((pair) => pair !== '');
  const given = pairs.map((pair): [LimitName, number] => {
    const [, word, figure] = /^([a-z]+)=(\d{1,15})$/i.exec(pair) ?? [];
    const name = limitNames.find((one) => one === word);
    if (name !== undefined) return [name, Number(figure)];
    const names = limitNames.join(', ');
    throw new AssayError(
      'invalid-input',
      `expected limits as NAME=FIGURE, with a name of ${names}; got ${JSON.stringify(pair.slice(0, 80))}`,
    );
  });
  return asLimits(Object.fromEntries(given));
}
