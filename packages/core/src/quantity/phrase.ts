import { readAmount } from './amount.ts';
import { readDate } from './calendar.ts';
import { readCore } from './core.ts';
import type { Draft, HedgeTokens } from './draft.ts';
import { hedgeReadings } from './hedge.ts';
import { readMargin, withMargin } from './margin.ts';
import { isPlural, readNoun } from './noun.ts';
import { type Reader, wordAt } from './reader.ts';
import { only, range, readingsOf, readingsOfVague } from './reading.ts';
import { readShareRange } from './share-range.ts';
import { followsChange, joinYears, readEnd, withSpan } from './span.ts';
import type { HedgeKind } from './vocabulary.ts';

/** A quantity with its hedges, or a range of two. */
export function readPhrase(reader: Reader, at: number): Draft | undefined {
  return (
    readMargin(reader, at) ??
    readShareRange(reader, at) ??
    readBetween(reader, at) ??
    readChain(reader, at) ??
    readHedged(reader, at)
  );
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

function readHedged(reader: Reader, at: number): Draft | undefined {
  const hedge = readHedge(reader, at);
  const coreAt = hedge?.end ?? at;
  // Over the past decade is in it.
  if (hedge !== undefined && reader.lexicon.elapsed.find(reader.tokens, coreAt) !== undefined) return undefined;
  const core = readCore(reader, coreAt, at);
  if (core === undefined) return undefined;
  const whole = withMargin(reader, withSpan(reader, core, at));
  const after = readHedgeAfter(reader, whole, hedge);
  // Higher than a year ago is no more than a year ago.
  if (after?.role === 'date' && hedge !== undefined && comparesTimes(reader, at)) return undefined;
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

/** `higher than two years ago`, `12% more than a year ago`. */
function comparesTimes(reader: Reader, at: number): boolean {
  const { changesAfter, vocabulary } = reader.lexicon;
  const isAmountBefore = /[\d%]$/.test(reader.tokens[at - 1]?.text ?? '') || isPlural(reader, at - 1);
  const word = wordAt(reader, at);
  return changesAfter.has(word) && (isAmountBefore || !vocabulary.amountsMore.includes(word));
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

function fits(kind: HedgeKind, { role, alternatives, numerals }: Draft): boolean {
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
      // North of 42nd Street is nothing over a number.
      return alternatives === null && numerals[0]?.kind !== 'ordinal';
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

/** `10 or more`, `500+`, `a couple of years ago`. */
function readHedgeAfter(reader: Reader, core: Draft, before: HedgeTokens | undefined): Draft | undefined {
  const { tokens, lexicon } = reader;
  // `250 employees or fewer`
  const own = lexicon.hedgesAfter.find(tokens, core.end);
  const at = own === undefined && core.role === 'count' ? (core.noun?.end ?? core.end) : core.end;
  const found = own ?? (lexicon.or.find(tokens, at) && lexicon.hedgesAfter.find(tokens, at));
  if (found === undefined || (core.role === 'date' && core.unit === 'calendar-year')) return undefined;
  // `30 + 20`
  if (tokens[found.end]?.kind === 'digits') return undefined;
  const { kind } = found.value;
  const hedge = { kind, at, end: found.end };
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
  const rest = { at: before?.at ?? core.at, end: found.end, hedge, noun };
  return found.value.unit === null || core.unit !== '1' || core.noun !== null
    ? { ...core, ...rest }
    : { ...core, ...rest, role: 'duration', unit: found.value.unit };
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
