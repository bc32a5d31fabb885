import { isDate } from '../value/date.ts';
import { readAmount } from './amount.ts';
import { readDate } from './calendar.ts';
import { dateDraft, draftOf, readCore } from './core.ts';
import { isLess, scaled } from './decimal.ts';
import { type Draft, draft, type HedgeTokens, numberOf } from './draft.ts';
import { hedgeReadings } from './hedge.ts';
import { readNoun } from './noun.ts';
import type { ParsedAmount } from './parsed.ts';
import { type Reader, wordAt } from './reader.ts';
import { only, range, readingsOf, readingsOfVague } from './reading.ts';
import type { HedgeKind } from './vocabulary.ts';

/** A quantity with its hedges, or a range of two. */
export function readPhrase(reader: Reader, at: number): Draft | undefined {
  return readBetween(reader, at) ?? readChain(reader, at) ?? readHedged(reader, at);
}

/** `between 3 and 5`, `from 2008 to 2012`. */
function readBetween(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const open = lexicon.ranges.find(tokens, at);
  if (open === undefined) return undefined;
  const years = readYears(reader, open.end, open.value);
  if (years !== undefined) return { ...years, at };
  const first = readAmount(reader, open.end, { joins: false });
  if (first === undefined) return undefined;
  // `between 5 to 10` is common, if not approved of.
  const isAnd = wordAt(reader, first.end) === open.value;
  const next = isAnd ? first.end + 1 : lexicon.until.find(tokens, first.end)?.end;
  if (next === undefined) return undefined;
  // From 3 to 5 something rose: two amounts at two times, and no range.
  if (followsChange(reader, at) && open.value !== lexicon.vocabulary.and[0]) return undefined;
  const result = readEnd(reader, first, next, at, isAnd && open.value === lexicon.vocabulary.and[0] ? 'any' : 'rising');
  // What is not between the two is below or above.
  return result && !isNegated(reader, at) ? { ...result, at } : undefined;
}

/** `not over 20`, `does not have more than 20`; but `not only over 20`. */
function isNegated(reader: Reader, at: number): boolean {
  const { negations, hedges } = reader.lexicon;
  if (hedges.find(reader.tokens, at)?.value.kind === 'exactly') return false;
  if (negations.has(wordAt(reader, at - 1))) return true;
  const between = reader.tokens[at - 1];
  return (
    between?.kind === 'word' &&
    negations.has(wordAt(reader, at - 2)) &&
    hedges.find(reader.tokens, at - 1) === undefined
  );
}

function readYears(reader: Reader, at: number, between: string): Draft | undefined {
  const first = readDate(reader, at);
  if (first === undefined || first.min === null || wordAt(reader, first.end) !== between) return undefined;
  return joinYears(reader, at, first.end + 1);
}

function joinYears(reader: Reader, at: number, next: number): Draft | undefined {
  const [first, second] = [readDate(reader, at), readDate(reader, next)];
  if (first === undefined || second === undefined || first.min === null || second.max === null) return undefined;
  if (first.min >= second.max || (second.isBareYear && second.max < 1900)) return undefined;
  const { date, numerals } = dateDraft(reader, first);
  const other = dateDraft(reader, second);
  const text =
    date === null || other.date === null || `${date}${other.date}`.includes('/') ? null : `${date}/${other.date}`;
  return {
    ...draft(at, second.end, 'date', { min: first.min, max: second.max, unit: 'calendar-year' }),
    date: text !== null && isDate(text) ? text : null,
    numerals: [...numerals, ...other.numerals],
  };
}

function readHedged(reader: Reader, at: number): Draft | undefined {
  const hedge = readHedge(reader, at);
  const coreAt = hedge?.end ?? at;
  const core = readCore(reader, coreAt, at);
  if (core === undefined) return undefined;
  const whole = withSpan(reader, core, at);
  const after = readHedgeAfter(reader, whole, hedge);
  if (after !== undefined) return after;
  // `by 5 %` and `after three people` say no bound.
  if (hedge === undefined || !fits(hedge.kind, core)) return whole.at === coreAt ? whole : undefined;
  const kind = isNegated(reader, at) ? (denied[hedge.kind] ?? hedge.kind) : hedge.kind;
  return readSecondBound(reader, {
    ...whole,
    at,
    hedge: { ...hedge, kind: isLessening(core) ? opposite(kind) : kind },
  });
}

/** Not over 20 is at most 20. */
const denied: { readonly [kind in HedgeKind]?: HedgeKind } = {
  over: 'at-most',
  under: 'at-least',
  'at-least': 'under',
  'at-most': 'over',
};

/** More than halved is to less than half. */
function isLessening({ role, numerals, max }: Draft): boolean {
  return role === 'change' && numerals.length === 0 && max !== null && max < 1;
}

