// Writes the SQL of the migrations into a module, so that the packed library looks for no file at run time.
// With `--check` it writes nothing and fails where the module is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../src/store/migrations');
const target = join(folder, 'migrations.ts');

const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
const entries = journal.entries.map(({ tag }) => {
  // One line each: the .sql files are there to be read.
  const statements = JSON.stringify(readFileSync(join(folder, `${tag}.sql`), 'utf8'));
  return `  { name: '${tag}', statements: ${statements} },\n`;
});
const text = `// Written by scripts/embed-migrations.ts from the .sql files beside it.

export interface Migration {
  readonly name: string;
  readonly statements: string;
}

/** Oldest first. The store's version is how many of them it has seen; none is ever edited after a release. */
export const migrations: readonly Migration[] = [
${entries.join('')}];
`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('migrations.ts is not what the .sql files say: run `pnpm --filter @assay/core migrations`\n');
  process.exitCode = 1;
}
