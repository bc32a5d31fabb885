import { type Actor, AssayError, asId, isId, type Role } from '@assay/core';
import { findOrIntroduce } from '@assay/core/commands';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { World } from './principal.ts';

/** Only those whose verifier holds no secret: nobody who knows the public key can make a token with it. */
export const tokenAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** The service whose tokens are taken, and what is made of them. */
export interface TokenSettings {
  /** The claim `iss`, to the character. */
  readonly issuer: string;
  /** What has to be in the claim `aud`: the name the service knows this gateway by. */
  readonly audience: string;
  /** Where its keys are. */
  readonly jwks: URL;
  readonly algorithms: readonly TokenAlgorithm[];
  /** A claim that holds the id of an actor; `null`: tokens say only who their subject is. */
  readonly actorClaim: string | null;
  /** The claim that holds a name for who is new. */
  readonly nameClaim: string;
  /** What a subject nobody knows becomes; `null`: they are refused until an admin links them. */
  readonly newcomers: Exclude<Role, 'bot'> | null;
  /** How long after a fetch of the keys an unknown one fetches them again, in milliseconds; 30,000 left out. */
  readonly keyCooldown?: number;
}

/** How far two clocks may be apart, in seconds. */
const leeway = 10;

export type ReadToken = (token: string, world: World) => Promise<Actor | undefined>;

/**
 * Reads tokens of a service: whose they are, and nobody's where they do not hold.
 *
 * The keys are fetched when first needed and kept for ten minutes; a token by a key that is not among them has them
 * fetched again, at most once in the cool-down, so that made-up key ids are no way to flood the service.
 */
export function createTokenReader(settings: TokenSettings): ReadToken {
  const { issuer, audience, jwks, keyCooldown = 30_000 } = settings;
  const keys = createRemoteJWKSet(jwks, { timeoutDuration: 3000, cooldownDuration: keyCooldown });
  return async (token, world) => {
    const claims = await checked(async () => {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [...settings.algorithms],
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: leeway,
        currentDate: new Date(world.now()),
      });
      return payload;
    });
    return claims === undefined ? undefined : actorOf(claims, settings, world);
  };
}

/** @throws AssayError `store-unavailable` where the keys could not be had: that is no fault of the token */
async function checked(verify: () => Promise<JWTPayload>): Promise<JWTPayload | undefined> {
  try {
    return await verify();
  } catch (cause) {
    const unavailable =
      !(cause instanceof errors.JOSEError) ||
      cause instanceof errors.JWKSTimeout ||
      cause instanceof errors.JWKSInvalid ||
      cause.code === 'ERR_JOSE_GENERIC';
    if (!unavailable) return undefined;
    throw new AssayError('store-unavailable', 'expected the keys of the token service, got none', { cause });
  }
}

async function actorOf(
  claims: JWTPayload,
  { issuer, actorClaim, nameClaim, newcomers }: TokenSettings,
  world: World,
): Promise<Actor | undefined> {
  const { sub: subject } = claims;
  if (typeof subject !== 'string' || subject === '' || subject.length > 255) return undefined;
  const claimed = actorClaim === null ? undefined : claims[actorClaim];
  if (claimed !== undefined) {
    return isId(claimed) ? world.store.read((reader) => reader.findActor(asId('actor', claimed))) : undefined;
  }
  const said = claims[nameClaim];
  const name = typeof said === 'string' && said.trim() !== '' ? said : subject;
  try {
    return await findOrIntroduce(world, { issuer, subject, name, role: newcomers });
  } catch (fault) {
    if (fault instanceof AssayError && fault.code === 'invalid-text') return undefined;
    throw fault;
  }
}
