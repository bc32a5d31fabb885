export type { AuthOptions } from './auth/authenticate.ts';
export type { ActorOf, World } from './auth/principal.ts';
export { type TokenAlgorithm, type TokenSettings, tokenAlgorithms } from './auth/token.ts';
export { createGateway, type Gateway, type GatewayOptions } from './create-gateway.ts';
export type { Report } from './errors.ts';
export { createLimitedServer } from './limits/limited-server.ts';
export { asLimits, type LimitName, type Limits, limitTable } from './limits/limits.ts';
