import { mayEqual as mayBeEqual } from '../evaluate/members.ts';
import { setHas, type TextSet } from '../evaluate/vector.ts';
import { type ColumnSql, isExact, type TextSql, type TruthSql } from './columns.ts';
import { textLiteral } from './dialect.ts';

/** `members.ts` in SQL. The columns are given as they are called where the condition stands. */

/** Whether the cell is not one exact value; `null` where all are. */
export function isVague(column: ColumnSql): string | null {
  if (column.type === 'text') return column.set === null ? null : `${column.word} IS NULL`;
  return isExact(column) ? null : `${column.low} <> ${column.high}`;
}

export function isExactValue(column: ColumnSql): string | null {
  if (column.type === 'text') return column.set === null ? null : `${column.word} IS NOT NULL`;
  return isExact(column) ? null : `${column.low} = ${column.high}`;
}

/** The value, where it is exact. */
export function exactValue(column: ColumnSql): string {
  return column.type === 'text' ? column.word : column.low;
}

/** Whether two cells may be equal; never NULL. */
export function mayEqual(a: ColumnSql, b: ColumnSql): string {
  if (a.type !== 'text' || b.type !== 'text') {
    if (a.type === 'text' || b.type === 'text') return 'FALSE';
    if (isExact(a) && isExact(b)) return `${a.low} = ${b.low}`;
    return `(${a.low} <= ${b.high} AND ${b.low} <= ${a.high})`;
  }
  if (a.set === null && b.set === null) return `${a.word} = ${b.word}`;
  if (a.set === null) return `CASE WHEN ${b.word} IS NOT NULL THEN ${a.word} = ${b.word} ELSE ${setHasWord(b, a)} END`;
  if (b.set === null) return mayEqual(b, a);
  return [
    `CASE WHEN ${a.word} IS NOT NULL AND ${b.word} IS NOT NULL THEN ${a.word} = ${b.word}`,
    `WHEN ${a.word} IS NOT NULL THEN ${setHasWord(b, a)}`,
    `WHEN ${b.word} IS NOT NULL THEN ${setHasWord(a, b)}`,
    `ELSE ${setsMeet(a, b)} END`,
  ].join(' ');
}

function setHasWord(sets: TextSql, { word }: TextSql): string {
  return bySet(sets, (set) => {
    const [listed, sign] = 'in' in set ? [set.in, 'IN'] : [set.notIn, 'NOT IN'];
    if (listed.size === 0) return sign === 'IN' ? 'FALSE' : 'TRUE';
    return `${word} ${sign} (${[...listed].map(textLiteral).join(', ')})`;
  });
}

function setsMeet(a: TextSql, b: TextSql): string {
  return bySet(a, (one) => bySet(b, (other) => (mayBeEqual(one, other) ? 'TRUE' : 'FALSE')));
}

/** One condition for each set, or one for all where they are the same. */
function bySet({ set, sets }: TextSql, condition: (set: TextSet) => string): string {
  const idsOf = new Map<string, number[]>();
  for (const [id, words] of sets) {
    const text = condition(words);
    idsOf.set(text, [...(idsOf.get(text) ?? []), id]);
  }
  const texts = [...idsOf];
  const [last] = texts.at(-1) ?? ['TRUE'];
  if (texts.length < 2) return last;
  const cases = texts.slice(0, -1).map(([text, ids]) => `WHEN ${set} IN (${ids.join(', ')}) THEN ${text}`);
  return `CASE ${cases.join(' ')} ELSE ${last} END`;
}

/** Whether the text is among the words wanted; `wordIs` compares one that is known. */
export function textTruth(
  { word, set, sets }: TextSql,
  wordIs: string,
  wantedPerReading: (write: (wanted: readonly string[]) => string) => string,
): TruthSql {
  if (set === null) return { sure: wordIs, possible: wordIs };
  const ids = (holds: (set: TextSet, wanted: readonly string[]) => boolean) =>
    wantedPerReading((wanted) => {
      const found = [...sets].filter(([, words]) => holds(words, wanted)).map(([id]) => id);
      return found.length === 0 ? 'FALSE' : `${set} IN (${found.join(', ')})`;
    });
  const either = (ofSet: string) => `CASE WHEN ${word} IS NULL THEN ${ofSet} ELSE ${wordIs} END`;
  return {
    sure: either(ids(isSurely)),
    possible: either(ids((words, wanted) => isSurely(words, wanted) || mayBe(words, wanted))),
  };
}

function isSurely(set: TextSet, wanted: readonly string[]): boolean {
  return 'in' in set && set.in.size > 0 && [...set.in].every((word) => wanted.includes(word));
}

function mayBe(set: TextSet, wanted: readonly string[]): boolean {
  return wanted.some((word) => setHas(set, word));
}
