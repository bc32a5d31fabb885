import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** What a file takes in and gives out, by name only. */
export interface ModuleSource {
  readonly path: string;
  /** Every specifier named by an import or re-export, type-only ones, `import()` and `import('…')` types included. */
  readonly imports: readonly string[];
  readonly exports: readonly { readonly name: string; readonly isType: boolean }[];
  readonly hasDefaultExport: boolean;
  readonly hasStarExport: boolean;
}

/** One thing that breaks a rule of the house. */
export interface Fault {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
}

/** A file's imports and exports, by a real parser: a pattern would miss `import()` types and be fooled by comments. */
export function parseModule(path: string, text: string): ModuleSource {
  const { program, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  const imports = new Set<string>();
  for (const { moduleRequest } of module.staticImports) imports.add(moduleRequest.value);
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  for (const { moduleRequest } of entries) if (moduleRequest !== null) imports.add(moduleRequest.value);
  new Visitor({
    ImportExpression({ source }) {
      // A computed specifier cannot be judged; it is listed as it stands, and no rule allows it.
      imports.add(source.type === 'Literal' ? String(source.value) : text.slice(source.start, source.end));
    },
    TSImportType({ source }) {
      imports.add(String(source.value));
    },
  }).visit(program);
  // The parser types these kinds as an ambient const enum, which erasable syntax cannot name.
  const kindOf = (name: { readonly kind: string }): string => name.kind;
  return {
    path,
    imports: [...imports],
    exports: entries.flatMap(({ exportName, isType }) =>
      exportName.name === null || kindOf(exportName) !== 'Name' ? [] : [{ name: exportName.name, isType }],
    ),
    hasDefaultExport: entries.some(
      ({ exportName }) => kindOf(exportName) === 'Default' || exportName.name === 'default',
    ),
    hasStarExport: entries.some(({ importName }) => kindOf(importName).startsWith('All')),
  };
}

/** A map of texts as modules, by path. */
export function parseModules(texts: ReadonlyMap<string, string>): Map<string, ModuleSource> {
  return new Map([...texts].map(([path, text]) => [path, parseModule(path, text)]));
}

/** What a specifier names: a file of the repository, a built-in of Node, or a package. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'builtin' }
  | { readonly kind: 'package'; readonly name: string };

export function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), specifier) };
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  const parts = specifier.split('/');
  return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** The files of the repository a module imports. */
export function filesImportedBy(module: ModuleSource): string[] {
  return module.imports.flatMap((specifier) => {
    const target = targetOf(module.path, specifier);
    return target.kind === 'file' ? [target.path] : [];
  });
}

export function isTestFile(path: string): boolean {
  return /\.(test|test-d)\.ts$/.test(path);
}
