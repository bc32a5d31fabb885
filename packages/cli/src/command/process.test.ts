import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';

let desk: Desk;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  desk = createDesk();
  await desk.run('init');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  desk.remove();
});

const bin = join(import.meta.dirname, '../bin.js');
const flags = ['--conditions=source', '--max-semi-space-size=16'];

/** The command in a process of its own, outside of the test runner. */
function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, [...flags, bin, ...argv], { cwd: desk.folder });
  running.add(child);
  let out = '';
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  const take = (text: string) => {
    out += text;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'close').then(([code]) => ({ code, out }));
  /** Resolves when the text has been written so many times. */
  const shows = async (text: string, times = 1) => {
    while (out.split(text).length <= times) {
      const gone = await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      if ('code' in gone && out.split(text).length <= times) throw new Error(`ended with ${gone.code}: ${out}`);
    }
  };
  return { child, ended, shows };
}

describe('the program', { timeout: 60_000 }, () => {
  it('runs claim files as Node does, with its types stripped', async () => {
    const { code, out } = await start('check').ended;
    expect(code).toBe(0);
    expect(out).toContain('true where decidable');
  });

  it('checks again on every save until it is interrupted', async () => {
    const { child, ended, shows } = start('check', '--watch');
    await shows('Ctrl+C stops');
    const file = join(desk.folder, 'claims/example.claim.ts');
    writeFileSync(file, 'export default 1;');
    await shows('expected a default export made by claims()');
    await shows('Ctrl+C stops', 2);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('serves the database over GraphQL until it is interrupted', async () => {
    expect((await desk.run('serve')).exit).toBe(2);
    await desk.run('check', '--record', 'Jane Doe');
    const { child, ended, shows } = start('serve', '--port', '0');
    await shows('/graphql');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('ends without harm when it is interrupted in its work', async () => {
    await desk.run('check', '--record', 'Jane Doe');
    const script = `import { review } from '@assay/cli';
      export default review('Endless', async ({ claims }) => {
        console.log('begun');
        while (true) for await (const claim of claims()) await new Promise((resolve) => setImmediate(resolve));
      });`;
    desk.write('endless.review.ts', script);
    const { child, ended, shows } = start('review', 'endless.review.ts');
    await shows('begun');
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(3);
    expect(out).toContain('Interrupted');
  });
});
