#!/usr/bin/env -S node --conditions=source --max-semi-space-size=16
import { enableCompileCache } from 'node:module';

// Types are stripped once for each module, not at every start; this file has none, so that nothing is stripped before.
enableCompileCache();
const { main } = await import('./main.ts');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
// Who reads from us may have seen enough.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop.abort());

process.exitCode = await main(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signal: stop.signal,
});
