import { hash } from 'node:crypto';
import type { Json } from '@assay/core';
import type { Report } from '../errors.ts';
import type { OnAnswer, RequestEntry } from './request-entry.ts';
import { inSources } from './source-places.ts';

export const logFormats = ['json', 'pretty', 'silent'] as const;
/** One line of JSON for each entry, words for a person at a terminal, or nothing. */
export type LogFormat = (typeof logFormats)[number];

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

type Fields = { readonly [name: string]: Json };

/** Writes one entry; what there is to tell is only put together where it is written. */
export type Log = (level: LogLevel, message: string, fields?: Fields | (() => Fields)) => void;

interface Options {
  readonly format: LogFormat;
  /** Nothing less serious is written. */
  readonly level: LogLevel;
  /** Takes one line, without its end. */
  readonly write: (line: string) => void;
}

export async function openLog({ format, level: least, write }: Options): Promise<Log> {
  const from = logLevels.indexOf(least);
  switch (format) {
    case 'silent':
      return () => undefined;
    case 'pretty':
      return (level, message, fields = {}) => {
        if (logLevels.indexOf(level) >= from) write(inWords(message, told(fields)));
      };
    case 'json': {
      // Only where it writes: not at a terminal.
      const { pino, stdTimeFunctions } = await import('pino');
      const logger = pino(
        {
          level: least,
          base: null,
          messageKey: 'message',
          timestamp: stdTimeFunctions.isoTime,
          formatters: { level: (label) => ({ level: label }) },
        },
        { write: (line: string) => write(line.trimEnd()) },
      );
      return (level, message, fields = {}) => {
        if (logLevels.indexOf(level) >= from) logger[level](told(fields), message);
      };
    }
  }
}

function told(fields: Fields | (() => Fields)): Fields {
  return typeof fields === 'function' ? fields() : fields;
}

function inWords(message: string, fields: Fields): string {
  const shown = Object.entries(fields).filter(([name, value]) => value !== null && !hidden.has(name));
  return [message, ...shown.map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)))].join(' ');
}

/** What helps a machine to find things, and a person at a terminal not. */
const hidden = new Set(['requestId', 'document', 'principal']);

/** Writes a line for each request. Those of probes are only for who looks closely. */
export function logsRequests(log: Log): OnAnswer {
  return (entry) => {
    const isProbe = entry.route === 'health' || entry.route === 'ready';
    const level = entry.faults.length > 0 || (entry.status >= 500 && !isProbe) ? 'error' : isProbe ? 'debug' : 'info';
    log(level, 'request', () => toFields(entry));
  };
}

function toFields(entry: RequestEntry): Fields {
  const { id, text, durationMs, startedAt: _, ...rest } = entry;
  return {
    requestId: id,
    ...rest,
    // What a client sends may hold anything; its digest finds the same document again.
    document: text === null ? null : hash('sha256', text),
    durationMs: Math.round(durationMs * 100) / 100,
  };
}

/** Writes the whole of a fault under the id that clients see. */
export function logsFaults(log: Log): Report {
  return (id, fault) => log('error', 'fault', { fault: id, stack: stackOf(fault) });
}

function stackOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause === undefined ? '' : `\ncaused by ${stackOf(fault.cause)}`;
  return `${inSources(fault.stack ?? fault.message)}${cause}`;
}
