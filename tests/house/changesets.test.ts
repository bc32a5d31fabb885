import { describe, expect, it } from 'vitest';
import { workspacePackages } from './manifests.ts';
import { textsOf, trackedFiles } from './tracked-files.ts';

// `changeset status` compares with the base branch, which a shallow clone or a detached checkout does not have, and
// fails on every edit not yet described. What it would find wrong in the files themselves is checked here.
describe('a changeset', () => {
  const published = [...workspacePackages().values()].flatMap((one) => (one.private === true ? [] : [one.name]));
  const paths = trackedFiles().filter((path) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path));

  it.each([...textsOf(paths)])('%s bumps published packages and says so in a sentence', (_, text) => {
    const [, head = '', sentence = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const bumps = head.split('\n').map((line) => /^'([^']+)': (patch|minor|major)$/.exec(line)?.[1]);
    expect(bumps.filter((name) => name === undefined || !published.includes(name))).toEqual([]);
    expect(sentence.trim()).toMatch(/\.$/);
  });
});
