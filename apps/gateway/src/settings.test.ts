import { describe, expect, it } from 'vitest';
import { asLimits } from './limits/limits.ts';
import { asSettings, isLoopback } from './settings.ts';

describe('the settings of the environment', () => {
  it('are those of the README where nothing is set, or nothing but space for it', () => {
    const reach = { host: '127.0.0.1', port: 4000, auth: 'off', publicClaims: 'with-verdict', tokens: null };
    const telling = { log: { format: 'json', level: 'info', screen: true }, traces: null, metrics: null };
    const drain = { waitMs: 0, deadlineMs: 8000 };
    const usual = {
      ...reach,
      ...telling,
      drain,
      file: 'data/assay.db',
      limits: asLimits(),
      introspection: true,
      federation: false,
      webhooks: { private: '', keptDays: { delivered: 7, dead: 30 } },
    };
    expect(asSettings({})).toEqual(usual);
    expect(asSettings({ ASSAY_DB: '', HOST: '', PORT: '' })).toEqual(usual);
  });

  it('are taken as they are set', () => {
    expect(asSettings({ ASSAY_DB: 'a.db', HOST: '::1', PORT: '0' })).toMatchObject({
      file: 'a.db',
      host: '::1',
      port: 0,
    });
    expect(asSettings({ HOST: 'desk.example.org', PORT: '65535' })).toMatchObject({ host: 'desk.example.org' });
  });

  it('take limits by their names, whether the schema is shown, and whether it is a subgraph', () => {
    const given = { ASSAY_LIMITS: 'depth=12, pageSize=50', ASSAY_INTROSPECTION: 'off', ASSAY_FEDERATION: 'on' };
    const { limits, introspection, federation } = asSettings(given);
    expect([limits, introspection, federation]).toEqual([{ ...asLimits(), depth: 12, pageSize: 50 }, false, true]);
  });

  it('take how long the log of webhooks is', () => {
    const { webhooks } = asSettings({ ASSAY_WEBHOOK_KEEP: 'dead=90' });
    expect(webhooks.keptDays).toEqual({ delivered: 7, dead: 90 });
  });

  it.each([
    { ASSAY_LIMITS: 'depths=12' },
    { ASSAY_LIMITS: 'depth=0' },
    { ASSAY_LIMITS: 'depth=many' },
    { ASSAY_LIMITS: 'toString=1' },
    { ASSAY_INTROSPECTION: 'no' },
    { ASSAY_LOG: 'xml' },
    { ASSAY_LOG_LEVEL: 'loud' },
    { ASSAY_OTEL: 'yes' },
    { ASSAY_OTEL: '1', ASSAY_OTEL_RATIO: '1.5' },
    { ASSAY_METRICS: ':9464' },
    { ASSAY_METRICS: '127.0.0.1:94640' },
    { ASSAY_WEBHOOK_KEEP: 'dead=0' },
    { ASSAY_WEBHOOK_KEEP: 'waiting=3' },
    { ASSAY_DRAIN_MS: '-1' },
    { ASSAY_DRAIN_WAIT_MS: '5s' },
  ])('refuse %j', (env) => {
    expect(() => asSettings(env)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it.each(['65536', '-1', '4000.5', '0x10', '4e3', 'http', ' 80'])('refuse the port %j', (port) => {
    expect(() => asSettings({ PORT: port })).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it.each(['http://localhost', 'a b', '-', '[::1]', '127.0.0.1:4000'])('refuse the host %j', (host) => {
    expect(() => asSettings({ HOST: host })).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('log for people at a terminal, where nobody asks for another form', () => {
    expect(asSettings({}, true).log).toEqual({ format: 'pretty', level: 'warn', screen: true });
    expect(asSettings({ ASSAY_LOG: 'json' }, true).log).toEqual({ format: 'json', level: 'info', screen: false });
    expect(asSettings({ ASSAY_LOG: 'silent' }).log).toMatchObject({ format: 'silent', screen: false });
  });

  it('tell of themselves where they are asked to, metrics on this machine only', () => {
    expect(asSettings({ ASSAY_METRICS: '1' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(asSettings({ ASSAY_METRICS: '[::1]:0' }).metrics).toEqual({ host: '::1', port: 0 });
    expect(asSettings({ ASSAY_METRICS: '0.0.0.0:9100' }).metrics).toEqual({ host: '0.0.0.0', port: 9100 });
    const collector = 'http://127.0.0.1:4318';
    expect(asSettings({ ASSAY_OTEL: '1' }).traces).toEqual({ endpoint: null, ratio: 1 });
    expect(asSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector }).traces).toEqual({ endpoint: collector, ratio: 1 });
    expect(asSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector, ASSAY_OTEL: 'off' }).traces).toBeNull();
  });

  it('know which hosts only this machine reaches', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '127.example.org', '10.0.0.1'].some(isLoopback)).toBe(false);
  });
});
