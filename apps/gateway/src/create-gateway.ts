import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from '@assay/core/store';
import { type ExecutionArgs, getOperationAST } from 'graphql';
import { createYoga, type Plugin, useReadinessCheck } from 'graphql-yoga';
import { createLoaders } from './context.ts';
import { toClientError } from './errors.ts';
import { schema } from './schema.ts';

export interface GatewayOptions {
  readonly store: Store;
  /** Told of every fault that clients see only the id of. */
  readonly report?: (id: string, error: unknown) => void;
}

export interface Gateway {
  /** Answers one request, without a socket. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Listens for `node:http`. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Lets go of what the gateway holds; the store stays open. */
  readonly dispose: () => Promise<void>;
}

/** GraphQL over a store, under `/graphql`, and `/health`. */
export function createGateway({ store, report = () => undefined }: GatewayOptions): Gateway {
  const yoga = createYoga({
    schema,
    context: () => ({ store, loaders: createLoaders(store) }),
    batching: false,
    cors: false,
    landingPage: false,
    logging: false,
    multipart: false,
    maxRequestBodySize: 1_000_000,
    healthCheckEndpoint: '/live',
    graphiql: { title: 'Assay' },
    maskedErrors: { maskError: (error) => toClientError(error, report) },
    plugins: [useReadinessCheck({ endpoint: '/health', check: () => isReadable(store) }), oneView(store)],
  });
  return {
    fetch: async (request) => yoga.fetch(request),
    listener: async (request, response) => {
      await yoga.handle(request, response);
    },
    dispose: async () => {
      await yoga.dispose();
    },
  };
}

async function isReadable(store: Store): Promise<boolean> {
  try {
    await store.read((reader) => reader.headSequence());
    return true;
  } catch {
    // The answer is read by anybody: it says that, not why.
    return false;
  }
}

/** Lets a query see one state of the store from its first field to its last. */
function oneView(store: Store): Plugin {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return;
      setExecuteFn((given: ExecutionArgs) => store.read(async () => executeFn(given)));
    },
  };
}
