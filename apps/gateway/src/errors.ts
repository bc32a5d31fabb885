import { randomUUID } from 'node:crypto';
import { AssayError, asId, type ErrorCode, type Finding, type Id } from '@assay/core';
import { GraphQLError } from 'graphql';

/** Told of every fault that clients see only the id of. */
export type Report = (id: string, error: unknown) => void;

/** What a client is told for each refusal: faults of the store are no business of the client. */
export const clientCodes = {
  'invalid-input': 'INVALID_INPUT',
  'invalid-id': 'INVALID_ID',
  'invalid-text': 'INVALID_TEXT',
  'invalid-date': 'INVALID_DATE',
  'invalid-unit': 'INVALID_UNIT',
  'invalid-cursor': 'INVALID_CURSOR',
  'invalid-table': 'INVALID_TABLE',
  'invalid-snapshot': 'INVALID_SNAPSHOT',
  'invalid-evidence': 'INVALID_EVIDENCE',
  'invalid-proposition': 'INVALID_PROPOSITION',
  'invalid-readings': 'INVALID_READINGS',
  'invalid-rating': 'INVALID_RATING',
  'limit-exceeded': 'LIMIT_EXCEEDED',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'idempotency-conflict': 'IDEMPOTENCY_CONFLICT',
  'not-permitted': 'NOT_PERMITTED',
  'transition-refused': 'TRANSITION_REFUSED',
  'not-publishable': 'NOT_PUBLISHABLE',
  'store-not-ours': 'UNAVAILABLE',
  'store-newer': 'UNAVAILABLE',
  'store-corrupt': 'UNAVAILABLE',
  'store-read-only': 'UNAVAILABLE',
  'store-misconfigured': 'UNAVAILABLE',
  'store-unavailable': 'UNAVAILABLE',
} as const satisfies { readonly [Code in ErrorCode]: string };

export type ClientCode = (typeof clientCodes)[ErrorCode];

/** A refusal as a client sees it. */
export interface Refusal {
  readonly refused: ClientCode;
  readonly message: string;
  readonly findings: readonly Finding[];
  /** The revision that is the latest now, where a verdict has moved on. */
  readonly current: Id<'revision'> | null;
}

/** The refusal as it is; of a fault of the store only an id, under which `report` gets the whole of it. */
export function toRefusal(error: AssayError, report: Report): Refusal {
  const refused = clientCodes[error.code];
  if (refused === 'UNAVAILABLE')
    return { refused, message: masked(error, report).message, findings: [], current: null };
  const current = error.current === null ? null : asId('revision', error.current);
  return { refused, message: error.message, findings: error.findings, current };
}

/** A refusal with its code; a fault of ours only as an id, under which `report` gets the whole of it. */
export function toClientError(error: unknown, report: Report): GraphQLError {
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  const cause = error instanceof GraphQLError ? rootOf(error) : error;
  if (cause instanceof AssayError && clientCodes[cause.code] !== 'UNAVAILABLE') {
    const { refused, message, findings } = toRefusal(cause, report);
    return new GraphQLError(message, { ...place, extensions: { code: refused, findings } });
  }
  if (cause instanceof GraphQLError) {
    // The server puts the parser's own error there, which echoes the body.
    const { originalError: _, ...extensions } = cause.extensions;
    // The server would answer 200 to what is no request, where the client does not ask for the newer media type.
    const http =
      extensions['code'] === 'BAD_REQUEST' ? { http: { status: 400, ...Object(extensions['http']), spec: false } } : {};
    // What the executor says of a variable that does not fit its type has no code.
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'INVALID_INPUT', ...extensions, ...http } });
  }
  const { id, message } = masked(cause, report);
  const code = cause instanceof AssayError ? clientCodes[cause.code] : 'INTERNAL_SERVER_ERROR';
  return new GraphQLError(message, { ...place, extensions: { code, id } });
}

/** What the executor says of a word that no enum has ends in the nearest that is there. */
export function withoutHint(error: GraphQLError): GraphQLError {
  const { nodes, path, extensions } = error;
  return new GraphQLError(error.message.replace(/ Did you mean .*$/s, ''), {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions,
  });
}

function masked(error: unknown, report: Report): { readonly id: string; readonly message: string } {
  const id = randomUUID();
  report(id, error);
  return { id, message: `Something went wrong; it is on record as ${id}.` };
}

function rootOf(error: GraphQLError): unknown {
  const inner = error.originalError;
  if (inner == null) return error;
  return inner instanceof GraphQLError ? rootOf(inner) : inner;
}
