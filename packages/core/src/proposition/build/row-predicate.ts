import type { Predicate } from '../language.ts';
import type { Joinable } from './statement.ts';

/** A condition on the rows of a relation, in the making. */
export class RowPredicate implements Joinable<RowPredicate> {
  readonly predicate: Predicate;

  constructor(predicate: Predicate) {
    this.predicate = predicate;
  }

  and(...others: readonly RowPredicate[]): RowPredicate {
    return join('row-and', [this, ...others]);
  }

  or(...others: readonly RowPredicate[]): RowPredicate {
    return join('row-or', [this, ...others]);
  }

  not(): RowPredicate {
    return new RowPredicate({ op: 'row-not', of: this.predicate });
  }
}

// As with statements, however a claim is bracketed it has one digest.
function join(op: 'row-and' | 'row-or', predicates: readonly RowPredicate[]): RowPredicate {
  return new RowPredicate({
    op,
    of: predicates.flatMap(({ predicate }) => (predicate.op === op ? predicate.of : [predicate])),
  });
}
