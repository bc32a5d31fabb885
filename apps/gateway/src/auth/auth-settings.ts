import { AssayError, type PublicClaims, publicClaims, roles } from '@assay/core';
import { type TokenSettings, tokenAlgorithms } from './token.ts';

/** What the environment sets of who may do what. */
export interface AuthSettings {
  /** Off: a desk without doors, for one machine. */
  readonly auth: 'on' | 'off';
  readonly publicClaims: PublicClaims;
  readonly tokens: TokenSettings | null;
}

type Env = { readonly [name: string]: string | undefined };

/**
 * The settings of the environment. Where nothing is said doors are off on a host that only this machine reaches, and on
 * anywhere else.
 *
 * @throws AssayError `invalid-input`, also where doors are to be off where others reach them
 */
export function asAuthSettings(env: Env, isLoopback: boolean): AuthSettings {
  const auth = oneOf('ASSAY_AUTH', env, ['on', 'off'] as const, isLoopback ? 'off' : 'on');
  if (auth === 'off' && !isLoopback) {
    throw refusal('ASSAY_AUTH', 'off only with HOST as an address of this machine, such as 127.0.0.1');
  }
  return {
    auth,
    publicClaims: oneOf('ASSAY_PUBLIC_CLAIMS', env, publicClaims, 'with-verdict'),
    tokens: asTokenSettings(env),
  };
}

function asTokenSettings(env: Env): TokenSettings | null {
  const names = Object.keys(env).filter((name) => name.startsWith('ASSAY_OIDC_') && env[name]);
  if (names.length === 0) return null;
  const issuer = asUrl('ASSAY_OIDC_ISSUER', env);
  const audience = env['ASSAY_OIDC_AUDIENCE'];
  if (!audience) throw refusal('ASSAY_OIDC_AUDIENCE', 'the name the service knows this gateway by');
  const algorithms = (env['ASSAY_OIDC_ALGORITHMS'] || 'RS256,ES256,EdDSA').split(',').map((given) => {
    const algorithm = tokenAlgorithms.find((one) => one === given.trim());
    if (algorithm === undefined) throw refusal('ASSAY_OIDC_ALGORITHMS', `some of ${tokenAlgorithms.join(',')}`);
    return algorithm;
  });
  return {
    // To the character, as the tokens have it: a URL would add a slash.
    issuer: String(env['ASSAY_OIDC_ISSUER']),
    audience,
    jwks: env['ASSAY_OIDC_JWKS'] ? asUrl('ASSAY_OIDC_JWKS', env) : keysOf(issuer),
    algorithms,
    actorClaim: env['ASSAY_OIDC_ACTOR_CLAIM'] || null,
    nameClaim: env['ASSAY_OIDC_NAME_CLAIM'] || 'name',
    newcomers: env['ASSAY_OIDC_NEWCOMERS'] ? oneOf('ASSAY_OIDC_NEWCOMERS', env, people, 'reader') : null,
  };
}

const people = roles.filter((role) => role !== 'bot');

/** Where many services have them; others say where. */
function keysOf(issuer: URL): URL {
  return new URL(`${issuer.href.replace(/\/$/, '')}/.well-known/jwks.json`);
}

function asUrl(name: string, env: Env): URL {
  const url = URL.parse(env[name] ?? '');
  const here = url !== null && /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && here))) return url;
  // Over plain HTTP anybody on the way could hand us keys of their own.
  throw refusal(name, 'an address that starts with https://');
}

function oneOf<Word extends string>(name: string, env: Env, words: readonly Word[], usual: Word): Word {
  const given = env[name] || usual;
  const word = words.find((one) => one === given);
  if (word === undefined) throw refusal(name, `one of ${words.join(', ')}`);
  return word;
}

// What was given is not repeated: a secret may have got into the wrong variable.
function refusal(name: string, expected: string): AssayError {
  return new AssayError('invalid-input', `expected ${name} as ${expected}`);
}
