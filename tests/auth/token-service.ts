import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenSettings } from '@assay/gateway';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An identity service on this machine: it signs, publishes its keys, and takes others. */
export interface TokenService {
  readonly settings: TokenSettings;
  /** How often its keys were fetched. */
  readonly fetches: () => number;
  /** A claim that is `undefined` is left out. */
  readonly sign: (claims?: object, options?: SignOptions) => Promise<string>;
  /** Signs with a new key from now on, and publishes only that. */
  readonly rotate: () => Promise<void>;
  /** The public keys as published. */
  readonly keys: () => readonly object[];
  /** Fails from now on. */
  readonly fall: () => void;
  readonly close: () => Promise<void>;
}

interface SignOptions {
  /** Seconds from now. */
  readonly expires?: number;
  readonly notBefore?: number;
  readonly kid?: string;
}

export async function openTokenService(more: Partial<TokenSettings> = {}): Promise<TokenService> {
  let fetched = 0;
  let fallen = false;
  let current = await newKey('first');
  const server = createServer((_, response) => {
    fetched += 1;
    response.writeHead(fallen ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [current.jwk] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has this address.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: TokenSettings = {
    issuer,
    audience: 'assay',
    jwks: new URL(`${issuer}/keys`),
    algorithms: ['ES256', 'RS256'],
    actorClaim: null,
    nameClaim: 'name',
    newcomers: 'contributor',
    keyCooldown: 0,
    ...more,
  };
  return {
    settings,
    fetches: () => fetched,
    keys: () => [current.jwk],
    sign: (claims = {}, { expires = 60, notBefore, kid = current.kid } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: 'assay', sub: 'zoe', name: 'Zoë', exp: now + expires };
      const later = notBefore === undefined ? {} : { nbf: now + notBefore };
      return new SignJWT(Object.assign({}, usual, later, claims))
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(current.key);
    },
    rotate: async () => {
      current = await newKey('second');
    },
    fall: () => {
      fallen = true;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function newKey(kid: string): Promise<{ kid: string; key: CryptoKey; jwk: object }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}
