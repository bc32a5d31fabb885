import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../src/exit-code.ts';
import { createDesk, type Desk } from './desk.ts';

// The sessions in the page are what the command says today. After a change, record them anew with
//   UPDATE_DOCS=1 npx vitest run packages/cli/test/sessions
const page = join(import.meta.dirname, '../../../docs/cli.md');

/** When a key ends that is made now, or was made just before midnight. */
const inNinetyDays = new RegExp(
  [90, 89].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)).join('|'),
  'g',
);

/** What differs from run to run. */
function settled(text: string, { folder }: Desk): string {
  return text
    .replaceAll(folder, '~/my-desk')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '01981f4c-…')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '9f86d081…')
    .replaceAll(/Node \d+\.\d+\.\d+/g, 'Node 24.21.0')
    .replaceAll(/\d{3},\d{3} bytes/g, '307,200 bytes')
    .replaceAll(/assay_[0-9a-f]{32}_[\w-]{43}/g, 'assay_01981f4c…')
    .replaceAll(inNinetyDays, '2026-09-21')
    .replaceAll(/[ \t]+$/gm, '');
}

/** Runs the lines of a session that begin with `$ assay`, and puts under each what it wrote. */
async function recorded(session: string, desk: Desk): Promise<string> {
  const shown: string[] = [];
  for (const command of session.split('\n').filter((line) => line.startsWith('$ '))) {
    const argv = [...command.slice('$ assay '.length).matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    const { exit, out, err } = await desk.run(...argv);
    const text = settled(`${err}${out}`, desk).replace(/^\n+|\n+$/g, '');
    shown.push([command, ...(text === '' ? [] : [text]), ...(exit === 0 ? [] : [`(exit code ${exit})`])].join('\n'));
  }
  return shown.join('\n\n');
}

describe('docs/cli.md', { timeout: 60_000 }, () => {
  it('shows sessions as they are', async () => {
    const text = readFileSync(page, 'utf8');
    const desk = createDesk();
    let [now, from] = ['', 0];
    // Files and sessions in the order of the page: a session may use what stands above it.
    for (const match of text.matchAll(
      /(?:<!-- file: (\S+) -->\n```ts\n([\s\S]*?)```)|(?:```console\n([\s\S]*?)\n```)/g,
    )) {
      const [whole, name, file, session] = match;
      if (name !== undefined) desk.write(name, file ?? '');
      const replaced = session === undefined ? whole : `\`\`\`console\n${await recorded(session, desk)}\n\`\`\``;
      now += text.slice(from, match.index) + replaced;
      from = match.index + whole.length;
    }
    now += text.slice(from);
    desk.remove();
    if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(page, now);
    else expect(text).toBe(now);
  });

  it('names the exit code of every refusal', () => {
    const rows = [...readFileSync(page, 'utf8').matchAll(/^\| `([a-z-]+)` \| (\d) \|$/gm)];
    const documented = Object.fromEntries(rows.map(([, code, exit]) => [code, Number(exit)]));
    expect(documented).toEqual(Object.fromEntries(errorCodes.map((code) => [code, exitCodes[code]])));
  });
});
