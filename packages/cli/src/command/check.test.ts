import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = createDesk();
});
afterEach(() => desk.remove());

const head = `import { claims, csv, defineClaim } from '@assay/cli';
import { claimForm, column, defineTable } from '@assay/core';
const list = defineTable('list', { country: column.text(['CN', 'US']) });
const form = claimForm(list.where((row) => row.country.is('CN')).count().atLeast(1), []);
`;
const rows = `list.rows([{ country: 'US' }])`;
const claim = (parts: string) => `${head}export default claims(defineClaim({ text: 'One is.', form, ${parts} }));`;

describe('assay check', { timeout: 30_000 }, () => {
  it('fails where an outcome is not the expected one, and says where the claim stands', async () => {
    desk.write('a.claim.ts', claim(`tables: { list: ${rows} }, expect: 'true'`));
    const { exit, out } = await desk.run('check', 'a.claim.ts');
    expect(exit).toBe(1);
    expect(out).toContain('expected the outcome true, got false');
    expect(out).toContain('a.claim.ts:5');
  });

  it('reads the rows of a table from a file beside the claims', async () => {
    desk.write('claims/list.csv', 'country\nCN\n');
    desk.write('claims/a.claim.ts', claim(`tables: { list: csv(list, 'list.csv') }, expect: 'true'`));
    expect(await desk.run('check')).toMatchObject({ exit: 0 });
  });

  it.each([
    ['no default export', 'export const a = 1;', 'claim-file'],
    ['a file that throws', `throw new Error('no');`, 'claim-file'],
    ['text that is no text', `${head}export default claims({ text: 1, form });`, 'claim-shape'],
    ['an outcome there is none of', claim(`expect: 'perhaps'`), 'claim-shape'],
    ['a table that is not there', claim('tables: {}'), 'unknown-table'],
    [
      'a cell out of the vocabulary',
      claim(`tables: { list: { ...${rows}, rows: [['XX']] } }`),
      'cell-not-in-vocabulary',
    ],
    ['a file that is not there', claim(`tables: { list: csv(list, 'none.csv') }`), 'table-file'],
    [
      'a form that claimForm refuses',
      `${head}import { date, parameter } from '@assay/core';
       const ago = parameter.number('ago', 'year', 'how long', [{ id: 'two', value: 2, reason: 'two' }]);
       export default claims(defineClaim({ text: 'x', form: claimForm(date('2025').earlier(ago, 'years').isAfter('2022'), []) }));`,
      'parameter-not-given',
    ],
  ])('finds %s', async (_, text, rule) => {
    desk.write('a.claim.ts', text);
    const { exit, out } = await desk.run('check', 'a.claim.ts', '--format', 'json');
    const rules = JSON.parse(out).subjects.flatMap((subject: { findings: { rule: string }[] }) =>
      subject.findings.map((finding) => finding.rule),
    );
    expect([exit, rules]).toEqual([1, expect.arrayContaining([rule])]);
  });

  it('shows hostile text harmless', async () => {
    const text = '\\u001b[31mred\\u202e and =1+1';
    desk.write(
      'a.claim.ts',
      `${head}export default claims(defineClaim({ text: '${text}', form, tables: { list: ${rows} } }));`,
    );
    const { out } = await desk.run('check', 'a.claim.ts');
    expect(out).toContain('“\\u{1b}[31mred\\u{202e} and =1+1”');
    expect(out).not.toMatch(/[\p{Cf}]|\p{Cc}\[/u);
  });

  it('has colours at a terminal only, and not where they are declined', async () => {
    desk.write('a.claim.ts', claim(`tables: { list: ${rows} }`));
    const colour = String.fromCharCode(27);
    expect((await desk.runWith({ terminal: true }, 'check', 'a.claim.ts')).out).toContain(colour);
    expect((await desk.run('check', 'a.claim.ts')).out).not.toContain(colour);
    const declined = { terminal: true, env: { NO_COLOR: '1' } };
    expect((await desk.runWith(declined, 'check', 'a.claim.ts')).out).not.toContain(colour);
  });

  it('is not understood without a file', async () => {
    expect((await desk.run('check', 'none.claim.ts')).exit).toBe(2);
    expect((await desk.run('check')).exit).toBe(2);
  });
});

describe('a configuration', { timeout: 30_000 }, () => {
  it('is refused with every fault at once', async () => {
    desk.write('assay.config.ts', `export default { database: 1, failOn: 'never', colour: true };`);
    const { exit, err } = await desk.run('check', 'a.claim.ts');
    expect(exit).toBe(2);
    expect(err.match(/config: \w+/g)).toEqual(['config: database', 'config: failOn', 'config: colour']);
  });

  it('says from which severity on a command fails, unless the command does', async () => {
    desk.write(
      'assay.config.ts',
      `import { defineConfig } from '@assay/cli'; export default defineConfig({ failOn: 'note' });`,
    );
    desk.write('a.claim.ts', claim(`tables: { list: ${rows} }, expect: 'true'`));
    expect((await desk.run('check', 'a.claim.ts')).exit).toBe(1);
  });
});

describe('the command', { timeout: 30_000 }, () => {
  it.each([
    [['nope'], 2],
    [['check', '--nope'], 2],
    [['check', '--format', 'nope'], 2],
    [['serve', '--port', '70000'], 2],
    [['completion', 'tcsh'], 2],
    [['--help'], 0],
    [['check', '--help'], 0],
    [['--version'], 0],
  ] as const)('assay %s exits with %i', async (argv, exit) => {
    expect(await desk.run(...argv)).toMatchObject({ exit });
  });

  it('repeats what was typed harmless', async () => {
    const { err } = await desk.run('\u001b[31mred');
    expect(err).not.toContain('\u001b');
  });
});
