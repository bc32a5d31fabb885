import type { Finding } from '../finding.ts';

export type Path = readonly (string | number)[];

/** Gathers what is wrong with a document from others, and bounds the walk through it. */
export interface Walk {
  readonly findings: Finding[];
  /** Reports a fault. */
  readonly report: (rule: string, path: Path, message: string) => void;
  /** May one more node be entered, so deep? Reports once where not. */
  readonly enter: (depth: number, path: Path) => boolean;
}

export interface WalkLimits {
  readonly nodes: number;
  readonly depth: number;
}

// A document of a million faults makes a short report.
const kept = 100;

export function createWalk(limits: WalkLimits): Walk {
  const findings: Finding[] = [];
  const report = (rule: string, path: Path, message: string) => {
    if (findings.length < kept)
      findings.push({ rule, severity: 'error', path, message: shorten(message, 1000), mend: null });
    else if (findings.length === kept) {
      const further = `expected a document without faults, got more than the ${kept} shown`;
      findings.push({ rule: 'further-findings', severity: 'error', path: [], message: further, mend: null });
    }
  };
  let nodes = 0;
  return {
    findings,
    report,
    enter: (depth, path) => {
      nodes += 1;
      if (nodes === limits.nodes + 1)
        report('too-many-nodes', path, `expected at most ${limits.nodes} terms, got more`);
      if (depth > limits.depth) report('too-deep', path, `expected terms at most ${limits.depth} deep, got deeper`);
      return nodes <= limits.nodes && depth <= limits.depth;
    },
  };
}

/** Reports everything in a value that is not of one shape. */
export type Shape = (value: unknown, path: Path, walk: Walk, depth: number) => void;

export function shapeOf(expected: string, fits: (value: unknown) => boolean): Shape {
  return (value, path, { report }) => {
    if (!fits(value)) report('shape', path, `expected ${expected}, got ${describe(value)}`);
  };
}

const longestText = 100_000;
export const someText = shapeOf('text of at most 100,000 characters', isText);
export const someWords = shapeOf('text that is not empty', (value) => isText(value) && value.trim() !== '');
export const someName = shapeOf('a name', isName);
export const someNumber = shapeOf('a finite number', Number.isFinite);
export const someBoolean = shapeOf('true or false', (value) => typeof value === 'boolean');

export function oneOf(values: readonly (string | null | boolean)[]): Shape {
  return shapeOf(values.map(String).join(', '), (value) => values.some((one) => one === value));
}

export function orNull(shape: Shape): Shape {
  return (value, path, walk, depth) => {
    if (value !== null) shape(value, path, walk, depth);
  };
}

/** An array, of at least and at most so many. */
export function listOf(shape: Shape, least = 0, most = Number.POSITIVE_INFINITY): Shape {
  return (value, path, walk, depth) => {
    if (!Array.isArray(value)) {
      walk.report('shape', path, `expected a list, got ${describe(value)}`);
      return;
    }
    if (value.length < least) walk.report('shape', path, `expected at least ${least}, got ${value.length}`);
    if (value.length > most) {
      walk.report('too-many', path, `expected at most ${most}, got ${value.length}`);
      return;
    }
    for (const [index, member] of value.entries()) shape(member, [...path, index], walk, depth);
  };
}

/** An object whose keys are names of the author's, at least and at most so many. */
export function mapOf(shape: Shape, least = 0, most = 256): Shape {
  return (value, path, walk, depth) => {
    if (!isPlain(value)) {
      walk.report('shape', path, `expected an object, got ${describe(value)}`);
      return;
    }
    const members = Object.entries(value);
    if (members.length < least) walk.report('shape', path, `expected at least ${least}, got ${members.length}`);
    if (members.length > most) {
      walk.report('too-many', path, `expected at most ${most}, got ${members.length}`);
      return;
    }
    for (const [key, member] of members) {
      someName(key, [...path, key], walk, depth);
      shape(member, [...path, key], walk, depth);
    }
  };
}

export type Keys = { readonly [key: string]: Shape };

/** An object with exactly these keys. */
export function objectOf<T extends object>(keys: { readonly [K in keyof T]-?: Shape }): Shape {
  return (value, path, walk, depth) => {
    if (!isPlain(value)) {
      walk.report('shape', path, `expected an object, got ${describe(value)}`);
      return;
    }
    checkKeys(new Map(Object.entries<Shape>(keys)), value, path, walk, depth);
  };
}

/** Reports keys that are lacking, keys that should not be, and what is wrong with the rest. */
export function checkKeys(
  keys: ReadonlyMap<string, Shape>,
  value: object,
  path: Path,
  walk: Walk,
  depth: number,
): void {
  // Read through entries, never by name: a key such as `__proto__` must not reach the prototype.
  const members = new Map(Object.entries(value));
  for (const [key, shape] of keys) {
    if (members.has(key)) shape(members.get(key), [...path, key], walk, depth);
    else walk.report('missing-key', path, `expected the key ${key}, got none`);
  }
  for (const key of members.keys()) {
    if (!keys.has(key))
      walk.report('unknown-key', [...path, key], `expected ${[...keys.keys()].join(', ')}, got ${shorten(key)}`);
  }
}

export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText && value.isWellFormed();
}

function isName(value: unknown): boolean {
  return isText(value) && value.trim() !== '' && value.length <= 200 && value !== '__proto__';
}

/** A value in a message: short, whatever it is. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(shorten(value));
    case 'number':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

function shorten(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}
