import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root } from '../house/tracked-files.ts';

const source = 'packages/core/src/proposition/language.ts';

/** Every operator of the language by its sort, read from the types in its source: sort → operators, in their order. */
export function operatorsBySort(): ReadonlyMap<string, readonly string[]> {
  const { program, errors } = parseSync(source, readFileSync(join(root, source), 'utf8'));
  if (errors[0] !== undefined) throw new SyntaxError(`${source}: ${errors[0].message}`);
  const sorts = new Map<string, readonly string[]>();
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'TSTypeAliasDeclaration') continue;
    const found: string[] = [];
    collect(declaration.typeAnnotation, found);
    if (found.length > 0) sorts.set(declaration.id.name, found);
  }
  return sorts;
}

/** Puts the literals of every `op: 'a' | 'b'` into a list. */
function collect(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const fields = new Map<string, unknown>(Object.entries(node));
  const isOp = fields.get('type') === 'TSPropertySignature' && memberOf(fields.get('key'), 'name') === 'op';
  if (isOp) literals(fields.get('typeAnnotation'), found);
  else for (const value of fields.values()) collect(value, found);
}

function literals(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const fields = new Map<string, unknown>(Object.entries(node));
  const value = fields.get('value');
  if (fields.get('type') === 'Literal' && typeof value === 'string') found.push(value);
  else for (const inner of fields.values()) literals(inner, found);
}

function memberOf(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null
    ? new Map<string, unknown>(Object.entries(node)).get(key)
    : undefined;
}
