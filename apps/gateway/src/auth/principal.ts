import type { Action, Actor, Audience } from '@assay/core';
import type { CommandEnvironment } from '@assay/core/commands';

/** The environment of commands before anybody acts. */
export type World = Omit<CommandEnvironment, 'actor' | 'scopes'>;

/** What a request says before its body. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url: string;
  readonly headers: { readonly get: (name: string) => string | null };
}

/** Who acts, by what a request says; `undefined` where it does not say. The actor must be on record. */
export type ActorOf = (
  request: RequestHead,
  world: World,
  /** `look`: only somebody who is on record, with nothing written. */
  mode: 'introduce' | 'look',
) => Actor | undefined | Promise<Actor | undefined>;

/** Who asks: somebody by a key, by a token of another service, by a header at a desk without doors; or nobody we know. */
export interface Principal {
  readonly kind: 'key' | 'token' | 'header' | 'anonymous';
  /** The same for all requests of somebody, however many keys they have; `null` for nobody. */
  readonly name: string | null;
  /** Of what the role of who acts allows, only this; `null` is all of it. */
  readonly scopes: readonly Action[] | null;
  /** What they may read. */
  readonly audience: Audience;
  /** Whether they may do something; at a desk without doors only the command knows who acts. */
  readonly may: (action: Action) => boolean;
  /** Who acts, as on record. Behind a header it may be somebody new. */
  readonly actor: () => Promise<Actor | undefined>;
  /** The same, where they are on record; nothing is written. */
  readonly viewer: () => Promise<Actor | undefined>;
}

/** @throws GraphQLError `UNAUTHENTICATED` where a request shows a key or token that does not hold */
export type Authenticate = (request: RequestHead, world: World) => Promise<Principal>;
