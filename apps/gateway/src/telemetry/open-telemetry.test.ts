import { expect, it } from 'vitest';
import { openTelemetry } from './open-telemetry.ts';
import { asTelemetrySettings } from './telemetry-settings.ts';

const open = (env: Readonly<Record<string, string>>) =>
  openTelemetry(asTelemetrySettings({ ASSAY_LOG: 'silent', ...env }, false), { env, warn: () => undefined });

it('with neither metrics nor traces nobody is told of a request or a statement, and nothing is served', async () => {
  const telemetry = await open({});
  expect(telemetry.options).toMatchObject({ plugins: [], onAnswer: [] });
  expect(telemetry.watchStatement).toBeNull();
  expect(telemetry.serverOf([])).toBeNull();
});

it('each of the two adds what it needs', async () => {
  const metrics = await open({ ASSAY_METRICS: 'on' });
  expect([metrics.options.plugins?.length, metrics.options.onAnswer?.length]).toEqual([0, 1]);
  const traces = await open({ ASSAY_OTEL: 'on' });
  expect([traces.options.plugins?.length, traces.options.onAnswer?.length]).toEqual([1, 0]);
  for (const { watchStatement } of [metrics, traces]) expect(watchStatement).toBeTypeOf('function');
  await traces.close();
});
