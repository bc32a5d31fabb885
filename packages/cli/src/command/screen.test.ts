import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = createDesk();
});
afterEach(() => desk.remove());

describe('progress', { timeout: 30_000 }, () => {
  it('is drawn on standard error, for a person at a terminal only', async () => {
    await desk.run('init');
    await desk.run('check', '--record', 'Jane Doe');
    const watched = await desk.runWith({ terminal: true }, 'review');
    expect(watched.err).toMatch(/100% 1\/1 verdicts, [\d,]+\/s, .* left/);
    expect(watched.out).not.toContain('100%');
    expect((await desk.run('review')).err).toBe('');
  });
});

describe('completion', () => {
  const complete = (line: string) => {
    const words = line.split(' ');
    const env = {
      SHELL: 'bash',
      COMP_CWORD: String(words.length - 1),
      COMP_POINT: String(line.length),
      COMP_LINE: line,
    };
    return desk.runWith({ env }, 'completion-server', '--', ...words);
  };

  it.each(['bash', 'zsh', 'fish'])('prints a script for %s', async (shell) => {
    const { exit, out } = await desk.run('completion', shell);
    expect([exit, out]).toEqual([0, expect.stringContaining('completion-server')]);
  });

  it.each([
    ['assay re', 'review'],
    ['assay review --', '--preset'],
    ['assay review --preset ', 'strict'],
    ['assay review --format sa', 'sarif'],
    ['assay completion ', 'zsh'],
    ['assay keys re', 'revoke'],
    ['assay keys create --', '--expires'],
    ['assay check ', '__tabtab_complete_files__'],
  ])('of “%s” offers %s', async (line, offered) => {
    expect((await complete(line)).out.split('\n')).toContain(offered);
  });
});
