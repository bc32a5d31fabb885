/** A command of a shell: the variables set for it, or for good where it has no words, and its words. */
export interface ShellCommand {
  readonly sets: readonly (readonly [string, string])[];
  readonly words: readonly string[];
}

/**
 * Reads as much of a POSIX shell as the examples of the API use: words, quotes, variables, assignments, comments and
 * lines that go on. Variables are looked up when a command is reached, so that it sees what the ones before it set.
 */
export function* shellCommands(text: string, lookUp: (name: string) => string): Generator<ShellCommand> {
  let words: string[] = [];
  let word: string | null = null;
  const end = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const sign = rest.charAt(0);
    const token =
      /^'([^']*)'/.exec(rest) ?? /^"((?:[^"\\]|\\.)*)"/s.exec(rest) ?? /^\\\n/.exec(rest) ?? /^\$(\w+)/.exec(rest);
    if (token !== null) {
      const [whole, inner = ''] = token;
      if (sign === "'") word = (word ?? '') + inner;
      if (sign === '"') word = (word ?? '') + inner.replace(/\$(\w+)/g, (_, name: string) => lookUp(name));
      if (sign === '$') word = (word ?? '') + lookUp(inner);
      at += whole.length;
      continue;
    }
    at += 1;
    if (sign === ' ') end();
    else if (sign === '#' && word === null) at += (/^.*/.exec(text.slice(at))?.[0] ?? '').length;
    else if (sign === '\n') {
      end();
      if (words.length > 0) yield toCommand(words);
      words = [];
    } else if (/[\w\-./:=@,{}[\]]/.test(sign)) word = (word ?? '') + sign;
    else throw new SyntaxError(`expected a shell as the examples use it, got ${JSON.stringify(rest.slice(0, 40))}`);
  }
  end();
  if (words.length > 0) yield toCommand(words);
}

function toCommand(words: readonly string[]): ShellCommand {
  const sets: [string, string][] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(words[at] ?? '') ?? [];
    if (name === undefined || value === undefined) break;
    sets.push([name, value]);
  }
  return { sets, words: words.slice(at) };
}
