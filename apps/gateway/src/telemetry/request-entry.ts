import { randomUUID } from 'node:crypto';
import type { ExecutionArgs, OperationTypeNode } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Principal, RequestHead } from '../auth/principal.ts';

/** Where a request went; anything that is none of ours is `other`, so that nobody fills a log with addresses. */
export type Route = 'graphql' | 'health' | 'ready' | 'home' | 'other';

/**
 * What is noted of one request for the log, the metrics and the traces: no variables, no tokens, no bodies, and of who
 * asks no name.
 */
export interface RequestEntry {
  /** The client's own, where it sent a valid `x-request-id`; else made here. */
  readonly id: string;
  readonly method: string;
  readonly route: Route;
  /** In milliseconds, by the clock that only moves forward. */
  readonly startedAt: number;
  durationMs: number;
  status: number;
  /** The answer goes on after its beginning was noted. */
  isStream: boolean;
  /** Of GraphQL, once it is known. */
  operation: OperationTypeNode | null;
  /** As the client calls it, of which there may be any number. */
  operationName: string | null;
  /** The text of the document. */
  text: string | null;
  /** What it came to, in objects; `null` where it was not executed. */
  cost: number | null;
  /** Whose request it is: for a header, which anybody can write, only that there was one. */
  principal: { readonly kind: Principal['kind']; readonly id: string | null } | null;
  /** The codes a client was told, of errors and of refused mutations. */
  readonly refusals: string[];
  /** The limit that was passed. */
  limit: string | null;
  /** Under these ids the log has the whole of a fault. */
  readonly faults: string[];
}

/** Told of a request when its answer goes out; of a stream, when it begins. */
export type OnAnswer = (entry: RequestEntry) => void;

const routes: { readonly [path: string]: Route } = {
  '/graphql': 'graphql',
  '/health': 'health',
  '/ready': 'ready',
  '/': 'home',
};

const entries = new WeakMap<object, RequestEntry>();

/** What has been noted of the request so far; `undefined` where the gateway has not seen it. */
export function findEntry(request: object): RequestEntry | undefined {
  return entries.get(request);
}

export function beginEntry(request: RequestHead, path: string): RequestEntry {
  const given = request.headers.get('x-request-id');
  const entry: RequestEntry = {
    id: given !== null && isRequestId(given) ? given : randomUUID(),
    method: request.method ?? 'POST',
    route: Object.hasOwn(routes, path) ? (routes[path] ?? 'other') : 'other',
    startedAt: performance.now(),
    durationMs: 0,
    status: 0,
    isStream: false,
    operation: null,
    operationName: null,
    text: null,
    cost: null,
    principal: null,
    refusals: [],
    limit: null,
    faults: [],
  };
  entries.set(request, entry);
  return entry;
}

/** Goes on with an entry that was begun for the same request. */
export function adoptEntry(request: object, entry: RequestEntry): void {
  entries.set(request, entry);
}

/** Tells of an answer that goes out. */
export function endEntry(entry: RequestEntry, status: number, onAnswer: readonly OnAnswer[]): void {
  entry.status = status;
  entry.durationMs = performance.now() - entry.startedAt;
  for (const tell of onAnswer) tell(entry);
}

/** Whether an id from outside may stand in the log and in a header: short, and without a character that means something. */
function isRequestId(given: string): boolean {
  return /^[\da-z][\w.:-]{0,127}$/i.test(given);
}

export function noteOperation(entry: RequestEntry, { document, operationName }: ExecutionArgs): void {
  const operation = getOperationAST(document, operationName);
  entry.operation = operation?.operation ?? null;
  entry.operationName = operation?.name?.value.slice(0, 100) ?? null;
}

export function notePrincipal(entry: RequestEntry, { kind, name }: Pick<Principal, 'kind' | 'name'>): void {
  // A key and a token name an actor by its id; what a header says is a person's name.
  entry.principal = { kind, id: kind === 'key' || kind === 'token' ? name : null };
}

/** Notes what a client is told of an error. */
export function noteErrors(entry: RequestEntry, errors: readonly { readonly extensions?: unknown }[]): void {
  for (const { extensions } of errors) {
    const { code, limit, id }: { [name: string]: unknown } = { ...Object(extensions) };
    entry.refusals.push(typeof code === 'string' ? code : 'GRAPHQL_ERROR');
    if (typeof limit === 'string') entry.limit = limit;
    if (typeof id === 'string') entry.faults.push(id);
  }
}
