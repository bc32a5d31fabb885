import type { IncomingMessage } from 'node:http';
import type { Store } from '@assay/core/store';
import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { pagePolicy, securityHeaders } from './security-headers.ts';

/** Sends who opens the bare address to where something is. */
export const homeIsGraphql: Plugin = {
  onRequest: ({ url, endResponse, fetchAPI }) => {
    if (url.pathname === '/')
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
  },
};

/** Tells browsers what not to do with an answer, and not to keep it. */
export const hardened: Plugin = {
  onResponse: ({ response: { headers } }) => {
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
    if (headers.get('content-type') === 'text/html') headers.set('content-security-policy', pagePolicy);
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

/**
 * Whether the headers of a request make an address. Where they do not, the server would answer 500 with a stack before any
 * plugin is asked.
 */
export function isAddressed({ headers: { host = '' }, url = '' }: IncomingMessage): boolean {
  return host !== '' && URL.canParse(`http://${host}${url.startsWith('/') ? url : `/${url}`}`);
}
