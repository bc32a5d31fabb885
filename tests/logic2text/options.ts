/**
 * The rules of the official executor (Chen et al., Logic2Text, Findings of EMNLP 2020) that are looser, or other, than
 * what the words of a form say. Each is one option of the translation, with the official rule first.
 */
export interface Options {
  /** `containment`: the one text stands in the other; `exact`: the texts are equal. */
  readonly textMatch: 'containment' | 'exact';
  /** `first-in-text`: the first number found anywhere in a cell; `whole-cell`: the cell is a number and nothing else. */
  readonly numbers: 'first-in-text' | 'whole-cell';
  /** `parts`: a day, a month and a year found anywhere in a cell, with defaults; `whole-cell`: the cell is a date. */
  readonly dates: 'parts' | 'whole-cell';
  /** A row whose cell cannot be read: `fails` every condition (passes its denial) and adds nothing, or is `undecided`. */
  readonly unreadable: 'fails' | 'undecided';
  /** Where several rows are left and one is meant: the `first` of the table, or undecided (`one`). */
  readonly theRow: 'first' | 'one';
  /** `place`: ties keep the order of the table, and a place past the end is the last; `rank`: competition rank. */
  readonly nth: 'place' | 'rank';
  /** `within-15-percent` of the greater of both, or equal at the precision the number is `written` in. */
  readonly roundEq: 'within-15-percent' | 'written';
  /** A condition on equal numbers: with a relative slack of 1e-5, or `exact`. */
  readonly filterEq: 'slack' | 'exact';
  /** `third`: at least a third, rounded down; `majority`: more than half. */
  readonly most: 'third' | 'majority';
  /** Of no rows the average is 0, and all and most of them fit (`answered`), or the question has no answer (`undecided`). */
  readonly noRows: 'answered' | 'undecided';
  /** A last row whose first cell has "total", "sum" or "all" in it: `dropped` or `kept`. */
  readonly totalRow: 'dropped' | 'kept';
}

export const loose: Options = {
  textMatch: 'containment',
  numbers: 'first-in-text',
  dates: 'parts',
  unreadable: 'fails',
  theRow: 'first',
  nth: 'place',
  roundEq: 'within-15-percent',
  filterEq: 'slack',
  most: 'third',
  noRows: 'answered',
  totalRow: 'dropped',
};

export const strict: Options = {
  textMatch: 'exact',
  numbers: 'whole-cell',
  dates: 'whole-cell',
  unreadable: 'undecided',
  theRow: 'one',
  nth: 'rank',
  roundEq: 'written',
  filterEq: 'exact',
  most: 'majority',
  noRows: 'undecided',
  totalRow: 'kept',
};

/** The loose options, each with one of them strict. */
export function oneStrict(): { readonly name: string; readonly options: Options }[] {
  return Object.entries(strict).map(([name, value]) => ({ name, options: { ...loose, [name]: value } }));
}
