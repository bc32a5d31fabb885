import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { root, textsOf, trackedFiles } from '../house/tracked-files.ts';

/** A change after which a document that was answered is refused, or answered otherwise. */
export interface BreakingChange {
  /** What changed, such as `Claim.text`. */
  readonly path: string;
  readonly message: string;
}

export async function breakingChanges(before: string, after: string): Promise<BreakingChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ path: path ?? '', message }));
}

/** The breaking changes that no sentence beginning with "Breaking:" names, each in marks of code. */
export function unannounced(changes: readonly BreakingChange[], news: readonly string[]): BreakingChange[] {
  const said = news
    .flatMap((text) => text.split(/\n\s*\n|\n(?=- )/))
    .filter((part) => /^(- )?Breaking: /.test(part.trim()));
  return changes.filter(({ path }) => !said.some((part) => part.includes(`\`${path}\``)));
}

/** The part of the changelog that tells of no release yet, and every change described since. */
export function newsSinceRelease(): string[] {
  const [, unreleased = ''] = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const changesets = trackedFiles().filter((path) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path));
  return [unreleased, ...textsOf(changesets).values()];
}
