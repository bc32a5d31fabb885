import { describe, expect, it } from 'vitest';
import { type Outcome, runProgram, runSteps, type Step } from './steps.ts';
import { root } from './tracked-files.ts';

const step = (name: string, outcome: Outcome, needs: string[] = []): Step => ({
  name,
  needs,
  run: () => Promise.resolve(outcome),
});
const pass: Outcome = { passed: true, output: 'quiet' };
const fail: Outcome = { passed: false, output: 'what went wrong' };

describe('a run of steps', () => {
  const run = async (steps: Step[]): Promise<{ passed: boolean; text: string }> => {
    const lines: string[] = [];
    const passed = await runSteps(steps, (line) => lines.push(line));
    return { passed, text: lines.join('\n') };
  };

  it('passes where each passes, and prints none of their output', async () => {
    const { passed, text } = await run([step('lint', pass), step('types', pass), step('pack', pass, ['types'])]);
    expect(passed).toBe(true);
    expect(text).toMatch(/lint[\s\S]*types[\s\S]*pack/);
    expect(text).not.toContain('quiet');
  });

  it('fails where one fails, prints its output and finishes the others', async () => {
    const { passed, text } = await run([step('lint', fail), step('types', pass)]);
    expect(passed).toBe(false);
    expect(text).toContain('what went wrong');
    expect(text).toContain('types');
  });

  it('leaves out what needs a failed step, and says so', async () => {
    const { passed, text } = await run([
      step('types', fail),
      step('pack', pass, ['types']),
      step('attw', pass, ['pack']),
    ]);
    expect(passed).toBe(false);
    expect(text).toContain('left out: needs types');
    expect(text).toContain('left out: needs pack');
  });
});

describe('a program', () => {
  it('passes by its exit code, with what it printed on both streams', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = Number(process.argv[1])';
    const good = await runProgram(process.execPath, ['-e', script, '0'], root);
    const bad = await runProgram(process.execPath, ['-e', script, '3'], root);
    expect([good.passed, bad.passed]).toEqual([true, false]);
    expect(bad.output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  it('gets no standard input', async () => {
    expect(await runProgram(process.execPath, ['-e', 'process.stdin.resume()'], root)).toEqual({
      passed: true,
      output: '',
    });
  });

  it('fails where it does not exist', async () => {
    expect((await runProgram('no-such-program', [], root)).passed).toBe(false);
  });
});
