import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { exceeded } from './exceeded.ts';
import type { Limits } from './limits.ts';

/**
 * Reads the parameters of a POST. Only JSON comes in: a page of another site can send a form or plain text without
 * asking for leave, and JSON it cannot. Nothing of what was sent is repeated in a refusal.
 *
 * @throws GraphQLError `LIMIT_EXCEEDED` where the body is too large, declared or sent; `BAD_REQUEST`
 */
export async function readJsonBody(request: Request, limits: Limits): Promise<GraphQLParams> {
  const type = request.headers.get('content-type') ?? '';
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!isJson.test(type)) throw badRequest('a POST with the content type application/json in UTF-8, got another', 415);
  if (encoding !== 'identity') throw badRequest('a body without a content encoding, got one with', 415);
  const declared = request.headers.get('content-length') ?? '0';
  if (!/^\d+$/.test(declared)) throw badRequest('a Content-Length in digits, got another');
  if (Number(declared) > limits.bodyBytes) throw tooLarge(limits);
  return asParameters(parsed(await textOf(request, limits)));
}

/** The content types that are taken. */
export const isJson = /^application\/(graphql\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

async function textOf({ body }: Request, limits: Limits): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // A loop over the stream would, when left early, take the connection with it, and the refusal too.
  const reader = body?.getReader();
  let bytes = 0;
  let text = '';
  try {
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      bytes += next.value.byteLength;
      if (bytes > limits.bodyBytes) throw tooLarge(limits);
      text += decoder.decode(next.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    // The decoder found something else, or whoever sent it went away.
    throw badRequest('a whole body in UTF-8, got another');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('a body of JSON, got another');
  }
}

/** @throws GraphQLError `BAD_REQUEST` */
export function asParameters(body: unknown): GraphQLParams {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('one operation as an object of JSON, got something else');
  }
  const { query, operationName, variables, extensions }: { [name: string]: unknown } = { ...body };
  if (typeof query !== 'string') throw badRequest('the text of a document as query, got something else');
  if (operationName != null && typeof operationName !== 'string') {
    throw badRequest('a name as operationName, got something else');
  }
  return {
    query,
    ...(operationName == null ? {} : { operationName }),
    ...asRecord('variables', variables),
    ...asRecord('extensions', extensions),
  };
}

function asRecord<Name extends string>(name: Name, value: unknown): { [Each in Name]?: object } {
  if (value == null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest(`an object as ${name}, got something else`);
  // A computed key is any text to the compiler.
  return { [name]: value } as { [Each in Name]: object };
}

function tooLarge(limits: Limits): GraphQLError {
  // What is still under way is not read, so nothing else can come after it.
  return exceeded(limits, 'bodyBytes', { http: { status: 413, headers: { connection: 'close' } } });
}

function badRequest(expected: string, status = 400): GraphQLError {
  return new GraphQLError(`expected ${expected}`, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}
