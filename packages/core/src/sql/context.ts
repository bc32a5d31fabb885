import type { DateTerm, NumberTerm, Relation } from '../proposition/language.ts';
import type { EndsSql, GrainAt, RelationSql } from './columns.ts';
import type { Joinable, Program } from './program.ts';

/** A number or a date as one row for each option of its parameters. */
export interface ScalarSql extends EndsSql {
  /** `null` where it is a constant in every reading. */
  readonly part: Joinable | null;
  /** The column with 1 where it is defined; `null` where it always is. */
  readonly defined: string | null;
}
export interface NumberScalarSql extends ScalarSql {
  readonly unit: string;
  readonly grainAt: GrainAt;
}

/** What writing one sort of term needs of the others. */
export interface SqlContext {
  readonly program: Program;
  readonly rowsOf: (relation: Relation) => RelationSql;
  readonly dateOf: (term: DateTerm) => ScalarSql;
  readonly numberOf: (term: NumberTerm) => NumberScalarSql;
}
