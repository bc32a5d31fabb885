import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = createDesk();
});
afterEach(() => desk.remove());

describe('assay init', { timeout: 30_000 }, () => {
  it('makes a project that checks, keeps and reviews its claim', async () => {
    expect(await desk.run('init')).toMatchObject({ exit: 0, err: '' });
    const checked = await desk.run('check');
    expect(checked).toMatchObject({ exit: 0, err: '' });
    expect(checked.out).toContain('true where decidable  of 2 readings: 1 true, 1 undecided');
    expect((await desk.run('check', '--record', 'Jane Doe')).err).toContain('a verdict of mostly-true is proposed');
    const reviewed = await desk.run('review');
    expect(reviewed.exit).toBe(1);
    expect(reviewed.out).toContain('docs/rules/approvals-by-others.md');
    expect(await desk.run('review', 'reviews/example.review.ts')).toMatchObject({ exit: 0 });
  });

  it('leaves what is there as it is', async () => {
    desk.write('package.json', '{}');
    expect((await desk.run('init')).out).toContain('kept    package.json');
    expect(readFileSync(join(desk.folder, 'package.json'), 'utf8')).toBe('{}');
    expect(await desk.run('init')).toMatchObject({ exit: 0 });
  });

  it('makes the folder it is given', async () => {
    await desk.run('init', 'a/desk');
    expect(existsSync(join(desk.folder, 'a/desk/assay.db'))).toBe(true);
  });
});
