import { spawn } from 'node:child_process';
import { styleText } from 'node:util';

/** How a step ended, and what it printed. */
export interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

/** One thing to check. It starts as soon as those it needs have passed, and is left out if one of them failed. */
export interface Step {
  readonly name: string;
  readonly needs: readonly string[];
  readonly run: () => Promise<Outcome>;
}

/** Runs every step, a line for each as it ends, and the output of those that failed. Says whether all passed. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void): Promise<boolean> {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const line = (sign: string, name: string, rest: string): void => print(`${sign} ${name.padEnd(width)}  ${rest}`);
  const ends = new Map<string, Promise<boolean>>();
  const follow = async ({ name, needs, run }: Step): Promise<boolean> => {
    const needed = await Promise.all(needs.map((other) => ends.get(other) ?? false));
    if (needed.includes(false)) {
      line('-', name, `left out: needs ${needs.join(', ')}`);
      return false;
    }
    const start = performance.now();
    const { passed, output } = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    line(passed ? styleText('green', '✓') : styleText('red', '✗'), name, `${seconds} s`);
    if (!passed) print(`\n${output.trim()}\n`);
    return passed;
  };
  for (const step of steps) ends.set(step.name, follow(step));
  return !(await Promise.all(ends.values())).includes(false);
}

/** Runs a program without standard input and keeps all it prints. */
export function runProgram(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ passed: false, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
