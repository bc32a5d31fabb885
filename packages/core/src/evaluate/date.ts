import type { DateComparison, DateTerm } from '../proposition/language.ts';
import { asDate, daysOf, shiftDays } from '../value/date.ts';
import { type Context, chosenTerm, type DateValue } from './context.ts';
import type { Interval } from './interval.ts';
import { type Kleene, kleene } from './kleene.ts';
import { dateColumn } from './rows.ts';
import { plain, theRow } from './the-row.ts';

/** Compares two days of which each is only known to lie in an interval. */
export function compareDays(a: Interval, is: DateComparison, b: Interval): Kleene {
  switch (is) {
    case 'before':
      return kleene(a.hi < b.lo, a.lo >= b.hi);
    case 'on-or-before':
      return kleene(a.hi <= b.lo, a.lo > b.hi);
    case 'same':
      return kleene(a.lo === a.hi && a.lo === b.lo && b.lo === b.hi, a.hi < b.lo || b.hi < a.lo);
    case 'on-or-after':
      return compareDays(b, 'on-or-before', a);
    case 'after':
      return compareDays(b, 'before', a);
  }
}

/** The day a date term names, as an interval. */
export function evaluateDate(term: DateTerm, context: Context): DateValue {
  switch (term.op) {
    case 'date': {
      const text = context.valueOf(term.value);
      const { from, to } = daysOf(asDate(text));
      return {
        lo: from,
        hi: to,
        defined: true,
        why: () => (from === to ? [] : [plain('vague-date', `${text} is not one day`)]),
        from: [],
      };
    }
    case 'the-date': {
      const rows = context.rowsOf(term.of);
      const found = theRow(rows);
      if (typeof found !== 'number') return { lo: -Infinity, hi: Infinity, defined: false, why: found, from: [rows] };
      const column = dateColumn(rows, term.column);
      return {
        lo: column.lo[found] ?? -Infinity,
        hi: column.hi[found] ?? Infinity,
        defined: true,
        why: () => column.why(found),
        from: [rows],
      };
    }
    case 'shift': {
      const of = context.dateOf(term.of);
      const by = context.valueOf(term.by) * (term.direction === 'later' ? 1 : -1);
      return { ...of, lo: shiftDays(of.lo, by, term.unit), hi: shiftDays(of.hi, by, term.unit) };
    }
    case 'choose':
      return context.dateOf(chosenTerm(term, context));
  }
}
