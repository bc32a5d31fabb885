import { enableCompileCache } from 'node:module';

// What the modules compile to, their types stripped, is kept between starts; so they come after this.
enableCompileCache(new URL('../../../node_modules/.cache/assay', import.meta.url).pathname);
const { runGateway } = await import('./run-gateway.ts');
const { stopSignals } = await import('./running/stop-signals.ts');

// A promise whose failure nobody awaits must not end the answers of everybody else.
process.on('unhandledRejection', (fault) => console.error(fault));

process.exitCode = await runGateway({
  env: process.env,
  print: console.log,
  warn: console.error,
  isTerminal: process.stderr.isTTY,
  stop: stopSignals(process, { now: () => performance.now(), exit: (code) => process.exit(code) }),
});
