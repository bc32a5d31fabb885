import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

let hooked = false;

/**
 * What a TypeScript file exports as default; Node strips the types. The file gets the `@assay` packages of the command
 * that runs it, wherever it lies, so that both speak of the same things.
 */
export async function importDefault(file: string): Promise<unknown> {
  if (!hooked) {
    registerHooks({
      resolve: (specifier, context, next) =>
        /^@assay\/(core|cli)(\/|$)/.test(specifier)
          ? next(specifier, { ...context, parentURL: import.meta.url })
          : next(specifier, context),
    });
    hooked = true;
  }
  const module: unknown = await import(pathToFileURL(file).href);
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}
