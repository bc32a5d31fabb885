import { AssayError } from '../error.ts';
import type { DateTerm, Literal, NumberTerm, PropositionTerm, Relation } from '../proposition/language.ts';
import type { ParameterValue } from '../proposition/reading.ts';
import type { TableContent } from '../table/table.ts';
import { canonicalJson } from '../value/digest.ts';
import type { Reason } from './answer.ts';
import { Branch } from './branch.ts';
import { type Context, chosenTerm, type DateValue, type NumberValue } from './context.ts';
import { evaluateDate } from './date.ts';
import { atLeast, type Kleene, not } from './kleene.ts';
import { evaluateNumber } from './number.ts';
import { operate } from './operators.ts';
import { evaluateLeaf, type Leaf, type LeafAnswer } from './proposition.ts';
import type { Rows } from './rows.ts';
import { rowsOfTable } from './table-rows.ts';
import { createTermInfo, type Mentions, type TermInfo } from './term-info.ts';

/** The tables and documents a proposition is evaluated over, by the names it uses. */
export interface World {
  readonly tables: { readonly [name: string]: TableContent };
  readonly documents: { readonly [name: string]: string };
}

/** What each parameter is in one reading; the value of a choice is the name of its option. */
export type Bindings = { readonly [parameter: string]: ParameterValue };

export interface Answer {
  readonly truth: Kleene;
  readonly why: () => readonly Reason[];
  readonly leaves: readonly { readonly path: string; readonly leaf: Leaf; readonly answer: LeafAnswer }[];
}

export type Evaluate = (term: PropositionTerm, bindings: Bindings) => Answer;

/**
 * An evaluator over a world. It keeps every result by term and by the values of just those parameters the term
 * mentions: equal subterms are evaluated once, and parameters a subterm does not mention do not multiply it.
 *
 * The terms must have been checked (`checkProposition`); then no input makes it throw. `interrupt` is called before each
 * step, and what it throws ends the evaluation.
 */
export function createEvaluator(world: World, interrupt: () => void = () => undefined): Evaluate {
  const allOf = new Map<object, AllReadings>();
  return (root, bindings) => {
    const all = allOf.get(root) ?? { world, interrupt, infoOf: termInfoOf(root), kept: [] };
    allOf.set(root, all);
    return evaluate(root, new OneReading(all, bindings), 'term');
  };
}

/** What the readings of a term have in common. */
interface AllReadings {
  readonly world: World;
  readonly interrupt: () => void;
  readonly infoOf: (term: object) => TermInfo;
  /** By the number of the list of parameters. */
  readonly kept: Kept[];
}

/** Results of terms that mention the same parameters, by what these are; each list by the places of the terms. */
interface Kept {
  readonly first: Results;
  readonly of: Bindings;
  /** Made for the second reading: most claims are asked in one. */
  byValues: Branch<Results> | undefined;
}
type Results = object[];

/** Evaluates terms in one reading. */
class OneReading implements Context {
  readonly documents: World['documents'];
  readonly #all: AllReadings;
  readonly #bindings: Bindings;
  /** Those of this reading among the results kept, by the number of the list of parameters. */
  readonly #results: Results[] = [];

  constructor(all: AllReadings, bindings: Bindings) {
    this.documents = all.world.documents;
    this.#all = all;
    this.#bindings = bindings;
  }

  rowsOf(relation: Relation): Rows {
    return relation.op === 'table' ? this.#table(relation.table) : this.keep(relation, operate);
  }

  dateOf(term: DateTerm): DateValue {
    return this.keep(term, evaluateDate);
  }

  numberOf(term: NumberTerm): NumberValue {
    return this.keep(term, evaluateNumber);
  }

