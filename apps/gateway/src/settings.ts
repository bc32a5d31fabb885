import { isIP } from 'node:net';
import { AssayError } from '@assay/core';
import { type AuthSettings, asAuthSettings } from './auth/auth-settings.ts';
import { type Limits, readLimits } from './limits/limits.ts';
import { asSwitch, asTelemetrySettings, type TelemetrySettings } from './telemetry/telemetry-settings.ts';
import { asRanges } from './webhooks/address.ts';
import { type KeptDays, readKeptDays } from './webhooks/kept-days.ts';

/** What the environment sets. */
export interface Settings extends AuthSettings, TelemetrySettings {
  /** The path of the database. */
  readonly file: string;
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  readonly limits: Limits;
  /** Private networks in which webhooks may be called, and how long their log is. */
  readonly webhooks: { readonly private: string; readonly keptDays: KeptDays };
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Whether the schema is served as a subgraph of Apollo Federation. */
  readonly federation: boolean;
  readonly drain: {
    /** How long requests still come in after `/ready` says that they should not. */
    readonly waitMs: number;
    /** How long what is under way then has to end. */
    readonly deadlineMs: number;
  };
}

/**
 * The settings of the environment; what is not set, or empty, is as the README says.
 *
 * @throws AssayError `invalid-input`
 */
export function asSettings(env: { readonly [name: string]: string | undefined }, isTerminal = false): Settings {
  const host = asHost(env['HOST'] || '127.0.0.1');
  return {
    ...asAuthSettings(env, isLoopback(host)),
    ...asTelemetrySettings(env, isTerminal),
    file: env['ASSAY_DB'] || 'data/assay.db',
    host,
    port: asPort(env['PORT'] || '4000'),
    limits: readLimits(env['ASSAY_LIMITS'] || ''),
    webhooks: asWebhooks(env['ASSAY_WEBHOOK_PRIVATE'] || '', env['ASSAY_WEBHOOK_KEEP'] || ''),
    introspection: asSwitch('ASSAY_INTROSPECTION', env['ASSAY_INTROSPECTION'] || 'on'),
    federation: asSwitch('ASSAY_FEDERATION', env['ASSAY_FEDERATION'] || 'off'),
    drain: {
      waitMs: asMilliseconds('ASSAY_DRAIN_WAIT_MS', env['ASSAY_DRAIN_WAIT_MS'] || '0'),
      deadlineMs: asMilliseconds('ASSAY_DRAIN_MS', env['ASSAY_DRAIN_MS'] || '8000'),
    },
  };
}

/** Whether only this machine reaches what listens there. */
export function isLoopback(given: string): boolean {
  // In an address, one of version 6 stands in brackets.
  const host = given.replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function asWebhooks(ranges: string, kept: string): Settings['webhooks'] {
  asRanges(ranges);
  return { private: ranges, keptDays: readKeptDays(kept) };
}

function asHost(host: string): string {
  if (isIP(host) !== 0 || /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(host)) return host;
  throw new AssayError('invalid-input', `expected HOST as a name or an address such as 127.0.0.1, got ${quoted(host)}`);
}

function asPort(port: string): number {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new AssayError('invalid-input', `expected PORT as a whole number from 0 to 65535, got ${quoted(port)}`);
}

function asMilliseconds(name: string, given: string): number {
  if (/^\d{1,6}$/.test(given)) return Number(given);
  throw new AssayError('invalid-input', `expected ${name} as milliseconds from 0 to 999999, got ${quoted(given)}`);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
