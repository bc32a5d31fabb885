import { runGateway } from './run-gateway.ts';

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

// A promise whose failure nobody awaits must not end the answers of everybody else.
process.on('unhandledRejection', (fault) => console.error(fault));

process.exitCode = await runGateway({
  env: process.env,
  print: console.log,
  warn: console.error,
  stop: stop.signal,
});