function opposite(kind: HedgeKind): HedgeKind {
  const pairs = [
    ['over', 'under'],
    ['almost', 'just-over'],
    ['at-least', 'at-most'],
  ] as const;
  const pair = pairs.find(([one, other]) => one === kind || other === kind);
  return pair === undefined ? kind : pair[0] === kind ? pair[1] : pair[0];
}

/** As many hedges as stand in a row; what narrows most of them counts: `only about`. */
function readHedge(reader: Reader, at: number): HedgeTokens | undefined {
  const { tokens, lexicon } = reader;
  let result: HedgeTokens | undefined;
  for (let [end, step] = [at, 0]; step < 3; step += 1) {
    const found = lexicon.hedges.find(tokens, end);
    if (found === undefined) break;
    end = found.end;
    const kind = result === undefined || result.kind === 'exactly' ? found.value.kind : result.kind;
    result = { kind, at, end };
  }
  return result;
}

function fits(kind: HedgeKind, { role, alternatives }: Draft): boolean {
  switch (kind) {
    case 'since':
    case 'until':
      return role === 'date';
    case 'before':
    case 'after':
      return role === 'date' || role === 'ordinal';
    case 'about':
    case 'almost':
    case 'just-over':
    case 'over':
    case 'under':
    case 'at-least':
    case 'at-most':
    case 'exactly':
      return alternatives === null;
    case 'ago':
    case 'ahead':
      return false;
  }
}

/** `20 < x <= 30`, `30 > x > 20`. */
function readChain(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const first = tokens[at]?.kind === 'digits' ? readAmount(reader, at) : undefined;
  const one = first && tokens[first.end]?.kind === 'sign' ? lexicon.hedges.find(tokens, first.end) : undefined;
  const other = one && tokens[one.end]?.kind === 'word' ? lexicon.hedges.find(tokens, one.end + 1) : undefined;
  const second = other && readAmount(reader, other.end);
  if (first === undefined || second === undefined || one === undefined || other === undefined) return undefined;
  const [kind, last] = [one.value.kind, other.value.kind];
  const rises = upper.has(kind) && upper.has(last);
  if (!rises && !(lower.has(kind) && lower.has(last))) return undefined;
  const whole = readEnd(reader, first, other.end, at, rises ? 'rising' : 'falling');
  if (whole === undefined) return undefined;
  const isClosed = (hedge: HedgeKind): boolean => hedge === 'at-most' || hedge === 'at-least';
  const [includesMin, includesMax] = [isClosed(rises ? kind : last), isClosed(rises ? last : kind)];
  const value = { ...range(whole.min, whole.max), includesMin, includesMax };
  const hedge = { kind: last, at: one.end + 1, end: other.end };
  return { ...whole, at, hedge, alternatives: only(value, whole.unit, 'bounds', boundedTwice) };
}

const boundedTwice = 'the words bound both ends';

/** After `from`, and before that a word of change, stand two amounts at two times. */
function isRise(reader: Reader, at: number): boolean {
  return reader.lexicon.ranges.find(reader.tokens, at - 1)?.end === at && followsChange(reader, at - 1);
}

/** Is one of the three words before a word of change? */
function followsChange(reader: Reader, at: number): boolean {
  return [1, 2, 3].some((back) => reader.lexicon.changesBefore.has(wordAt(reader, at - back)));
}

/** The second number of a range, if one follows: `three to five`, `$20–30bn`, `three or four`, `2016–2020`. */
function withSpan(reader: Reader, core: Draft, start: number): Draft {
  const { tokens, lexicon } = reader;
  const last = core.amounts.at(-1);
  const until = lexicon.until.find(tokens, last?.end ?? core.end);
  const [sign, next] = [tokens[core.end], until && tokens[until.end]];
  if (until !== undefined && next !== undefined && sign !== undefined && !isRise(reader, start)) {
    if (core.date !== null || core.role === 'count') {
      const years = sign.kind === 'word' ? undefined : joinYears(reader, core.at, until.end);
      if (years !== undefined && isEnd(reader, years.end)) return years;
    }
    const isDash = sign.kind === 'sign';
    if (isDash && (sign.isAttached !== next.isAttached || !isEnd(reader, core.at - 1))) return core;
    const result =
      last === undefined || core.alternatives !== null ? undefined : readEnd(reader, last, until.end, start);
    if (result !== undefined && (!isDash || isEnd(reader, result.end))) return result;
  }
  const or = last === undefined ? undefined : lexicon.or.find(tokens, last.end);
  if (last === undefined || or === undefined || core.alternatives !== null) return core;
  const either = readEnd(reader, last, or.end, start);
  return either !== undefined && (either.max ?? 0) <= 2 * (either.min ?? 0) ? either : core;
}

/** More hyphens make it no range but a name or a telephone number. */
function isEnd({ tokens }: Reader, at: number): boolean {
  return !/^[-–/]$/.test(tokens[at]?.text ?? '');
}

type Order = 'rising' | 'falling' | 'any';

