import type { Store } from '@assay/core/store';
import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Sends who opens the bare address to where something is. */
export const homeIsGraphql: Plugin = {
  onRequest: ({ url, endResponse, fetchAPI }) => {
    if (url.pathname === '/')
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
  },
};

/**
 * Tells browsers what not to do with an answer: not to guess its type, not to frame it, not to keep it, not to give it
 * to another site, and to load nothing for it but what GraphiQL needs, from this host.
 */
export const hardened: Plugin = {
  onResponse: ({ response: { headers } }) => {
    const sources = headers.get('content-type') === 'text/html' ? "'self' data: blob: 'unsafe-inline'" : "'none'";
    headers.set('content-security-policy', `default-src ${sources}; frame-ancestors 'none'`);
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  },
};

/** Answers what cannot be parsed as a request with 400, whichever part of it cannot. */
export const parsesOrRefuses: Plugin = {
  onRequestParse: ({ requestParser, setRequestParser }) => {
    if (requestParser === undefined) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        // The parser's message would repeat what was sent.
        if (!(error instanceof SyntaxError)) throw error;
        throw new GraphQLError('expected parameters as JSON, got others', {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        });
      }
    });
  },
};

/** Lets a query see one state of the store from its first field to its last. */
export function oneView(store: Store): Plugin {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return;
      setExecuteFn((given: ExecutionArgs) => store.read(async () => executeFn(given)));
    },
  };
}

/** Whether the store answers; what ails it is not for everybody to read. */
export async function isReadable(store: Store): Promise<boolean> {
  try {
    await store.read((reader) => reader.headSequence());
    return true;
  } catch {
    return false;
  }
}
