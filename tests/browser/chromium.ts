import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';

export const names = ['chromium', 'chromium-browser', 'google-chrome'] as const;

/** The browser on the path, if there is one. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** A module and all it imports as one file for browsers; refuses what only Node has. */
export async function bundle(entry: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    resolve: { conditionNames: ['source', 'browser', 'import', 'default'] },
    onLog: (_level, { message }) => {
      throw new Error(message);
    },
  });
  try {
    const { output } = await build.generate({ format: 'esm' });
    const [chunk, ...more] = output;
    if (more.length > 0) throw new Error(`expected one file, got ${output.length}`);
    return chunk.code;
  } finally {
    await build.close();
  }
}

// No script but from this server, and none made out of text.
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/**
 * Opens a page with the script in a fresh Chromium. The script may fetch `/parcel`, and posts what it has found to
 * `/report`, which is the answer. What else it asks for is answered by `also`.
 */
export async function runInChromium(
  executablePath: string,
  script: string,
  parcel: unknown,
  also?: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<unknown> {
  // A profile of its own, which is removed; nothing is asked of the network but this page.
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const reported = Promise.withResolvers<unknown>();
  const files = new Map([
    ['/', ['text/html', '<!doctype html><title>Assay</title><script type="module" src="/page.js"></script>']],
    ['/page.js', ['text/javascript', script]],
    ['/parcel', ['application/json', JSON.stringify(parcel)]],
  ]);
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/report') reported.resolve(JSON.parse(await text(request)));
    const file = files.get(request.url ?? '');
    if (file === undefined && request.url !== '/report' && also !== undefined) return also(request, response);
    const [type = 'text/plain', body = ''] = file ?? [];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('content-security-policy', policy);
    response.end(body);
  };
  const server = createServer((request, response) => void serve(request, response).catch(reported.reject));
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const page = await browser.newPage();
    page.on('pageerror', reported.reject);
    await page.goto(`http://127.0.0.1:${port}/`);
    return await reported.promise;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
