import { type Comment, type ExpressionStatement, parseSync } from 'oxc-parser';
import type { Fence } from './fences.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * An example as a module to import. `expression // => value` becomes a comparison and `expression // => throws code` a
 * refusal to expect; the mark may also stand on the line below, and a value may go on over further comment lines.
 * Lines keep their numbers, so the place of an error is the place in the page.
 */
export function toModule(fence: Fence, expectationsPath: string): string {
  const { program, comments, errors } = parseSync('example.ts', fence.code);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${placeOf(fence)}: ${error.message}`);
  const edits: Edit[] = [];
  for (const [index, comment] of comments.entries()) {
    if (comment.type !== 'Line' || !comment.value.startsWith(' =>')) continue;
    const where = placeOf(fence, lineOf(fence.code, comment.start));
    const statement = program.body.find((one): one is ExpressionStatement => endsBefore(fence.code, one, comment));
    if (statement === undefined)
      throw new SyntaxError(`${where}: \`// =>\` stands behind no whole expression (is a semicolon missing?)`);
    edits.push(...assertionEdits(statement, valueComments(fence, comments.slice(index), where), where));
  }
  const module = edits.reduceRight(
    (code, { start, end, text }) => code.slice(0, start) + text + code.slice(end),
    fence.code,
  );
  return `import { expectRefusal, expectValue } from '${expectationsPath}'; ${module}\n`;
}

/** Where an example, or one of its lines, stands. */
export function placeOf({ path, line }: Fence, codeLine = 0): string {
  return `${path}:${line + codeLine}`;
}

/** The line of an offset, counted from 1. */
function lineOf(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}

/** The expression ends on the line of the mark or on the one before, and nothing stands between. */
function endsBefore(code: string, statement: { type: string; end: number }, mark: Comment): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.end > mark.start) return false;
  return /^[ \t;]*\n?[ \t]*$/.test(code.slice(statement.end, mark.start));
}

/** The comments that make up the value: the first, and those below it for as long as it is not yet whole. */
function valueComments(fence: Fence, comments: readonly Comment[], where: string): Comment[] {
  const taken: Comment[] = [];
  for (const comment of comments) {
    const last = taken.at(-1);
    if (last !== undefined && !/^\n[ \t]*$/.test(fence.code.slice(last.end, comment.start))) break;
    taken.push(comment);
    if (isValue(writtenValue(taken))) return taken;
  }
  throw new SyntaxError(`${where}: expected a JavaScript value or \`throws code\` behind \`// =>\``);
}

const refusal = /^throws ([a-z-]+)$/;

function isValue(text: string): boolean {
  if (text.trim() === '') return false;
  return refusal.test(text.trim()) || parseSync('value.ts', `(${text});`).errors.length === 0;
}

function writtenValue(comments: readonly Comment[]): string {
  return comments.map(({ value }) => value.replace(/^ =>/, '')).join('\n');
}

function assertionEdits(
  { start, expression, end }: ExpressionStatement,
  value: readonly Comment[],
  where: string,
): Edit[] {
  const [, code] = refusal.exec(writtenValue(value).trim()) ?? [];
  const place = JSON.stringify(where);
  const opening = code === undefined ? 'expectValue(' : 'await expectRefusal(async () => (';
  const closing = code === undefined ? `), ${place});` : `), '${code}', ${place});`;
  const edits = [
    { start, end: expression.start, text: opening },
    // A semicolon of the example's own would end the call too early.
    { start: expression.end, end, text: '' },
  ];
  for (const [index, comment] of value.entries()) {
    const text = code === undefined ? comment.value.replace(/^ =>/, '') : '';
    const before = index === 0 && code === undefined ? ', (' : '';
    const after = index === value.length - 1 ? closing : '';
    edits.push({ start: comment.start, end: comment.end, text: before + text + after });
  }
  return edits;
}
