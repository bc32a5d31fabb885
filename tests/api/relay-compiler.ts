import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/tracked-files.ts';

const program = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
const committed = readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8');

/** What the compiler of Relay made of some modules. */
export interface Compilation {
  readonly passed: boolean;
  /** What it printed. */
  readonly said: string;
  /** Each operation as it is sent, by its name; a fragment has no text. */
  readonly artifacts: ReadonlyMap<string, string | null>;
  /** The modules it wrote, which the runtime of Relay takes. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Compiles documents, each under the name of its module, against the committed schema or another. */
export function compileWithRelay(modules: { readonly [name: string]: string }, sdl = committed): Compilation {
  const directory = mkdtempSync(join(tmpdir(), 'assay-relay-'));
  try {
    for (const folder of ['src', 'made']) mkdirSync(join(directory, folder));
    for (const [name, text] of Object.entries(modules)) {
      writeFileSync(join(directory, 'src', `${name}.ts`), `graphql\`${text}\`;\n`);
    }
    writeFileSync(join(directory, 'schema.graphql'), sdl);
    writeFileSync(join(directory, 'relay.config.json'), JSON.stringify(config));
    const command = [program, '--noWatchman', 'relay.config.json'];
    const run = spawnSync(process.execPath, command, { cwd: directory, encoding: 'utf8' });
    const made = join(directory, 'made');
    const sources = new Map(
      readdirSync(made).map((file) => [file.replace('.graphql.ts', ''), readFileSync(join(made, file), 'utf8')]),
    );
    const artifacts = new Map([...sources].map(([name, source]) => [name, textIn(source)]));
    return { passed: run.status === 0, said: `${run.stdout}${run.stderr}`, artifacts, sources };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const config = {
  src: 'src',
  schema: 'schema.graphql',
  artifactDirectory: 'made',
  language: 'typescript',
  // A module may be run with its types stripped.
  useImportTypeSyntax: true,
  customScalarTypes: { JSON: 'unknown' },
};

function textIn(artifact: string): string | null {
  const [, written] = /"text": ("(?:[^"\\]|\\.)*")/.exec(artifact) ?? [];
  return written === undefined ? null : String(JSON.parse(written));
}
