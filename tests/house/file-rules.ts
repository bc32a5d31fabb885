import type { Fault } from './module-source.ts';

const machinePath = /(?<![\w.-])\/(?:work|home|root|Users)\/\w|\b[A-Za-z]:\\{1,2}Users\b/;
const registryHost = /\bregistry\.[\w.-]*\b(?:org|com|net|io|dev|cn)\b|\bnpm\.pkg\.github\.com\b/i;

/** The places where a text names a path of a machine or a package registry, each as `path:line: what`. */
export function addressesIn(path: string, text: string): string[] {
  const isLockfile = path.endsWith('pnpm-lock.yaml');
  return text.split('\n').flatMap((line, index) => {
    // A lockfile with an address would send every other machine there.
    const pattern = [machinePath, registryHost, ...(isLockfile ? [/^(?!\s*deprecated:).*https?:\/\//] : [])];
    const found = pattern.map((one) => one.exec(line)?.[0]).find((match) => match !== undefined);
    return found === undefined ? [] : [`${path}:${index + 1}: ${found}`];
  });
}

const lookAgain = 300;

/** Every file past the length at which we look again, unless it is listed with a reason; and every idle reason. */
export function checkLengths(texts: ReadonlyMap<string, string>, reasons: Readonly<Record<string, string>>): Fault[] {
  const lines = (text: string): number => text.replace(/\n$/, '').split('\n').length;
  const long = new Map([...texts].map(([path, text]) => [path, lines(text)] as const).filter(([, n]) => n > lookAgain));
  return [
    ...[...long].flatMap(([path, length]): Fault[] =>
      path in reasons ? [] : [{ rule: 'length', path, message: `${length} lines: cut along a noun, or list a reason` }],
    ),
    ...Object.keys(reasons).flatMap((path): Fault[] =>
      long.has(path) ? [] : [{ rule: 'length', path, message: 'listed as long, and is not' }],
    ),
  ];
}
