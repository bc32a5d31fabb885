import { type Action, type Actor, audienceOf, mayDo, type PublicClaims } from '@assay/core';
import type { KeyHolder } from '@assay/core/commands';
import { GraphQLError } from 'graphql';
import { isLoopback } from '../settings.ts';
import type { KnownKeys } from './known-keys.ts';
import type { ActorOf, Authenticate, Principal } from './principal.ts';
import { createTokenReader, type ReadToken, type TokenSettings } from './token.ts';

export interface AuthOptions {
  /** Of whom tokens are taken; left out, of nobody. */
  readonly tokens?: TokenSettings | null;
  /** Which claims anybody may read; `with-verdict` left out. */
  readonly publicClaims?: PublicClaims;
  /** Makes it a desk without doors: this says who acts, and from this machine anybody reads everything. */
  readonly actorOf?: ActorOf | undefined;
}

/**
 * Finds out who asks. A request that shows nothing is of nobody in particular, and reads what is public; one that shows
 * a key or token that does not hold is refused as a whole, always in the same words.
 */
export function createAuthenticate(
  { tokens = null, publicClaims: claims = 'with-verdict', actorOf }: AuthOptions,
  keys: Pick<KnownKeys, 'find'>,
) {
  const readToken: ReadToken = tokens === null ? async () => undefined : createTokenReader(tokens);
  // For as long as a key is believed without a look at the record, so is who holds it.
  const byHolder = new WeakMap<KeyHolder, Principal>();
  const holding = (holder: KeyHolder): Principal => {
    const before = byHolder.get(holder);
    if (before !== undefined) return before;
    const made = somebody('key', holder.actor, { scopes: holder.key.scopes, claims });
    byHolder.set(holder, made);
    return made;
  };
  const nobody: Principal = {
    kind: 'anonymous',
    name: null,
    scopes: [],
    audience: audienceOf('reader', { claims }),
    may: () => false,
    actor: async () => undefined,
    viewer: async () => undefined,
  };
  const authenticate: Authenticate = async (request, world) => {
    const given = request.headers.get('authorization');
    if (given !== null) {
      const shown = /^bearer +([\w.~+/-]{1,8192}=*)$/i.exec(given)?.[1];
      if (shown === undefined) throw unauthenticated();
      if (shown.startsWith('assay_')) {
        const holder = await keys.find(world, shown);
        if (holder === undefined) throw unauthenticated();
        return holding(holder);
      }
      const actor = await readToken(shown, world);
      if (actor === undefined) throw unauthenticated();
      return somebody('token', actor, { scopes: null, claims });
    }
    // Under another name than this machine's, a page of another site could be asking.
    if (actorOf === undefined || !isLoopback(new URL(request.url).hostname)) return nobody;
    const header = request.headers.get('x-assay-actor');
    return {
      ...nobody,
      kind: header === null ? 'anonymous' : 'header',
      name: header,
      scopes: null,
      audience: { drafts: true, record: true, keys: true, webhooks: true, claims: 'all' },
      may: () => true,
      actor: async () => actorOf(request, world, 'introduce'),
      viewer: async () => actorOf(request, world, 'look'),
    };
  };
  return authenticate;
}

/** Somebody on record by whom nothing was asked, such as the owner of a webhook. */
export type PrincipalOf = (actor: Actor) => Principal;

/** Makes principals of the owners of what acts by itself. */
export function principals({ publicClaims: claims = 'with-verdict' }: Pick<AuthOptions, 'publicClaims'>): PrincipalOf {
  return (actor) => somebody('key', actor, { scopes: null, claims });
}

function somebody(
  kind: 'key' | 'token',
  actor: Actor,
  { scopes, claims }: { readonly scopes: readonly Action[] | null; readonly claims: PublicClaims },
): Principal {
  return {
    kind,
    name: actor.id,
    scopes,
    audience: audienceOf(actor.role, { scopes, claims }),
    may: (action) => mayDo(actor.role, action) && (scopes?.includes(action) ?? true),
    actor: async () => actor,
    viewer: async () => actor,
  };
}

function unauthenticated(): GraphQLError {
  return new GraphQLError('expected a key or token that holds, got one that does not', {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: { 'www-authenticate': 'Bearer realm="assay", error="invalid_token"' } },
    },
  });
}
