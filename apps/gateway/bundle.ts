// Puts the gateway and all it imports into a few files, which Node reads in a quarter of the time that their sources
// take, and holds with a third less memory. `tests/setup.js` runs this where a source is not what it was.
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { graphiql } from './src/examples.ts';
import type { BundleLines, LineTable } from './src/telemetry/source-places.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'apps/gateway/dist/bundle');

// It brings machine code along, so it stays where it is.
const driver: Plugin = {
  name: 'driver',
  resolveId: {
    filter: { id: /^better-sqlite3$/ },
    async handler(source, importer) {
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && { id: relative(folder, found.id), external: true };
    },
  },
};

// Nine megabytes in three layers of text, of which a process would never let go. As a file it passes through.
const page: Plugin = {
  name: 'page',
  resolveId: { filter: { id: /^@graphql-yoga\/render-graphiql$/ }, handler: () => '\0page' },
  load: {
    filter: { id: /^\0page$/ },
    handler: () => `import { createReadStream } from 'node:fs';
      import { Readable } from 'node:stream';
      const address = new URL('graphiql.html', import.meta.url);
      export const renderGraphiQL = () => Readable.toWeb(createReadStream(address));`,
  },
};

// A thread begins at a file of its own.
const thread: Plugin = {
  name: 'thread',
  load: {
    filter: { id: /\/dry-run\/thread-file\.ts$/ },
    handler: () => "export const threadFile = new URL('assess-thread.js', import.meta.url);",
  },
};

// What a source finds beside itself it must find from the bundle.
const addresses: Plugin = {
  name: 'addresses',
  transform: {
    filter: { id: { include: /\.ts$/, exclude: /\/dry-run\/thread-file\.ts$/ }, code: 'import.meta.url' },
    handler: (code, id) => ({
      code: code.replaceAll('import.meta.url', `new URL('${relative(folder, id)}', import.meta.url).href`),
      map: null,
    }),
  },
};

const build = await rolldown({
  cwd: root,
  input: { main: 'apps/gateway/src/main.ts', 'assess-thread': 'apps/gateway/src/dry-run/assess-thread.ts' },
  platform: 'node',
  tsconfig: false,
  resolve: { conditionNames: ['source', 'import', 'node', 'default'] },
  plugins: [driver, page, thread, addresses],
});
// Names without digests: what they compile to is kept under them, and would pile up.
const { output } = await build.generate({
  format: 'esm',
  chunkFileNames: '[name].js',
  sourcemap: 'hidden',
  dir: folder,
});
const chunks = output.filter((file) => file.type === 'chunk');
const lines: BundleLines = Object.fromEntries(chunks.map((chunk) => [chunk.fileName, toLineTable(chunk)]));
mkdirSync(folder, { recursive: true });
for (const { fileName, code } of chunks) put(fileName, code);
put('graphiql.html', renderGraphiQL(graphiql));
put('lines.json', JSON.stringify(lines));
put('made-from.json', JSON.stringify(await inputs()));
await build.close();

/** A map has a place for each word, which takes thirty megabytes to read; a stack is told well enough by lines. */
function toLineTable({ code, map }: OutputChunk): LineTable {
  // What the bundler adds of its own has no sources.
  if (map === null) return { sources: [], places: [] };
  const { mappings, names, sources, file } = map;
  const read = new SourceMap({ version: 3, sourceRoot: '', sourcesContent: [], mappings, names, sources, file });
  const numbers = new Map(sources.map((source, index) => [source, index]));
  return {
    sources: sources.map((source) => relative(root, join(folder, source))),
    places: code.split('\n').map((text, index) => {
      const place = read.findEntry(index, text.search(/\S|$/));
      if (!('originalSource' in place) || place.generatedLine !== index) return null;
      return [numbers.get(place.originalSource) ?? 0, place.originalLine + 1];
    }),
  };
}

/** When each file changed that the bundle was made from. */
async function inputs(): Promise<{ readonly [path: string]: number }> {
  const read = (await build.watchFiles).filter((path) => path.startsWith(root) && !path.includes('node_modules'));
  const paths = [fileURLToPath(import.meta.url), join(root, 'node_modules/.pnpm/lock.yaml'), ...read];
  return Object.fromEntries(paths.map((path) => [relative(root, path), statSync(path).ctimeMs]));
}

/** Whole or not at all: another process may be reading. */
function put(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}
