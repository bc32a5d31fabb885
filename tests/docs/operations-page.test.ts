import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asSettings, createMetrics } from '@assay/gateway';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';

const file = join(root, 'docs/operations.md');
const page = readFileSync(file, 'utf8');

describe('the page on running the gateway', () => {
  it('names every setting there is', () => {
    const asked = new Set<string>();
    const given: Readonly<Record<string, string>> = {
      ASSAY_OIDC_ISSUER: 'https://id.example',
      ASSAY_OIDC_AUDIENCE: 'assay',
      ASSAY_OTEL: 'on',
    };
    const env = new Proxy(given, {
      get: (target, name) => {
        asked.add(String(name));
        return Reflect.get(target, name);
      },
    });
    asSettings(env);
    // Read where traces are begun.
    asked.add('OTEL_SERVICE_NAME');
    const section = page.slice(page.indexOf('## Settings'), page.indexOf('## Is it well?'));
    const named = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual([...asked].toSorted());
  });

  it('has every metric of ours; UPDATE_DOCS=1 rewrites it', async () => {
    const { text } = await (await createMetrics()).expose();
    const rows = [...text.matchAll(/^# HELP (assay_\w+) (.*)\n# TYPE \w+ (\w+)/gm)].map(
      ([, name, help, type]) => `| \`${name}\` | ${type} | ${help} |`,
    );
    const table = ['| metric | type | what |', '| --- | --- | --- |', ...rows].join('\n');
    const written = page.replace(/(<!-- metrics -->\n)[\s\S]*(<!-- \/metrics -->)/, `$1\n${table}\n\n$2`);
    if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, written);
    else expect(page).toBe(written);
    expect(rows.length).toBeGreaterThan(5);
  });
});
