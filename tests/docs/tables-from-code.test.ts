import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  actions,
  errorCodes,
  lifeRules,
  type Move,
  mayDo,
  roles,
  type VerdictAction,
  type VerdictState,
  verdictActions,
  verdictLife,
  verdictStates,
} from '@assay/core';
import { clientCodes } from '@assay/gateway';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';

// What the code decides is written into the pages from the code. After a change:
//   UPDATE_DOCS=1 npx vitest run tests/docs

/** The page with the part between its two marks written anew. */
function withPart(page: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`expected the marks ${open.trim()} and ${close.trim()} in the page`);
  return `${page.slice(0, start + open.length)}\n${part}\n${page.slice(end)}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rolesTable(): string {
  const rows = actions.map((action) => [
    action.replaceAll('-', ' '),
    ...roles.map((role) => (mayDo(role, action) ? '✓' : '')),
  ]);
  return table(['', ...roles], rows);
}

function moveOf(state: VerdictState, action: VerdictAction): Move {
  return verdictLife[state][action];
}

function movesTable(): string {
  const wordsOf = (move: Move) => ('to' in move ? `**${move.to}**` : `_${move.refusedBy}_`);
  const rows = verdictActions.map((action) => [
    `\`${action}\``,
    ...verdictStates.map((state) => wordsOf(moveOf(state, action))),
  ]);
  return table(['', ...verdictStates], rows);
}

function refusalsTable(): string {
  return table(
    ['rule', 'says'],
    Object.entries(lifeRules).map(([rule, words]) => [`\`${rule}\``, words]),
  );
}

/** Every code with the one a client sees, and what the schema says that means. */
function codesTable(): string {
  const schema = readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8');
  const [, values = ''] = /^enum ErrorCode \{\n(.*?)^\}/ms.exec(schema) ?? [];
  const meanings = new Map(
    [...values.matchAll(/"{3}\s*(.*?)\s*"{3}\s*([A-Z_]+)/gs)].map(([, meaning = '', code]) => [
      code,
      meaning.replaceAll(/\s+/g, ' '),
    ]),
  );
  const rows = errorCodes.map((code) => {
    const shown = clientCodes[code];
    return [`\`${code}\``, `\`${shown}\``, meanings.get(shown) ?? 'not in the schema'];
  });
  return table(['in the library', 'in the gateway', 'means'], rows);
}

describe('a page', () => {
  it.each([
    ['docs/roles.md', 'roles', rolesTable],
    ['docs/verdicts.md', 'moves', movesTable],
    ['docs/verdicts.md', 'refusals', refusalsTable],
    ['docs/writing.md', 'codes', codesTable],
  ])('%s has the table of %s that the code has', (path, name, make) => {
    const file = join(root, path);
    const page = readFileSync(file, 'utf8');
    const written = withPart(page, name, make());
    if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, written);
    else expect(page).toBe(written);
  });
});
