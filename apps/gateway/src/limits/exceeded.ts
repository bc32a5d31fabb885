import { GraphQLError } from 'graphql';
import type { LimitName, Limits } from './limits.ts';

interface Http {
  readonly status: number;
  /** Whether a client that asks for plain JSON gets 200, as GraphQL over HTTP says of a document that is not executed. */
  readonly spec?: boolean;
  readonly headers?: { readonly [name: string]: string };
}

/** The refusal of what goes over a limit: it names the limit and its figure, and repeats nothing that was sent. */
export function exceeded(
  limits: Limits,
  limit: LimitName,
  { got = null, http = { status: 400, spec: true } }: { got?: number | null; http?: Http | null } = {},
): GraphQLError {
  const allowed = limits[limit];
  return new GraphQLError(`expected at most ${allowed} (the limit ${limit}), got ${got ?? 'more'}`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, allowed, ...(http === null ? {} : { http }) },
  });
}
