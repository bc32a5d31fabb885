import { type Draft, draft } from './draft.ts';
import { type Reader, wordAt } from './reader.ts';
import { only, range } from './reading.ts';

const width = 9;

/**
 * `in his mid-30s`, `in her late twenties`: an age; `in the high 80s`, `the mid-30s` near words of warmth: degrees. The
 * late 60s may be years of a person or of a century: these are left out.
 */
export function readTens(reader: Reader, at: number): Draft | undefined {
  const { lexicon } = reader;
  const { tens, calendar } = lexicon.vocabulary;
  const word = wordAt(reader, at);
  const isEarly = Object.hasOwn(calendar.early, word);
  const part = isEarly ? calendar.early[word] : Object.hasOwn(tens.levels, word) ? tens.levels[word] : undefined;
  const start = part === undefined ? at : reader.tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
  const ten = tenAt(reader, start);
  if (ten === undefined) return undefined;
  const isOfPerson = tens.owners.includes(wordAt(reader, at - 1));
  const isWarm = part !== undefined && isNear(reader, at, tens.warmth);
  if (!isOfPerson && !isWarm && (part === undefined || isEarly)) return undefined;
  const [low, high] = part ?? [0, width];
  const [min, max] = [ten.value + low, ten.value + high];
  const unit = isOfPerson ? 'year' : isWarm ? 'degree' : '1';
  const reason = `the numbers from ${min} to ${max} are called so`;
  const role = isOfPerson ? 'duration' : isWarm ? 'amount' : 'count';
  return draft(at, ten.end, role, { min, max, unit, alternatives: only(range(min, max), unit, 'tens', reason) });
}

/** `30s`, `thirties`. */
function tenAt(reader: Reader, at: number): { readonly value: number; readonly end: number } | undefined {
  const { tokens, lexicon } = reader;
  const { tens, numbers } = lexicon.vocabulary;
  const word = wordAt(reader, at);
  if (Object.hasOwn(tens.plurals, word)) return { value: tens.plurals[word] ?? 0, end: at + 1 };
  const isTen = /^[1-9]0$/.test(tokens[at]?.text ?? '') && wordAt(reader, at + 1) === numbers.plural;
  return isTen && tokens[at + 1]?.isAttached ? { value: Number(tokens[at]?.text), end: at + 2 } : undefined;
}

const reach = 8;

function isNear({ tokens }: Reader, at: number, words: readonly string[]): boolean {
  return tokens.slice(Math.max(0, at - reach), at + reach).some(({ word }) => words.includes(word));
}