/** The amount at `at` as the other end, by default the upper, of a range that `first` begins; unit and scale are of both. */
function readEnd(
  reader: Reader,
  first: ParsedAmount,
  at: number,
  start: number,
  order: Order = 'rising',
): Draft | undefined {
  const second = readAmount(reader, at);
  if (second === undefined || second.numerals[0]?.kind !== first.numerals[0]?.kind) return undefined;
  if (first.value === null || second.value === null) return undefined;
  const [unit, other] = [first.senses[0], second.senses[0]];
  if (unit !== undefined && other !== undefined && unit.name !== other.name) return undefined;
  if (unit !== undefined && other === undefined && unit.kind !== 'money' && unit.kind !== 'share') return undefined;
  const [low, high] = [first.numerals[0], second.numerals[0]];
  const shares =
    low?.scale === 0 && (high?.scale ?? 0) > 0 && isLess(first.value, scaled(second.value, -(high?.scale ?? 0)));
  const lower = { ...first, value: shares ? scaled(first.value, high?.scale ?? 0) : first.value };
  const [one, another] = [numberOf(lower), numberOf(second)];
  if (one === undefined || another === undefined || one === another) return undefined;
  if (order !== 'any' && order !== (one < another ? 'rising' : 'falling')) return undefined;
  const [min, max] = [Math.min(one, another), Math.max(one, another)];
  const whole = draftOf(reader, { ...second, senses: unit === undefined ? second.senses : first.senses }, start);
  if (whole === undefined) return undefined;
  return {
    ...whole,
    at: first.at,
    min,
    max,
    numerals: [...first.numerals, ...second.numerals],
    amounts: [lower, second],
  };
}

/** `10 or more`, `500+`, `a couple of years ago`. */
function readHedgeAfter(reader: Reader, core: Draft, before: HedgeTokens | undefined): Draft | undefined {
  const found = reader.lexicon.hedgesAfter.find(reader.tokens, core.end);
  if (found === undefined || (core.role === 'date' && core.unit === 'calendar-year')) return undefined;
  // `30 + 20`
  if (reader.tokens[found.end]?.kind === 'digits') return undefined;
  const { kind } = found.value;
  const hedge = { kind, at: core.end, end: found.end };
  if (kind === 'ago' || kind === 'ahead') {
    if (core.role !== 'duration') return undefined;
    const isHedged = before !== undefined && core.alternatives === null && fits(before.kind, core);
    const hedged = isHedged ? readingsOf(core, before.kind, core.unit, 'duration') : core.alternatives;
    const isCouple = kind === 'ago' && core.alternatives?.[0].id === hedgeReadings.couple[0].id;
    const alternatives = isCouple ? readingsOfVague(hedgeReadings['couple-ago'], core.unit) : hedged;
    return { ...core, at: isHedged ? before.at : core.at, end: found.end, role: 'date', hedge, alternatives };
  }
  // `equal to 20 or more`
  if (core.alternatives !== null || (before !== undefined && before.kind !== 'exactly')) return undefined;
  const noun = core.noun ?? (core.role === 'count' ? (readNoun(reader, found.end, false) ?? null) : null);
  return { ...core, at: before?.at ?? core.at, end: found.end, hedge, noun };
}

const lower: ReadonlySet<HedgeKind> = new Set(['over', 'at-least']);
const upper: ReadonlySet<HedgeKind> = new Set(['under', 'at-most']);

/** `more than 500 but less than 1000`. */
function readSecondBound(reader: Reader, first: Draft): Draft {
  const { tokens, lexicon } = reader;
  const kind = first.hedge?.kind;
  const isLower = kind !== undefined && lower.has(kind);
  if (first.min === null || first.min !== first.max || !(isLower || (kind !== undefined && upper.has(kind))))
    return first;
  const and = lexicon.and.find(tokens, first.end);
  const hedge = readHedge(reader, and?.end ?? first.end);
  if (hedge === undefined || !(isLower ? upper : lower).has(hedge.kind)) return first;
  const second = readCore(reader, hedge.end, hedge.at);
  if (second === undefined || second.min === null || second.min !== second.max) return first;
  const unit = second.unit === '1' ? first.unit : second.unit;
  if (first.unit !== '1' && unit !== first.unit) return first;
  const [low, high] = isLower ? [first, second] : [second, first];
  const [lowKind, highKind] = isLower ? [kind, hedge.kind] : [hedge.kind, kind];
  if (low.min === null || high.min === null || low.min > high.min) return first;
  const value = {
    ...range(low.min, high.min),
    includesMin: lowKind === 'at-least',
    includesMax: highKind === 'at-most',
  };
  const alternatives = only(value, unit, 'bounds', boundedTwice);
  const parts = { numerals: [...first.numerals, ...second.numerals], amounts: [...first.amounts, ...second.amounts] };
  return { ...second, ...parts, at: first.at, unit, hedge: first.hedge, alternatives, noun: second.noun ?? first.noun };
}
