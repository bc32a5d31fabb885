import { AssayError } from '@assay/core';
import { type LogFormat, type LogLevel, logFormats, logLevels } from './log.ts';

/** What the environment sets of what the gateway tells about itself. */
export interface TelemetrySettings {
  readonly log: {
    readonly format: LogFormat;
    readonly level: LogLevel;
    /** Whether the start screen is shown. */
    readonly screen: boolean;
  };
  /** Where spans are sent, `null` for the usual place of a collector, and which share of the traces that begin here. */
  readonly traces: { readonly endpoint: string | null; readonly ratio: number } | null;
  /** Where the metrics can be fetched. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
}

type Env = { readonly [name: string]: string | undefined };

/**
 * The settings of the environment. At a terminal the log is for people, and says no more than what went wrong.
 *
 * @throws AssayError `invalid-input`
 */
export function asTelemetrySettings(env: Env, isTerminal: boolean): TelemetrySettings {
  const asked = env['ASSAY_LOG'] || null;
  const format = oneOf('ASSAY_LOG', logFormats, asked ?? (isTerminal ? 'pretty' : 'json'));
  const level = oneOf('ASSAY_LOG_LEVEL', logLevels, env['ASSAY_LOG_LEVEL'] || (format === 'pretty' ? 'warn' : 'info'));
  const endpoint = env['OTEL_EXPORTER_OTLP_ENDPOINT'] || null;
  const traces = asSwitch('ASSAY_OTEL', env['ASSAY_OTEL'] || (endpoint === null ? 'off' : 'on'));
  return {
    log: { format, level, screen: asked === null || asked === 'pretty' },
    traces: traces ? { endpoint, ratio: asRatio(env['ASSAY_OTEL_RATIO'] || '1') } : null,
    metrics: asMetrics(env['ASSAY_METRICS'] || 'off'),
  };
}

function asRatio(given: string): number {
  if (/^(0(\.\d{1,9})?|1(\.0+)?)$/.test(given)) return Number(given);
  throw refusal('ASSAY_OTEL_RATIO', 'a number from 0 to 1', given);
}

/** Where nothing is said of a place, only this machine reaches it. */
function asMetrics(given: string): TelemetrySettings['metrics'] {
  if (given === 'off' || given === '0') return null;
  if (given === 'on' || given === '1') return { host: '127.0.0.1', port: 9464 };
  const [, host = '', port = ''] = /^(?:\[([\da-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(given)?.filter(isThere) ?? [];
  if (host !== '' && port !== '' && Number(port) <= 65_535) return { host, port: Number(port) };
  throw refusal('ASSAY_METRICS', 'on, off or an address such as 127.0.0.1:9464', given);
}

function isThere(part: string | undefined): boolean {
  return part !== undefined;
}

/** Whether it is on; `1` and `0` are what such flags are called elsewhere. */
export function asSwitch(name: string, given: string): boolean {
  if (['on', 'off', '1', '0'].includes(given)) return given === 'on' || given === '1';
  throw refusal(name, 'on or off', given);
}

function oneOf<Word extends string>(name: string, words: readonly Word[], given: string): Word {
  const word = words.find((one) => one === given);
  if (word === undefined) throw refusal(name, `one of ${words.join(', ')}`, given);
  return word;
}

function refusal(name: string, expected: string, given: string): AssayError {
  return new AssayError('invalid-input', `expected ${name} as ${expected}, got ${JSON.stringify(given.slice(0, 80))}`);
}
