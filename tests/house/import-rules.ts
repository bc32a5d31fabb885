import { type Fault, filesImportedBy, isTestFile, type ModuleSource, targetOf } from './module-source.ts';

type Modules = ReadonlyMap<string, ModuleSource>;

/** The layers of the library, lowest first: a file may import its own line and the lines above it in this list. */
const coreLayers: readonly (readonly string[])[] = [
  ['error', 'finding'],
  ['value', 'agreement', 'quantity'],
  ['access'],
  ['actor', 'claim', 'source'],
  ['table', 'evidence'],
  ['proposition'],
  ['propose'],
  ['evaluate'],
  ['sql'],
  ['assessment'],
  ['verdict'],
  ['policy'],
  ['event'],
  ['store'],
  ['commands'],
  ['testing'],
];

/** The folder of each package, and the packages it may import. */
const packages: Readonly<Record<string, { readonly folder: string; readonly mayImport: readonly string[] }>> = {
  '@assay/core': { folder: 'packages/core/', mayImport: [] },
  '@assay/cli': { folder: 'packages/cli/', mayImport: ['@assay/core'] },
  '@assay/example-defence-firms': { folder: 'examples/defence-firms/', mayImport: ['@assay/core'] },
  '@assay/gateway': { folder: 'apps/gateway/', mayImport: ['@assay/core', '@assay/example-defence-firms'] },
  '@assay/tests': {
    folder: 'tests/',
    mayImport: ['@assay/core', '@assay/cli', '@assay/example-defence-firms', '@assay/gateway'],
  },
};

/** Packages that only some folders may import. What crosses packages stands in `tests/` and may see everything. */
const holders: readonly { readonly packages: RegExp; readonly folders: readonly string[] }[] = [
  { packages: /^(drizzle-(orm|kit)|better-sqlite3|pg)$/, folders: ['packages/core/src/store/', 'tests/'] },
  { packages: /^(graphql($|-)|@pothos\/|@graphql-|dataloader$)/, folders: ['apps/gateway/', 'tests/'] },
];

/** What the pure entry may bring into a browser. */
const pureEntry = 'packages/core/src/index.ts';
const pureImports = /^(@noble\/hashes\/|zod$)/;

const coreSource = 'packages/core/src/';

function layerOf(path: string): string {
  return path.slice(coreSource.length).split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

/** Inside the library imports point down, straight at the file that defines. Tests may look anywhere in their package. */
export function checkLayers(modules: Modules): Fault[] {
  const rank = new Map(coreLayers.flatMap((names, index) => names.map((name) => [name, index] as const)));
  return [...modules.values()].flatMap((module): Fault[] => {
    const { path } = module;
    if (!path.startsWith(coreSource) || isTestFile(path) || path === pureEntry) return [];
    const own = rank.get(layerOf(path));
    if (own === undefined) {
      return [{ rule: 'layer', path, message: `no layer is named ${layerOf(path)}: put it into the list of layers` }];
    }
    return filesImportedBy(module).flatMap((target): Fault[] => {
      const other = rank.get(layerOf(target));
      if (target.endsWith('/index.ts')) {
        return [{ rule: 'layer', path, message: `expected an import from the file that defines, got ${target}` }];
      }
      if (!target.startsWith(coreSource) || other === undefined || other <= own) return [];
      return [{ rule: 'layer', path, message: `${layerOf(path)} may not import ${layerOf(target)}: ${target}` }];
    });
  });
}

/** Packages import each other by name, and only those below them. */
export function checkPackages(modules: Modules): Fault[] {
  return [...modules.values()].flatMap((module): Fault[] => {
    const { path } = module;
    const [name, own] = Object.entries(packages).find(([, { folder }]) => path.startsWith(folder)) ?? [];
    // A file beside the packages, as vitest.config.ts, belongs to none and is imported by none.
    if (name === undefined || own === undefined) return [];
    return module.imports.flatMap((specifier): Fault[] => {
      const target = targetOf(path, specifier);
      switch (target.kind) {
        case 'builtin':
          return [];
        case 'file':
          if (target.path.startsWith(own.folder)) return [];
          return [{ rule: 'package', path, message: `expected a package's name, got the path ${specifier}` }];
        case 'package':
          if (!target.name.startsWith('@assay/') || own.mayImport.includes(target.name)) return [];
          // By its own name a file would reach round the layers; a test may look at its package as users do.
          if (target.name === name && isTestFile(path)) return [];
          return [{ rule: 'package', path, message: `${name} may not import ${target.name}` }];
      }
    });
  });
}

/** No file reaches itself over its imports. Each circle is told once, where it was closed. */
export function checkCircles(modules: Modules): Fault[] {
  const faults: Fault[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      faults.push({ rule: 'circle', path, message: [...trail.slice(start), path].join(' -> ') });
      return;
    }
    const module = modules.get(path);
    if (module === undefined || done.has(path)) return;
    for (const target of filesImportedBy(module)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of modules.keys()) visit(path, []);
  return faults;
}

/** What the pure entry reaches runs in a browser: no built-in of Node, and of packages only those allowed. */
export function checkPurity(modules: Modules): Fault[] {
  const faults: Fault[] = [];
  const reached = new Set<string>([pureEntry]);
  for (const path of reached) {
    for (const specifier of modules.get(path)?.imports ?? []) {
      const target = targetOf(path, specifier);
      if (target.kind === 'file') reached.add(target.path);
      else if (target.kind === 'builtin' || !pureImports.test(specifier)) {
        faults.push({ rule: 'purity', path, message: `the pure entry may not reach ${specifier}` });
      }
    }
  }
  return faults;
}

/** A driver and a server each stay in the one place that owns them. */
export function checkHolders(modules: Modules): Fault[] {
  return [...modules.values()].flatMap(({ path, imports }) =>
    imports.flatMap((specifier): Fault[] => {
      const target = targetOf(path, specifier);
      const holder = target.kind === 'package' ? holders.find(({ packages }) => packages.test(target.name)) : undefined;
      if (holder === undefined || path.endsWith('.config.ts')) return [];
      if (holder.folders.some((folder) => path.startsWith(folder))) return [];
      return [{ rule: 'holder', path, message: `only ${holder.folders.join(' and ')} may import ${specifier}` }];
    }),
  );
}

const configFile = /\.config\.ts$/;
const vagueFolder = /(^|\/)(utils?|common|helpers?|misc|types|shared|lib)\//;

/** Folders say what is in them, one index per entry, every export by its name. */
export function checkShape(modules: Modules, entries: ReadonlySet<string>): Fault[] {
  return [...modules.values()].flatMap(({ path, hasDefaultExport, hasStarExport }) => {
    const faults: Fault[] = [];
    if (vagueFolder.test(path)) faults.push({ rule: 'folder', path, message: 'name the folder for what it holds' });
    if (/(^|\/)index\.ts$/.test(path) && !entries.has(path)) {
      faults.push({ rule: 'index', path, message: 'only the entries of a package.json are index files' });
    }
    if (hasStarExport) faults.push({ rule: 'star', path, message: 'export each name' });
    if (hasDefaultExport && !configFile.test(path)) faults.push({ rule: 'default', path, message: 'export by name' });
    return faults;
  });
}
