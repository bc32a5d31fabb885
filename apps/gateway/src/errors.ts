import { randomUUID } from 'node:crypto';
import { AssayError, type ErrorCode } from '@assay/core';
import { GraphQLError } from 'graphql';

/** What a client is told for each refusal: faults of the store are no business of the client. */
const clientCodes: { readonly [Code in ErrorCode]: string } = {
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
  'not-permitted': 'NOT_PERMITTED',
  'transition-refused': 'TRANSITION_REFUSED',
  'not-publishable': 'NOT_PUBLISHABLE',
  'store-not-ours': 'UNAVAILABLE',
  'store-newer': 'UNAVAILABLE',
  'store-corrupt': 'UNAVAILABLE',
  'store-read-only': 'UNAVAILABLE',
  'store-misconfigured': 'UNAVAILABLE',
  'store-unavailable': 'UNAVAILABLE',
};

/** A refusal as it is, with its code; a fault of ours only as an id, under which `report` gets the whole of it. */
export function toClientError(error: unknown, report: (id: string, error: unknown) => void): GraphQLError {
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  const cause = error instanceof GraphQLError ? rootOf(error) : error;
  if (cause instanceof AssayError && clientCodes[cause.code] !== 'UNAVAILABLE') {
    const extensions = { code: clientCodes[cause.code], findings: cause.findings };
    return new GraphQLError(cause.message, { ...place, extensions });
  }
  if (cause instanceof GraphQLError) {
    // The server puts the parser's own error there, which echoes the body.
    const { originalError: _, ...extensions } = cause.extensions;
    return new GraphQLError(cause.message, { ...place, extensions });
  }
  const id = randomUUID();
  report(id, cause);
  const code = cause instanceof AssayError ? clientCodes[cause.code] : 'INTERNAL_SERVER_ERROR';
  return new GraphQLError(`Something went wrong; it is on record as ${id}.`, { ...place, extensions: { code, id } });
}

function rootOf(error: GraphQLError): unknown {
  const inner = error.originalError;
  if (inner == null) return error;
  return inner instanceof GraphQLError ? rootOf(inner) : inner;
}
