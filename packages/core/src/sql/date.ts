import { AssayError } from '../error.ts';
import type { DateTerm } from '../proposition/language.ts';
import { shiftMonths } from './calendar.ts';
import { inRows, isExact } from './columns.ts';
import { commentOf } from './comment.ts';
import type { ScalarSql, SqlContext } from './context.ts';
import { theOne } from './number-aggregate.ts';
import { chosenScalar, onlyChoice, scalarPart } from './scalar-part.ts';
import { isStatic, staticDate } from './static.ts';

/** A date as a part of one row for each option of its parameters: the days it may be, counted from 1970-01-01. */
export function writeDate(term: DateTerm, context: SqlContext): ScalarSql {
  const { program } = context;
  const comment = commentOf(term, program);
  if (isStatic(term)) return staticDate(term, program);
  switch (term.op) {
    case 'date':
      return staticDate(term, program);
    case 'the-date': {
      const rows = context.rowsOf(term.of);
      const column = rows.column(term.column);
      if (column.type !== 'date')
        throw new AssayError('invalid-proposition', `expected a column of dates, got ${term.column}`);
      const { low, high } = inRows(column, 'r');
      const ends = { low: `min(${low})`, high: isExact(column) ? `min(${low})` : `max(${high})` };
      return theOne(comment, rows, ends, column, program);
    }
    case 'shift': {
      const of = context.dateOf(term.of);
      const { writer } = program;
      const by = typeof term.by === 'number' ? writer.number(term.by) : program.value(term.by.parameter);
      const signed = term.direction === 'later' ? by : `-${by}`;
      const options = typeof term.by === 'number' ? [] : program.optionsOf(term.by.parameter);
      const beside = options.map((part) => ({ ...of, part, defined: null }));
      const shifted = (day: string) => {
        if (term.unit === 'days') return `${day} + (${signed})`;
        return shiftMonths(day, term.unit === 'years' ? `12 * (${signed})` : signed, writer);
      };
      const low = shifted(of.low);
      const ends = { low, high: isExact(of) ? low : shifted(of.high), range: { lo: -Infinity, hi: Infinity } };
      const range = of.range.lo > -Infinity && of.range.hi < Infinity ? { lo: -1e12, hi: 1e12 } : ends.range;
      return scalarPart('shifted', comment, [of, ...beside], { ...ends, range }, null, program);
    }
    case 'choose': {
      const only = onlyChoice(term, program);
      if (only !== undefined) return context.dateOf(only);
      return chosenScalar(
        term.by,
        Object.entries(term.options).map(([option, of]) => ({ option, of: context.dateOf(of) })),
        program,
        comment,
      );
    }
  }
}
