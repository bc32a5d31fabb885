import { always, type Case, ifSo, mapCases, propositionOf, type Question, thenCases } from './cases.ts';
import { areAlike } from './compare-text.ts';
import { dateComparison } from './filter.ts';
import type { Setting } from './order.ts';
import { readDate, toDate } from './read-date.ts';
import { readNumbers, roundingOf } from './read-number.ts';
import { anyKnown } from './series.ts';
import {
  arithmetic,
  compare,
  type DateTerm,
  type NumberTerm,
  not,
  number,
  numberIn,
  or,
  type PropositionTerm,
  unanswered,
} from './terms.ts';
import type { Thing, ThingComparison } from './thing.ts';

/** Compares as dates where the first names a month, else as numbers where both have one, else as texts. */
export function compareThings(a: Thing, is: ThingComparison, b: Thing, setting: Setting): PropositionTerm {
  return propositionOf(
    byKind(
      a,
      b,
      setting,
      () => always(compareDates(toDateTerm(a, setting), is, toDateTerm(b, setting))),
      () =>
        mapCases(pairsOf(a, b, setting), ([left, right]) => compareNumbers(left, is, right, roundingIn(b), setting)),
      () => always(is === '<' || is === '>' ? unanswered : areAlike(a, is === '!=', b, setting)),
    ),
  );
}

/** Compares as texts, which a number is not but for a difference of dates. */
export function compareAsTexts(a: Thing, isNot: boolean, b: Thing, setting: Setting): PropositionTerm {
  if (a.kind !== 'number' && b.kind !== 'number') return areAlike(a, isNot, b, setting);
  const [left, right] = [asText(a), asText(b)];
  return left === null || right === null ? unanswered : compareThings(left, isNot ? '!=' : '=', right, setting);
}

function asText(thing: Thing): Thing | null {
  if (thing.kind !== 'number') return thing;
  return thing.textCases.length === 0 ? null : { ...thing, cases: thing.textCases };
}

/** The difference: of dates in days, else of numbers. */
export function differenceOf(a: Thing, b: Thing, setting: Setting): Thing {
  const days = (): readonly Case<NumberTerm>[] => {
    const [to, from] = [toDateTerm(a, setting), toDateTerm(b, setting)];
    if (to === null || from === null) return [];
    return always(arithmetic({ op: 'elapsed', from, to, in: 'days' }, '/', number(1, 'day')));
  };
  const difference = () => mapCases(pairsOf(a, b, setting), ([left, right]) => arithmetic(left, '-', right));
  const none = () => [];
  return {
    kind: 'number',
    cases: byKind(a, b, setting, days, difference, none),
    textCases: byKind(a, b, setting, days, none, none),
  };
}

function byKind<T>(
  a: Thing,
  b: Thing,
  setting: Setting,
  dates: () => readonly Case<T>[],
  numbers: () => readonly Case<T>[],
  texts: () => readonly Case<T>[],
): readonly Case<T>[] {
  return ifSo(isDate(a, setting), dates, () =>
    ifSo(hasNumber(a, setting), () => ifSo(hasNumber(b, setting), numbers, texts), texts),
  );
}

function isDate(thing: Thing, { columns, options }: Setting): Question {
  switch (thing.kind) {
    case 'literal':
      return readDate(thing.text, options).hasMonth;
    case 'number':
      return false;
    case 'cell': {
      const column = columns.column(thing.header, 'month');
      return column.complete || anyKnown(thing.rows, column);
    }
  }
}

function hasNumber(thing: Thing, { columns, options }: Setting): Question {
  switch (thing.kind) {
    case 'literal':
      return readNumbers(thing.text, options).alone !== null;
    case 'number':
      return true;
    case 'cell': {
      const column = columns.column(thing.header, 'alone');
      return column.complete || anyKnown(thing.rows, column);
    }
  }
}

/** Every way the two may be numbers, at once. */
function pairsOf(a: Thing, b: Thing, setting: Setting): readonly Case<readonly [NumberTerm, NumberTerm]>[] {
  return thenCases(toNumberTerms(a, setting), (left) =>
    toNumberTerms(b, setting).map(({ when, is: right }) => ({ when, is: [left, right] as const })),
  );
}

function toNumberTerms(thing: Thing, { columns, options }: Setting): readonly Case<NumberTerm>[] {
  switch (thing.kind) {
    case 'literal': {
      const { alone } = readNumbers(thing.text, options);
      return alone === null ? [] : always(number(alone));
    }
    case 'number':
      return thing.cases;
    case 'cell': {
      const value = numberIn(columns.column(thing.header, 'alone').name);
      return always({ op: 'the', of: thing.rows.relation, value });
    }
  }
}

function compareNumbers(
  left: NumberTerm,
  is: ThingComparison,
  right: NumberTerm,
  rounding: number | null,
  { options }: Setting,
): PropositionTerm {
  if (is !== 'round') return compare(left, is, right);
  const off: NumberTerm = { op: 'absolute', of: arithmetic(left, '-', right) };
  if (options.roundEq === 'written') {
    return rounding === null ? compare(left, '=', right) : compare(off, '<=', number(rounding));
  }
  const within = (of: NumberTerm) => compare(off, '<=', arithmetic({ op: 'absolute', of }, '*', number(0.15)));
  return or([within(left), within(right)]);
}

function toDateTerm(thing: Thing, { columns, options }: Setting): DateTerm | null {
  switch (thing.kind) {
    case 'literal': {
      const read = readDate(thing.text, options);
      const value = options.dates === 'parts' ? toDate(read) : read.date;
      return value === null ? null : { op: 'date', value };
    }
    case 'number':
      return null;
    case 'cell':
      return { op: 'the-date', of: thing.rows.relation, column: columns.column(thing.header, 'date').name };
  }
}

function compareDates(left: DateTerm | null, is: ThingComparison, right: DateTerm | null): PropositionTerm {
  if (left === null || right === null) return unanswered;
  if (is === '!=') return not({ op: 'date-order', left, is: 'same', right });
  return { op: 'date-order', left, is: dateComparison(is === 'round' ? '=' : is), right };
}

/** How far off the literal may be by the digits it is written with. */
function roundingIn(thing: Thing): number | null {
  return thing.kind === 'literal' ? roundingOf(thing.text) : null;
}
