import { parseSync } from 'oxc-parser';

/** A fenced block of code in a page or in a doc comment. */
export interface Fence {
  readonly path: string;
  /** The line of the opening fence, counted from 1. The code begins on the next one. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language on the opening line. */
  readonly info: string;
  readonly code: string;
}

/** Every fence of a Markdown page. */
export function fencesInMarkdown(path: string, text: string): Fence[] {
  return fencesInLines(path, text.split('\n'), 1);
}

/** Every fence in the doc comments of a TypeScript file. */
export function fencesInSource(path: string, text: string): Fence[] {
  const { comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return comments.flatMap(({ type, value, start }) => {
    if (type !== 'Block' || !value.startsWith('*')) return [];
    const lines = value.slice(1).split('\n');
    const firstLine = text.slice(0, start).split('\n').length;
    return fencesInLines(
      path,
      lines.map((line) => line.replace(/^\s*\* ?/, '')),
      firstLine,
    );
  });
}

function fencesInLines(path: string, lines: readonly string[], firstLine: number): Fence[] {
  const fences: Fence[] = [];
  let index = 0;
  while (index < lines.length) {
    const opening = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*?)\s*$/.exec(lines[index] ?? '');
    index += 1;
    if (opening === null) continue;
    const [, indent = '', marks = '', language = '', info = ''] = opening;
    const line = firstLine + index - 1;
    const code: string[] = [];
    while (index < lines.length && !isClosing(lines[index] ?? '', marks)) {
      code.push(withoutIndent(lines[index] ?? '', indent.length));
      index += 1;
    }
    if (index === lines.length) throw new SyntaxError(`${path}:${line}: the fence is never closed`);
    index += 1;
    fences.push({ path, line, language, info, code: code.join('\n') });
  }
  return fences;
}

function isClosing(line: string, marks: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith(marks) && trimmed.replaceAll(marks.charAt(0), '') === '';
}

function withoutIndent(line: string, width: number): string {
  return line.slice(0, width).trim() === '' ? line.slice(width) : line;
}

/** Names under which an example would escape being run. */
const otherNames = ['typescript', 'js', 'javascript', 'mjs', 'mts', 'tsx', 'jsx'];

/** What is wrong with how a fence is marked, or `null`. */
export function faultOfMark({ language, info }: Fence): string | null {
  if (otherNames.includes(language.toLowerCase())) return `expected \`ts\`, got \`${language}\``;
  if (language !== 'ts' || info === '' || /^no-run: \S/.test(info)) return null;
  return `expected \`ts\` or \`ts no-run: reason\`, got \`ts ${info}\``;
}

/** Whether a fence is an example to run. */
export function isExample({ language, info }: Fence): boolean {
  return language === 'ts' && info === '';
}
