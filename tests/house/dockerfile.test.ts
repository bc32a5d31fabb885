import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { root } from './tracked-files.ts';

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** What the linter finds wrong in the text, by line. */
function faultsOf(text: string): string[] {
  return validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
}

describe('the Dockerfile', () => {
  it('has no fault that the linter knows', () => {
    expect(faultsOf('FROM a\nRUNN b\nENTRYPOINT ["c"')).not.toEqual([]);
    expect(faultsOf(dockerfile)).toEqual([]);
  });

  it('takes one image, of the version of Node that everything here runs on', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)/gm)].map(([, stage]) => stage);
    expect(images.filter((image) => !stages.includes(image))).toEqual([
      `node:${optionalDependencies.node}-trixie-slim`,
    ]);
    expect(stages.length).toBeGreaterThan(1);
  });

  it('runs as nobody in particular, writes to its volume only, and says whether it is well', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^VOLUME \["\/data"\]$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/^RUN .*(apt-get|npm|pnpm)/m);
    expect(dockerfile).not.toMatch(/https?:\/\/(?!127\.)|--registry|:latest/);
  });

  it("starts what npm start starts, and takes a secret at no place of somebody's home", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, command = ''] = /^CMD (\["node", "--.*\])$/m.exec(dockerfile) ?? [];
    expect(JSON.parse(command).join(' ')).toBe(scripts.start);
    expect(dockerfile).not.toMatch(/\/(root|home)\//);
  });

  it('leaves out what is no part of the product', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', 'data', '**/*.db*']));
  });
});