  valueOf<T extends number | string | object>(literal: Literal<T>): T {
    if (typeof literal !== 'object' || !('parameter' in literal)) return literal;
    // The checker has compared the parameter's type with its use; this is the border where the reading's value comes in.
    return boundTo(literal.parameter, this.#bindings) as T;
  }

  optionOf(parameter: string): string {
    return String(boundTo(parameter, this.#bindings));
  }

  /** What is made of a term, made once for equal terms and equal values of what they mention. */
  keep<K extends object, T extends object>(term: K, make: (term: K, context: Context) => T): T {
    const { mentions, place } = this.#all.infoOf(term);
    const results = this.#results[mentions.index] ?? this.#resultsUnder(mentions);
    const found = results[place];
    // One place, one term, one sort of result: what was kept there came from the same `make`.
    if (found !== undefined) return found as T;
    this.#all.interrupt();
    const made = make(term, this);
    results[place] = made;
    return made;
  }

  #resultsUnder({ index, parameters }: Mentions): Results {
    const results = this.#find(index, parameters);
    this.#results[index] = results;
    return results;
  }

  #find(index: number, parameters: readonly string[]): Results {
    const kept = this.#all.kept[index];
    if (kept === undefined) {
      for (const name of parameters) boundTo(name, this.#bindings);
      const first: Results = [];
      this.#all.kept[index] = { first, of: this.#bindings, byValues: undefined };
      return first;
    }
    if (parameters.length === 0) return kept.first;
    if (kept.byValues === undefined) {
      kept.byValues = new Branch();
      atValues(kept.byValues, parameters, kept.of).kept = kept.first;
    }
    const branch = atValues(kept.byValues, parameters, this.#bindings);
    branch.kept ??= [];
    return branch.kept;
  }

  #table(name: string): Rows {
    const { tables } = this.#all.world;
    const content = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (content === undefined)
      throw new AssayError('invalid-proposition', `expected a table named ${name} among the tables given`);
    return rowsOfTable(name, content);
  }
}

function evaluate(term: PropositionTerm, reading: OneReading, path: string): Answer {
  switch (term.op) {
    case 'and':
      return join(term.of.length, term.of, reading, `${path}.of`);
    case 'or':
      return join(1, term.of, reading, `${path}.of`);
    case 'at-least':
      return join(term.k, term.of, reading, `${path}.of`);
    case 'not': {
      const of = evaluate(term.of, reading, `${path}.of`);
      return { ...of, truth: not(of.truth) };
    }
    case 'choose':
      return evaluate(chosenTerm(term, reading), reading, `${path}.options.${reading.optionOf(term.by)}`);
    default: {
      const answer = reading.keep(term, evaluateLeaf);
      return { truth: answer.truth, why: answer.why, leaves: [{ path, leaf: term, answer }] };
    }
  }
}

function join(k: number, of: readonly PropositionTerm[], reading: OneReading, path: string): Answer {
  const parts = of.map((term, index) => evaluate(term, reading, `${path}[${index}]`));
  const truth = atLeast(
    k,
    parts.map((part) => part.truth),
  );
  return {
    truth,
    why: () => parts.filter((part) => part.truth === 1).flatMap((part) => part.why()),
    leaves: parts.flatMap((part) => part.leaves),
  };
}

// What is known of a term is the same for every evaluator.
const termInfos = new WeakMap<object, (term: object) => TermInfo>();

function termInfoOf(root: object): (term: object) => TermInfo {
  const known = termInfos.get(root);
  if (known !== undefined) return known;
  const made = createTermInfo();
  termInfos.set(root, made);
  return made;
}

function boundTo(parameter: string, bindings: Bindings): ParameterValue {
  const value = Object.hasOwn(bindings, parameter) ? bindings[parameter] : undefined;
  if (value === undefined) throw new AssayError('invalid-readings', `expected a value for the parameter ${parameter}`);
  return value;
}

/** The one branch for equal values of some parameters, each of which has values of one type. */
function atValues<T>(branch: Branch<T>, parameters: readonly string[], bindings: Bindings): Branch<T> {
  let found = branch;
  for (const name of parameters) {
    const value = boundTo(name, bindings);
    found = found.at(typeof value === 'object' ? canonicalJson(value) : value);
  }
  return found;
}
