import { runGateway } from './run-gateway.ts';
import { stopSignals } from './running/stop-signals.ts';

// A promise whose failure nobody awaits must not end the answers of everybody else.
process.on('unhandledRejection', (fault) => console.error(fault));

process.exitCode = await runGateway({
  env: process.env,
  print: console.log,
  warn: console.error,
  isTerminal: process.stderr.isTTY,
  stop: stopSignals(process, { now: () => performance.now(), exit: (code) => process.exit(code) }),
});
