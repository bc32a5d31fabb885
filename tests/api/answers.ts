import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@assay/core';

/** What examples have kept so far: ids and the like, by the name the page gives them. */
export type Kept = Map<string, string>;

const anything = '…';
const named = /^\$([A-Z][A-Z\d_]*)$/;

/**
 * Whether an answer is the one on the page. A name such as `$CLAIM` stands for what was kept under it, or keeps what stands
 * there; `…` stands for any text or number.
 */
export function isAnswer(expected: Json, answer: Json, kept: Kept): boolean {
  if (expected === anything) return typeof answer === 'string' || typeof answer === 'number';
  const name = typeof expected === 'string' ? named.exec(expected)?.[1] : undefined;
  if (name !== undefined) {
    if (typeof answer !== 'string') return false;
    const before = kept.get(name);
    kept.set(name, before ?? answer);
    return before === undefined || before === answer;
  }
  if (!isObject(expected) || !isObject(answer)) return isDeepStrictEqual(expected, answer);
  const [keys, others] = [Object.keys(expected), Object.keys(answer)];
  return isDeepStrictEqual(keys, others) && keys.every((key) => isAnswer(at(expected, key), at(answer, key), kept));
}

/** An answer for the page: what is never twice the same under a name, or left out. */
export function forPage(answer: Json, kept: Kept, key = ''): Json {
  if (typeof answer === 'string') return textForPage(answer, kept, key);
  if (Array.isArray(answer)) return answer.map((item) => forPage(item, kept, key));
  if (!isObject(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, forPage(value, kept, name)]));
}

function textForPage(text: string, kept: Kept, key: string): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return anything;
  const type = /^([A-Z]\w*):[\da-f-]{36}$/.exec(Buffer.from(text, 'base64url').toString())?.[1];
  const kind =
    (type === undefined ? undefined : type.endsWith('Cursor') ? 'CURSOR' : type.toUpperCase()) ??
    (/^[\da-f]{64}$/.test(text) ? 'DIGEST' : undefined) ??
    (key === 'secret' ? 'SECRET' : undefined);
  if (kind === undefined) return text;
  const known = [...kept].find(([, value]) => value === text)?.[0];
  if (known !== undefined) return `$${known}`;
  let name = kind;
  for (let count = 2; kept.has(name); count += 1) name = `${kind}_${count}`;
  kept.set(name, text);
  return `$${name}`;
}

/** JSON for people: what fits stands on one line. */
export function written(value: Json, indent = ''): string {
  const flat = onOneLine(value);
  if (!isObject(value) || (indent + flat).length <= 110) return flat;
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, member]) =>
    Array.isArray(value) ? written(member, inner) : `${JSON.stringify(key)}: ${written(member, inner)}`,
  );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function at(value: { readonly [key: string]: Json }, key: string): Json {
  return value[key] ?? null;
}
